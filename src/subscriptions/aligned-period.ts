import { before, earlier, floorToSecond, later, notAfter, periodAt, previousOccurrence } from '../kit/calendar.ts';
import type { Recurrence } from '../kit/calendar.ts';
import { instantText } from '../kit/instant.ts';
import type { OpenPeriod, Period } from '../kit/period.ts';
import { phaseActivity, phaseAt } from './schedule.ts';
import type { Schedule } from './schedule.ts';

/** The recurrence of the subscription's billing periods. */
export function billingRecurrence(schedule: Schedule): Recurrence {
  return recurrenceOf(schedule, schedule.billingCadence);
}

/**
 * The instants at which periods of this length begin: every cadence of a subscription is counted from its one anchor. The same object for the same
 * schedule and interval, by which the calendar remembers what it counted.
 */
export function recurrenceOf(schedule: Schedule, interval: Temporal.Duration): Recurrence {
  let known = recurrences.get(schedule);
  if (known === undefined) recurrences.set(schedule, (known = new Map()));
  let recurrence = known.get(interval);
  if (recurrence === undefined) known.set(interval, (recurrence = sharedRecurrence(schedule.billingAnchor, interval, schedule.zone ?? 'UTC')));
  return recurrence;
}

const recurrences = new WeakMap<Schedule, Map<Temporal.Duration, Recurrence>>();

const mostShared = 1_000;
const shared = new Map<string, Recurrence>();

/** Subscriptions that are counted from the same anchor have the same periods: what the calendar counted for one is known for all. */
function sharedRecurrence(anchor: Temporal.Instant, interval: Temporal.Duration, zone: string): Recurrence {
  const key = `${instantText(anchor)} ${interval.toString()} ${zone}`;
  let recurrence = shared.get(key);
  if (recurrence === undefined) {
    if (shared.size >= mostShared) shared.clear();
    shared.set(key, (recurrence = { interval, anchor, zone }));
  }
  return recurrence;
}

/**
 * The billing period [from, to) that holds `at`: the period of the cadence, counted from the anchor, cut by the phase of that time and
 * by the subscription's end. After the end it is the last period there was. Null before the start, and for a subscription that
 * was over before it began.
 */
export function alignedPeriodAt(schedule: Schedule, at: Temporal.Instant): Period | null {
  if (before(at, schedule.activeFrom)) return null;
  const position = phaseAt(schedule, at);
  if (position !== null) return clip(periodAt(billingRecurrence(schedule), at), phaseActivity(schedule, position));
  return schedule.activeTo === null ? null : lastPeriod(schedule, schedule.activeTo);
}

function lastPeriod(schedule: Schedule, end: Temporal.Instant): Period | null {
  for (let position = schedule.phases.length - 1; position >= 0; position--) {
    const phase = phaseActivity(schedule, position);
    const to = phase.to ?? end;
    if (!before(phase.from, to)) continue;
    return { from: later(phase.from, previousOccurrence(billingRecurrence(schedule), to, 'exclusive')), to };
  }
  return null;
}

/** A period cut by a stretch that holds a part of it. */
export function clip(period: Period, by: OpenPeriod): Period {
  return { from: later(period.from, by.from), to: by.to === null ? period.to : earlier(period.to, by.to) };
}

/** Billing counts in whole seconds: both ends go back to the second they stand in. */
export function wholeSeconds(period: Period): Period {
  return { from: floorToSecond(period.from), to: floorToSecond(period.to) };
}

/**
 * Up to when lines are made at `asOf`, the limit itself included: the end of the billing period that holds `asOf`, or `asOf` where a
 * period starts in that very second. Outside of the subscription's time it is `asOf`. A whole second.
 */
export function generationLimit(schedule: Schedule, asOf: Temporal.Instant): Temporal.Instant {
  const second = floorToSecond(asOf);
  const period = phaseAt(schedule, asOf) === null ? null : alignedPeriodAt(schedule, asOf);
  if (period === null) return second;
  const { from, to } = wholeSeconds(period);
  return notAfter(second, from) ? second : to;
}
