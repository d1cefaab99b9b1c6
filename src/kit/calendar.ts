import { invariant } from './assert.ts';
import { clockNs, isPositiveDuration } from './duration.ts';
import { compareInstants, notAfter, sameInstant } from './instant.ts';
import type { Period } from './period.ts';

export { before, ceilToMinute, compareInstants, earlier, floorToMinute, floorToSecond, later, notAfter, sameInstant } from './instant.ts';

/** The instants `anchor + n x interval` for every integer n. The interval is positive; its days and months are those of `zone`. */
export interface Recurrence {
  readonly interval: Temporal.Duration;
  readonly anchor: Temporal.Instant;
  /** IANA name; "UTC" when absent. */
  readonly zone?: string;
}

const UTC = 'UTC';
const NS_PER_DAY = 86_400_000_000_000n;
const NS_PER_WEEK = 7n * NS_PER_DAY;
/** Mean lengths in the Gregorian calendar: only a first guess is made of them. */
const MS_PER_MEAN_MONTH = 2_629_746_000;
const MS_PER_DAY = 86_400_000;

/**
 * `at` plus the duration on the calendar of `zone`: years, then months, each clamping the day to the target month's last, then
 * weeks and days, then hours and smaller as elapsed time. Negative parts run the same way. A local time that a clock change
 * skips moves forward by the change; one that happens twice is the first.
 */
export function addDuration(at: Temporal.Instant, duration: Temporal.Duration, zone: string = UTC): Temporal.Instant {
  if (zone !== UTC) return addParts(at, duration, 1, zone);
  let known = lastSums.get(duration);
  // Payment terms and the like are added to the same instants for one customer after the other.
  if (known === undefined || !sameInstant(known.at, at)) lastSums.set(duration, (known = { at, sum: addParts(at, duration, 1, zone) }));
  return known.sum;
}

/** What a duration was added to last, and what came of it. */
const lastSums = new WeakMap<Temporal.Duration, { readonly at: Temporal.Instant; readonly sum: Temporal.Instant }>();

/** The n-th occurrence, any integer n, always counted from the anchor: a 31st anchor gives Jul 31, Aug 31, Sep 30, Oct 31. */
export function occurrence(recurrence: Recurrence, n: number): Temporal.Instant {
  return occurrences(recurrence)(n);
}

/**
 * The period [from, to) between two neighbouring occurrences that holds `at`; `from` is occurrence `index`. An instant on an
 * occurrence belongs to the period it starts. Throws RangeError when the interval is not positive.
 */
export function periodAt(recurrence: Recurrence, at: Temporal.Instant): Period & { readonly index: number } {
  let last = lastPeriods.get(recurrence);
  if (last === undefined) lastPeriods.set(recurrence, (last = []));
  for (const period of last) if (notAfter(period.from, at) && compareInstants(at, period.to) < 0) return period;
  const found = findPeriod(recurrence, at);
  if (last.unshift(found) > mostPeriods) last.pop();
  return found;
}

/** The periods that were found last of each recurrence: who asks for one asks for its neighbours and for itself. */
const lastPeriods = new WeakMap<Recurrence, (Period & { readonly index: number })[]>();
const mostPeriods = 3;

function findPeriod(recurrence: Recurrence, at: Temporal.Instant): Period & { readonly index: number } {
  const nth = occurrences(recurrence);
  let index = guess(recurrence, at);
  let from = nth(index);
  while (compareInstants(from, at) > 0) from = nth(--index);
  let to = nth(index + 1);
  while (notAfter(to, at)) {
    index++;
    from = to;
    to = nth(index + 1);
  }
  return { from, to, index };
}

/** The first occurrence at or after `at` (inclusive), or strictly after it (exclusive). */
export function nextOccurrence(recurrence: Recurrence, at: Temporal.Instant, mode: 'inclusive' | 'exclusive'): Temporal.Instant {
  const { from, to } = periodAt(recurrence, at);
  return mode === 'inclusive' && sameInstant(from, at) ? from : to;
}

/** The last occurrence at or before `at` (inclusive), or strictly before it (exclusive). */
export function previousOccurrence(recurrence: Recurrence, at: Temporal.Instant, mode: 'inclusive' | 'exclusive'): Temporal.Instant {
  let { from, index } = periodAt(recurrence, at);
  // A loop, because a zone that skipped a whole day has two daily occurrences at one instant.
  while (mode === 'exclusive' && sameInstant(from, at)) from = occurrence(recurrence, --index);
  return from;
}

/** The first instant of the day that `at` lies in, by the calendar of `zone`. Where a clock change skips midnight, that is later than midnight. */
export function startOfDay(at: Temporal.Instant, zone: string = UTC): Temporal.Instant {
  return at.toZonedDateTimeISO(zone).startOfDay().toInstant();
}

/**
 * How long a period is in days of `zone`, a day begun counting whole: its length by the clock on the wall, so that days of 23 and 25
 * hours are days as all others. 0 for an empty period.
 */
export function daysIn(period: Period, zone: string = UTC): number {
  if (notAfter(period.to, period.from)) return 0;
  const from = wallClock(period.from, zone);
  const to = wallClock(period.to, zone);
  const days = from.toPlainDate().until(to.toPlainDate(), { largestUnit: 'day' }).days;
  const rest = Temporal.PlainTime.compare(to, from);
  // A period within the hour that a clock shows twice ends earlier on the wall than it began; it is a day begun.
  return Math.max(1, rest > 0 ? days + 1 : days);
}

/**
 * A part of a period of whole days of `zone` with all of the day that it begins on, whatever the hour: that day counts, also where the part ends earlier in a day
 * than it began. A part of a period that does not end with a day, and one that is empty, as it is. Lago's rule of the first day of a subscription.
 */
export function fromItsDay(part: Period, whole: Period, zone: string = UTC): Period {
  if (notAfter(part.to, part.from) || !sameInstant(startOfDay(whole.to, zone), whole.to)) return part;
  return { from: startOfDay(part.from, zone), to: part.to };
}

/** The date and time in `zone`; midnight for the first instant of a day that has none. */
function wallClock(at: Temporal.Instant, zone: string): Temporal.PlainDateTime {
  const zoned = at.toZonedDateTimeISO(zone);
  if (zone !== UTC && sameInstant(zoned.startOfDay().toInstant(), at)) return zoned.toPlainDate().toPlainDateTime();
  return zoned.toPlainDateTime();
}

/** The n-th occurrence as a function, with what does not depend on n worked out once for a recurrence, and what it answered last. */
function occurrences(recurrence: Recurrence): (n: number) => Temporal.Instant {
  let known = knownOccurrences.get(recurrence);
  if (known === undefined) knownOccurrences.set(recurrence, (known = remembering(countedOccurrences(recurrence))));
  return known;
}

const knownOccurrences = new WeakMap<Recurrence, (n: number) => Temporal.Instant>();
const mostRemembered = 64;

function remembering(nth: (n: number) => Temporal.Instant): (n: number) => Temporal.Instant {
  const answers = new Map<number, Temporal.Instant>();
  return (n) => {
    let answer = answers.get(n);
    if (answer === undefined) {
      answer = nth(n);
      if (answers.size >= mostRemembered) answers.clear();
      answers.set(n, answer);
    }
    return answer;
  };
}

function countedOccurrences(recurrence: Recurrence): (n: number) => Temporal.Instant {
  const { anchor, interval, zone = UTC } = recurrence;
  const step = fixedStep(recurrence);
  if (step !== null) {
    const start = anchor.epochNanoseconds;
    return (n) => Temporal.Instant.fromEpochNanoseconds(start + BigInt(n) * step);
  }
  // An anchor where a day begins without midnight, at one, has its other occurrences at midnight all the same.
  const local = wallClock(anchor, zone);
  return (n) => addParts(anchor, interval, n, zone, local);
}

/** The interval in nanoseconds when every repetition is as long: clock time alone, or days in UTC. Null when the calendar decides. */
function fixedStep({ interval, zone = UTC }: Recurrence): bigint | null {
  if (!isPositiveDuration(interval)) throw new RangeError(`a recurrence needs a positive interval, not ${interval.toString()}`);
  if (interval.years !== 0 || interval.months !== 0) return null;
  if (zone !== UTC && (interval.weeks !== 0 || interval.days !== 0)) return null;
  return BigInt(interval.weeks) * NS_PER_WEEK + BigInt(interval.days) * NS_PER_DAY + clockNs(interval);
}

/** An n whose occurrence is at `at` or at most a few steps from it. */
function guess(recurrence: Recurrence, at: Temporal.Instant): number {
  const { anchor, interval } = recurrence;
  const step = fixedStep(recurrence);
  if (step !== null) {
    const n = Number((at.epochNanoseconds - anchor.epochNanoseconds) / step);
    invariant(Number.isSafeInteger(n), `occurrences of ${interval.toString()} can be counted from ${anchor.toString()} to ${at.toString()}`);
    return n;
  }
  const months = interval.years * 12 + interval.months;
  const days = interval.weeks * 7 + interval.days;
  const meanMs = months * MS_PER_MEAN_MONTH + days * MS_PER_DAY + Number(clockNs(interval)) / 1e6;
  return Math.floor((at.epochMilliseconds - anchor.epochMilliseconds) / meanMs);
}

/** `at` plus n times the duration's parts, one part after the other. `local` is `at` on the zone's calendar, for callers that know it. */
function addParts(at: Temporal.Instant, d: Temporal.Duration, n: number, zone: string, local?: Temporal.PlainDateTime): Temporal.Instant {
  const { years, months, weeks, days } = d;
  const clock = clockNs(d) * BigInt(n);
  const staysOnDate = n === 0 || (years === 0 && months === 0 && weeks === 0 && days === 0);
  const onDate = staysOnDate ? at : addDate(d, n, zone, local ?? at.toZonedDateTimeISO(zone).toPlainDateTime());
  return clock === 0n ? onDate : Temporal.Instant.fromEpochNanoseconds(onDate.epochNanoseconds + clock);
}

function addDate({ years, months, weeks, days }: Temporal.Duration, n: number, zone: string, local: Temporal.PlainDateTime): Temporal.Instant {
  let date = local;
  if (years !== 0) date = date.add({ years: years * n });
  if (months !== 0) date = date.add({ months: months * n });
  if (weeks !== 0 || days !== 0) date = date.add({ weeks: weeks * n, days: days * n });
  return date.toZonedDateTime(zone).toInstant();
}
