import { formatDuration } from '../../kit/duration.ts';
import { issue } from '../../kit/errors.ts';
import type { Issue } from '../../kit/errors.ts';
import { hasCalendarPeriods } from './anchor.ts';
import type { BillingTime } from './anchor.ts';

export interface CalendarRequest {
  /** Null: not by whole days. */
  readonly billingTime: BillingTime | null;
  readonly billingAnchor: Temporal.Instant | null;
  readonly billingCadence: Temporal.Duration;
  readonly phases: readonly { readonly rateCards: readonly { readonly key: string; readonly billingCadence: Temporal.Duration | null }[] }[];
}

/** What keeps a subscription from being billed by the calendar: an anchor of its own, or periods that no calendar has. */
export function calendarIssues({ billingTime, billingAnchor, billingCadence, phases }: CalendarRequest): Issue[] {
  if (billingTime !== 'CALENDAR') return [];
  const found: Issue[] = [];
  if (billingAnchor !== null) {
    const message = `billingAnchor ${billingAnchor.toString()} has no meaning with billingTime CALENDAR, whose periods begin where the calendar's do: leave it out, or choose ANNIVERSARY`;
    found.push(issue('SUBSCRIPTION_BILLING_ANCHOR_WITH_CALENDAR', message, 'billingAnchor'));
  }
  const cards = phases.flatMap(({ rateCards }) => rateCards.map(({ key, billingCadence: cadence }) => ({ of: `rate card "${key}"`, cadence })));
  const odd = [{ of: 'the plan', cadence: billingCadence }, ...cards].find(({ cadence }) => cadence !== null && !hasCalendarPeriods(cadence));
  if (odd !== undefined && odd.cadence !== null) {
    const message = `billingTime CALENDAR needs periods that a calendar has, and ${odd.of} is billed every ${formatDuration(odd.cadence)}: choose a plan by the day, the week or months that divide a year, or ANNIVERSARY`;
    found.push(issue('SUBSCRIPTION_CADENCE_NOT_IN_CALENDAR', message, 'billingTime'));
  }
  return found;
}
