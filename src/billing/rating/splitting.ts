import type { RateCardPrice } from '../../catalog/index.ts';
import { sameInstant } from '../../kit/calendar.ts';
import type { Period } from '../../kit/period.ts';

/** How a meter makes one quantity of many events. */
export type Aggregation = 'SUM' | 'COUNT' | 'UNIQUE_COUNT' | 'AVG' | 'MIN' | 'MAX' | 'LATEST' | 'WEIGHTED_SUM';

/** Aggregations whose value only grows within a period, so that a part's usage is a difference. */
const GROWING: ReadonlySet<Aggregation> = new Set<Aggregation>(['SUM', 'COUNT', 'UNIQUE_COUNT', 'MAX']);

/**
 * Whether a part of a period may be billed before the rest is known. Flat prices are never split; volume tiers and meters
 * that may fall (AVG, MIN, LATEST, WEIGHTED_SUM) are billed once their whole period is over.
 */
export function splittable(price: RateCardPrice, aggregation: Aggregation): boolean {
  if (price.type === 'FLAT' || (price.type === 'TIERED' && price.mode === 'VOLUME')) return false;
  return GROWING.has(aggregation);
}

/** Whether the line opens its full period. A line without periods is one undivided period. */
export function isFirstInPeriod(period: Period | null, fullPeriod: Period | null): boolean {
  return period === null || fullPeriod === null || sameInstant(period.from, fullPeriod.from);
}

/** Whether the line closes its full period. A line without periods is one undivided period. */
export function isLastInPeriod(period: Period | null, fullPeriod: Period | null): boolean {
  return period === null || fullPeriod === null || sameInstant(period.to, fullPeriod.to);
}
