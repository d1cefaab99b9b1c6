import { sameInstant } from '../../kit/calendar.ts';
import { Decimal } from '../../kit/decimal.ts';
import { isEmpty } from '../../kit/period.ts';
import type { Period } from '../../kit/period.ts';
import { noUnits } from './balance-state.ts';
import type { BalanceState, Balances } from './balance-state.ts';
import { isActiveAt, recurrencesWithin, rolledOver, startsAt } from './grant.ts';
import type { Grant } from './grant.ts';
import { BurnDownError } from './plan.ts';
import type { Phase, PhaseEnd, RunPlan } from './plan.ts';
import type { Reset } from './usage-period.ts';

/**
 * One step of a burn-down. Segments touch each other; at a reset an empty one, `rollover`, shows what was rolled over and what the
 * carried overage took of it, and comes before the segment that starts there.
 */
export interface BurnDownSegment extends Period {
  /** Units metered in [from, to). */
  readonly usage: Decimal;
  /** Units burnt, by grant id: for the usage, and for the overage carried in. Grants that were not touched are left out. */
  readonly grantUsages: Balances;
  /** With the balances after refills, starts and ends at `from`; its overage is still to be burnt. */
  readonly start: BalanceState;
  readonly end: BalanceState;
  readonly endedBy: PhaseEnd;
  readonly rollover: boolean;
}

export interface RunResult {
  /** At `until`, with all that takes effect there applied, but for grants that end there: their rest is still in it. */
  readonly end: BalanceState;
  /** Where a later run continues: equal to one run over both. Not for LATEST meters, whose phases do not add up. */
  readonly resume: BalanceState;
  /** The start of the usage period that holds `until`. */
  readonly periodFrom: Temporal.Instant;
  readonly segments: readonly BurnDownSegment[];
}

/**
 * Burns usage from grants, period by period. `usages` answers `plan.usageRanges` one by one. Negative usage gives units back to the
 * first grant that still has some; without one the overage goes below zero and offsets what comes next. Throws BurnDownError when the
 * start has not exactly one balance for each grant, or the usages do not fit the plan.
 */
export function runBurnDown(plan: RunPlan, start: BalanceState, usages: readonly Decimal[]): RunResult {
  check(plan, start, usages);
  const measured = usages.values();
  const segments: BurnDownSegment[] = [];
  let state = start;
  let resume: BalanceState | null = null;
  for (const { phases, reset } of plan.periods) {
    for (const phase of phases) {
      if (sameInstant(phase.from, plan.until)) resume = state;
      const usage = isEmpty(phase) ? noUnits : (measured.next().value ?? noUnits);
      const segment = runPhase(plan, phase, state, usage);
      segments.push(segment);
      state = segment.end;
    }
    if (reset !== null) {
      const segment = rollOver(plan.grants, state, reset);
      segments.push(segment);
      state = segment.end;
    }
  }
  return { end: state, resume: resume ?? state, periodFrom: plan.periodFrom, segments };
}

function runPhase(plan: RunPlan, phase: Phase, before: BalanceState, usage: Decimal): BurnDownSegment {
  const active = plan.grants.filter((grant) => isActiveAt(grant, phase.from));
  const opened = new Map(plan.grants.map((grant) => [grant.id, noUnits]));
  for (const grant of active) {
    const full = plan.aggregation === 'LATEST' || phase.refills.has(grant.id) || startsAt(grant, phase.from);
    opened.set(grant.id, full ? grant.amount : (before.balances.get(grant.id) ?? noUnits));
  }
  const start = { ...before, balances: opened };
  const { balances, burnt, rest } = burn(active, opened, usage.add(before.overage));
  const end = {
    at: phase.to,
    balances,
    overage: rest,
    usageInPeriod: before.usageInPeriod.add(usage),
    grantUsageInPeriod: before.grantUsageInPeriod.add(Decimal.sum(burnt.values())),
  };
  return { from: phase.from, to: phase.to, usage, grantUsages: burnt, start, end, endedBy: phase.endedBy, rollover: false };
}

/**
 * The new period's beginning. A grant that starts at the reset is not rolled, and neither it nor one that recurs there pays the carried
 * overage yet: both are filled by the phase that follows, which would undo the payment. What is left to pay is burnt there.
 */
function rollOver(grants: readonly Grant[], ended: BalanceState, { at, preserveOverage }: Reset): BurnDownSegment {
  const rolling = grants.filter((grant) => isActiveAt(grant, at) && !startsAt(grant, at));
  const rolled = new Map(ended.balances);
  for (const grant of rolling) rolled.set(grant.id, rolledOver(grant, ended.balances.get(grant.id) ?? noUnits));
  const carried = preserveOverage ? ended.overage : noUnits;
  const start = { at, balances: rolled, overage: carried, usageInPeriod: noUnits, grantUsageInPeriod: noUnits };

  const paying = rolling.filter((grant) => recurrencesWithin(grant, at, at).length === 0);
  const { balances, burnt, rest } = burn(paying, rolled, carried);
  const end = { at, balances, overage: rest, usageInPeriod: noUnits, grantUsageInPeriod: Decimal.sum(burnt.values()) };
  return { from: at, to: at, usage: noUnits, grantUsages: burnt, start, end, endedBy: runsOn, rollover: true };
}

const runsOn: PhaseEnd = { activityChange: false, recurrences: [], reset: false };

/** Takes `amount` from the grants in their order, never below zero each; `rest` is what none of them had. */
function burn(ordered: readonly Grant[], available: Balances, amount: Decimal): { balances: Balances; burnt: Balances; rest: Decimal } {
  const balances = new Map(available);
  const burnt = new Map<string, Decimal>();
  let rest = amount;
  for (const { id } of ordered) {
    if (rest.isZero()) break;
    const balance = available.get(id) ?? noUnits;
    if (!balance.isPositive()) continue;
    const taken = Decimal.min(balance, rest);
    balances.set(id, balance.sub(taken));
    burnt.set(id, taken);
    rest = rest.sub(taken);
  }
  return { balances, burnt, rest };
}

function check(plan: RunPlan, start: BalanceState, usages: readonly Decimal[]): void {
  const paired = start.balances.size === plan.grants.length && plan.grants.every(({ id }) => start.balances.has(id));
  if (!paired || !sameInstant(start.at, plan.from)) {
    const known = [...start.balances.keys()].join(', ');
    throw new BurnDownError(
      'balances-and-grants-do-not-match',
      `the state at ${start.at.toString()} has balances for [${known}], the plan from ${plan.from.toString()} grants [${plan.grants.map(({ id }) => id).join(', ')}]`,
    );
  }
  if (usages.length !== plan.usageRanges.length) {
    throw new BurnDownError('usage-does-not-match-plan', `the plan needs ${plan.usageRanges.length} usages and got ${usages.length}`);
  }
}
