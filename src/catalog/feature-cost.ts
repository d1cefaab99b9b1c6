import { Decimal } from '../kit/decimal.ts';
import { earlier, later } from '../kit/instant.ts';
import type { UsageRow } from '../metering/index.ts';

/** Usage with what it cost. */
export interface FeatureCostRow<Reason extends string> extends Omit<UsageRow, 'value'> {
  /** All usage of the row, also what has no price. */
  readonly usage: Decimal;
  /** In USD, of the usage that has a price; null when none has. */
  readonly cost: Decimal | null;
  /** Why some of the usage has no price, each reason once in the order of the usage; empty when all has one. */
  readonly reasons: readonly Reason[];
}

interface Folded<Reason extends string> {
  readonly row: Omit<FeatureCostRow<Reason>, 'reasons'>;
  readonly reasons: ReadonlySet<Reason>;
}

/** What a unit of a row's usage cost, or why that is not known. */
export type PricedUnit<Reason extends string> = { readonly price: Decimal; readonly reason: null } | { readonly price: null; readonly reason: Reason };

/** Which groups of the usage are there only to price it, and whether it is divided into windows. */
export interface FoldOptions {
  readonly internal: ReadonlySet<string>;
  /** False for usage without windows: its rows span what their own events span, and what they are merged to spans all of that. */
  readonly windowed: boolean;
}

/**
 * What usage cost. Each row is priced by itself; then the internal groups are taken away and rows that have become the same (window,
 * subject, customer, groups) are added up. Dearest first, without price last; rows of one cost keep the order of the usage.
 */
export function featureCost<Reason extends string>(rows: readonly UsageRow[], priceOf: (row: UsageRow) => PricedUnit<Reason>, options: FoldOptions): FeatureCostRow<Reason>[] {
  const folded = new Map<string, Folded<Reason>>();
  for (const row of rows) {
    const groupBy = row.groupBy.filter(({ key }) => !options.internal.has(key));
    const window = options.windowed ? [row.windowStart.toString(), row.windowEnd.toString()] : [];
    const key = JSON.stringify([window, row.subject, row.customerId, groupBy.map(({ key: name, value }) => [name, value])]);
    folded.set(key, added(folded.get(key), row, groupBy, priceOf(row)));
  }
  return [...folded.values()]
    .map(({ row, reasons }) => ({ ...row, reasons: [...reasons] }))
    .sort((a, b) => dearestFirst(a.cost, b.cost));
}

function added<Reason extends string>(known: Folded<Reason> | undefined, row: UsageRow, groupBy: UsageRow['groupBy'], { price, reason }: PricedUnit<Reason>): Folded<Reason> {
  const cost = price === null ? null : row.value.mul(price);
  const { subject, customerId, windowStart, windowEnd } = row;
  const reasons = reason === null ? [] : [reason];
  if (known === undefined) return { row: { usage: row.value, cost, windowStart, windowEnd, subject, customerId, groupBy }, reasons: new Set(reasons) };
  return {
    row: {
      ...known.row,
      usage: known.row.usage.add(row.value),
      cost: cost === null ? known.row.cost : cost.add(known.row.cost ?? Decimal.zero),
      windowStart: earlier(known.row.windowStart, windowStart),
      windowEnd: later(known.row.windowEnd, windowEnd),
    },
    reasons: new Set([...known.reasons, ...reasons]),
  };
}

function dearestFirst(a: Decimal | null, b: Decimal | null): number {
  if (a === null || b === null) return (a === null ? 1 : 0) - (b === null ? 1 : 0);
  return b.cmp(a);
}
