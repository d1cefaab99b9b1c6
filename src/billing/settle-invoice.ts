import { Decimal } from '../kit/decimal.ts';
import { instantOf } from '../platform/entity.ts';
import { statementOf } from '../platform/ask-together.ts';
import { together, written } from '../platform/side-by-side.ts';
import type { Many } from '../platform/side-by-side.ts';
import type { Transaction } from '../platform/transaction.ts';
import { consumeCoupons } from './applied-coupon.store.ts';
import { correctedReference, isCorrection } from './corrections.ts';
import { creditEarlyExcess } from './credit-early-excess.ts';
import { consumeNotes } from './credit-note-application.store.ts';
import { bearsTaxes } from './invoice-kind.ts';
import { hasCritical, replaced } from './invoice-issues.ts';
import { InvoiceLine } from './invoice-line.entity.ts';
import { Invoice } from './invoice.entity.ts';
import type { OwnTaxes } from './line-adjustment.ts';
import type { LineCharging } from './line-charging.ts';
import { detailedLineFromJson, discountFromJson, ratedLineToJson } from './rated-line-json.ts';
import type { RatedLine } from './rating/rated-line.ts';
import { settlementFacts, sourcesText } from './settlement.store.ts';
import type { InvoiceToSettle, LineSource, SettlementFacts } from './settlement.store.ts';
import { settleLines, unsettled } from './settlement/settle-lines.ts';
import type { UsedCredits } from './settlement/settle-lines.ts';
import { settlementComponent, settlementIssues } from './settlement/settlement-issues.ts';
import { totalsToText } from './totals-columns.ts';
import { payFromWallets } from './wallets/pay-from-wallets.ts';
import type { BillingWorkflow } from './workflow.ts';

/** What settling asks of an invoice whose row may not be written yet. */
export function invoiceToSettle({ id, customerId, kind, currency, status, workflow, draftUntil, collectionAt }: PlannedInvoice): InvoiceToSettle {
  return { id, customerId, kind, currency, status, taxed: workflow.tax.enabled, behavior: workflow.invoicing.defaultTaxConfig?.behavior ?? null, takesAt: (draftUntil ?? collectionAt)?.toString() ?? null };
}

/** An invoice with its plan, whether it is kept so or not. */
interface PlannedInvoice extends Pick<InvoiceToSettle, 'id' | 'customerId' | 'kind' | 'currency' | 'status'> {
  readonly workflow: BillingWorkflow;
  readonly draftUntil?: Temporal.Instant | null | undefined;
  readonly collectionAt?: Temporal.Instant | null | undefined;
}

/** Where a line comes from, as coupons and taxes ask. */
export function sourceOf(line: {
  readonly invoiceId: string;
  readonly subscriptionItemId?: string | null | undefined;
  readonly subscriptionId?: string | null | undefined;
  readonly featureId?: string | null | undefined;
  readonly charging?: unknown;
  readonly ownTaxes?: unknown;
  readonly periodFrom?: Temporal.Instant | string | null | undefined;
  readonly reference?: string | null | undefined;
  readonly correctsLineId?: string | null | undefined;
}): LineSource {
  const charging = (line.charging ?? null) as LineCharging | null;
  return {
    invoiceId: line.invoiceId,
    subscriptionItemId: line.subscriptionItemId ?? null,
    subscriptionId: line.subscriptionId ?? null,
    featureId: line.featureId ?? null,
    isCommitment: charging?.commitment != null,
    isCouponed: charging?.recharge != null,
    ownTaxes: (line.ownTaxes ?? null) as OwnTaxes | null,
    periodFrom: typeof line.periodFrom === 'string' ? instantOf(line.periodFrom) : (line.periodFrom ?? null),
    corrects: correctedBy(line),
  };
}

function correctedBy({ reference, correctsLineId }: { readonly reference?: string | null | undefined; readonly correctsLineId?: string | null | undefined }): LineSource['corrects'] {
  if (correctsLineId != null) return { id: correctsLineId };
  return reference != null && isCorrection({ reference }) ? { reference: correctedReference(reference) } : null;
}

/**
 * Puts what rated lines come to, with coupons and taxes, on them and on their invoice, with what credit notes and wallets pay of it, and
 * answers what it takes of each. `rated` holds neither coupons nor taxes, in the order of the lines. Nothing is consumed: an invoice that is
 * not issued shows a projection, after what the customer's drafts before it will take. `now` is the customer's.
 */
export async function settleRated(tx: Transaction, invoice: Invoice, lines: readonly InvoiceLine[], rated: readonly RatedLine[], now: Temporal.Instant): Promise<UsedCredits> {
  return settleBy(tx, await factsOf(tx, invoice, lines), invoice, lines, rated, { now, issuedAt: null });
}

async function factsOf(tx: Transaction, invoice: Invoice, lines: readonly InvoiceLine[]): Promise<SettlementFacts> {
  if (hasOtherDrafts(tx, invoice)) await tx.em.flush();
  await tx.unit?.prepare(statementOf(sourcesText));
  return together(tx, factsOfInvoices, { invoice: invoiceToSettle(invoice), lines: lines.map((line) => ({ ...sourceOf(line), invoiceId: invoice.id })) });
}

/** Drafts that were made before it in the same transaction take of the same credits. */
function hasOtherDrafts(tx: Transaction, invoice: Invoice): boolean {
  return tx.unit?.unwritten(Invoice).some(({ id, status }) => id !== invoice.id && status !== 'GATHERING') === true;
}

/** Whether the facts would be read now as they were: the customer is locked, and neither was anything written since nor does anything wait that they look at. */
function stillStand(tx: Transaction, invoice: Invoice, { writes }: PlainlySettled): boolean {
  return tx.unit !== undefined && writes === tx.unit.writes && !hasOtherDrafts(tx, invoice) && !tx.unit.awaitsWriting(statementOf(sourcesText));
}

function settleBy(tx: Transaction, facts: SettlementFacts, invoice: Invoice, lines: readonly InvoiceLine[], rated: readonly RatedLine[], { now, issuedAt }: SettledAt): UsedCredits {
  const toSettle = rated.map((of, n) => ({ ...(facts.lines[n] as (typeof facts.lines)[number]), rated: of }));
  const settled = settleLines(invoice.currency, toSettle, facts.creditsOf(invoice.id, issuedAt));
  for (const [n, line] of lines.entries()) {
    const { rated: of, couponsTotal, couponsPrecise, taxes } = settled.lines[n] as (typeof settled.lines)[number];
    const { totals, ...rest } = ratedLineToJson(of);
    Object.assign(line, rest, totals, { couponsTotal: couponsTotal.toString(), couponsPrecise: couponsPrecise.toString(), taxes });
  }
  Object.assign(invoice, totalsToText(settled.totals), {
    settlement: settled.settlement,
    creditNotesTotal: settled.creditNotesTotal.toString(),
    walletsTotal: settled.walletsTotal.toString(),
  });
  if (isPlain(facts, invoice, issuedAt)) plain.set(invoice, { figures: lines.map(({ detailedLines }) => detailedLines), used: settled.used, facts, writes: tx.unit?.writes ?? null });
  else plain.delete(invoice);
  noteSettled(invoice, lines, now);
  return settled.used;
}

interface SettledAt {
  /** In the customer's time. */
  readonly now: Temporal.Instant;
  /** When it is issued; null: not yet. */
  readonly issuedAt: Temporal.Instant | null;
}

function noteSettled(invoice: Invoice, lines: readonly InvoiceLine[], now: Temporal.Instant): void {
  invoice.revision += 1;
  invoice.issues = replaced(invoice.issues, settlementComponent, settlementIssues(invoice.total, invoice.workflow.tax.enforced && bearsTaxes(invoice.kind), lines), now);
}

/** Invoices that were settled with neither credits nor taxes, with the very figures that came of it. */
const plain = new WeakMap<Invoice, PlainlySettled>();

interface PlainlySettled {
  readonly figures: readonly unknown[];
  readonly used: UsedCredits;
  readonly facts: SettlementFacts;
  /** What its customer's steps had written by then; null where nobody counts. */
  readonly writes: number | null;
}

/** Nothing is taken of anything, and no line bears a tax. */
function isPlain(facts: SettlementFacts, { id }: Invoice, issuedAt: Temporal.Instant | null): boolean {
  const { coupons, notes, wallets } = facts.creditsOf(id, issuedAt);
  return coupons.length + notes.length + wallets.length === 0 && facts.lines.every(({ taxes }) => taxes.length === 0);
}

interface Settling {
  readonly invoice: InvoiceToSettle;
  readonly lines: readonly LineSource[];
}

/** Of invoices that are settled side by side: each with the facts of its own lines. */
const factsOfInvoices: Many<Settling, SettlementFacts> = async (tx, settling) => {
  const facts = await settlementFacts(tx.read, { given: settling.map(({ invoice }) => invoice) }, settling.flatMap(({ lines }) => lines));
  let read = 0;
  return settling.map(({ lines: { length } }) => ({ ...facts, lines: facts.lines.slice(read, (read += length)) }));
};

/** The same for lines that were rated before, whose quantities and prices stay as they are: what was plain and still is comes to the same. */
export async function settleAgain(tx: Transaction, invoice: Invoice, lines: readonly InvoiceLine[], now: Temporal.Instant, issuedAt: Temporal.Instant | null = null): Promise<UsedCredits> {
  const known = plain.get(invoice);
  const isSame = known !== undefined && known.figures.length === lines.length && lines.every(({ detailedLines }, n) => detailedLines === known.figures[n]);
  const facts = isSame && stillStand(tx, invoice, known) ? known.facts : await factsOf(tx, invoice, lines);
  if (!isSame || !isPlain(facts, invoice, issuedAt)) return settleBy(tx, facts, invoice, lines, lines.map(ratedBefore), { now, issuedAt });
  noteSettled(invoice, lines, now);
  return known.used;
}

/**
 * Settles an invoice that is about to be issued by what its customer has now, and uses up what coupons, credit notes and wallets give: in the transaction that issues
 * it, so that they are used once however often a step is repeated. Lines are flushed, since an issued invoice's never change. Answers false, with nothing used, where
 * that finds what keeps it from being issued.
 */
export async function settleForGood(tx: Transaction, invoice: Invoice, lines: readonly InvoiceLine[], now: Temporal.Instant): Promise<boolean> {
  // Its fees were paid as they are, and nothing pays of them.
  if (invoice.kind === 'ADVANCE_CHARGES') {
    await written(tx, InvoiceLine);
    return true;
  }
  const used = await settleAgain(tx, invoice, lines, now, now);
  if (hasCritical(invoice.issues)) return false;
  await written(tx, InvoiceLine);
  await consumeCoupons(tx, invoice.customerId, used, now);
  await consumeNotes(tx, invoice, used.notes, now);
  await payFromWallets(tx, invoice, used.wallets, now);
  await creditEarlyExcess(tx, lines, now);
  return true;
}

function ratedBefore(line: InvoiceLine): RatedLine {
  const value = (text: string | null | undefined): Decimal | null => (text == null ? null : Decimal.of(text));
  return {
    meteredQuantity: value(line.meteredQuantity),
    quantity: value(line.quantity),
    quantityBefore: value(line.quantityBefore),
    discounts: line.discounts.map(discountFromJson),
    ...unsettled(line.detailedLines.map(detailedLineFromJson)),
  };
}
