import type { RateCardPrice } from '../catalog/index.ts';
import { before, floorToSecond, notAfter } from '../kit/instant.ts';
import type { Period } from '../kit/period.ts';
import type { LineCharging } from './line-charging.ts';
import { splittable } from './rating/splitting.ts';
import type { Aggregation } from './rating/splitting.ts';

/** A line that gathers, as far as invoicing it looks. */
export interface GatheredLine {
  readonly invoiceAt: Temporal.Instant;
  readonly period: Period | null;
  /** Whether usage is read for it. */
  readonly isMetered: boolean;
  /** Whether a part of its period may be billed before the rest is known. */
  readonly isSplittable: boolean;
}

/** How much of a line is invoiced: all of it, or what lies before an instant within its period. */
export type Billable = 'WHOLE' | { readonly until: Temporal.Instant };

/**
 * What of a line can be invoiced as of an instant; null: nothing yet. OpenMeter's rules: flat fees when they fall due; usage when its period is
 * over. Where usage is billed progressively it waits for no more than that, and of a period that runs the part up to then is billed, in whole
 * seconds; where it is not, everything has to have fallen due.
 */
export function billableAt({ invoiceAt, period, isMetered, isSplittable }: GatheredLine, asOf: Temporal.Instant, progressive: boolean): Billable | null {
  const isDue = notAfter(invoiceAt, asOf);
  if (!isMetered || period === null) return isDue ? 'WHOLE' : null;
  const isOver = notAfter(period.to, asOf);
  if (!progressive) return isOver && isDue ? 'WHOLE' : null;
  if (isOver) return 'WHOLE';
  const until = floorToSecond(asOf);
  return isSplittable && before(period.from, until) ? { until } : null;
}

/** The meter of a line, as far as splitting looks. */
export interface SplitMeter {
  readonly aggregation: Aggregation;
  /** Whether its value is carried from period to period. */
  readonly recurring: boolean;
}

/**
 * Whether a line can be billed in parts. Beside what its price and its meter must allow, nothing may look at the period as a whole: a quantity
 * that is carried or counted by days, a minimum amount of its charge, or usage thresholds, which bill the period early in a way of their own.
 * `minimums` are the charges that have a minimum amount.
 */
export function isSplittable(price: RateCardPrice, meter: SplitMeter | null, charging: LineCharging | null, minimums: ReadonlySet<string>): boolean {
  if (meter === null || meter.recurring || !splittable(price, meter.aggregation)) return false;
  if (charging === null) return true;
  const { prorated, isChargedEarly, inAdvance, early, commitment, charge } = charging;
  return !prorated && !isChargedEarly && inAdvance === null && early === null && commitment === null && !minimums.has(charge);
}
