import { sameInstant } from '../../kit/calendar.ts';
import { Decimal } from '../../kit/decimal.ts';
import { isEmpty } from '../../kit/period.ts';
import type { Period } from '../../kit/period.ts';
import { noUnits } from './balance-state.ts';
import type { BalanceState, Balances } from './balance-state.ts';
import { GrantBalances } from './grant-balances.ts';
import { isActiveAt } from './grant.ts';
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
  /** The grants that are refilled as it begins. */
  readonly refills: ReadonlySet<string>;
  /** With the balances after refills, starts and ends at `from`; its overage is still to be burnt. */
  readonly start: BalanceState;
  readonly end: BalanceState;
  /** All that is left, over the grants: cheaper than to add up the balances of `start` and `end`, which are made when they are looked at. */
  readonly balanceAtStart: Decimal;
  readonly balanceAtEnd: Decimal;
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
  const run = new Run(plan, start);
  const measured = usages.values();
  let resume: BalanceState | null = null;
  plan.periods.forEach(({ phases, reset }, index) => {
    for (const phase of phases) {
      if (sameInstant(phase.from, plan.until)) resume = run.state;
      run.burnPhase(phase, isEmpty(phase) ? noUnits : (measured.next().value ?? noUnits));
    }
    if (reset !== null) run.rollOver(reset, plan.periods[index + 1]?.phases[0]?.refills ?? none);
  });
  return { end: run.state, resume: completed(resume ?? run.state, plan), periodFrom: plan.periodFrom, segments: run.segments };
}

const none: ReadonlySet<string> = new Set();

type Counted = Omit<BalanceState, 'balances'>;

/** A run under way. */
class Run {
  readonly segments: BurnDownSegment[] = [];
  readonly #plan: RunPlan;
  readonly #balances: GrantBalances;
  #counted: Counted;

  constructor(plan: RunPlan, start: BalanceState) {
    this.#plan = plan;
    this.#balances = new GrantBalances(plan.grants, start.balances, plan.from, plan.until);
    this.#counted = start;
  }

  get state(): BalanceState {
    const { at, overage, usageInPeriod, grantUsageInPeriod } = this.#counted;
    const grants = this.#balances;
    const { moment } = grants;
    return {
      at,
      overage,
      usageInPeriod,
      grantUsageInPeriod,
      get balances() {
        return grants.balancesAt(moment);
      },
    };
  }

  burnPhase(phase: Phase, usage: Decimal): void {
    const { from, to, refills, endedBy } = phase;
    const before = this.#counted;
    this.#balances.advanceTo(from);
    this.#balances.refill(refills);
    if (this.#plan.aggregation === 'LATEST') this.#balances.refillAll();
    const start = this.state;
    const balanceAtStart = this.#balances.total;
    const { burnt, rest } = this.#balances.burn(usage.add(before.overage));
    this.#counted = {
      at: to,
      overage: rest,
      usageInPeriod: before.usageInPeriod.add(usage),
      grantUsageInPeriod: before.grantUsageInPeriod.add(Decimal.sum(burnt.values())),
    };
    this.segments.push({ from, to, usage, grantUsages: burnt, refills, start, end: this.state, balanceAtStart, balanceAtEnd: this.#balances.total, endedBy, rollover: false });
  }

  /**
   * The new period's beginning. A grant that starts at the reset is not rolled, and neither it nor one that recurs there pays the carried
   * overage yet: both are filled by the phase that follows, which would undo the payment. What is left to pay is burnt there.
   */
  rollOver({ at, preserveOverage }: Reset, refilledThere: ReadonlySet<string>): void {
    this.#balances.rollOver(at);
    this.#counted = { at, overage: preserveOverage ? this.#counted.overage : noUnits, usageInPeriod: noUnits, grantUsageInPeriod: noUnits };
    const start = this.state;
    const balanceAtStart = this.#balances.total;
    const { burnt, rest } = this.#balances.burn(this.#counted.overage, (grant) => refilledThere.has(grant.id) || !isActiveAt(grant, at));
    this.#counted = { ...this.#counted, overage: rest, grantUsageInPeriod: Decimal.sum(burnt.values()) };
    this.segments.push({ from: at, to: at, usage: noUnits, grantUsages: burnt, refills: none, start, end: this.state, balanceAtStart, balanceAtEnd: this.#balances.total, endedBy: runsOn, rollover: true });
  }
}

const runsOn: PhaseEnd = { activityChange: false, recurrences: [], reset: false };

function completed(state: BalanceState, { grants }: RunPlan): BalanceState {
  const { balances } = state;
  return { ...state, balances: new Map(grants.map(({ id }) => [id, balances.get(id) ?? noUnits])) };
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
