import { priceToJson } from '../../catalog/index.ts';
import { nowOf, setDue } from '../../customers/index.ts';
import type { CustomerRow, DueWorker } from '../../customers/index.ts';
import type { Decimal } from '../../kit/decimal.ts';
import { later, notAfter } from '../../kit/instant.ts';
import { visible } from '../../platform/side-by-side.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { billedCustomer, newInvoice, settleGathering } from '../gathering.ts';
import { borne, creditOf, nextTry } from '../held-credits.ts';
import { fire, setNextAdvance } from '../invoice-machine.ts';
import { InvoiceLine } from '../invoice-line.entity.ts';
import { Invoice } from '../invoice.entity.ts';
import { LinesNotBillable } from '../invoice.errors.ts';
import { planInvoice, rateInvoice } from '../rate-invoice.ts';
import { readsUsage } from '../rate-invoice-line.ts';
import { correctLateUsage, restOfCredit } from '../usage-corrections/correct-late-usage.ts';
import { planLateLook } from '../usage-corrections/plan-late-look.ts';
import type { Billable } from '../split-billable.ts';
import { billableLines, collectionOf, splitLine } from '../split-line.ts';
import { linesSource } from './synchronize-lines.ts';

/** Makes invoices of the customer's lines whose time has come. */
export const collectDueLines: DueWorker = async (tx, customerId, at) => {
  const customer = await billedCustomer(tx, customerId);
  await collectLines(tx, customer, later(at, await nowOf(tx, customer)));
};

/** Lines that somebody asks to be invoiced. */
export interface ChosenLines {
  /** What can be invoiced as of then; not after now. */
  readonly asOf: Temporal.Instant;
  /** Whether usage is billed before its period is over; null: as the customer's profile says. */
  readonly progressive: boolean | null;
  /** Only these; null: all that can be invoiced. */
  readonly ids: ReadonlySet<string> | null;
}

/**
 * Moves the lines whose invoiceAt has come from each gathering invoice that is due to a draft of its own: one a currency. The drafts are
 * rated and move on as far as they can. Answers their ids. Call with the customer locked; a second run finds nothing to move.
 *
 * What is due by itself follows the synchronisation of lines, which bills nothing before its period is over; on the dates of an anchored calendar
 * usage is billed up to them, where the profile bills progressively. Chosen lines need not wait for their collection. Throws
 * LinesNotBillable, where lines are chosen by id.
 */
export async function collectLines(tx: Transaction, customer: CustomerRow, now: Temporal.Instant, chosen: ChosenLines | null = null): Promise<string[]> {
  // Fees that are paid on their own are never collected here: what they gather on has no such time.
  const due = { customerId: customer.id, status: 'GATHERING' as const, deletedAt: null, ...(chosen === null ? { collectionAt: { $lte: now } } : { kind: 'SUBSCRIPTION' as const }) };
  const gathering = (await tx.em.find(Invoice, due)).toSorted((a, b) => (a.currency < b.currency ? -1 : 1));
  const found: { from: Invoice; pending: InvoiceLine[]; billable: Map<InvoiceLine, Billable> }[] = [];
  for (const from of gathering) {
    const pending = await tx.em.find(InvoiceLine, { invoiceId: from.id, deletedAt: null }, { orderBy: { id: 'asc' } });
    found.push({ from, pending, billable: await billableLines(tx.read, pending, collectionOf(from.workflow, now, chosen)) });
  }
  if (chosen?.ids != null) {
    const billable = new Set(found.flatMap(({ billable: lines }) => [...lines.keys()].map(({ id }) => id)));
    const others = [...chosen.ids].filter((id) => !billable.has(id));
    if (others.length > 0) throw new LinesNotBillable(others.length, chosen.ids.size);
  }
  for (const { from, pending, billable } of found) {
    const credits = new Set(creditsAmong(pending).map(({ line }) => line));
    // What was found of usage that was billed goes with the next invoice, and makes none by itself.
    if (chosen?.ids != null || [...billable.keys()].every((line) => credits.has(line))) continue;
    for (const correction of await correctLateUsage(tx, customer, from, now)) {
      pending.push(correction);
      billable.set(correction, 'WHOLE');
    }
  }
  const made: string[] = [];
  for (const { from, pending, billable } of found) {
    // Credits alone make no invoice: they wait for something to be credited against, and go with the first that is.
    const credits = creditsAmong(pending);
    const waiting = new Set(credits.map(({ line }) => line));
    const taken = [...billable].filter(([line]) => !waiting.has(line) && (chosen?.ids?.has(line.id) ?? true));
    for (const [line, part] of taken) if (part !== 'WHOLE') splitLine(tx, line, part.until, now);
    const rest: InvoiceLine[] = [];
    if (taken.length > 0) made.push(await draftOf(tx, customer, from, { due: [...taken.map(([line]) => line), ...waiting], credits, rest }, now));
    const again = nextTry(pending.filter((line) => !waiting.has(line)).map(({ invoiceAt }) => invoiceAt), now);
    for (const line of rest) line.invoiceAt = again;
    for (const line of waiting) if (line.invoiceId === from.id && notAfter(line.invoiceAt, now)) line.invoiceAt = again;
  }
  await settleGathering(tx, customer, gathering, now);
  // No subscription sees to it that another invoice tells of its late usage.
  if (found.some(({ billable }) => [...billable.keys()].some((line) => line.subscriptionId == null && readsUsage(line)))) await planLateLook(tx, customer, now);
  await setNextAdvance(tx, customer);
  return made;
}

async function draftOf(tx: Transaction, customer: CustomerRow, from: Invoice, { due, credits, rest }: Due, now: Temporal.Instant): Promise<string> {
  const invoice = await newInvoice(tx, customer, { currency: from.currency, kind: 'DRAFT', now });
  await visible(tx);
  // Moved and rated by one write.
  for (const line of due) {
    line.invoiceId = invoice.id;
    line.updatedAt = now;
  }
  await rateInvoice(tx, invoice, due, now);
  const lines = await holdCredits(tx, customer, invoice, from, { due, credits, rest }, now);
  planInvoice(invoice, lines);
  await fire(tx, invoice, 'next', now);
  await visible(tx);
  return invoice.id;
}

interface Due {
  readonly due: readonly InvoiceLine[];
  readonly credits: readonly CreditLine[];
  /** Takes the lines that are made for what the invoice cannot bear. */
  readonly rest: InvoiceLine[];
}

interface CreditLine {
  readonly line: InvoiceLine;
  /** Below zero. */
  readonly amount: Decimal;
}

function creditsAmong(due: readonly InvoiceLine[]): CreditLine[] {
  return due.flatMap((line) => {
    const amount = creditOf(line);
    return amount === null ? [] : [{ line, amount }];
  });
}

/**
 * Takes back what of the credits would bring an invoice below nothing, and answers the lines that stay. A credit that is kept in part
 * stays for that part: the synchronisation of lines, which is due then, finds what is missing of fees and lets it gather again, and what is missing of corrected usage, or of a
 * credit on a voided invoice, gathers from now on.
 */
async function holdCredits(tx: Transaction, customer: CustomerRow, invoice: Invoice, from: Invoice, { due, credits, rest }: Due, now: Temporal.Instant): Promise<readonly InvoiceLine[]> {
  const said = new Map(credits.map(({ line }) => [line, line.price]));
  const parts = new Map(credits.map(({ line, amount }) => [line, amount]));
  let lines = due;
  for (let look = 0; ; look += 1) {
    const held = credits.flatMap(({ line }) => (line.invoiceId === invoice.id ? [{ line, amount: parts.get(line) as Decimal }] : []));
    const kept = borne(invoice, held, invoice.currency, look);
    if (kept === null) break;
    const changed = held.filter(({ amount }, at) => kept[at]?.eq(amount) === false);
    // It is not for credits that it comes to less than nothing.
    if (changed.length === 0) break;
    for (const { line } of changed) {
      const part = kept[held.findIndex((one) => one.line === line)] as Decimal;
      parts.set(line, part);
      line.price = part.isZero() ? (said.get(line) as InvoiceLine['price']) : priceToJson({ type: 'FLAT', amount: part, paymentTerm: 'IN_ADVANCE' });
      if (!part.isZero()) continue;
      line.invoiceId = from.id;
      // It gathers with its price alone again: what a look for its parts had rated it to is nobody's.
      line.ratedAt = null;
    }
    lines = due.filter(({ invoiceId }) => invoiceId === invoice.id);
    await visible(tx);
    await rateInvoice(tx, invoice, lines, now);
  }
  for (const { line, amount } of credits) {
    const part = parts.get(line) as Decimal;
    if (part.eq(amount) || part.isZero()) continue;
    if (line.correctsLineId != null || line.reference == null) rest.push(restOfCredit(tx, customer, from, line, amount.sub(part), now));
    // At once, and not when lines are looked at next: what the next invoice will come to is told until then.
    else await setDue(tx, customer, linesSource, now);
  }
  return lines;
}
