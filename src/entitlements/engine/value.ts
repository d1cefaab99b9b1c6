import { present } from '../../kit/assert.ts';
import { before, ceilToMinute, earlier } from '../../kit/calendar.ts';
import { Decimal } from '../../kit/decimal.ts';
import type { Period } from '../../kit/period.ts';
import { activePeriod, isActive } from '../entitlement.ts';
import type { Activity, EntitlementTerms, EntitlementType, JsonObject, MeteredTerms } from '../entitlement.ts';
import { initialState, latestUsable, totalAvailable } from './balance-state.ts';
import type { BalanceState, Balances } from './balance-state.ts';
import { runBurnDown } from './burn-down.ts';
import type { RunResult } from './burn-down.ts';
import { activityChanges, isActiveAt, nextRecurrence } from './grant.ts';
import type { Grant } from './grant.ts';
import { planRun } from './plan.ts';
import type { MeteredAggregation, RunPlan, UsageRange } from './plan.ts';
import { resetsWithin, timelineOf, usagePeriodAt } from './usage-period.ts';
import type { RecordedReset, Timeline } from './usage-period.ts';

/** What a metered entitlement's value is made of, besides its terms and the usage. */
export interface Metering {
  readonly aggregation: MeteredAggregation;
  /** The grants that count from the stored states on: all of them where there is none. In any order. */
  readonly grants: readonly Grant[];
  /** All of its manual resets, in any order. */
  readonly resets: readonly RecordedReset[];
  /** Stored states to start from. They change no answer, so none is fine. */
  readonly stored: readonly BalanceState[];
}

/** What an entitlement gives at one instant. Figures are null unless it is metered and active then; `config` unless static and active. */
export interface EntitlementValue {
  readonly type: EntitlementType;
  /** Active, and for a metered one: a soft limit, or something left. */
  readonly hasAccess: boolean;
  /** The instant the value holds for: the one asked for, for metered ones rounded up to the minute. */
  readonly at: Temporal.Instant;
  /**
   * Whoever asks at an instant in [asked for, validUntil) gets this value, as long as no event, grant, reset or other change of the
   * entitlement comes in and no event dated in the future comes of age. Null: for good. Never late, and up to a minute early.
   */
  readonly validUntil: Temporal.Instant | null;
  readonly balance: Decimal | null;
  readonly usage: Decimal | null;
  readonly overage: Decimal | null;
  /** What was burnt from grants in this period, plus the balance. */
  readonly totalAvailableGrantAmount: Decimal | null;
  readonly currentUsagePeriod: Period | null;
  /** What is left of each grant that is active, in burn order; those of which nothing is left are not in it. */
  readonly grantBalances: Balances | null;
  readonly config: JsonObject | null;
  /** How the figures came about, for storing states; null unless metered and active. */
  readonly run: RunResult | null;
}

/** A value about to be computed: fetch `usageRanges`, then call `valueAt`. */
export interface ValuePlan {
  readonly usageRanges: readonly UsageRange[];
  readonly entitlement: EntitlementTerms;
  readonly at: Temporal.Instant;
  readonly validUntil: Temporal.Instant | null;
  readonly active: boolean;
  readonly metered: MeteredPlan | null;
}

interface MeteredPlan {
  readonly terms: MeteredTerms;
  readonly run: RunPlan;
  readonly start: BalanceState;
  readonly currentUsagePeriod: Period;
}

/**
 * Prepares the value at `time`. A metered one is computed for the next full minute, so that the running minute's usage counts, with
 * everything that takes effect at that minute applied; before measureUsageFrom it is not active. `metering` may be null only for
 * an entitlement that is not metered.
 */
export function planValue(entitlement: EntitlementTerms, metering: Metering | null, time: Temporal.Instant): ValuePlan {
  const isOn = isActive(entitlement, time);
  if (entitlement.type !== 'METERED') {
    return { usageRanges: [], entitlement, at: time, validUntil: activityChangeAfter(entitlement, time), active: isOn, metered: null };
  }
  const at = ceilToMinute(time);
  if (!isOn || before(at, entitlement.measureUsageFrom)) {
    const measured = isOn ? minuteBefore(entitlement.measureUsageFrom) : null;
    return { usageRanges: [], entitlement, at, validUntil: earliest([activityChangeAfter(entitlement, time), measured]), active: false, metered: null };
  }
  const { grants, aggregation, resets, stored } = present(metering, 'the metering of a metered entitlement');
  const timeline = timelineOf(entitlement.measureUsageFrom, entitlement.usagePeriod, resets);
  const resumable = aggregation === 'LATEST' ? lastFreshStart(entitlement, timeline, grants, at) : latestUsable(stored, grants, at);
  const start = resumable ?? initialState(grants, entitlement.measureUsageFrom);
  const run = planRun({
    aggregation,
    grants,
    from: start.at,
    until: at,
    resets: resetsWithin(timeline, start.at, at, entitlement.preserveOverageAtReset),
    periodFrom: usagePeriodAt(timeline, start.at).from,
  });
  const validUntil = earliest([activityChangeAfter(entitlement, time), minuteBefore(nextChange(timeline, grants, at))]);
  const metered = { terms: entitlement, run, start, currentUsagePeriod: usagePeriodAt(timeline, at) };
  return { usageRanges: run.usageRanges, entitlement, at, validUntil, active: true, metered };
}

/**
 * LATEST meters begin every phase with full grants, and so the last usage period that carried no overage in begins with nothing that the
 * former ones have left. Null in the first one.
 */
function lastFreshStart(terms: MeteredTerms, timeline: Timeline, grants: readonly Grant[], at: Temporal.Instant): BalanceState | null {
  const reset = resetsWithin(timeline, terms.measureUsageFrom, at, terms.preserveOverageAtReset).findLast(({ preserveOverage }) => !preserveOverage);
  return reset === undefined ? null : { ...initialState(grants, reset.at), at: reset.at };
}

/** The value, from the usage of each of `plan.usageRanges`. Balance, usage and overage come from one run, so they always agree. */
export function valueAt(plan: ValuePlan, usages: readonly Decimal[]): EntitlementValue {
  const { entitlement, at, validUntil, active, metered } = plan;
  const config = entitlement.type === 'STATIC' && active ? entitlement.config : null;
  const common = { type: entitlement.type, at, validUntil, config };
  if (metered === null) return { ...common, ...noFigures, hasAccess: active };

  const run = runBurnDown(metered.run, metered.start, usages);
  const grantBalances = balancesAt(metered.run.grants, run.end, at);
  const left = { ...run.end, balances: grantBalances };
  const balance = Decimal.sum(grantBalances.values());
  return {
    ...common,
    hasAccess: metered.terms.isSoftLimit || balance.isPositive(),
    balance,
    usage: left.usageInPeriod,
    overage: left.overage,
    totalAvailableGrantAmount: totalAvailable(left),
    currentUsagePeriod: metered.currentUsagePeriod,
    grantBalances,
    run,
  };
}

/** What is left of each grant that is active: of those that end there, nothing. */
function balancesAt(grants: readonly Grant[], { balances }: BalanceState, at: Temporal.Instant): Balances {
  const left = grants.map((grant) => [grant, balances.get(grant.id) ?? Decimal.zero] as const);
  return new Map(left.filter(([grant, units]) => !units.isZero() && isActiveAt(grant, at)).map(([{ id }, units]) => [id, units]));
}

const noFigures = {
  balance: null,
  usage: null,
  overage: null,
  totalAvailableGrantAmount: null,
  currentUsagePeriod: null,
  grantBalances: null,
  run: null,
} as const;

/** The first minute after `at` at which a phase may end: a reset, a refill, or any change of a grant's activity. */
export function nextChange(timeline: Timeline, grants: readonly Grant[], at: Temporal.Instant): Temporal.Instant {
  let next = usagePeriodAt(timeline, at).to;
  for (const grant of grants) {
    for (const change of activityChanges(grant)) if (before(at, change) && before(change, next)) next = change;
    const refill = nextRecurrence(grant, at, 'exclusive');
    if (refill !== null) next = earlier(next, refill);
  }
  return next;
}

function activityChangeAfter(entitlement: Activity, time: Temporal.Instant): Temporal.Instant | null {
  const { from, to } = activePeriod(entitlement);
  return earliest([from, to].map((change) => (change !== null && before(time, change) ? change : null)));
}

/** Values are computed for the next full minute, so a change at `minute` shows to whoever asks within the minute before it. */
function minuteBefore(minute: Temporal.Instant): Temporal.Instant {
  return minute.subtract({ minutes: 1 });
}

function earliest(changes: readonly (Temporal.Instant | null)[]): Temporal.Instant | null {
  return changes.reduce((first, change) => (first === null || change === null ? (first ?? change) : earlier(first, change)), null);
}
