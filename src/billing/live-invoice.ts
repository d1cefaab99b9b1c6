import { priceFromJson } from '../catalog/index.ts';
import { invariant, present } from '../kit/assert.ts';
import type { Period } from '../kit/period.ts';
import { instantOf, instantOrNull } from '../platform/entity.ts';
import type { Reader } from '../platform/reader.ts';
import { linesByIds, linesOfInvoices } from './invoice-line.store.ts';
import type { InvoiceLineRow } from './invoice-line.entity.ts';
import { invoicesByIds } from './invoice.store.ts';
import type { InvoiceRow } from './invoice.entity.ts';
import { feesElsewhere } from './billed-elsewhere.store.ts';
import { noUsage, usageOfLines } from './invoice-usage.ts';
import type { LineUsage, UsageRequest } from './invoice-usage.ts';
import { shownName } from './line-adjustment.ts';
import type { LineAdjustment } from './line-adjustment.ts';
import type { LineCharging } from './line-charging.ts';
import { readsUsage } from './rate-invoice-line.ts';
import { rateLines } from './rate-lines.ts';
import type { FeesElsewhere, LineToRateHere } from './rate-lines.ts';
import { ratedLineToJson } from './rated-line-json.ts';
import type { RatedLineJson } from './rated-line-json.ts';
import { zeroTotals } from './rating/totals.ts';
import { sourceOf } from './settle-invoice.ts';
import { settlementFacts } from './settlement.store.ts';
import type { InvoiceToSettle, SettlementFacts } from './settlement.store.ts';
import { sinceOf, splitPlaces } from './split-line.store.ts';
import { beginsVersion } from './usage-questions.ts';
import type { SplitPlace } from './split-line.store.ts';
import { settleLines } from './settlement/settle-lines.ts';
import type { LineFacts } from './settlement/settle-lines.ts';
import { emptySettlement, settlementFromJson } from './settlement/settlement-json.ts';
import type { LineTaxJson, SettlementJson } from './settlement/settlement-json.ts';
import { totalsFromText, totalsToText } from './totals-columns.ts';
import type { TotalsText } from './totals-columns.ts';

/** What a gathering invoice comes to as of now, by the same rating, coupons, taxes, credit notes and wallets as when it is issued; nothing is consumed. */
export interface LiveInvoice {
  readonly totals: TotalsText;
  readonly creditNotesTotal: string;
  readonly walletsTotal: string;
  readonly settlement: SettlementJson;
  /** By the line's id. */
  readonly lines: ReadonlyMap<string, LiveLine>;
}

/** A line with what it would bear. */
export interface LiveLine extends RatedLineJson {
  readonly taxes: readonly LineTaxJson[];
}

/** The figures of gathering invoices from current usage, in the order of the ids; of fees that are paid on their own what each came to. All of them are read together. */
export async function liveInvoices(read: Reader, invoiceIds: readonly string[]): Promise<LiveInvoice[]> {
  const lists = await linesOfInvoices(read, invoiceIds);
  const kept = await keptInvoices(read, invoiceIds, lists);
  const facts = kept.size > 0 && kept.size === invoiceIds.length ? null : await liveFacts(read, invoiceIds, kept.size === 0 ? lists.flat() : lists.flatMap((lines, at) => (kept.has(invoiceIds[at] ?? '') ? [] : lines)));
  return lists.map((lines, at) => kept.get(invoiceIds[at] ?? '') ?? liveFigures(lines, present(facts, 'what lines that gather are rated by')));
}

/**
 * The figures of those on which fees gather that are paid on their own: as they were made they stay, and so does what they come to together. At most one statement, and none where a line is not
 * rated yet, as lines are that gather.
 */
async function keptInvoices(read: Reader, invoiceIds: readonly string[], lists: readonly (readonly InvoiceLineRow[])[]): Promise<ReadonlyMap<string, LiveInvoice>> {
  const rated = new Map(invoiceIds.flatMap((id, at) => (lists[at]?.[0] === undefined || lists[at].some(({ ratedAt }) => ratedAt === null) ? [] : [[id, lists[at]] as const])));
  if (rated.size === 0) return new Map();
  const invoices = await invoicesByIds(read, [...rated.keys()]);
  return new Map(invoices.flatMap((invoice) => (invoice?.kind !== 'ADVANCE_CHARGES' ? [] : [[invoice.id, keptInvoice(invoice, rated.get(invoice.id) ?? [])] as const])));
}

function keptInvoice(invoice: InvoiceRow, lines: readonly InvoiceLineRow[]): LiveInvoice {
  const { creditNotesTotal, walletsTotal } = invoice;
  const settlement = settlementFromJson(invoice.settlement as SettlementJson | null);
  return { totals: totalsTextOf(invoice), creditNotesTotal, walletsTotal, settlement, lines: new Map(lines.map((line) => [line.id, keptLine(line)])) };
}

function keptLine(line: InvoiceLineRow): LiveLine {
  const { meteredQuantity, quantity, quantityBefore, discounts, detailedLines, taxes } = line;
  return { meteredQuantity, quantity, quantityBefore, discounts, detailedLines, totals: totalsTextOf(line), taxes } as LiveLine;
}

const totalsTextOf = (row: TotalsText): TotalsText => totalsToText(totalsFromText(row));

/** What lines of gathering invoices are rated and settled by, as of now. */
export interface LiveFacts {
  /** By the id of the line; of those that charge for usage. */
  readonly usages: ReadonlyMap<string, LineUsage>;
  /** By the id of the line; of those that are parts. */
  readonly places: ReadonlyMap<string, SplitPlace>;
  /** By the id of the line. */
  readonly settled: ReadonlyMap<string, LineFacts>;
  readonly elsewhere: FeesElsewhere;
  readonly creditsOf: SettlementFacts['creditsOf'];
}

/**
 * Reads what lines are rated and settled by: of all of them together, of invoices that are kept, or of one as it will be. `parts` are the places of lines that are
 * to be split and are not yet, by their ids.
 */
export async function liveFacts(read: Reader, invoices: readonly string[] | InvoiceToSettle, lines: readonly InvoiceLineRow[], parts: ReadonlyMap<string, SplitPlace> = new Map()): Promise<LiveFacts> {
  const split = await splitPlaces(read, lines.map(({ id, splitGroupId, periodFrom }) => ({ id, splitGroupId, from: periodFrom ?? '' })));
  const places = new Map([...split, ...parts]);
  const asked = lines.flatMap((line) => {
    const request = usageRequestOf(line, places.get(line.id));
    return request === null ? [] : [{ id: line.id, request }];
  });
  const usages = await usageOfLines(read, asked.map(({ request }) => request));
  const usageOf = new Map(asked.map(({ id }, at) => [id, usages[at] ?? noUsage]));
  const elsewhere = await feesElsewhere(read, 'id' in invoices ? [invoices.id] : invoices, lines.map((line) => lineToRate(line, null, places.get(line.id))));
  const facts = await settlementFacts(read, 'id' in invoices ? { given: [invoices] } : { ids: invoices }, lines.map(sourceOf));
  return { usages: usageOf, places, settled: new Map(lines.map(({ id }, n) => [id, facts.lines[n] as LineFacts])), elsewhere, creditsOf: (invoiceId) => facts.creditsOf(invoiceId) };
}

/** What lines of one gathering invoice come to together. */
export function liveFigures(lines: readonly InvoiceLineRow[], { usages, places, settled: settledBy, elsewhere, creditsOf }: LiveFacts): LiveInvoice {
  const [first] = lines;
  if (first === undefined) return { totals: totalsToText(zeroTotals), creditNotesTotal: '0', walletsTotal: '0', settlement: emptySettlement, lines: new Map() };
  const toRate = lines.map((line) => lineToRate(line, readsUsage({ price: line.price, charging: line.charging as LineCharging | null }) ? (usages.get(line.id) ?? noUsage) : null, places.get(line.id)));
  const rated = rateLines(toRate, elsewhere);
  const toSettle = rated.map((of, n) => ({ ...present(settledBy.get(lines[n]?.id ?? ''), 'a line that was rated'), rated: of }));
  const { totals, creditNotesTotal, walletsTotal, settlement, lines: settled } = settleLines(first.currency, toSettle, creditsOf(first.invoiceId));
  return {
    totals: totalsToText(totals),
    creditNotesTotal: creditNotesTotal.toString(),
    walletsTotal: walletsTotal.toString(),
    settlement,
    lines: new Map(settled.map(({ rated: of, taxes }, n) => [present(lines[n], 'a line that was rated').id, { ...ratedLineToJson(of), taxes }])),
  };
}

/** A line as it is rated, with the usage of its period: null for one that reads none. */
export function lineToRate(line: InvoiceLineRow, usage: LineUsage | null, split: SplitPlace | undefined): LineToRateHere {
  const { currency, price, rateCardDiscounts, subscriptionId, reference } = line;
  return { name: shownName(line), adjustment: line.adjustment as LineAdjustment | null, currency, price, rateCardDiscounts, subscriptionId, reference, usage, split: split ?? null, charging: line.charging as LineCharging | null, period: periodOfLine(line), fullPeriod: fullPeriodOf(line), billedFrom: instantOrNull(line.billingPeriodFrom) };
}

/** What a whole period would be; null where it is the period. */
export function fullPeriodOf({ fullPeriodFrom: from, fullPeriodTo: to }: Pick<InvoiceLineRow, 'fullPeriodFrom' | 'fullPeriodTo'>): Period | null {
  return from === null || to === null ? null : { from: instantOf(from), to: instantOf(to) };
}

/** A line as it stands now: the row of one whose figures are kept, and what a line that gathers comes to. */
export type LineNow = { readonly kept: InvoiceLineRow } | { readonly live: LiveLine };

const mostMoves = 10;

/**
 * Lines as they stand now, in the order of the ids, wherever invoice runs have taken them since they were last read. A line that moves again
 * while it is read is read again.
 */
export async function linesNow(read: Reader, ids: readonly string[]): Promise<LineNow[]> {
  const found = new Map<string, LineNow>();
  for (let moves = 0; moves < mostMoves && found.size < new Set(ids).size; moves++) {
    const rows = (await linesByIds(read, ids.filter((id) => !found.has(id)))).map((row) => present(row, 'a line that was read before'));
    const open = rows.filter(({ ratedAt, deletedAt }) => ratedAt === null && deletedAt === null);
    for (const row of rows) if (!open.includes(row)) found.set(row.id, { kept: row });
    const invoices = open.length === 0 ? [] : await liveInvoices(read, [...new Set(open.map(({ invoiceId }) => invoiceId))]);
    for (const { id } of open) {
      const live = invoices.map(({ lines }) => lines.get(id)).find((rated) => rated !== undefined);
      if (live !== undefined) found.set(id, { live });
    }
  }
  return ids.map((id) => present(found.get(id), `a line that came to rest within ${mostMoves} reads`));
}

/** The period of a line; null for what belongs to none. */
export function periodOfLine({ periodFrom, periodTo }: Pick<InvoiceLineRow, 'periodFrom' | 'periodTo'>): Period | null {
  return periodFrom === null || periodTo === null ? null : { from: instantOf(periodFrom), to: instantOf(periodTo) };
}

/** What is asked of the meters for a line; null: nothing. */
export function usageRequestOf(line: InvoiceLineRow, split: SplitPlace | undefined): UsageRequest | null {
  return readsUsage({ price: line.price, charging: line.charging as LineCharging | null }) ? eventsRequestOf(line, split) : null;
}

/** What is asked of the meters for the usage that a line is of, whether it is rated by that or by what was read before; null where it has no feature. */
export function eventsRequestOf(line: InvoiceLineRow, split: SplitPlace | undefined): UsageRequest | null {
  if (line.featureId === null) return null;
  const period = periodOfLine(line);
  invariant(period !== null, 'a line that charges for usage has a period');
  return { customerId: line.customerId, featureId: line.featureId, period, fullPeriod: fullPeriodOf(line), since: sinceOf(split, period), beginsVersion: beginsVersion(line), price: priceFromJson(line.price), currency: line.currency, charging: line.charging as LineCharging | null };
}
