import { startOfDay } from '../../kit/calendar.ts';

/**
 * How the periods of a subscription lie in the customer's days. CALENDAR: weeks from Monday, months from the first, quarters, half years
 * and years from 1 January. ANNIVERSARY: from the day it began, or another day that was named.
 */
export type BillingTime = 'CALENDAR' | 'ANNIVERSARY';

export interface PeriodsStart {
  readonly billingTime: BillingTime;
  /** When the subscription begins. */
  readonly startsAt: Temporal.Instant;
  /** For ANNIVERSARY: an instant of the day that counts; null: the day it begins. */
  readonly anniversary: Temporal.Instant | null;
  /** IANA name: whose days they are. */
  readonly zone: string;
  /** Whether the periods are weeks; every other cadence counts from 1 January. */
  readonly weekly: boolean;
}

/**
 * Where the periods of a subscription that is billed by whole days are counted from: the first instant of a day in `zone`. A 31st stays
 * one: the periods of shorter months are counted from it, never from their own last day.
 */
export function anchorOf({ billingTime, startsAt, anniversary, zone, weekly }: PeriodsStart): Temporal.Instant {
  if (billingTime === 'ANNIVERSARY') return startOfDay(anniversary ?? startsAt, zone);
  const day = startsAt.toZonedDateTimeISO(zone).toPlainDate();
  const first = weekly ? day.subtract({ days: day.dayOfWeek - 1 }) : day.with({ month: 1, day: 1 });
  return first.toZonedDateTime(zone).toInstant();
}

/** A cadence of weeks, which begin on Monday. */
export function isWeekly(cadence: Temporal.Duration): boolean {
  return cadence.weeks !== 0 || (cadence.days !== 0 && cadence.days % 7 === 0);
}

/** Whether every calendar has such periods: a day, a week, or months that divide a year. */
export function hasCalendarPeriods(cadence: Temporal.Duration): boolean {
  const { years, months, weeks, days } = cadence;
  if (cadence.hours !== 0 || cadence.minutes !== 0 || cadence.seconds !== 0 || cadence.milliseconds !== 0) return false;
  const wholeMonths = years * 12 + months;
  const wholeDays = weeks * 7 + days;
  if (wholeMonths === 0) return wholeDays === 1 || wholeDays === 7;
  return wholeDays === 0 && 12 % wholeMonths === 0;
}
