import type { CompiledMeter, GroupByFilterInput } from '../metering/index.ts';
import { ALL_FILTER_VALUES } from '../metering/index.ts';
import type { Period } from '../kit/period.ts';
import type { LineCharging } from './line-charging.ts';

/** What usage a line charges, as conditions on dimensions. */
export interface UsageConditions {
  readonly filterGroupBy: readonly GroupByFilterInput[];
  /** These conditions say all of it; false where the line charges a part of that usage which conditions cannot say. */
  readonly isExact: boolean;
}

/** The most values that one condition of a usage query takes. */
const MOST_VALUES = 100;

/**
 * The conditions of a line: those of its feature, and those of the charge filter that it is for. An event falls to one filter of a charge;
 * conditions can say which where all filters look at the same single dimension and name their values.
 */
export function usageConditions(feature: readonly GroupByFilterInput[], charging: Pick<LineCharging, 'filters' | 'filter'> | null): UsageConditions {
  if (charging === null || charging.filters.length === 0) return { filterGroupBy: feature, isExact: true };
  const own = charging.filter === null ? null : (charging.filters[charging.filter] ?? []);
  const key = charging.filters[0]?.[0]?.key;
  const isPlain = charging.filters.every((filter) => filter.length === 1 && filter[0]?.key === key && filter[0]?.values[0] !== ALL_FILTER_VALUES);
  const named = [...new Set(charging.filters.flatMap((filter) => filter.flatMap(({ values }) => values)))];
  if (!isPlain || key === undefined || named.length > MOST_VALUES) {
    const conditions = (own ?? []).filter(({ values }) => values[0] !== ALL_FILTER_VALUES && values.length <= MOST_VALUES);
    return { filterGroupBy: [...feature, ...conditions.map(({ key: dimension, values }) => ({ key: dimension, values }))], isExact: false };
  }
  if (own === null) return { filterGroupBy: [...feature, { key, where: { nin: named } }], isExact: true };
  // Of filters that name the same value the first takes it.
  const taken = new Set(charging.filters.slice(0, charging.filter ?? 0).flatMap((filter) => filter.flatMap(({ values }) => values)));
  const values = (own[0]?.values ?? []).filter((value) => !taken.has(value));
  return { filterGroupBy: [...feature, { key, values }], isExact: true };
}

/** Whether a meter's answer for a line's period is the line's quantity: a weighted sum of a part of a period is divided by the whole. */
export function isOfWholePeriod({ aggregation }: Pick<CompiledMeter, 'aggregation'>, period: Period, fullPeriod: Period | null): boolean {
  return aggregation !== 'WEIGHTED_SUM' || fullPeriod === null || (fullPeriod.from.equals(period.from) && fullPeriod.to.equals(period.to));
}
