import { before, earlier, floorToMinute } from '../../kit/calendar.ts';
import { Decimal } from '../../kit/decimal.ts';
import type { OpenPeriod } from '../../kit/period.ts';
import { activePeriod, isActive } from '../entitlement.ts';
import type { Activity, MeteredTerms } from '../entitlement.ts';
import { initialState, latestUsable } from './balance-state.ts';
import type { BalanceState } from './balance-state.ts';
import { runBurnDown } from './burn-down.ts';
import type { RunResult } from './burn-down.ts';
import { isActiveAt } from './grant.ts';
import { planRun } from './plan.ts';
import type { RunPlan, UsageRange } from './plan.ts';
import { resetsWithin, timelineOf, usagePeriodAt } from './usage-period.ts';
import { nextChange } from './value.ts';
import type { Metering } from './value.ts';

/** What may still be used at once, in one stretch of time in which nothing but usage changes it. */
export interface Allowance {
  /** What the grants have left, less overage: below zero where more was used than they gave. */
  readonly left: Decimal;
  /** As long as no event, grant, reset or other change comes in, and no event that is stored for later comes of age. */
  readonly holds: OpenPeriod;
  /** How the run up to its beginning went, for storing states. */
  readonly run: RunResult;
}

/** An allowance about to be computed: fetch `usageRanges`, then call `allowanceOf`. */
export interface AllowancePlan {
  readonly usageRanges: readonly UsageRange[];
  readonly minute: Temporal.Instant;
  readonly run: RunPlan;
  readonly start: BalanceState;
  readonly metering: Metering;
  readonly holds: OpenPeriod;
}

/**
 * Prepares what may be used at `now`, of a meter of SUM or COUNT. A value is computed for the end of the running minute, with all that takes
 * effect there; who spends cannot have that yet: units that come with a refill or a reset in a few seconds would be sold twice, before it and after. So this
 * is the balance at the beginning of the minute, less all usage of the minute, and holds until the very instant of the next change. Null when the
 * entitlement is not active at `now`, or does not measure yet.
 */
export function planAllowance(entitlement: Activity & MeteredTerms, metering: Metering, now: Temporal.Instant): AllowancePlan | null {
  const minute = floorToMinute(now);
  if (!isActive(entitlement, now) || before(minute, entitlement.measureUsageFrom)) return null;
  const { grants, aggregation, resets, stored } = metering;
  const timeline = timelineOf(entitlement.measureUsageFrom, entitlement.usagePeriod, resets);
  const start = latestUsable(stored, grants, minute) ?? initialState(grants, entitlement.measureUsageFrom);
  const run = planRun({
    aggregation,
    grants,
    from: start.at,
    until: minute,
    resets: resetsWithin(timeline, start.at, minute, entitlement.preserveOverageAtReset),
    periodFrom: usagePeriodAt(timeline, start.at).from,
  });
  const running = { from: minute, to: minute.add({ minutes: 1 }), periodFrom: usagePeriodAt(timeline, minute).from };
  const end = activePeriod(entitlement).to;
  const change = nextChange(timeline, grants, minute);
  return { usageRanges: [...run.usageRanges, running], minute, run, start, metering, holds: { from: minute, to: end === null ? change : earlier(end, change) } };
}

/** The allowance, from the usage of each of `plan.usageRanges`. `lastEventAt` is the time of the latest event that counts, perhaps of the future. */
export function allowanceOf(plan: AllowancePlan, usages: readonly Decimal[], lastEventAt: Temporal.Instant | null): Allowance {
  const { minute, run: runPlan, start, metering, holds } = plan;
  const run = runBurnDown(runPlan, start, usages.slice(0, -1));
  const left = Decimal.sum(metering.grants.filter((grant) => isActiveAt(grant, minute)).map(({ id }) => run.end.balances.get(id) ?? Decimal.zero));
  const running = usages.at(-1) ?? Decimal.zero;
  // An event that is stored for later comes of age by itself: then it holds for this minute only.
  const minuteEnd = minute.add({ minutes: 1 });
  const comes = lastEventAt !== null && !before(lastEventAt, minuteEnd);
  const to = comes && (holds.to === null || before(minuteEnd, holds.to)) ? minuteEnd : holds.to;
  return { left: left.sub(run.end.overage).sub(running), holds: { from: holds.from, to }, run };
}
