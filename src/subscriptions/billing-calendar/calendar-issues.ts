import { formatDuration } from '../../kit/duration.ts';
import { issue } from '../../kit/errors.ts';
import type { Issue } from '../../kit/errors.ts';
import { hasCalendarPeriods } from './anchor.ts';
import type { BillingTime } from './anchor.ts';

/** What a subscription is to be billed for, and how often. */
export interface CalendarOffer {
  readonly billingCadence: Temporal.Duration;
  readonly phases: readonly { readonly rateCards: readonly { readonly key: string; readonly billingCadence: Temporal.Duration | null }[] }[];
}

/** What is wrong with an anchor beside the calendar: there is none. */
export function calendarAnchorIssues(billingTime: BillingTime | null, billingAnchor: Temporal.Instant | null): Issue[] {
  if (billingTime !== 'CALENDAR' || billingAnchor === null) return [];
  const message = `billingAnchor ${billingAnchor.toString()} has no meaning with billingTime CALENDAR, whose periods begin where the calendar's do: leave it out, or choose ANNIVERSARY`;
  return [issue('SUBSCRIPTION_BILLING_ANCHOR_WITH_CALENDAR', message, 'billingAnchor')];
}

/** What keeps an offer from being billed by the calendar: periods that no calendar has. `field` names what asked for it. */
export function calendarCadenceIssues(billingTime: BillingTime | null, { billingCadence, phases }: CalendarOffer, ...field: readonly string[]): Issue[] {
  if (billingTime !== 'CALENDAR') return [];
  const cards = phases.flatMap(({ rateCards }) => rateCards.map(({ key, billingCadence: cadence }) => ({ of: `rate card "${key}"`, cadence })));
  const odd = [{ of: 'the plan', cadence: billingCadence }, ...cards].flatMap(({ of, cadence }) => (cadence === null || hasCalendarPeriods(cadence) ? [] : [{ of, cadence }]));
  return odd.slice(0, 1).map(({ of, cadence }) => {
    const message = `billingTime CALENDAR needs periods that a calendar has, and ${of} is billed every ${formatDuration(cadence)}: choose a plan by the day, the week or months that divide a year, or periods from an anniversary`;
    return issue('SUBSCRIPTION_CADENCE_NOT_IN_CALENDAR', message, ...field);
  });
}
