import { issue } from '../kit/errors.ts';
import type { Issue } from '../kit/errors.ts';
import { notAfter } from '../kit/calendar.ts';
import type { Offer } from './spec.ts';

/**
 * Nothing of a subscription begins at this instant or later: every period that begins before it, the longest there are among them, ends in a year of four
 * digits, as instants are kept and told.
 */
export const LAST_START = Temporal.Instant.from('9000-01-01T00:00:00Z');

/** What of an offer would begin too late for a subscription that begins at `activeFrom`; `field` names the offer in the input. */
export function timeIssues({ phases, terms }: Pick<Offer, 'phases' | 'terms'>, activeFrom: Temporal.Instant, field: 'plan' | 'customPlan'): Issue[] {
  const remedy = `nothing may begin in the year ${yearOf(LAST_START)} or later`;
  if (notAfter(LAST_START, activeFrom)) return [issue('SUBSCRIPTION_START_TOO_LATE', `the subscription would begin at ${activeFrom.toString()}: ${remedy}`, 'startsAt')];
  const left = yearOf(LAST_START) - yearOf(activeFrom) - 1;
  let years = 0;
  for (const { key, duration } of phases) {
    if (years > left) return [issue('SUBSCRIPTION_PHASE_OUT_OF_TIME', `${field} has phase "${key}" begin ${Math.floor(years)} years after ${activeFrom.toString()}: ${remedy}`, field)];
    years += duration === null ? 0 : yearsOf(duration);
  }
  const trial = terms?.trialPeriod == null ? 0 : yearsOf(terms.trialPeriod);
  return trial > left ? [issue('SUBSCRIPTION_TRIAL_OUT_OF_TIME', `${field} has a trial of ${Math.floor(trial)} years from ${activeFrom.toString()}: ${remedy}`, field)] : [];
}

function yearOf(at: Temporal.Instant): number {
  return at.toZonedDateTimeISO('UTC').year;
}

/** About how long it is, a little more rather than less. */
function yearsOf({ years, months, weeks, days, hours, minutes, seconds }: Temporal.Duration): number {
  return years + months / 12 + (weeks * 7 + days + (hours + (minutes + seconds / 60) / 60) / 24) / 365;
}
