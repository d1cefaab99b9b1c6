import { before, later, notAfter, instantOfMs } from '../kit/instant.ts';
import type { UsageQuery } from './usage-query.ts';
import { windowAt, Windows } from './window.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Past so many windows their bounds are not listed for the database; hours are read then, and put into windows here. */
const MOST_BOUNDS = 2_000;

/** How hours are put together by the database before they are read. */
export type Bucket =
  | { readonly kind: 'none' }
  | { readonly kind: 'hour' }
  /** Calendar days or months of UTC. */
  | { readonly kind: 'utc'; readonly unit: 'day' | 'month' }
  /** Windows that begin at these instants, in order. */
  | { readonly kind: 'bounds'; readonly starts: readonly Temporal.Instant[] };

/** Which part of a question the hourly roll-ups can answer. */
export interface UsagePlan {
  /** Whole hours [from, to) of UTC; null is open. Their sums can be added without a look at events. */
  readonly from: Temporal.Instant | null;
  readonly to: Temporal.Instant | null;
  readonly bucket: Bucket;
  /** Whole days [from, to) of UTC among these hours, null in it is open, which no window cuts; null: there is none. */
  readonly days: { readonly from: Temporal.Instant | null; readonly to: Temporal.Instant | null } | null;
  /** Hours that the range or a window cuts, which are in [from, to) or beside it and must be looked at row by row. */
  readonly cut: readonly Temporal.Instant[];
}

/** Where a range says nothing of when, zones are looked at as they are in our time. */
const today = Temporal.Instant.from('2026-01-01T00:00:00Z');

/** Null when hours are too coarse for the windows, so that events must be read. */
export function planUsage(query: UsageQuery): UsagePlan | null {
  const plan = planHours(query);
  if (plan === null) return null;
  return { ...plan, days: plan.bucket.kind === 'none' || plan.bucket.kind === 'utc' ? wholeDays(plan) : null };
}

function planHours(query: UsageQuery): Omit<UsagePlan, 'days'> | null {
  const { windowSize, windowTimeZone } = query;
  if (windowSize === 'MINUTE') return null;
  const from = query.from === null ? null : ceilToHour(query.from);
  const to = query.to === null ? null : floorToHour(query.to);
  const cut: Temporal.Instant[] = [];
  if (query.from !== null && before(floorToHour(query.from), query.from)) cut.push(floorToHour(query.from));
  if (to !== null && query.to !== null && before(to, query.to) && !cut.some((hour) => hour.equals(to))) cut.push(to);
  // Within one hour, or from the middle of one to the middle of the next, no whole hour is left.
  const empty = from !== null && to !== null && !before(from, to);
  if (windowSize === null) return { from: empty ? to : from, to, bucket: { kind: 'none' }, cut };
  if (windowSize === 'HOUR') {
    if (!beginsOnTheHour(windowTimeZone, query)) return null;
    return { from: empty ? to : from, to, bucket: { kind: 'hour' }, cut };
  }
  if (windowTimeZone === 'UTC') return { from: empty ? to : from, to, bucket: { kind: 'utc', unit: windowSize === 'DAY' ? 'day' : 'month' }, cut };
  if (from === null || to === null || empty || (to.epochMilliseconds - from.epochMilliseconds) / (24 * HOUR_MS) > MOST_BOUNDS) {
    // Each hour is then put into its window by the reader, who treats one that a window cuts like those in `cut`.
    return { from: empty ? to : from, to, bucket: { kind: 'hour' }, cut };
  }
  const windows = new Windows(windowSize, windowTimeZone).over({ from, to });
  for (const window of windows) {
    const hour = floorToHour(window.from);
    if (before(hour, window.from) && notAfter(from, hour) && before(hour, to)) cut.push(hour);
  }
  // A window that begins before the range is cut by it, so its first whole hour is as good a beginning.
  return { from, to, bucket: { kind: 'bounds', starts: windows.map((window) => later(window.from, from)) }, cut };
}

function wholeDays({ from, to }: Pick<UsagePlan, 'from' | 'to'>): UsagePlan['days'] {
  const days = {
    from: from === null ? null : ceilToDay(from),
    to: to === null ? null : floorToDay(to),
  };
  return days.from !== null && days.to !== null && !before(days.from, days.to) ? null : days;
}

/** Whether no window begins or ends inside the hour of UTC that begins at `hour`. */
export function isWholeIn(query: UsageQuery, hour: Temporal.Instant): boolean {
  if (query.windowSize === null) return true;
  const window = windowAt(hour, query.windowSize, query.windowTimeZone);
  return notAfter(hour.add({ hours: 1 }), window.to);
}

/** A zone whose offset was whole hours at both ends of the range is taken to begin its hours with UTC's; the reader checks each hour. */
function beginsOnTheHour(zone: string, { from, to }: UsageQuery): boolean {
  if (zone === 'UTC') return true;
  const looked = [from, to].filter((at) => at !== null);
  return (looked.length === 0 ? [today] : looked).every((at) => at.toZonedDateTimeISO(zone).offsetNanoseconds % (HOUR_MS * 1e6) === 0);
}

export function floorToHour(at: Temporal.Instant): Temporal.Instant {
  return instantOfMs(Math.floor(at.epochMilliseconds / HOUR_MS) * HOUR_MS);
}

/** The start of the day of UTC that holds the instant. */
export function floorToDay(at: Temporal.Instant): Temporal.Instant {
  return instantOfMs(Math.floor(at.epochMilliseconds / DAY_MS) * DAY_MS);
}

/** The first start of a day of UTC that is not before the instant. */
export function ceilToDay(at: Temporal.Instant): Temporal.Instant {
  return instantOfMs(Math.ceil(at.epochMilliseconds / DAY_MS) * DAY_MS);
}

export function ceilToHour(at: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(Math.ceil(at.epochMilliseconds / HOUR_MS) * HOUR_MS);
}
