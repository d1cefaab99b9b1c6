import { priceFromJson } from '../catalog/index.ts';
import { earlier, later } from '../kit/instant.ts';
import type { Period } from '../kit/period.ts';
import { together } from '../platform/side-by-side.ts';
import type { Many } from '../platform/side-by-side.ts';
import type { Transaction } from '../platform/transaction.ts';
import { decidesFee } from './adjusted-fee.ts';
import { feesElsewhere } from './billed-elsewhere.store.ts';
import type { InvoiceIssue } from './invoice-issues.ts';
import { replaced, toldOf } from './invoice-issues.ts';
import { InvoiceLine } from './invoice-line.entity.ts';
import { noUsage, usageOfLines } from './invoice-usage.ts';
import type { LineUsage, UsageRequest } from './invoice-usage.ts';
import type { Invoice } from './invoice.entity.ts';
import { planOf } from './invoice-plan.ts';
import { shownName } from './line-adjustment.ts';
import { readsUsage } from './rate-invoice-line.ts';
import { rateLines } from './rate-lines.ts';
import type { LineToRateHere } from './rate-lines.ts';
import { settleRated } from './settle-invoice.ts';
import { sinceOf, splitPlaces } from './split-line.store.ts';
import { beginsVersion } from './usage-questions.ts';
import type { SplitPlace } from './split-line.store.ts';
import { usageRead, usageSnapshot } from './usage-snapshot.ts';

/** What finds lines whose usage nothing counts. */
export const meteringComponent = 'billing.metering';

/** The lines of an invoice that count, in the order they were made. */
export function linesOf(tx: Transaction, invoice: Invoice): Promise<InvoiceLine[]> {
  return tx.em.find(InvoiceLine, { invoiceId: invoice.id, deletedAt: null }, { orderBy: { id: 'asc' } });
}

/** Which usage an invoice is rated with: all of it as of now, or what was read before, with what is missing as of now. */
export type UsageReading = 'ANEW' | 'MISSING';

/**
 * Reads the usage of an invoice's metered lines, rates all its lines, and adds them up with coupons and taxes. A line whose usage nothing counts any more, or whose
 * events are no longer kept, becomes a critical issue; events that bring no amount where the price charges it are told.
 */
export async function rateInvoice(tx: Transaction, invoice: Invoice, lines: readonly InvoiceLine[], now: Temporal.Instant, reading: UsageReading = 'ANEW'): Promise<void> {
  const metered = lines.filter((line) => readsUsage(line));
  const kept = new Map(reading === 'ANEW' ? [] : metered.flatMap((line) => [[line, usageRead(line)] as const]));
  const places = await splitPlaces(tx.read, lines.map((line) => ({ id: line.id, splitGroupId: line.splitGroupId ?? null, from: line.periodFrom?.toString() ?? '' })));
  const asked = metered.filter((line) => kept.get(line) == null).flatMap((line) => requestOf(line, places.get(line.id)).map((request) => ({ line, request })));
  const usages = await usageFor(tx, asked.map(({ request }) => request));
  const usageOf = new Map([...[...kept].flatMap(([line, usage]) => (usage === null ? [] : [[line, usage] as const])), ...asked.map(({ line }, at) => [line, usages[at] ?? noUsage] as const)]);
  invoice.issues = replaced(invoice.issues, meteringComponent, metered.flatMap((line) => (decidesFee(line.adjustment) ? [] : usageIssues(line, usageOf.get(line) ?? noUsage))), now);
  if (reading === 'ANEW') invoice.quantitiesAt = now;

  const used = lines.map((line) => (readsUsage(line) ? (usageOf.get(line) ?? noUsage) : null));
  const toRate = lines.map((line, n) => lineToRate(line, used[n] ?? null, places.get(line.id)));
  const rated = rateLines(toRate, await feesElsewhere(tx.read, [invoice.id], toRate));
  await settleRated(tx, invoice, lines, rated, now);
  for (const [n, line] of lines.entries()) {
    line.ratedAt = now;
    line.usageSnapshot = usageSnapshot(used[n] ?? null);
  }
  Object.assign(invoice, periodOf(lines), { updatedAt: now });
}

/** The usage of an invoice's lines. Of invoices that are rated side by side it is read together; what is counted by days looks at what its customer bought too, which one of them may not have written, and asks by itself. */
async function usageFor(tx: Transaction, requests: readonly UsageRequest[]): Promise<readonly LineUsage[]> {
  if (requests.length === 0) return [];
  return requests.some(({ charging }) => charging?.prorated === true) ? usageOfLines(tx.read, requests) : together(tx, usageOfInvoices, requests);
}

const usageOfInvoices: Many<readonly UsageRequest[], readonly LineUsage[]> = async (tx, invoices) => {
  const found = await usageOfLines(tx.read, invoices.flat());
  let read = 0;
  return invoices.map(({ length }) => found.slice(read, (read += length)));
};

/** When a draft's usage is final, until when it stays open, and when it is to be paid if nothing holds it up. */
export function planInvoice(invoice: Invoice, lines: readonly InvoiceLine[]): void {
  Object.assign(invoice, planOf(invoice.workflow, lines, invoice.createdAt));
  if (invoice.dueBy != null) invoice.dueAt = invoice.dueBy;
}

/** A line as it is rated, with the usage of its period: null for one that reads none. */
export function lineToRate(line: InvoiceLine, usage: LineUsage | null, split: SplitPlace | undefined): LineToRateHere {
  const { currency, price, rateCardDiscounts, periodFrom, periodTo, fullPeriodFrom, fullPeriodTo } = line;
  return {
    ...{ name: shownName(line), currency, price, rateCardDiscounts, usage, split: split ?? null },
    charging: line.charging ?? null,
    adjustment: line.adjustment ?? null,
    subscriptionId: line.subscriptionId ?? null,
    reference: line.reference ?? null,
    period: periodBetween(periodFrom, periodTo),
    fullPeriod: periodBetween(fullPeriodFrom, fullPeriodTo),
    billedFrom: line.billingPeriodFrom ?? null,
  };
}

function periodBetween(from: Temporal.Instant | null | undefined, to: Temporal.Instant | null | undefined): Period | null {
  return from == null || to == null ? null : { from, to };
}

/** What is asked of the meters for a line: one question, or none. */
export function requestOf(line: InvoiceLine, split: SplitPlace | undefined): UsageRequest[] {
  if (line.featureId == null || line.periodFrom == null || line.periodTo == null) return [];
  const fullPeriod = line.fullPeriodFrom == null || line.fullPeriodTo == null ? null : { from: line.fullPeriodFrom, to: line.fullPeriodTo };
  const { customerId, featureId, currency } = line;
  const period = { from: line.periodFrom, to: line.periodTo };
  return [{ customerId, featureId, period, fullPeriod, since: sinceOf(split, period), beginsVersion: beginsVersion(line), price: priceFromJson(line.price), currency, charging: line.charging ?? null }];
}

function usageIssues(line: InvoiceLine, { quantity, events, isIncomplete }: LineUsage): InvoiceIssue[] {
  const found = (severity: InvoiceIssue['severity'], code: string, what: string, remedy: string): InvoiceIssue => ({ severity, code, ...toldOf(`line "${line.name}" ${what}`, remedy), component: meteringComponent, lineId: line.id, field: 'lines.price' });
  const issues: InvoiceIssue[] = [];
  if (quantity === null) {
    issues.push(found('CRITICAL', 'INVOICE_LINE_FEATURE_HAS_NO_METERS', 'charges for usage, and its feature has no meter', 'give its price to a feature with one, or delete the line'));
  }
  if (isIncomplete) {
    issues.push(found('CRITICAL', 'INVOICE_LINE_EVENTS_REMOVED', 'is priced by single events, some of which the organization no longer keeps (eventRetention)', 'delete the line, and charge it by a line of its own'));
  }
  const withoutAmount = events?.upTo.withoutAmount ?? 0;
  if (withoutAmount > 0 && line.price.type === 'EVENT_AMOUNT') {
    issues.push(found('WARNING', 'INVOICE_LINE_EVENTS_WITHOUT_AMOUNT', `charges the amounts of events, and ${withoutAmount} of them bring none at ${line.price.amountProperty}`, 'correct them, or they are not charged'));
  }
  return issues;
}

function periodOf(lines: readonly InvoiceLine[]): { periodFrom: Temporal.Instant | null; periodTo: Temporal.Instant | null } {
  const froms = lines.map(({ periodFrom }) => periodFrom ?? null).filter((at) => at !== null);
  const tos = lines.map(({ periodTo }) => periodTo ?? null).filter((at) => at !== null);
  return { periodFrom: froms.length === 0 ? null : froms.reduce(earlier), periodTo: tos.length === 0 ? null : tos.reduce(later) };
}
