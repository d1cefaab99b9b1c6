import { present } from '../kit/assert.ts';
import { Decimal } from '../kit/decimal.ts';
import type { Period } from '../kit/period.ts';
import { instantOf } from '../platform/entity.ts';
import type { Reader } from '../platform/reader.ts';
import type { InvoiceLineRow } from './invoice-line.entity.ts';
import { linesNow } from './live-invoice.ts';
import { sumTotals } from './rating/totals.ts';
import { partsOfGroups, splitGroupsByIds } from './split-line.store.ts';
import { totalsFromText, totalsToText } from './totals-columns.ts';
import type { TotalsText } from './totals-columns.ts';

/** A line that is billed in parts, as a whole. */
export interface SplitGroup {
  readonly id: string;
  readonly period: Period;
  /** What its parts charge for together: the last of them as of now while it gathers. */
  readonly quantity: Decimal;
  readonly totals: TotalsText;
}

/** Groups in the order of the ids, whose parts the reader reaches. Parts of deleted invoices are not billed, and count for nothing. */
export async function splitGroups(read: Reader, ids: readonly string[]): Promise<SplitGroup[]> {
  const groups = await splitGroupsByIds(read, ids);
  const parts = await partsOfGroups(read, ids);
  const gathering = parts.flat().filter(({ ratedAt }) => ratedAt === null);
  const found = await linesNow(read, gathering.map(({ id }) => id));
  const figures = new Map(gathering.map(({ id }, at) => [id, present(found[at], 'a line that gathers')]));
  return ids.map((id, at) => {
    const { periodFrom, periodTo } = present(groups[at], 'the group of a line');
    const own = (parts[at] ?? []).map((part): Pick<InvoiceLineRow, 'quantity'> & { readonly totals: TotalsText } => {
      const now = figures.get(part.id) ?? { kept: part };
      return 'live' in now ? { quantity: now.live.quantity, totals: now.live.totals } : { quantity: now.kept.quantity, totals: now.kept };
    });
    return {
      id,
      period: { from: instantOf(periodFrom), to: instantOf(periodTo) },
      quantity: Decimal.sum(own.map(({ quantity }) => Decimal.of(quantity ?? '0'))),
      totals: totalsToText(sumTotals(own.map(({ totals }) => totalsFromText(totals)))),
    };
  });
}
