import { before, compareInstants, earlier, later, notAfter } from './instant.ts';

/** A stretch of time that holds `from` and not `to`: [from, to). Empty when `to` is not after `from`. */
export interface Period {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
}

/** A stretch of time [from, to) whose end may be open: null is "without end". */
export interface OpenPeriod {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant | null;
}

/** The time that both hold; null when they share none, which is also so for periods that only touch. */
export function intersection(a: Period, b: OpenPeriod): Period | null {
  const from = later(a.from, b.from);
  const to = b.to === null ? a.to : earlier(a.to, b.to);
  return before(from, to) ? { from, to } : null;
}

export function contains(period: OpenPeriod, at: Temporal.Instant): boolean {
  return notAfter(period.from, at) && (period.to === null || before(at, period.to));
}

export function isEmpty(period: Period): boolean {
  return compareInstants(period.from, period.to) >= 0;
}

/** The length in nanoseconds; negative when `to` is before `from`. */
export function lengthNs(period: Period): bigint {
  return period.to.epochNanoseconds - period.from.epochNanoseconds;
}
