import { before, compareInstants, notAfter, sameInstant } from '../../kit/calendar.ts';
import { isEmpty } from '../../kit/period.ts';
import type { Period } from '../../kit/period.ts';
import { activityChanges, inBurnOrder, recurrencesWithin } from './grant.ts';
import type { Grant } from './grant.ts';
import type { Reset } from './usage-period.ts';

/** The aggregations whose usage can be burnt from grants. LATEST makes grants limits: every phase starts from the full amounts. */
export type MeteredAggregation = 'SUM' | 'COUNT' | 'UNIQUE_COUNT' | 'LATEST';

/**
 * A stretch [from, to), never empty, whose usage a run needs. SUM and COUNT: the meter's value, 0 without events. LATEST: the last
 * value in it, 0 when there is none. UNIQUE_COUNT: distinct values in [periodFrom, to) less those in [periodFrom, from).
 */
export interface UsageRange extends Period {
  readonly periodFrom: Temporal.Instant;
}

/** Why a phase ended; all false and empty where the run simply stops. */
export interface PhaseEnd {
  readonly activityChange: boolean;
  /** The grants that are refilled at its end. */
  readonly recurrences: readonly string[];
  readonly reset: boolean;
}

/** A stretch in which grants are burnt in one order. Empty where something takes effect at the very end of the run. */
export interface Phase extends Period {
  /** The grants that are refilled as it begins. */
  readonly refills: ReadonlySet<string>;
  readonly endedBy: PhaseEnd;
}

/** One usage period's part of the run. */
export interface PlannedPeriod {
  readonly phases: readonly Phase[];
  /** The reset that ends it; null for the last one. */
  readonly reset: Reset | null;
}

/** How a run will go, known before any usage is. */
export interface RunPlan {
  readonly aggregation: MeteredAggregation;
  /** In burn order. */
  readonly grants: readonly Grant[];
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
  readonly periods: readonly PlannedPeriod[];
  /** The start of the usage period that holds `until`, and the last reset of the run, if it had one. */
  readonly periodFrom: Temporal.Instant;
  readonly lastReset: Temporal.Instant | null;
  /** What to measure; a run takes the answers in this order. */
  readonly usageRanges: readonly UsageRange[];
}

export interface RunRequest {
  readonly aggregation: MeteredAggregation;
  /** In any order. */
  readonly grants: readonly Grant[];
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
  /** Every reset in (from, until], in order. */
  readonly resets: readonly Reset[];
  /** The start of the usage period that holds `from`. */
  readonly periodFrom: Temporal.Instant;
}

/** A run that cannot be made, always by a defect of the caller: `reason` says which rule is broken. */
export class BurnDownError extends Error {
  readonly reason: 'reset-outside-run' | 'run-ends-before-start' | 'balances-and-grants-do-not-match' | 'usage-does-not-match-plan';

  constructor(reason: BurnDownError['reason'], message: string) {
    super(message);
    this.name = 'BurnDownError';
    this.reason = reason;
  }
}

/**
 * Cuts [from, until] into usage periods and phases. Phases end where a grant starts, ends or recurs; usage does not matter to it.
 * What takes effect at `until` itself (a reset, a start, a refill) is planned; an expiry there is left to whoever reads the balances.
 * Throws BurnDownError when a reset is not in (from, until] or out of order.
 */
export function planRun(request: RunRequest): RunPlan {
  const { from, until, resets } = request;
  if (before(until, from)) throw new BurnDownError('run-ends-before-start', `a run from ${from.toString()} cannot end at ${until.toString()}`);
  const grants = inBurnOrder(request.grants);
  const turns = turnsOf(grants, from, until);
  const periods: PlannedPeriod[] = [];
  const usageRanges: UsageRange[] = [];
  let start = from;
  let periodFrom = request.periodFrom;
  for (const reset of [...resets, null]) {
    const end = reset?.at ?? until;
    if (reset !== null && (notAfter(end, start) || before(until, end))) {
      throw new BurnDownError('reset-outside-run', `a reset at ${end.toString()} is not in (${start.toString()}, ${until.toString()}]`);
    }
    const phases = phasesOf(turns, { from: start, to: end }, reset === null);
    periods.push({ phases, reset });
    for (const phase of phases) if (!isEmpty(phase)) usageRanges.push({ from: phase.from, to: phase.to, periodFrom });
    if (reset !== null) periodFrom = reset.at;
    start = end;
  }
  return { aggregation: request.aggregation, grants, from, until, periods, periodFrom, lastReset: resets.at(-1)?.at ?? null, usageRanges };
}

/** An instant at which something happens to grants. */
interface Turn {
  readonly at: Temporal.Instant;
  /** A grant starts or ends. */
  changesActivity: boolean;
  starts: boolean;
  readonly refills: Set<string>;
}

/** The turns of a run, in order. Periods are cut one after the other, so what was passed is not looked at again. */
interface Turns {
  readonly inOrder: readonly Turn[];
  readonly byTime: ReadonlyMap<bigint, Turn>;
  /** How many lie before the period that is cut next. */
  passed: number;
}

function turnsOf(grants: readonly Grant[], from: Temporal.Instant, until: Temporal.Instant): Turns {
  const byTime = new Map<bigint, Turn>();
  const turnAt = (at: Temporal.Instant): Turn => {
    const known = byTime.get(at.epochNanoseconds);
    if (known !== undefined) return known;
    const turn = { at, changesActivity: false, starts: false, refills: new Set<string>() };
    byTime.set(at.epochNanoseconds, turn);
    return turn;
  };
  const [first, last] = [from.epochMilliseconds, until.epochMilliseconds];
  for (const grant of grants) {
    for (const at of activityChanges(grant)) {
      // Nearly all of a customer with many grants lie far outside, which milliseconds tell at once.
      const about = at.epochMilliseconds;
      if (about < first || about > last || before(at, from) || before(until, at)) continue;
      const turn = turnAt(at);
      turn.changesActivity = true;
      if (at === grant.effectiveAt) turn.starts = true;
    }
    for (const at of recurrencesWithin(grant, from, until)) turnAt(at).refills.add(grant.id);
  }
  return { inOrder: [...byTime.values()].toSorted((a, b) => compareInstants(a.at, b.at)), byTime, passed: 0 };
}

function phasesOf(turns: Turns, period: Period, last: boolean): readonly Phase[] {
  const turnAt = (at: Temporal.Instant): Turn | undefined => turns.byTime.get(at.epochNanoseconds);
  const inside: Temporal.Instant[] = [];
  for (let turn = turns.inOrder[turns.passed]; turn !== undefined && before(turn.at, period.to); turn = turns.inOrder[++turns.passed]) {
    if (before(period.from, turn.at)) inside.push(turn.at);
  }
  const atEnd = turnAt(period.to);
  const startsAtEnd = atEnd?.starts ?? false;
  const appliesAtEnd = last && (startsAtEnd || (atEnd?.refills.size ?? 0) > 0);
  const bounds = [period.from, ...inside, period.to];
  if (!isEmpty(period) && appliesAtEnd) bounds.push(period.to);

  return bounds.slice(1).map((to, index) => {
    const from = bounds[index] ?? period.from;
    const isAtEnd = sameInstant(to, period.to);
    const runStops = isAtEnd && (!appliesAtEnd || sameInstant(from, to));
    const turn = turnAt(to);
    const endedBy = runStops
      ? { activityChange: false, recurrences: [], reset: !last }
      : { activityChange: isAtEnd ? startsAtEnd : (turn?.changesActivity ?? false), recurrences: [...(turn?.refills ?? none)], reset: false };
    return { from, to, refills: turnAt(from)?.refills ?? none, endedBy };
  });
}

const none: ReadonlySet<string> = new Set();
