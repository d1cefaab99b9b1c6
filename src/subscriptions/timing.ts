import { present } from '../kit/assert.ts';
import { before, sameInstant } from '../kit/calendar.ts';
import { issue, refuse } from '../kit/errors.ts';
import { alignedPeriodAt } from './aligned-period.ts';
import { phaseActivity, phaseAt } from './schedule.ts';
import type { Schedule } from './schedule.ts';

/** A time by its name: at once, or when the running billing period ends. */
export type TimingPreset = 'IMMEDIATE' | 'NEXT_BILLING_CYCLE';

/** When a change takes effect: at a time by its name, or at the boundary of a billing period. */
export type Timing = TimingPreset | Temporal.Instant;

/**
 * When a running subscription ends by this timing: OpenMeter's rule, an instant is the start or end of a billing period and not over.
 * Throws a ValidationError with SUBSCRIPTION_CANCEL_IN_PAST or SUBSCRIPTION_CANCEL_NOT_ALIGNED.
 */
export function endBy(schedule: Schedule, timing: Timing, now: Temporal.Instant): Temporal.Instant {
  if (timing === 'IMMEDIATE') return now;
  if (timing === 'NEXT_BILLING_CYCLE') return currentPeriod(schedule, now).to;
  if (before(timing, now)) {
    refuse([issue('SUBSCRIPTION_CANCEL_IN_PAST', `timing.at ${timing.toString()} is over, the customer's time is ${now.toString()}: have it take effect at once instead`, 'timing', 'at')]);
  }
  const period = currentPeriod(schedule, timing);
  if (!sameInstant(period.from, timing)) {
    refuse([issue('SUBSCRIPTION_CANCEL_NOT_ALIGNED', `timing.at ${timing.toString()} lies within the billing period ${period.from.toString()} to ${period.to.toString()}: name one of its ends`, 'timing', 'at')]);
  }
  return timing;
}

/**
 * When an edit of a running subscription takes effect. OpenMeter's rule: an edit is of the phase that runs, so the next billing cycle must
 * not begin with another one (SUBSCRIPTION_EDIT_IN_NEXT_PHASE).
 */
export function editBy(schedule: Schedule, timing: TimingPreset, now: Temporal.Instant): Temporal.Instant {
  if (timing === 'IMMEDIATE') return now;
  const { to } = currentPeriod(schedule, now);
  const end = phaseActivity(schedule, present(phaseAt(schedule, now), 'the phase of an active subscription')).to;
  if (end !== null && !before(to, end)) {
    refuse([issue('SUBSCRIPTION_EDIT_IN_NEXT_PHASE', `timing ${timing} is ${to.toString()}, when the next phase begins: edit at once, or edit that phase`, 'timing')]);
  }
  return to;
}

/**
 * When a number of an add-on changes: at once, with the next billing cycle, or at any instant that is not over
 * (SUBSCRIPTION_ADDON_TIMING_IN_PAST).
 */
export function addonChangeBy(schedule: Schedule, timing: Timing, now: Temporal.Instant): Temporal.Instant {
  if (timing === 'IMMEDIATE') return now;
  if (timing === 'NEXT_BILLING_CYCLE') return currentPeriod(schedule, now).to;
  if (before(timing, now)) {
    refuse([issue('SUBSCRIPTION_ADDON_TIMING_IN_PAST', `timing.at ${timing.toString()} is over, the customer's time is ${now.toString()}: have it take effect at once instead`, 'timing', 'at')]);
  }
  return timing;
}

function currentPeriod(schedule: Schedule, at: Temporal.Instant) {
  return present(alignedPeriodAt(schedule, at), 'the billing period of an active subscription');
}
