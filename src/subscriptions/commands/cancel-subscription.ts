import { before, sameInstant } from '../../kit/calendar.ts';
import { present } from '../../kit/assert.ts';
import { issue, refuse } from '../../kit/errors.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { alignedPeriodAt } from '../aligned-period.ts';
import { setNextBoundary } from '../boundaries.ts';
import type { SubscriptionLookUp, SubscriptionSchedule } from '../subscription.store.ts';
import { alignRights } from './align-rights.ts';
import { openSubscription } from './open-subscription.ts';

/** When a cancellation takes effect: at once, at the end of the running billing period, or at the boundary of one. */
export type CancelTiming = 'IMMEDIATE' | 'NEXT_BILLING_CYCLE' | Temporal.Instant;

/**
 * Sets the end of an active subscription and answers its id. What was to run after it is cut, and comes back when the cancellation is
 * taken back. Checked in this order: that it exists, its status (SubscriptionMoveForbidden), the time (ValidationError).
 */
export function cancelSubscription(ctx: CommandContext, by: SubscriptionLookUp, timing: CancelTiming = 'IMMEDIATE'): Promise<string> {
  return transact(ctx, async (tx) => {
    const { subscription, schedule, customer, now } = await openSubscription(tx, by, 'cancel');
    const activeTo = endOf(schedule, timing, now);
    tx.em.assign(subscription, { activeTo, updatedAt: now });
    await tx.em.flush();
    await alignRights(tx, customer, now, { before: schedule, after: { ...schedule, activeTo } });
    await setNextBoundary(tx, customer, now);
    tx.emit({ type: 'subscription.canceled', id: subscription.id, customerId: customer.id, payload: { activeTo: activeTo.toString() } });
    return subscription.id;
  });
}

function endOf(schedule: SubscriptionSchedule, timing: CancelTiming, now: Temporal.Instant): Temporal.Instant {
  if (timing === 'IMMEDIATE') return now;
  const current = present(alignedPeriodAt(schedule, now), 'the billing period of an active subscription');
  if (timing === 'NEXT_BILLING_CYCLE') return current.to;
  if (before(timing, now)) {
    refuse([issue('SUBSCRIPTION_CANCEL_IN_PAST', `timing.at ${timing.toString()} is over, the customer's time is ${now.toString()}: cancel at once instead`, 'timing', 'at')]);
  }
  const period = present(alignedPeriodAt(schedule, timing), 'the billing period of an active subscription');
  if (!sameInstant(period.from, timing)) {
    refuse([issue('SUBSCRIPTION_CANCEL_NOT_ALIGNED', `timing.at ${timing.toString()} lies within the billing period ${period.from.toString()} to ${period.to.toString()}: name one of its ends`, 'timing', 'at')]);
  }
  return timing;
}
