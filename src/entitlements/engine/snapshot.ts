import { later, notAfter } from '../../kit/calendar.ts';
import type { BalanceState } from './balance-state.ts';
import type { RunResult } from './burn-down.ts';
import { isActiveAt } from './grant.ts';
import type { Grant } from './grant.ts';
import type { MeteredAggregation } from './plan.ts';

/** How long events are expected to come late: nothing within it is stored, but for the beginning of the running period. */
const graceHours = 7 * 24;

/** The state worth storing: for the grants that are active at its instant only. */
export function snapshotOf(state: BalanceState, grants: readonly Grant[]): BalanceState {
  const active = new Set(grants.filter((grant) => isActiveAt(grant, state.at)).map(({ id }) => id));
  return { ...state, balances: new Map([...state.balances].filter(([id]) => active.has(id))) };
}

/**
 * What to store after a run: the state at the start of the latest segment, not the first, that begins no later than the running
 * period or seven days before `now`, whichever is later. Null when there is none, and always for LATEST meters.
 */
export function snapshotToKeep(run: RunResult, grants: readonly Grant[], aggregation: MeteredAggregation, now: Temporal.Instant): BalanceState | null {
  if (aggregation === 'LATEST') return null;
  const limit = later(run.periodFrom, now.subtract({ hours: graceHours }));
  const segment = run.segments.slice(1).findLast(({ rollover, from }) => !rollover && notAfter(from, limit));
  return segment === undefined ? null : snapshotOf(segment.start, grants);
}
