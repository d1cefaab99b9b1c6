import { eventNeed, priceFromJson } from '../../catalog/index.ts';
import type { PriceJson } from '../../catalog/index.ts';
import { present } from '../../kit/assert.ts';
import { Decimal } from '../../kit/decimal.ts';
import { notAfter } from '../../kit/instant.ts';
import type { Reader } from '../../platform/reader.ts';
import { instantOf } from '../../platform/entity.ts';
import { feesElsewhere } from '../billed-elsewhere.store.ts';
import { creditedAmounts } from '../credit-note.store.ts';
import type { InvoiceLineRow } from '../invoice-line.entity.ts';
import { linesOfInvoices } from '../invoice-line.store.ts';
import { usageOfLines } from '../invoice-usage.ts';
import type { LineUsage } from '../invoice-usage.ts';
import type { LineCharging } from '../line-charging.ts';
import { lineToRate, usageRequestOf } from '../live-invoice.ts';
import { readsUsage } from '../rate-invoice-line.ts';
import { feeOf, rateLines } from '../rate-lines.ts';
import type { RatedLine } from '../rating/rated-line.ts';
import { splitPlaces } from '../split-line.store.ts';
import type { SplitPlace } from '../split-line.store.ts';
import { totalsFromText } from '../totals-columns.ts';
import { lateUsageOf } from '../workflow.ts';
import type { BillingWorkflow } from '../workflow.ts';
import { usageChanges } from './usage-change.ts';
import type { UsageChange, UsageFigures } from './usage-change.ts';
import { knownChanges, lateUsageInvoices } from './usage-change.store.ts';

/** What an invoice that is about to be made is to say of usage that was billed before. */
export interface LateUsageQuestion {
  readonly customerId: string;
  /** ISO 4217. */
  readonly currency: string;
  /** It says what is done about such usage, and for how many periods. */
  readonly workflow: BillingWorkflow;
  /** When the invoice is made: which usage is still looked at. */
  readonly at: Temporal.Instant;
}

/** A line whose usage changed since it was billed. */
export interface LateUsage {
  readonly line: InvoiceLineRow;
  /** The final number of its invoice. */
  readonly invoiceNumber: string;
  readonly change: UsageChange;
  /** Of the changes of this line, from 1. */
  readonly sequence: number;
}

/**
 * What has changed of usage that the customer was billed for: by events that came late, were voided or corrected. All invoices that are looked at are rated
 * again as they were, with the usage of now: one statement finds them, and where there are any, their usage is read together. Invoices whose usage is the
 * same, and was never found to be another, are left alone, whatever else may have changed. The reader reached the customer, so that a buyer's bounds are let go.
 */
export async function lateUsage(reader: Reader, { customerId, currency, workflow, at }: LateUsageQuestion): Promise<LateUsage[]> {
  const read = reader.asOrganization();
  const { action: policy, periods } = lateUsageOf(workflow);
  const invoices = await lateUsageInvoices(read, customerId, { currency, periods, now: at });
  if (invoices.length === 0) return [];
  const numbers = new Map(invoices.map(({ id, number }) => [id, number]));
  const lists = await linesOfInvoices(read, [...numbers.keys()]);
  const found = await ratedNow(read, lists, new Set(invoices.flatMap(({ id, hasChanged }) => (hasChanged ? [id] : []))));
  if (found.length === 0) return [];
  const ids = found.map(({ line }) => line.id);
  const [known, credited] = [await knownChanges(read, ids), await creditedAmounts(read, ids)];
  const compared = found.map(({ line, now: figures }, n) => {
    const { corrected, creditedByNotes, last, count } = known.get(line.id) ?? { corrected: Decimal.zero, creditedByNotes: Decimal.zero, last: null, count: 0 };
    // Notes for late usage correct it; what others took back was for another reason.
    return { of: line, count, line: { ...billedFigures(line), corrected, creditedByNotes: (credited[n] ?? Decimal.zero).sub(creditedByNotes), last }, now: figures };
  });
  const lines = lists.flat();
  return [...Map.groupBy(compared, ({ of }) => belongsTo(of, lines)).values()].flatMap((group) =>
    usageChanges(group, policy).flatMap((change, n): LateUsage[] => {
      const { of, count } = present(group[n], 'a line that was compared');
      return change === null ? [] : [{ line: of, invoiceNumber: numbers.get(of.invoiceId) ?? '', change, sequence: count + 1 }];
    }),
  );
}

/** What a line that corrects says about itself. */
export function correctionText({ change, invoiceNumber }: LateUsage): string {
  const units = change.after.quantity === null ? '' : `: ${change.after.quantity} instead of ${change.before.quantity ?? 'none'}`;
  return `Corrects usage on invoice ${invoiceNumber}${units}`;
}

const chargingOf = ({ charging }: InvoiceLineRow) => charging as LineCharging | null;
const isOfUsage = (line: InvoiceLineRow): boolean => readsUsage({ price: line.price, charging: chargingOf(line) });

/** Lines with one answer are decided about together: parts of a period, and the usage of an invoice with what was missing to a minimum. */
function belongsTo(line: InvoiceLineRow, lines: readonly InvoiceLineRow[]): string {
  if (line.splitGroupId !== null) return line.splitGroupId;
  const hasMinimum = lines.some((other) => other.invoiceId === line.invoiceId && (chargingOf(other)?.commitment != null || chargingOf(other)?.minimumAmount != null));
  return hasMinimum ? line.invoiceId : line.id;
}

/** What each line comes to now whose invoice has usage that changed, or is among those that `changedBefore`, the earliest invoice first; lines whose figures nobody computes again are left out. */
async function ratedNow(read: Reader, lists: readonly (readonly InvoiceLineRow[])[], changedBefore: ReadonlySet<string>): Promise<{ line: InvoiceLineRow; now: UsageFigures }[]> {
  const lines = lists.flat();
  const places = await splitPlaces(read, lines.map(({ id, splitGroupId, periodFrom }) => ({ id, splitGroupId, from: periodFrom ?? '' })));
  const asked = lines.flatMap((line) => {
    const request = usageRequestOf(line, places.get(line.id));
    return request === null ? [] : [{ line, request }];
  });
  const usages = await usageOfLines(read, asked.map(({ request }) => request));
  const usageOf = new Map(asked.map(({ line }, at) => [line, present(usages[at], 'the usage of a line')]));
  const isKnown = ([, { quantity, isIncomplete }]: readonly [InvoiceLineRow, LineUsage]): boolean => quantity !== null && !isIncomplete;
  const changed = new Set([...usageOf].filter(isKnown).filter(([line, usage]) => mayDiffer(line, usage)).map(([line]) => line.invoiceId));
  const groups = new Map<string, { line: InvoiceLineRow; rated: RatedLine }[]>();
  const found: { line: InvoiceLineRow; now: UsageFigures }[] = [];
  for (const own of lists) {
    const [first] = own;
    if (first === undefined || !(changed.has(first.invoiceId) || changedBefore.has(first.invoiceId))) continue;
    const toRate = own.map((line) => lineToRate(line, isOfUsage(line) ? (usageOf.get(line) ?? null) : null, placeNow(line, places.get(line.id), groups)));
    const rated = rateLines(toRate, await feesElsewhere(read, [first.invoiceId], toRate));
    for (const [n, line] of own.entries()) {
      const of = present(rated[n], 'a line that was rated');
      if (line.splitGroupId !== null) groups.set(line.splitGroupId, [...(groups.get(line.splitGroupId) ?? []), { line, rated: of }]);
      const usage = usageOf.get(line);
      if (isComputed(line) && (usage === undefined || isKnown([line, usage]))) found.push({ line, now: { quantity: isOfUsage(line) ? of.meteredQuantity : null, amount: feeOf(of.totals) } });
    }
  }
  return found;
}

/** Prices that look at single events may come to another amount of the same quantity. */
function mayDiffer(line: InvoiceLineRow, { quantity, quantityBefore }: LineUsage): boolean {
  const same = (a: Decimal | null, b: string | null): boolean => (a ?? Decimal.zero).eq(Decimal.of(b ?? '0'));
  return eventNeed(priceFromJson(line.price as PriceJson)) !== 'NOTHING' || !same(quantity, line.meteredQuantity) || (quantityBefore !== null && line.splitGroupId !== null);
}

/** Lines of usage, and those that follow it: what is missing to minimum amounts. Not what was decided by hand, nor what thresholds had charged before. */
function isComputed(line: InvoiceLineRow): boolean {
  const charging = chargingOf(line);
  return line.adjustment === null && Decimal.of(line.creditsTotal).isZero() && (isOfUsage(line) || charging?.commitment != null || (charging?.minimumAmount != null && charging.inAdvance == null && charging.early == null));
}

/** A later part comes after what the parts before it come to now: those that were rated anew, and the others as they were billed. */
function placeNow(line: InvoiceLineRow, place: SplitPlace | undefined, groups: ReadonlyMap<string, readonly { readonly line: InvoiceLineRow; readonly rated: RatedLine }[]>): SplitPlace | undefined {
  if (place === undefined || line.splitGroupId === null || line.periodFrom === null) return place;
  const from = instantOf(line.periodFrom);
  const before = (groups.get(line.splitGroupId) ?? []).filter((part) => part.line.periodTo !== null && notAfter(instantOf(part.line.periodTo), from));
  const differences = before.map((part) => part.rated.totals.amount.sub(totalsFromText(part.line).amount));
  return before.length === 0 ? place : { ...place, billedBefore: place.billedBefore.add(Decimal.sum(differences)) };
}

/** What a line was billed with, before coupons and taxes. */
function billedFigures(line: InvoiceLineRow): UsageFigures {
  const quantity = isOfUsage(line) && line.meteredQuantity !== null ? Decimal.of(line.meteredQuantity) : null;
  return { quantity, amount: feeOf(totalsFromText(line)).add(Decimal.of(line.couponsTotal)) };
}
