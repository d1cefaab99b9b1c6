import { remembered } from './remembered.ts';

const NS_PER_HOUR = 3_600_000_000_000n;
const MONTH_DAYS = [28n, 29n, 30n, 31n] as const;
const DAY_HOURS = [23n, 24n, 25n] as const;

/** A duration whose parts each say that they go back: ISO 8601-2 has this beside the one sign in front. */
const backwards = /^P(?:-\d+[YMWD])*(?:T(?:-\d+(?:[.,]\d+)?[HMS])+)?$/i;

/**
 * Reads an ISO 8601 duration ("P1M", "P1Y2M10DT5H"). One that goes back has its sign in front or, as OpenMeter writes it too, before each
 * part ("-P3M", "P-3M"). Throws RangeError, naming the text, for anything else, parts of different signs among it.
 */
export const parseDuration: (text: string) => Temporal.Duration = remembered(1_000, (text) => {
  try {
    return Temporal.Duration.from(backwards.test(text) ? `-${text.replaceAll('-', '')}` : text);
  } catch {
    throw new RangeError(`"${text}" is not an ISO 8601 duration, such as "P1M" or "PT1H"`);
  }
});

/** ISO 8601, in the units it was given in ("P4W" stays "P4W"); "P0D" for zero. */
export function formatDuration(duration: Temporal.Duration): string {
  return duration.blank ? 'P0D' : duration.toString();
}

/** Longer than nothing. A duration's parts all have one sign, so this holds in every calendar. */
export function isPositiveDuration(duration: Temporal.Duration): boolean {
  return duration.sign > 0;
}

/**
 * Whether the duration lasts at least so many hours wherever it starts: a year counts 365 days, a month 28, a day 24 hours.
 * `hours` is a whole number.
 */
export function atLeast(duration: Temporal.Duration, hours: number): boolean {
  const days = BigInt(duration.years) * 365n + BigInt(duration.months) * 28n + wholeDays(duration);
  return days * 24n * NS_PER_HOUR + clockNs(duration) >= BigInt(hours) * NS_PER_HOUR;
}

/**
 * Cadence compatibility, OpenMeter's rule: the longer is an exact positive multiple of the shorter, however long months and days
 * turn out. P1Y and P1M match, P1M and P1D, P4W and P1W; P1M and P1W do not, and zero matches nothing.
 */
export function compatible(a: Temporal.Duration, b: Temporal.Duration): boolean {
  return divisible(a, b) || divisible(b, a);
}

/**
 * Whether `duration` is an exact positive multiple of `divisor` for every combination of 28 to 31 days a month and 23 to 25 hours
 * a day; a year is 12 months, a week 7 days.
 */
export function divisible(duration: Temporal.Duration, divisor: Temporal.Duration): boolean {
  if (duration.sign <= 0 || divisor.sign <= 0) return false;
  return MONTH_DAYS.every((monthDays) =>
    DAY_HOURS.every((dayHours) => assumedNs(duration, monthDays, dayHours) % assumedNs(divisor, monthDays, dayHours) === 0n),
  );
}

/** Hours, minutes, seconds and their fractions, in nanoseconds. */
export function clockNs(duration: Temporal.Duration): bigint {
  return (
    BigInt(duration.hours) * NS_PER_HOUR +
    BigInt(duration.minutes) * 60_000_000_000n +
    BigInt(duration.seconds) * 1_000_000_000n +
    BigInt(duration.milliseconds) * 1_000_000n +
    BigInt(duration.microseconds) * 1000n +
    BigInt(duration.nanoseconds)
  );
}

function assumedNs(duration: Temporal.Duration, monthDays: bigint, dayHours: bigint): bigint {
  const months = BigInt(duration.years) * 12n + BigInt(duration.months);
  return (months * monthDays + wholeDays(duration)) * dayHours * NS_PER_HOUR + clockNs(duration);
}

function wholeDays(duration: Temporal.Duration): bigint {
  return BigInt(duration.weeks) * 7n + BigInt(duration.days);
}
