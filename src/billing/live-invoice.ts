import { invariant, present } from '../kit/assert.ts';
import { Decimal } from '../kit/decimal.ts';
import type { Period } from '../kit/period.ts';
import { instantOf } from '../platform/entity.ts';
import type { Reader } from '../platform/reader.ts';
import { linesByIds, linesOfInvoices } from './invoice-line.store.ts';
import type { InvoiceLineRow } from './invoice-line.entity.ts';
import { quantitiesOf } from './invoice-usage.ts';
import type { QuantityRequest } from './invoice-usage.ts';
import { isMetered, rateInvoiceLine } from './rate-invoice-line.ts';
import { ratedLineToJson } from './rated-line-json.ts';
import type { RatedLineJson } from './rated-line-json.ts';
import { sumTotals } from './rating/totals.ts';
import { totalsToText } from './totals-columns.ts';
import type { TotalsText } from './totals-columns.ts';

/** What a gathering invoice comes to as of now, by the same rating as when it is issued. */
export interface LiveInvoice {
  readonly totals: TotalsText;
  /** By the line's id. */
  readonly lines: ReadonlyMap<string, RatedLineJson>;
}

/** The figures of gathering invoices from current usage, in the order of the ids. All of them are read together. */
export async function liveInvoices(read: Reader, invoiceIds: readonly string[]): Promise<LiveInvoice[]> {
  const lists = await linesOfInvoices(read, invoiceIds);
  const asked = lists.flat().flatMap((line) => {
    const request = requestOf(line);
    return request === null ? [] : [{ id: line.id, request }];
  });
  const quantities = await quantitiesOf(read, asked.map(({ request }) => request));
  const quantityOf = new Map(asked.map(({ id }, at) => [id, quantities[at] ?? null]));
  return lists.map((lines) => {
    const rated = lines.map((line) => {
      const quantity = isMetered(line.price) ? (quantityOf.get(line.id) ?? Decimal.zero) : null;
      return { id: line.id, rated: rateInvoiceLine({ ...line, period: periodOfLine(line) }, quantity) };
    });
    return {
      totals: totalsToText(sumTotals(rated.map(({ rated: { totals } }) => totals))),
      lines: new Map(rated.map(({ id, rated: of }) => [id, ratedLineToJson(of)])),
    };
  });
}

/** A line as it stands now: the row of one whose figures are kept, and what a line that gathers comes to. */
export type LineNow = { readonly kept: InvoiceLineRow } | { readonly live: RatedLineJson };

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

function requestOf(line: InvoiceLineRow): QuantityRequest | null {
  if (!isMetered(line.price) || line.featureId === null) return null;
  const period = periodOfLine(line);
  invariant(period !== null, 'a line that charges for usage has a period');
  const { fullPeriodFrom: from, fullPeriodTo: to } = line;
  return { customerId: line.customerId, featureId: line.featureId, period, fullPeriod: from === null || to === null ? null : { from: instantOf(from), to: instantOf(to) } };
}
