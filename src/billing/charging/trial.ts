import { before, later, notAfter } from '../../kit/instant.ts';
import type { Period } from '../../kit/period.ts';

const DAY_HOURS = 24;

/** When the trial of a subscription ends: whole days after it first began, as clocks of the time zone show them. */
export function trialEnd(startedAt: Temporal.Instant, days: number, zone: string): Temporal.Instant {
  return zone === 'UTC' ? startedAt.add({ hours: days * DAY_HOURS }) : startedAt.toZonedDateTimeISO(zone).add({ days }).toInstant();
}

/**
 * What is left to charge of a base fee's period beside a trial: the period itself once the trial is over, null when it lies within the trial,
 * else the time from the trial's end on.
 */
export function afterTrial(period: Period, end: Temporal.Instant | null): Period | null {
  if (end === null || notAfter(end, period.from)) return period;
  return before(end, period.to) ? { from: later(end, period.from), to: period.to } : null;
}
