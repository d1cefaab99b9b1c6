import { compareInstants, notAfter } from '../../kit/calendar.ts';
import { Decimal } from '../../kit/decimal.ts';
import { isActiveAt } from './grant.ts';
import type { Grant } from './grant.ts';

export type Balances = ReadonlyMap<string, Decimal>;

/**
 * Where a burn-down stands. A run can start from it: everything before `at` has been counted, and so has a reset at `at` with the
 * overage that it carries over. Grants that start, end or recur at `at` have not: the run that starts here applies them.
 */
export interface BalanceState {
  readonly at: Temporal.Instant;
  /** Units left, by grant id; nothing is left of a grant that is missing. */
  readonly balances: Balances;
  /** Units used in this period, or carried into it, that no grant has covered. */
  readonly overage: Decimal;
  /** Units used since the usage period began. */
  readonly usageInPeriod: Decimal;
  /** Units burnt from grants since the usage period began, those for carried overage included. */
  readonly grantUsageInPeriod: Decimal;
}

export const noUnits = Decimal.zero;

/** The state in which measurement begins: the grants that are active then are full, all others empty. */
export function initialState(grants: readonly Grant[], measureUsageFrom: Temporal.Instant): BalanceState {
  const balances = new Map(grants.map((grant) => [grant.id, isActiveAt(grant, measureUsageFrom) ? grant.amount : noUnits]));
  return { at: measureUsageFrom, balances, overage: noUnits, usageInPeriod: noUnits, grantUsageInPeriod: noUnits };
}

/**
 * The stored state completed for these grants: of those that it does not name nothing is left, or they have not begun. Null when it names
 * an unknown one: it is useless.
 */
export function resumeFrom(stored: BalanceState, grants: readonly Grant[]): BalanceState | null {
  const balances = new Map(grants.map(({ id }) => [id, stored.balances.get(id) ?? noUnits]));
  for (const id of stored.balances.keys()) if (!balances.has(id)) return null;
  return { ...stored, balances };
}

/** The latest stored state at or before `at` that a run may start from; null when there is none. */
export function latestUsable(stored: readonly BalanceState[], grants: readonly Grant[], at: Temporal.Instant): BalanceState | null {
  const candidates = stored.filter((state) => notAfter(state.at, at)).toSorted((a, b) => compareInstants(b.at, a.at));
  for (const state of candidates) {
    const resumed = resumeFrom(state, grants);
    if (resumed !== null) return resumed;
  }
  return null;
}

/** All that is left, over the grants. */
export function balanceOf(state: BalanceState): Decimal {
  return Decimal.sum(state.balances.values());
}

/** What was burnt from grants in this period, plus what is left of them. */
export function totalAvailable(state: BalanceState): Decimal {
  return state.grantUsageInPeriod.add(balanceOf(state));
}
