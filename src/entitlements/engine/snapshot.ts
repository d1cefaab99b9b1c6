import { later, notAfter } from '../../kit/calendar.ts';
import { noUnits } from './balance-state.ts';
import type { BalanceState } from './balance-state.ts';
import type { RunResult } from './burn-down.ts';
import { isActiveAt, mayRevive } from './grant.ts';
import type { Grant } from './grant.ts';
import type { MeteredAggregation } from './plan.ts';

/**
 * How long most events take to come in. An event that comes later makes states useless that have not seen it, so states of the last hour would
 * be made in vain; older ones would make the next run longer than it has to be.
 */
const graceHours = 1;

/**
 * The state worth storing: of the grants that are active at its instant, those of which something is left or may be again. What is used up
 * for good is in no state, so that a run from it knows nothing of it.
 */
export function snapshotOf(state: BalanceState, grants: readonly Grant[]): BalanceState {
  const left = state.balances;
  const counting = grants.filter((grant) => (left.has(grant.id) || mayRevive(grant)) && isActiveAt(grant, state.at));
  const balances = counting.map((grant) => [grant.id, left.get(grant.id) ?? noUnits] as const).filter(([, units], n) => !units.isZero() || mayRevive(counting[n] as Grant));
  return { ...state, balances: new Map(balances) };
}

/**
 * What to store after a run: the state at the start of the latest segment, not the first, that begins no later than the running
 * period or an hour before `now`, whichever is later. Null when there is none, and always for LATEST meters.
 */
export function snapshotToKeep(run: RunResult, grants: readonly Grant[], aggregation: MeteredAggregation, now: Temporal.Instant): BalanceState | null {
  if (aggregation === 'LATEST') return null;
  const limit = later(run.periodFrom, now.subtract({ hours: graceHours }));
  const segment = run.segments.slice(1).findLast(({ rollover, from }) => !rollover && notAfter(from, limit));
  return segment === undefined ? null : snapshotOf(segment.start, grants);
}
