import { eventNeed, priceFromJson, priceToJson } from '../../catalog/index.ts';
import type { CustomerRow } from '../../customers/index.ts';
import { present } from '../../kit/assert.ts';
import { Decimal } from '../../kit/decimal.ts';
import { compareInstants, floorToSecond } from '../../kit/instant.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { feesElsewhere } from '../billed-elsewhere.store.ts';
import { creditedAmounts } from '../credit-note.store.ts';
import { InvoiceLine } from '../invoice-line.entity.ts';
import { Invoice } from '../invoice.entity.ts';
import { usageOfLines } from '../invoice-usage.ts';
import type { LineUsage } from '../invoice-usage.ts';
import { addLine } from '../new-line.ts';
import { lineToRate, requestOf } from '../rate-invoice.ts';
import { readsUsage } from '../rate-invoice-line.ts';
import { feeOf, rateLines } from '../rate-lines.ts';
import type { RatedLine } from '../rating/rated-line.ts';
import { splitPlaces } from '../split-line.store.ts';
import type { SplitPlace } from '../split-line.store.ts';
import { totalsFromText } from '../totals-columns.ts';
import { lateUsageOf } from '../workflow.ts';
import { BilledUsageChange } from './billed-usage-change.entity.ts';
import { usageChanges } from './usage-change.ts';
import type { UsageChange, UsageFigures } from './usage-change.ts';
import { knownChanges, lateUsageInvoices } from './usage-change.store.ts';

/**
 * Looks whether usage that the customer was billed for has changed since: by events that came late, were voided or corrected. What it finds is
 * written down, and, as the workflow of `gathering` says, added to that invoice by lines that charge or credit the difference, each naming the line that it corrects.
 * Answers those lines. Call with the customer locked, when something is about to be invoiced in the currency.
 *
 * All invoices that are looked at are rated again as they were, with the usage of now: one statement finds them, and where there are any, their usage is read
 * together. Invoices whose usage is the same are left alone, whatever else may have changed.
 */
export async function correctLateUsage(tx: Transaction, customer: CustomerRow, gathering: Invoice, now: Temporal.Instant): Promise<InvoiceLine[]> {
  const { action: policy, periods } = lateUsageOf(gathering.workflow);
  const invoiceIds = await lateUsageInvoices(tx.read, customer.id, { currency: gathering.currency, periods, now });
  if (invoiceIds.length === 0) return [];
  const lines = await tx.em.find(InvoiceLine, { invoiceId: { $in: invoiceIds }, deletedAt: null }, { orderBy: { id: 'asc' } });
  const found = await ratedNow(tx, invoiceIds, lines);
  if (found.length === 0) return [];
  const ids = found.map(({ line }) => line.id);
  const [known, credited] = [await knownChanges(tx.read, ids), await creditedAmounts(tx.read, ids)];
  const compared = found.map(({ line, now: figures }, n) => {
    const { corrected, last, count } = known.get(line.id) ?? { corrected: Decimal.zero, last: null, count: 0 };
    return { of: line, count, line: { ...billedFigures(line), corrected, creditedByNotes: credited[n] ?? Decimal.zero, last }, now: figures };
  });
  const changes = [...Map.groupBy(compared, ({ of }) => belongsTo(of, lines)).values()].flatMap((group) =>
    usageChanges(group, policy).flatMap((change, n): Found[] => {
      const { of, count } = present(group[n], 'a line that was compared');
      return change === null ? [] : [{ line: of, change, sequence: count + 1 }];
    }),
  );
  return writeChanges(tx, customer, gathering, changes, now);
}

interface Found {
  readonly line: InvoiceLine;
  readonly change: UsageChange;
  readonly sequence: number;
}

/** Lines with one answer are decided about together: parts of a period, and the usage of an invoice with what was missing to a minimum. */
function belongsTo(line: InvoiceLine, lines: readonly InvoiceLine[]): string {
  if (line.splitGroupId != null) return line.splitGroupId;
  const hasMinimum = lines.some((other) => other.invoiceId === line.invoiceId && (other.charging?.commitment != null || other.charging?.minimumAmount != null));
  return hasMinimum ? line.invoiceId : line.id;
}

/** What each line comes to now whose invoice has usage that changed; lines whose figures nobody computes again are left out. */
async function ratedNow(tx: Transaction, invoiceIds: readonly string[], lines: readonly InvoiceLine[]): Promise<{ line: InvoiceLine; now: UsageFigures }[]> {
  const places = await splitPlaces(tx.read, lines.map((line) => ({ id: line.id, splitGroupId: line.splitGroupId ?? null, from: line.periodFrom?.toString() ?? '' })));
  const asked = lines.filter((line) => readsUsage(line)).flatMap((line) => requestOf(line, places.get(line.id)).map((request) => ({ line, request })));
  const usages = await usageOfLines(tx.read, asked.map(({ request }) => request));
  const usageOf = new Map(asked.map(({ line }, at) => [line, present(usages[at], 'the usage of a line')]));
  const isKnown = ([, { quantity, isIncomplete }]: readonly [InvoiceLine, LineUsage]): boolean => quantity !== null && !isIncomplete;
  const changed = new Set([...usageOf].filter(isKnown).filter(([line, usage]) => mayDiffer(line, usage)).map(([line]) => line.invoiceId));
  const groups = new Map<string, { line: InvoiceLine; rated: RatedLine }[]>();
  const found: { line: InvoiceLine; now: UsageFigures }[] = [];
  for (const invoiceId of invoiceIds) {
    if (!changed.has(invoiceId)) continue;
    const own = lines.filter((line) => line.invoiceId === invoiceId);
    const toRate = own.map((line) => lineToRate(line, readsUsage(line) ? (usageOf.get(line) ?? null) : null, placeNow(line, places.get(line.id), groups)));
    const rated = rateLines(toRate, await feesElsewhere(tx.read, [invoiceId], toRate));
    for (const [n, line] of own.entries()) {
      const of = present(rated[n], 'a line that was rated');
      if (line.splitGroupId != null) groups.set(line.splitGroupId, [...(groups.get(line.splitGroupId) ?? []), { line, rated: of }]);
      const usage = usageOf.get(line);
      if (isComputed(line) && (usage === undefined || isKnown([line, usage]))) found.push({ line, now: { quantity: readsUsage(line) ? of.meteredQuantity : null, amount: feeOf(of.totals) } });
    }
  }
  return found;
}

/** Prices that look at single events may come to another amount of the same quantity. */
function mayDiffer(line: InvoiceLine, { quantity, quantityBefore }: LineUsage): boolean {
  const same = (a: Decimal | null, b: string | null | undefined): boolean => (a ?? Decimal.zero).eq(Decimal.of(b ?? '0'));
  return eventNeed(priceFromJson(line.price)) !== 'NOTHING' || !same(quantity, line.meteredQuantity) || (quantityBefore !== null && line.splitGroupId != null);
}

/** Lines of usage, and those that follow it: what is missing to minimum amounts. Not what was decided by hand, nor what thresholds had charged before. */
function isComputed(line: InvoiceLine): boolean {
  const { charging } = line;
  return line.adjustment == null && Decimal.of(line.creditsTotal).isZero() && (readsUsage(line) || charging?.commitment != null || (charging?.minimumAmount != null && charging.inAdvance == null && charging.early == null));
}

/** A later part comes after what the parts before it come to now. */
function placeNow(line: InvoiceLine, place: SplitPlace | undefined, groups: ReadonlyMap<string, readonly { readonly line: InvoiceLine; readonly rated: RatedLine }[]>): SplitPlace | undefined {
  if (place === undefined || line.splitGroupId == null || line.periodFrom == null) return place;
  const { periodFrom } = line;
  const before = (groups.get(line.splitGroupId) ?? []).filter((part) => part.line.periodTo != null && compareInstants(part.line.periodTo, periodFrom) <= 0);
  return before.length === 0 ? place : { ...place, billedBefore: Decimal.sum(before.map(({ rated }) => rated.totals.amount)) };
}

/** What a line was billed with, before coupons and taxes. */
function billedFigures(line: InvoiceLine): UsageFigures {
  const quantity = readsUsage(line) && line.meteredQuantity != null ? Decimal.of(line.meteredQuantity) : null;
  return { quantity, amount: feeOf(totalsFromText(line)).add(Decimal.of(line.couponsTotal ?? '0')) };
}

async function writeChanges(tx: Transaction, customer: CustomerRow, gathering: Invoice, changes: readonly Found[], now: Temporal.Instant): Promise<InvoiceLine[]> {
  if (changes.length === 0) return [];
  const numbers = new Map((await tx.em.find(Invoice, { id: { $in: [...new Set(changes.map(({ line }) => line.invoiceId))] } })).map((invoice) => [invoice.id, invoice.number ?? '']));
  const added: InvoiceLine[] = [];
  for (const { line, change, sequence } of changes) {
    const correction = change.correction.isZero() ? null : addCorrection(tx, customer, gathering, { line, change, number: numbers.get(line.invoiceId) ?? '' }, now);
    if (correction !== null) added.push(correction);
    if (change.isNew) {
      tx.em.create(BilledUsageChange, {
        id: tx.newId(),
        organizationId: tx.organizationId,
        customerId: customer.id,
        invoiceLineId: line.id,
        correctionLineId: correction?.id ?? null,
        sequence,
        quantityBefore: change.before.quantity?.toString() ?? null,
        quantityAfter: change.after.quantity?.toString() ?? null,
        amountBefore: change.before.amount.toString(),
        amountAfter: change.after.amount.toString(),
        action: change.action,
        createdAt: now,
      });
    }
  }
  await tx.em.flush();
  return added;
}

function addCorrection(tx: Transaction, customer: CustomerRow, gathering: Invoice, { line, change, number }: { readonly line: InvoiceLine; readonly change: UsageChange; readonly number: string }, now: Temporal.Instant): InvoiceLine {
  const units = change.after.quantity === null ? '' : `: ${change.after.quantity} instead of ${change.before.quantity ?? 'none'}`;
  return correctionLine(tx, customer, gathering, line, { correctsLineId: line.id, description: `Corrects usage on invoice ${number}${units}`, amount: change.correction, invoiceAt: floorToSecond(now) }, now);
}

/** A line for what an invoice could not bear of a credit, which gathers on. */
export function restOfCorrection(tx: Transaction, customer: CustomerRow, gathering: Invoice, line: InvoiceLine, amount: Decimal, now: Temporal.Instant): InvoiceLine {
  const { correctsLineId, description, invoiceAt } = line;
  return correctionLine(tx, customer, gathering, line, { correctsLineId: correctsLineId ?? null, description: description ?? null, amount, invoiceAt }, now);
}

interface Corrected {
  readonly correctsLineId: string | null;
  readonly description: string | null;
  readonly amount: Decimal;
  readonly invoiceAt: Temporal.Instant;
}

/** A line about the same charge and the same time as another, with the same taxes. */
function correctionLine(tx: Transaction, customer: CustomerRow, gathering: Invoice, like: InvoiceLine, { amount, ...own }: Corrected, now: Temporal.Instant): InvoiceLine {
  const { subscriptionId, subscriptionItemId, name, featureId, featureKey, periodFrom, periodTo, ownTaxes } = like;
  return addLine(tx, customer, gathering, {
    ...own,
    // Credits that no invoice can bear wait, as those of subscriptions do.
    managedBy: 'SUBSCRIPTION',
    subscriptionId: subscriptionId ?? null,
    subscriptionItemId: subscriptionItemId ?? null,
    reference: null,
    name,
    feature: featureId == null || featureKey == null ? null : { id: featureId, key: featureKey },
    price: priceToJson({ type: 'FLAT', amount, paymentTerm: 'IN_ARREARS' }),
    // Both amounts are after discounts, and so is what is between them.
    discounts: null,
    period: periodFrom == null || periodTo == null ? null : { from: periodFrom, to: periodTo },
    fullPeriod: null,
    billingPeriod: null,
    metadata: null,
    ownTaxes: ownTaxes ?? null,
  }, now);
}
