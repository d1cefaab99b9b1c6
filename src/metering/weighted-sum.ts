import { Decimal } from '../kit/decimal.ts';
import type { Period } from '../kit/period.ts';
import { lengthNs } from '../kit/period.ts';
import { roundedQuotient } from './rounding.ts';
import type { Rounding } from './rounding.ts';

/** Lago's rule: a weighted sum keeps 20 places, rounded up. */
const WEIGHTED_SUM_ROUNDING: Rounding = { function: 'CEIL', precision: 20 };

const NANOSECOND = Decimal.of('0.000000001');

/**
 * What has to be known of changes of a level (events, by their values) to tell how much of it was held for how long: it does not matter
 * when the stretch of time ends. Two tallies of different events add up to that of both, in any order, so roll-ups can keep it.
 */
export interface WeightedTally {
  readonly sum: Decimal;
  /** Sum of each value times its time in seconds since 1970. */
  readonly moment: Decimal;
}

export const emptyWeightedTally: WeightedTally = { sum: Decimal.zero, moment: Decimal.zero };

/** The tally of one event: the level changes by `value`, which may be negative, at `time`. */
export function weightedChange(value: Decimal, time: Temporal.Instant): WeightedTally {
  return { sum: value, moment: value.mul(Decimal.of(time.epochNanoseconds)).mul(NANOSECOND) };
}

export function addWeightedTallies(a: WeightedTally, b: WeightedTally): WeightedTally {
  return { sum: a.sum.add(b.sum), moment: a.moment.add(b.moment) };
}

/**
 * The running total times the seconds that it was held, over [from, to): it starts at `initial`, and each change counts from its own
 * instant to `to`, so that of changes at one instant only their sum is ever held. `changes` must be those in the period. Exact: the
 * unit-seconds of a period are the sum of those of its parts, each starting at the level that the part before it ended with,
 * `initial + changes.sum`.
 */
export function unitSeconds(initial: Decimal, changes: WeightedTally, period: Period): Decimal {
  const until = Decimal.of(period.to.epochNanoseconds).mul(NANOSECOND);
  return initial.mul(secondsIn(period)).add(changes.sum.mul(until)).sub(changes.moment);
}

/**
 * The weighted sum: unit-seconds by the seconds of the whole billing period, also where the stretch that they are of is shorter (a
 * first period, a cancelled one): it then is less than the level that was held.
 */
export function weightedSum(held: Decimal, billingPeriod: Period): Decimal {
  return roundedQuotient(held, secondsIn(billingPeriod), WEIGHTED_SUM_ROUNDING);
}

function secondsIn(period: Period): Decimal {
  return Decimal.of(lengthNs(period)).mul(NANOSECOND);
}
