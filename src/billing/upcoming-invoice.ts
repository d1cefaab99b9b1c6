import { priceToJson } from '../catalog/index.ts';
import type { CustomerRow } from '../customers/index.ts';
import { present } from '../kit/assert.ts';
import { Decimal } from '../kit/decimal.ts';
import { before, earlier, floorToSecond, later, notAfter } from '../kit/instant.ts';
import type { Period } from '../kit/period.ts';
import { instantOf } from '../platform/entity.ts';
import type { Reader } from '../platform/reader.ts';
import { schedulesOf, subscriptionsOfCustomer } from '../subscriptions/index.ts';
import type { SubscriptionSchedule } from '../subscriptions/index.ts';
import { workflowOf } from './billing-profile.store.ts';
import { gatheringCollectionAt } from './collection.ts';
import { borne, creditOf } from './held-credits.ts';
import type { InvoiceLineRow } from './invoice-line.entity.ts';
import { linesOfInvoices } from './invoice-line.store.ts';
import { planOf } from './invoice-plan.ts';
import type { InvoicePlan } from './invoice-plan.ts';
import type { InvoiceRow } from './invoice.entity.ts';
import type { LineCharging } from './line-charging.ts';
import { rowOf, unrated, unsaid, withFeatures } from './line-to-come.ts';
import { liveFacts, liveFigures, periodOfLine } from './live-invoice.ts';
import type { LiveFacts, LiveInvoice, LiveLine } from './live-invoice.ts';
import { invoiceToSettle } from './settle-invoice.ts';
import type { InvoiceToSettle } from './settlement.store.ts';
import { billableLines, collectionOf } from './split-line.ts';
import type { SplitPlace } from './split-line.store.ts';
import { gatheringInvoices } from './upcoming-invoice.store.ts';
import { nextLateLook } from './usage-corrections/late-look.store.ts';
import { correctionText, lateUsage } from './usage-corrections/late-usage.ts';
import { wantedLines } from './wanted-lines.ts';
import { alignmentOf, lateUsageOf } from './workflow.ts';
import type { BillingWorkflow } from './workflow.ts';

/** A line of an invoice to come, with what it comes to so far. */
export interface UpcomingLine {
  /** As it will be invoiced: of a period that is billed in parts, the part. */
  readonly line: InvoiceLineRow;
  readonly figures: LiveLine;
  /** What is invoiced is a part of a longer period. */
  readonly isPart: boolean;
  /** It gathers already, so that it can be looked up by its id: what is not called for yet, and what will correct billed usage, does not. */
  readonly isMade: boolean;
}

/** What a customer will be billed next, as of now. */
export interface UpcomingInvoice {
  readonly customerId: string;
  /** ISO 4217. */
  readonly currency: string;
  /** The customer's time that it is told of. */
  readonly at: Temporal.Instant;
  /** When the lines become an invoice. */
  readonly invoicedAt: Temporal.Instant;
  readonly plan: InvoicePlan;
  /** From the earliest start to the latest end of its lines; null when none has a period. */
  readonly period: Period | null;
  readonly live: LiveInvoice;
  /** In the order that they will stand in. */
  readonly lines: readonly UpcomingLine[];
}

/**
 * What a customer will be billed next if nothing more happens, computed by what rates, splits and settles invoices: of the currency that is
 * named, else of the one that is invoiced first. Among the lines are those of periods that begin before the invoice is made. Usage is that of now.
 * Null where nothing gathers and looking at late usage a last time will make no invoice. What has changed by then of usage that was billed before is corrected on it. Reads alone, in a number of statements that does not depend on how much there is.
 */
export async function upcomingInvoice(read: Reader, customer: Pick<CustomerRow, 'id'>, now: Temporal.Instant, currency: string | null): Promise<UpcomingInvoice | null> {
  const invoices = await gatheringInvoices(read, customer.id, currency);
  const lists = invoices.length === 0 ? [] : await linesOfInvoices(read, invoices.map(({ id }) => id));
  const schedules = invoices.length === 0 ? [] : await schedulesOf(read, await subscriptionsOfCustomer(read, customer.id));
  const open = invoices.flatMap((invoice, at) => next(invoice, lists[at] ?? [], schedules, now)).toSorted((a, b) => Temporal.Instant.compare(a.at, b.at));
  const [first] = open;
  const workflow = (first?.invoice.workflow as BillingWorkflow | undefined) ?? (await workflowOf(read.asOrganization(), customer.id));
  const lookAt = await nextLateLook(read.asOrganization(), customer.id, lateUsageOf(workflow).periods, now);
  if (lookAt !== null && (first === undefined || before(lookAt, first.at))) {
    const others = new Set(open.map(({ invoice }) => invoice.currency));
    const credits = new Map(invoices.map(({ currency: of }, at) => [of, lists[at] ?? []]));
    const alone = await afterLook(read, { customerId: customer.id, currency, workflow, at: lookAt }, others, credits);
    if (alone !== null) return told(read, alone, now);
  }
  if (first === undefined) return null;
  const { invoice, at, lines } = first;
  const { rows, places } = await collected(read, await withFeatures(read, lines), workflow, at);
  // What is looked at before goes with it too.
  const corrections = await correctionsOf(read, invoice, at, lookAt === null ? at : earlier(lookAt, at));
  return told(read, { invoice, at, lines: [...rows, ...corrections], places, settled: [invoice.id] }, now);
}

interface InvoiceToTell {
  readonly invoice: InvoiceRow;
  readonly at: Temporal.Instant;
  /** Of credits all, those too that it may not bear. */
  readonly lines: readonly InvoiceLineRow[];
  readonly places: ReadonlyMap<string, SplitPlace>;
  readonly settled: readonly string[] | InvoiceToSettle;
}

/** An invoice of these lines as of now. */
async function told(read: Reader, { invoice, at, lines: all, places, settled }: InvoiceToTell, now: Temporal.Instant): Promise<UpcomingInvoice> {
  const workflow = invoice.workflow as BillingWorkflow;
  const facts = await liveFacts(read, settled, all, places);
  const kept = withoutExcess(all, facts);
  const live = liveFigures(kept, facts);
  const periods = kept.map(periodOfLine).filter((period) => period !== null);
  return {
    customerId: invoice.customerId,
    currency: invoice.currency,
    at: now,
    invoicedAt: at,
    plan: planOf(workflow, kept.map(({ invoiceAt, periodTo, price }) => ({ invoiceAt: instantOf(invoiceAt), periodTo: periodTo === null ? null : instantOf(periodTo), price })), at),
    period: periods.length === 0 ? null : { from: periods.map(({ from }) => from).reduce(earlier), to: periods.map(({ to }) => to).reduce(later) },
    live,
    lines: kept.map((line) => ({ line, figures: present(live.lines.get(line.id), 'the figures of a line'), isPart: facts.places.has(line.id), isMade: line.id !== line.reference })),
  };
}

interface NextInvoice {
  readonly invoice: InvoiceRow;
  /** When it is made. */
  readonly at: Temporal.Instant;
  /** All lines that gather then. */
  readonly lines: readonly InvoiceLineRow[];
}

/** When what gathers is next made into an invoice, and what gathers by then; nothing where credits alone do, which wait for something else. */
function next(invoice: InvoiceRow, known: readonly InvoiceLineRow[], schedules: readonly SubscriptionSchedule[], now: Temporal.Instant): NextInvoice[] {
  const alignment = alignmentOf(invoice.workflow as BillingWorkflow);
  const collectionOfLines = (lines: readonly InvoiceLineRow[]) => gatheringCollectionAt(alignment, lines.filter((line) => !isCredit(line)).map(({ invoiceAt }) => ({ invoiceAt: instantOf(invoiceAt) })));
  const horizon = collectionOfLines(known);
  if (horizon === null) return [];
  const lines = [...known, ...linesToCome(schedules, invoice, now, horizon)];
  return [{ invoice, at: later(collectionOfLines(lines) ?? horizon, now), lines }];
}

/** The lines that subscriptions will have called for by then and do not yet, in the order in which they will be made. */
function linesToCome(schedules: readonly SubscriptionSchedule[], invoice: InvoiceRow, now: Temporal.Instant, by: Temporal.Instant): InvoiceLineRow[] {
  return schedules
    .filter(({ currency }) => currency === invoice.currency)
    .flatMap((schedule) => {
      const known = new Set(wantedLines(schedule, now.add({ seconds: 1 })).map(({ reference }) => reference));
      return wantedLines(schedule, by.add({ seconds: 1 })).filter((line) => !known.has(line.reference) && notAfter(line.periodFrom, by));
    })
    .toSorted((a, b) => Temporal.Instant.compare(a.line.billingPeriod?.from ?? a.periodFrom, b.line.billingPeriod?.from ?? b.periodFrom))
    .map((line) => rowOf(line, invoice));
}

/** What is invoiced of lines at an instant, with the places of those that are split by that. */
async function collected(read: Reader, lines: readonly InvoiceLineRow[], workflow: BillingWorkflow, at: Temporal.Instant): Promise<{ readonly rows: readonly InvoiceLineRow[]; readonly places: ReadonlyMap<string, SplitPlace> }> {
  const gathering = lines.map((row) => {
    const period = periodOfLine(row);
    return { id: row.id, row, price: row.price, featureId: row.featureId, charging: row.charging as LineCharging | null, adjustment: row.adjustment, invoiceAt: instantOf(row.invoiceAt), periodFrom: period?.from ?? null, periodTo: period?.to ?? null };
  });
  const billable = await billableLines(read, gathering, collectionOf(workflow, at, null));
  const places = new Map<string, SplitPlace>();
  const rows = gathering.flatMap((line) => {
    const what = billable.get(line);
    if (isCredit(line.row)) return [line.row];
    if (what === undefined) return [];
    if (what === 'WHOLE') return [line.row];
    const whole = present(periodOfLine(line.row), 'the period of usage');
    if (line.row.splitGroupId === null) places.set(line.id, { whole, billedBefore: Decimal.zero });
    return [{ ...line.row, periodTo: what.until.toString(), invoiceAt: what.until.toString() }];
  });
  return { rows, places };
}

/**
 * The invoice that looking a last time at late usage will make by itself: in the first currency in which it finds something to charge and nothing else does, with all credits that
 * wait in it. Null where it makes none. `gathering` are the currencies in which something to charge gathers.
 */
async function afterLook(
  read: Reader,
  { customerId, currency, workflow, at }: { readonly customerId: string; readonly currency: string | null; readonly workflow: BillingWorkflow; readonly at: Temporal.Instant },
  gathering: ReadonlySet<string>,
  creditsIn: ReadonlyMap<string, readonly InvoiceLineRow[]>,
): Promise<InvoiceToTell | null> {
  for (const row of await gatheringInvoices(read, customerId, currency, true)) {
    if (gathering.has(row.currency)) continue;
    const invoice = { ...row, workflow };
    const corrections = await correctionsOf(read, invoice, at, at);
    if (corrections.every(isCredit)) continue;
    const settled = invoiceToSettle({ ...row, workflow, draftUntil: null, collectionAt: at });
    return { invoice, at, lines: [...(creditsIn.get(row.currency) ?? []), ...corrections], places: new Map(), settled };
  }
  return null;
}

/** The lines that will correct usage which was billed before, as far as it has changed by now, on an invoice that is made at `at`; what is still looked at then, or at `lookedAt` before. */
async function correctionsOf(read: Reader, { id: invoiceId, currency, customerId, organizationId, workflow }: InvoiceRow, at: Temporal.Instant, lookedAt: Temporal.Instant): Promise<readonly InvoiceLineRow[]> {
  const changes = await lateUsage(read, { customerId, currency, workflow: workflow as BillingWorkflow, at: lookedAt });
  return changes.flatMap((found) => {
    const { line, change: { correction } } = found;
    if (correction.isZero()) return [];
    const { subscriptionId, subscriptionItemId, name, featureId, featureKey, periodFrom, periodTo, ownTaxes } = line;
    const made = floorToSecond(at).toString();
    return [{
      ...unsaid,
      ...{ id: `${line.id}/usage`, reference: `${line.id}/usage`, organizationId, customerId, invoiceId, correctsLineId: line.id, managedBy: 'SUBSCRIPTION', description: correctionText(found) },
      ...{ subscriptionId, subscriptionItemId, name, featureId, featureKey, periodFrom, periodTo, ownTaxes, currency, invoiceAt: made },
      price: priceToJson({ type: 'FLAT', amount: correction, paymentTerm: 'IN_ARREARS' }),
      ...unrated(made),
    }];
  });
}

/** The lines without what of their credits would bring the invoice below nothing: that waits for a later one. */
function withoutExcess(all: readonly InvoiceLineRow[], facts: LiveFacts): readonly InvoiceLineRow[] {
  let lines = all;
  for (let look = 0; ; look += 1) {
    const live = liveFigures(lines, facts);
    const [credits, before] = [lines.filter(isCredit), lines];
    const held = credits.map((line) => ({ amount: creditOf(line) ?? Decimal.zero, line: present(live.lines.get(line.id), 'the figures of a line').totals }));
    const parts = borne(live.totals, held, lines[0]?.currency ?? '', look);
    if (parts === null) return lines;
    const keptOf = new Map(credits.map(({ id }, at) => [id, parts[at] ?? Decimal.zero]));
    lines = lines.flatMap((line) => {
      const part = keptOf.get(line.id);
      if (part === undefined || part.eq(creditOf(line) ?? Decimal.zero)) return [line];
      return part.isZero() ? [] : [{ ...line, price: priceToJson({ type: 'FLAT', amount: part, paymentTerm: 'IN_ADVANCE' }) }];
    });
    if (lines.length === before.length && lines.every((line, at) => line === before[at])) return lines;
  }
}

function isCredit(line: InvoiceLineRow): boolean {
  return creditOf(line) !== null;
}
