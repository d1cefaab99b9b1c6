import { before } from '../kit/calendar.ts';
import type { OpenPeriod } from '../kit/period.ts';
import { isPausedAt } from './pauses.ts';
import type { RecordedStatus } from './recorded-state.ts';
import { itemActivity, phaseActivity, phaseAt } from './schedule.ts';
import { subscriptionStatus } from './subscription-status.ts';
import type { SubscriptionSpec } from './spec.ts';

/** How a subscription stands, beside its status. INCOMPLETE and INCOMPLETE_EXPIRED are said of subscriptions that are run elsewhere alone. */
export type SubscriptionStanding = 'GOOD' | 'TRIALING' | 'PAST_DUE' | 'UNPAID' | 'PAUSED' | 'INCOMPLETE' | 'INCOMPLETE_EXPIRED';

/** What is owed for a subscription: an invoice that was not paid in time, or one that was given up. Null: nothing. */
export type Debt = 'PAST_DUE' | 'UNPAID' | null;

export interface StandingFacts {
  readonly spec: SubscriptionSpec;
  readonly pauses: readonly OpenPeriod[];
  readonly debt: Debt;
}

/**
 * How a subscription stands at `now`, from what is known of it: nothing of it is kept. The graver goes first: a pause, then debts, then a
 * trial. A trial is the time of the plan's trial period, or a phase that charges nothing before one that does.
 */
export function standingOf({ spec, pauses, debt }: StandingFacts, now: Temporal.Instant): SubscriptionStanding {
  const status = subscriptionStatus({ ...spec, deletedAt: null }, now);
  const runs = status === 'ACTIVE' || status === 'CANCELED';
  if (runs && isPausedAt(pauses, now)) return 'PAUSED';
  if (debt !== null) return debt;
  return runs && isTrial(spec, now) ? 'TRIALING' : 'GOOD';
}

function isTrial(spec: SubscriptionSpec, now: Temporal.Instant): boolean {
  if (spec.terms?.trialPeriod != null && spec.flatFeesFrom != null && before(now, spec.flatFeesFrom)) return true;
  const position = phaseAt(spec, now);
  if (position === null || charges(spec, position)) return false;
  return spec.phases.some((_phase, later) => later > position && charges(spec, later));
}

function charges(spec: SubscriptionSpec, position: number): boolean {
  const time = phaseActivity(spec, position);
  return (spec.phases[position]?.items ?? []).some((item) => {
    const { from, to } = itemActivity(item, time);
    return item.price !== null && (to === null || before(from, to));
  });
}

/** How a subscription stands that another system runs, by that system's word. */
export const recordedStandings: Readonly<Record<RecordedStatus, SubscriptionStanding>> = {
  INCOMPLETE: 'INCOMPLETE',
  INCOMPLETE_EXPIRED: 'INCOMPLETE_EXPIRED',
  TRIALING: 'TRIALING',
  ACTIVE: 'GOOD',
  PAST_DUE: 'PAST_DUE',
  CANCELED: 'GOOD',
  UNPAID: 'UNPAID',
};
