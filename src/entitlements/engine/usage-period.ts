import { invariant, present } from '../../kit/assert.ts';
import { before, compareInstants, earlier, later, notAfter, occurrence, periodAt } from '../../kit/calendar.ts';
import type { Period } from '../../kit/period.ts';
import type { UsagePeriod } from '../entitlement.ts';

/** How usage periods run from `start` on: [b(n), b(n+1)) with b(n) = anchor + n x interval on the calendar of the zone, cut at `start`. */
export interface TimelineEntry {
  readonly start: Temporal.Instant;
  /** At least one hour. */
  readonly interval: Temporal.Duration;
  readonly anchor: Temporal.Instant;
  /** IANA; absent: UTC. */
  readonly zone?: string;
  /** A manual reset's own decision; null follows the entitlement's setting. */
  readonly preserveOverage: boolean | null;
}

/** The usage periods of one entitlement: the first entry starts at measureUsageFrom, and one more at each manual reset, in order. */
export type Timeline = readonly [TimelineEntry, ...TimelineEntry[]];

/** A manual reset as it was recorded, `at` in whole minutes. */
export interface RecordedReset {
  readonly at: Temporal.Instant;
  /** The anchor of the periods from here on: the former one, or `at`. */
  readonly anchor: Temporal.Instant;
  readonly preserveOverage: boolean;
}

/** The start of a usage period that is not the first. */
export interface Reset {
  readonly at: Temporal.Instant;
  /** Whether what was used beyond the grants is taken into the new period, or forgiven. */
  readonly preserveOverage: boolean;
}

/** The timeline of an entitlement; the resets in any order. */
export function timelineOf(
  measureUsageFrom: Temporal.Instant,
  usagePeriod: UsagePeriod,
  resets: readonly RecordedReset[],
): Timeline {
  const { anchor, ...counted } = usagePeriod;
  const inOrder = resets.toSorted((a, b) => compareInstants(a.at, b.at));
  return [
    { ...counted, start: measureUsageFrom, anchor, preserveOverage: null },
    ...inOrder.map((reset) => ({ ...counted, start: reset.at, anchor: reset.anchor, preserveOverage: reset.preserveOverage })),
  ];
}

/** The usage period [from, to) that holds `at`. Before the first entry starts: the first period, which may be short. */
export function usagePeriodAt(timeline: Timeline, at: Temporal.Instant): Period {
  const inForce = Math.max(0, timeline.findLastIndex((entry) => notAfter(entry.start, at)));
  const entry = present(timeline[inForce], 'the entry in force');
  const next = timeline[inForce + 1];
  const period = periodAt(entry, later(at, entry.start));
  return { from: later(period.from, entry.start), to: next === undefined ? period.to : earlier(period.to, next.start) };
}

/** Where usage periods start within [from, to], both ends included, in order and each once: measureUsageFrom, manual resets and period ends. */
export function periodStarts(timeline: Timeline, from: Temporal.Instant, to: Temporal.Instant): readonly Temporal.Instant[] {
  return timeline.flatMap((entry, index) => startsOf(entry, timeline[index + 1]?.start ?? null, from, to));
}

/** The resets in (after, until]: every period start but measureUsageFrom. Period ends follow `preserveOverageAtReset`. */
export function resetsWithin(timeline: Timeline, after: Temporal.Instant, until: Temporal.Instant, preserveOverageAtReset: boolean): readonly Reset[] {
  const measureUsageFrom = timeline[0].start;
  const manual = new Map(timeline.slice(1).map((entry) => [entry.start.epochNanoseconds, entry.preserveOverage]));
  return periodStarts(timeline, after, until)
    .filter((at) => before(after, at) && before(measureUsageFrom, at))
    .map((at) => ({ at, preserveOverage: manual.get(at.epochNanoseconds) ?? preserveOverageAtReset }));
}

/** The last manual reset, or measureUsageFrom when there was none. Period ends do not change it. */
export function lastResetOf(timeline: Timeline): Temporal.Instant {
  return present(timeline.at(-1), 'the last entry').start;
}

/** The entry's starts within [from, to]: its own, then its recurrences until the next entry takes over. */
function startsOf(entry: TimelineEntry, nextStart: Temporal.Instant | null, from: Temporal.Instant, to: Temporal.Instant): Temporal.Instant[] {
  invariant(nextStart === null || before(entry.start, nextStart), 'entries of a timeline start one after the other');
  const inForce = (at: Temporal.Instant): boolean => nextStart === null || before(at, nextStart);
  const found = notAfter(from, entry.start) && notAfter(entry.start, to) ? [entry.start] : [];
  const earliest = later(from, entry.start);
  if (before(to, earliest)) return found;
  for (let { index, from: at } = periodAt(entry, earliest); notAfter(at, to) && inForce(at); at = occurrence(entry, ++index)) {
    if (before(entry.start, at) && notAfter(from, at)) found.push(at);
  }
  return found;
}
