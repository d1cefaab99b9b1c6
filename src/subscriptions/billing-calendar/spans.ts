import { compareInstants, earlier, later, notAfter, occurrence, periodAt, sameInstant, startOfDay } from '../../kit/calendar.ts';
import type { Recurrence } from '../../kit/calendar.ts';
import type { Period } from '../../kit/period.ts';

/** What a bill made on some day needs to know of its subscription. */
export interface BilledSubscription {
  /** The first instant of a day: see `anchorOf`. */
  readonly anchor: Temporal.Instant;
  readonly cadence: Temporal.Duration;
  /** How often usage is billed; null: with the fee. A year may be billed with its usage by the month. */
  readonly usageCadence: Temporal.Duration | null;
  readonly zone: string;
  readonly inAdvance: boolean;
  readonly startedAt: Temporal.Instant;
  /** When it was terminated; null: it was not. */
  readonly terminatedAt: Temporal.Instant | null;
}

/** The time that one bill is for. Each span is half-open, and empty where what is billed lies outside of the subscription's time. */
export interface BilledSpans {
  /** For the fee: whole days, but for the end of a terminated subscription. */
  readonly fee: Period;
  /** For usage: from the very start of the subscription on. */
  readonly usage: Period;
  /** The period that the fee is a part of, whole: its days are the divisor of the price of a day. A year has 366 days if 29 February is in it, else 365. */
  readonly fullFee: Period;
  readonly fullUsage: Period;
  /** Whether the fee is due on this bill: a yearly one is not with each month's usage. */
  readonly hasFee: boolean;
}

/** The period that holds `at`. */
export function currentPeriod({ cadence, anchor, zone }: Pick<BilledSubscription, 'cadence' | 'anchor' | 'zone'>, at: Temporal.Instant): Period {
  const { from, to } = periodAt({ interval: cadence, anchor, zone }, at);
  return { from, to };
}

/** The period before the one that holds `at`. */
export function previousPeriod({ cadence, anchor, zone }: Pick<BilledSubscription, 'cadence' | 'anchor' | 'zone'>, at: Temporal.Instant): Period {
  return back({ interval: cadence, anchor, zone }, at);
}

/**
 * The spans of the bill made at `at` as Lago writes them, usually within the first day of a period: usage is billed when its period is over,
 * the fee in arrears for the period that is over and in advance for the one that begins; the bill of a terminated subscription is for
 * the period that it ended in, up to its end. Two of its ways are kept here alone, and lines are never made by them: a bill made later is
 * for the period that {@link elapsedPeriod} finds, which may run yet, and a year from 29 February has 28 February as its last day in every
 * year, which in a shorter one is the day that the next begins with.
 */
export function billedSpans(of: BilledSubscription, at: Temporal.Instant): BilledSpans {
  const { inAdvance, startedAt, terminatedAt, zone } = of;
  const fees: Recurrence = { interval: of.cadence, anchor: of.anchor, zone };
  const usages: Recurrence = { ...fees, interval: of.usageCadence ?? of.cadence };
  const ended = terminatedAt !== null && notAfter(terminatedAt, at);
  const fullUsage = ended ? periodAt(usages, at) : elapsed(usages, at);
  const fullFee = inAdvance || ended ? periodAt(fees, at) : elapsed(fees, at);
  const end = ended ? terminatedAt : null;
  return {
    fee: cut(leapYear(fees, fullFee), startOfDay(startedAt, zone), end),
    usage: cut(leapYear(usages, fullUsage), startedAt, end),
    fullFee: wholeYear(fees, fullFee),
    fullUsage: wholeYear(usages, fullUsage),
    hasFee: ended || compareInstants(periodAt(fees, at).from, periodAt(usages, at).from) === 0,
  };
}

/** A period, a day longer where it is a year from 29 February that ends with the 27th. */
function leapYear(periods: Recurrence, { from, to }: Period): Period {
  const end = to.toZonedDateTimeISO(periods.zone ?? 'UTC');
  return isFromLeapDay(periods) && end.month === 2 && end.day === 28 ? { from, to: end.add({ days: 1 }).toInstant() } : { from, to };
}

/** A period by whose days a fee is divided: years from 29 February are as long as the calendar's, whichever day they end on. */
function wholeYear(periods: Recurrence, { from, to }: Period): Period {
  if (!isFromLeapDay(periods)) return { from, to };
  const start = from.toZonedDateTimeISO(periods.zone ?? 'UTC');
  return { from, to: start.add({ days: start.day === 29 ? 366 : 365 }).toInstant() };
}

function isFromLeapDay({ anchor, interval, zone = 'UTC' }: Recurrence): boolean {
  const first = anchor.toZonedDateTimeISO(zone);
  return interval.years !== 0 && first.month === 2 && first.day === 29;
}

/**
 * The period that Lago holds to be over at `at`. On the first day of a period the one before it; later the one that holds the day a week, a
 * month or a year before: a month for quarters and half years too, so that more than a month after its start it is the one that runs.
 */
export function elapsedPeriod({ cadence, anchor, zone }: Pick<BilledSubscription, 'cadence' | 'anchor' | 'zone'>, at: Temporal.Instant): Period {
  return elapsed({ interval: cadence, anchor, zone }, at);
}

function elapsed(periods: Recurrence, at: Temporal.Instant): Period {
  const { interval, zone = 'UTC' } = periods;
  if (sameInstant(startOfDay(at, zone), periodAt(periods, at).from)) return back(periods, at);
  const backBy = interval.years !== 0 ? { years: 1 } : interval.months !== 0 ? { months: 1 } : { weeks: 1 };
  const { from, to } = periodAt(periods, at.toZonedDateTimeISO(zone).toPlainDate().subtract(backBy).toZonedDateTime(zone).toInstant());
  return { from, to };
}

function back(periods: Recurrence, at: Temporal.Instant): Period {
  const { from, index } = periodAt(periods, at);
  return { from: occurrence(periods, index - 1), to: from };
}

function cut(period: Period, from: Temporal.Instant, to: Temporal.Instant | null): Period {
  return { from: later(period.from, from), to: to === null ? period.to : earlier(period.to, to) };
}
