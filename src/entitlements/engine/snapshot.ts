import { later, notAfter } from '../../kit/calendar.ts';
import { noUnits } from './balance-state.ts';
import type { BalanceState } from './balance-state.ts';
import type { RunResult } from './burn-down.ts';
import { isActiveAt, mayRevive } from './grant.ts';
import type { Grant } from './grant.ts';
import type { MeteredAggregation } from './plan.ts';

/**
 * The ages of the states that a run leaves behind, in hours. An event that comes later than a state makes it useless, so states of the last
 * hour would be made in vain, and the older ones are there for what comes a day, a week or a month late.
 */
const agesHours = [31 * 24, 7 * 24, 24, 1] as const;

/**
 * The state worth storing: of the grants that are active at its instant, those of which something is left or may be again. What is used up
 * for good is in no state, so that a run from it knows nothing of it. Its balances are made when they are looked at.
 */
export function snapshotOf(state: BalanceState, grants: readonly Grant[]): BalanceState {
  const { at, overage, usageInPeriod, grantUsageInPeriod } = state;
  return {
    at,
    overage,
    usageInPeriod,
    grantUsageInPeriod,
    get balances() {
      const left = state.balances;
      const counting = grants.filter((grant) => (!(left.get(grant.id) ?? noUnits).isZero() || mayRevive(grant)) && isActiveAt(grant, at));
      return new Map(counting.map(({ id }) => [id, left.get(id) ?? noUnits]));
    },
  };
}

/**
 * What to store after a run, in order of time: for each age the state at the start of the latest segment, not the first, that is as old as
 * that at `now`; for the least age it is enough that the segment begins no later than the running period. None for LATEST meters.
 */
export function snapshotsToKeep(run: RunResult, grants: readonly Grant[], aggregation: MeteredAggregation, now: Temporal.Instant): readonly BalanceState[] {
  if (aggregation === 'LATEST') return [];
  const limits = agesHours.map((hours, n) => (n === agesHours.length - 1 ? later(run.periodFrom, now.subtract({ hours })) : now.subtract({ hours })));
  const candidates = run.segments.slice(1).filter(({ rollover }) => !rollover);
  const found = limits.flatMap((limit) => candidates.findLast(({ from }) => notAfter(from, limit)) ?? []);
  return [...new Set(found)].map(({ start }) => snapshotOf(start, grants));
}
