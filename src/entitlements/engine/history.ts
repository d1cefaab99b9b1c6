import { assertNever } from '../../kit/assert.ts';
import { before, ceilToMinute, earlier, floorToMinute, notAfter } from '../../kit/calendar.ts';
import { Decimal } from '../../kit/decimal.ts';
import { issue } from '../../kit/errors.ts';
import type { Issue } from '../../kit/errors.ts';
import { isEmpty } from '../../kit/period.ts';
import type { Period } from '../../kit/period.ts';
import type { MeteredTerms } from '../entitlement.ts';
import { initialState, latestUsable } from './balance-state.ts';
import type { BalanceState } from './balance-state.ts';
import { runBurnDown } from './burn-down.ts';
import type { BurnDownSegment } from './burn-down.ts';
import { planRun } from './plan.ts';
import type { Phase, RunPlan, UsageRange } from './plan.ts';
import { lastResetOf, resetsWithin, timelineOf, usagePeriodAt } from './usage-period.ts';
import type { Timeline } from './usage-period.ts';
import type { Metering } from './value.ts';

/** Minutes are too many to be served. */
export type HistoryWindowSize = 'HOUR' | 'DAY' | 'MONTH';

/** What one history may hold at most. */
export const longestHistory = { windows: 1_000, segments: 2_000 } as const;

export interface HistoryRequest {
  /** Null: since the last manual reset, or measureUsageFrom. Seconds are dropped. */
  readonly from: Temporal.Instant | null;
  /** Rounded up to the minute. */
  readonly to: Temporal.Instant;
  readonly windowSize: HistoryWindowSize;
  /** IANA name: windows begin on its calendar. */
  readonly zone: string;
}

/** Usage metered in the window, whatever was reset inside it, and what was left when it began. */
export interface HistoryWindow extends Period {
  readonly usage: Decimal;
  /** After what was carried over has been paid; never below 0. What changes inside a window shows in the next one. */
  readonly balanceAtStart: Decimal;
}

export interface History {
  /** Contiguous, also where nothing was used. The last one counts usage up to `to` only. */
  readonly windows: readonly HistoryWindow[];
  /** The burn-down of [from, to]. */
  readonly segments: readonly BurnDownSegment[];
}

/** A history about to be computed: fetch `usageRanges`, then call `historyOf`. */
export interface HistoryPlan {
  /** For the runs, then for the uncut one, then for the windows, then for the stretches between a segment's start and a window's. */
  readonly usageRanges: readonly UsageRange[];
  readonly start: BalanceState;
  /** One after the other; the last is [from, to]. */
  readonly runs: readonly RunPlan[];
  /**
   * From the start to `to` in one, where the windows need it: of a LATEST meter a phase that is cut begins with full grants again, though what
   * its meter last said still holds. Null: the runs tell the same.
   */
  readonly uncut: RunPlan | null;
  readonly windows: readonly PlannedWindow[];
}

interface PlannedWindow extends Period {
  readonly measured: UsageRange;
  /** From the start of the segment in force to the window's start; null where they are one instant. */
  readonly lead: UsageRange | null;
}

/** The stretch of time that a history is about: `from` floored to the minute, the last manual reset or measureUsageFrom where it is null; `to` rounded up. */
export function historyPeriod(terms: MeteredTerms, resets: Metering['resets'], request: Pick<HistoryRequest, 'from' | 'to'>): Period {
  return boundsOf(timelineOf(terms.measureUsageFrom, terms.usagePeriod, resets), request);
}

/** Where the window begins that holds `from`: no earlier state is needed. */
export function firstWindowStart(from: Temporal.Instant, { windowSize, zone }: Pick<HistoryRequest, 'windowSize' | 'zone'>): Temporal.Instant {
  return windowStart(floorToMinute(from).toZonedDateTimeISO(zone), windowSize).toInstant();
}

/** What is wrong with a history's beginning, before anything else is known. */
export function historyStartIssues({ measureUsageFrom }: MeteredTerms, from: Temporal.Instant): readonly Issue[] {
  if (!before(from, measureUsageFrom)) return [];
  const since = measureUsageFrom.toString();
  return [issue('HISTORY_BEFORE_MEASUREMENT', `from is ${from.toString()}, but usage is measured from ${since} on: ask for ${since} or later`, 'from')];
}

/** What is wrong with asking for this history; empty when nothing is. The path of an issue is the field of the request. */
export function historyIssues(terms: MeteredTerms, { resets }: Pick<Metering, 'resets'>, request: HistoryRequest): readonly Issue[] {
  const { from, to } = historyPeriod(terms, resets, request);
  const tooEarly = historyStartIssues(terms, from);
  if (tooEarly.length > 0) return tooEarly;
  if (!before(from, to)) return [issue('HISTORY_PERIOD_EMPTY', `from ${from.toString()} must be before to ${to.toString()}`, 'to')];
  const windows = windowsOf(from, to, request).length;
  if (windows > longestHistory.windows) {
    const most = `${longestHistory.windows} windows of ${request.windowSize}`;
    return [issue('HISTORY_TOO_MANY_WINDOWS', `from ${from.toString()} to ${to.toString()} there are more than ${most}: ask for less time or larger windows`, 'windowSize')];
  }
  return [];
}

/** What is wrong with a history that was prepared: more happened in it than can be told. */
export function segmentIssues({ runs }: HistoryPlan): readonly Issue[] {
  const segments = runs.at(-1)?.periods.reduce((count, { phases, reset }) => count + phases.length + (reset === null ? 0 : 1), 0) ?? 0;
  if (segments <= longestHistory.segments) return [];
  return [issue('HISTORY_TOO_MANY_SEGMENTS', `its grants and resets cut this time into ${segments} segments and ${longestHistory.segments} is the most: ask for less time`, 'from')];
}

/**
 * Prepares the history. Windows run from the one that holds `from` to the one that `to` ends in, whole; those that begin before
 * measureUsageFrom are left out. Call it only when `historyIssues` found none.
 */
export function planHistory(terms: MeteredTerms, metering: Metering, request: HistoryRequest): HistoryPlan {
  const { aggregation, grants, resets, stored } = metering;
  const timeline = timelineOf(terms.measureUsageFrom, terms.usagePeriod, resets);
  const { from, to } = boundsOf(timeline, request);
  const windows = windowsOf(from, to, request).filter((window) => notAfter(terms.measureUsageFrom, window.from));
  const balancesFrom = windows[0] === undefined ? from : earlier(from, windows[0].from);

  const resumable = aggregation === 'LATEST' ? null : latestUsable(stored, grants, balancesFrom);
  const start = resumable ?? initialState(grants, terms.measureUsageFrom);
  const bounds = [start.at, balancesFrom, from].filter((at, index, all) => index === 0 || before(all[index - 1] ?? at, at));
  const runOf = (at: Temporal.Instant, until: Temporal.Instant): RunPlan =>
    planRun({ aggregation, grants, from: at, until, resets: resetsWithin(timeline, at, until, terms.preserveOverageAtReset), periodFrom: usagePeriodAt(timeline, at).from });
  const runs = bounds.map((at, index) => runOf(at, bounds[index + 1] ?? to));
  const uncut = aggregation === 'LATEST' && runs.length > 1 ? runOf(start.at, to) : null;

  const phases = (uncut === null ? runs : [uncut]).flatMap((run) => run.periods.flatMap((period) => period.phases));
  const phaseAt = lastStarted(phases);
  const planned = windows.map((window) => planWindow(window, to, phaseAt(window.from), timeline));
  const leads = planned.flatMap(({ lead }) => (lead === null ? [] : [lead]));
  const usageRanges = [...runs.flatMap((run) => run.usageRanges), ...(uncut?.usageRanges ?? []), ...planned.map(({ measured }) => measured), ...leads];
  return { usageRanges, start, runs, uncut, windows: planned };
}

/** The history, from the usage of each of `plan.usageRanges`. */
export function historyOf(plan: HistoryPlan, usages: readonly Decimal[]): History {
  let taken = 0;
  let state = plan.start;
  let last: readonly BurnDownSegment[] = [];
  let regular: BurnDownSegment[] = [];
  for (const run of plan.runs) {
    const { segments, resume } = runBurnDown(run, state, usages.slice(taken, taken + run.usageRanges.length));
    taken += run.usageRanges.length;
    state = resume;
    last = segments;
    regular.push(...segments.filter((segment) => !segment.rollover));
  }
  if (plan.uncut !== null) {
    const { segments } = runBurnDown(plan.uncut, plan.start, usages.slice(taken, taken + plan.uncut.usageRanges.length));
    taken += plan.uncut.usageRanges.length;
    regular = segments.filter((segment) => !segment.rollover);
  }
  const windowUsages = usages.slice(taken, taken + plan.windows.length);
  const leadUsages = usages.slice(taken + plan.windows.length).values();
  const segmentAt = lastStarted(regular);
  const windows = plan.windows.map(({ from, to, lead }, index) => {
    const sinceSegment = lead === null ? Decimal.zero : (leadUsages.next().value ?? Decimal.zero);
    const segment = segmentAt(from);
    const opening = segment === undefined ? Decimal.zero : segment.balanceAtStart.sub(segment.start.overage);
    return { from, to, usage: windowUsages[index] ?? Decimal.zero, balanceAtStart: Decimal.max(Decimal.zero, opening.sub(sinceSegment)) };
  });
  return { windows, segments: last };
}

/** The last one that begins no later than an instant; asked for instants in order, it looks at none twice. */
function lastStarted<T extends Period>(inOrder: readonly T[]): (at: Temporal.Instant) => T | undefined {
  let started = 0;
  return (at) => {
    for (let next = inOrder[started]; next !== undefined && notAfter(next.from, at); next = inOrder[++started]);
    return inOrder[started - 1];
  };
}

function planWindow(window: Period, to: Temporal.Instant, phase: Phase | undefined, timeline: Timeline): PlannedWindow {
  const measured = { from: window.from, to: earlier(window.to, to), periodFrom: window.from };
  if (phase === undefined) return { ...window, measured, lead: null };
  const lead = { from: phase.from, to: window.from, periodFrom: usagePeriodAt(timeline, phase.from).from };
  return { ...window, measured, lead: isEmpty(lead) ? null : lead };
}

function boundsOf(timeline: Timeline, { from, to }: Pick<HistoryRequest, 'from' | 'to'>): Period {
  return { from: floorToMinute(from ?? lastResetOf(timeline)), to: ceilToMinute(to) };
}

/** The windows, or as many as to show that they are too many. */
function windowsOf(from: Temporal.Instant, to: Temporal.Instant, { windowSize, zone }: HistoryRequest): readonly Period[] {
  const windows: Period[] = [];
  for (let start = windowStart(from.toZonedDateTimeISO(zone), windowSize); before(start.toInstant(), to) && windows.length <= longestHistory.windows; ) {
    const end = windowEnd(start, windowSize);
    windows.push({ from: start.toInstant(), to: end.toInstant() });
    start = end;
  }
  return windows;
}

function windowStart(at: Temporal.ZonedDateTime, size: HistoryWindowSize): Temporal.ZonedDateTime {
  switch (size) {
    case 'HOUR':
      return at.round({ smallestUnit: 'hour', roundingMode: 'floor' });
    case 'DAY':
      return at.startOfDay();
    case 'MONTH':
      return at.with({ day: 1 }).startOfDay();
    default:
      return assertNever(size, 'the window size of a history');
  }
}

function windowEnd(start: Temporal.ZonedDateTime, size: HistoryWindowSize): Temporal.ZonedDateTime {
  // An hour is elapsed time, so that the hour a clock change repeats is two windows; the day after may begin at one o'clock.
  if (size === 'HOUR') return start.add({ hours: 1 });
  return (size === 'DAY' ? start.add({ days: 1 }) : start.add({ months: 1 })).startOfDay();
}
