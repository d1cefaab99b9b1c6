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
  const periods: PlannedPeriod[] = [];
  const usageRanges: UsageRange[] = [];
  let start = from;
  let periodFrom = request.periodFrom;
  for (const reset of [...resets, null]) {
    const end = reset?.at ?? until;
    if (reset !== null && (notAfter(end, start) || before(until, end))) {
      throw new BurnDownError('reset-outside-run', `a reset at ${end.toString()} is not in (${start.toString()}, ${until.toString()}]`);
    }
    const phases = phasesOf(grants, { from: start, to: end }, reset === null);
    periods.push({ phases, reset });
    for (const phase of phases) if (!isEmpty(phase)) usageRanges.push({ from: phase.from, to: phase.to, periodFrom });
    if (reset !== null) periodFrom = reset.at;
    start = end;
  }
  return { aggregation: request.aggregation, grants, from, until, periods, periodFrom, lastReset: resets.at(-1)?.at ?? null, usageRanges };
}

function phasesOf(grants: readonly Grant[], period: Period, last: boolean): readonly Phase[] {
  const refills = refillsWithin(grants, period);
  const refilledAt = (at: Temporal.Instant): ReadonlySet<string> => refills.get(at.epochNanoseconds)?.grantIds ?? none;
  const changes = new Map(grants.flatMap(activityChanges).map((at) => [at.epochNanoseconds, at]));
  const cuts = new Map([...changes, ...[...refills].map(([key, { at }]) => [key, at] as const)]);
  const inside = [...cuts.values()].filter((at) => before(period.from, at) && before(at, period.to)).toSorted(compareInstants);

  const startsAtEnd = grants.some((grant) => sameInstant(grant.effectiveAt, period.to));
  const appliesAtEnd = last && (startsAtEnd || refilledAt(period.to).size > 0);
  const bounds = [period.from, ...inside, period.to];
  if (!isEmpty(period) && appliesAtEnd) bounds.push(period.to);

  return bounds.slice(1).map((to, index) => {
    const from = bounds[index] ?? period.from;
    const runStops = sameInstant(to, period.to) && (!appliesAtEnd || sameInstant(from, to));
    const endedBy = runStops
      ? { activityChange: false, recurrences: [], reset: !last }
      : { activityChange: sameInstant(to, period.to) ? startsAtEnd : changes.has(to.epochNanoseconds), recurrences: [...refilledAt(to)], reset: false };
    return { from, to, refills: refilledAt(from), endedBy };
  });
}

const none: ReadonlySet<string> = new Set();

/** Which grants are refilled when, within [from, to]. */
function refillsWithin(grants: readonly Grant[], period: Period): ReadonlyMap<bigint, { at: Temporal.Instant; grantIds: ReadonlySet<string> }> {
  const refills = new Map<bigint, { at: Temporal.Instant; grantIds: Set<string> }>();
  for (const grant of grants) {
    for (const at of recurrencesWithin(grant, period.from, period.to)) {
      const entry = refills.get(at.epochNanoseconds) ?? { at, grantIds: new Set() };
      entry.grantIds.add(grant.id);
      refills.set(at.epochNanoseconds, entry);
    }
  }
  return refills;
}
