import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { setNextBoundary } from '../boundaries.ts';
import type { SubscriptionLookUp } from '../subscription.store.ts';
import { endBy } from '../timing.ts';
import type { Timing } from '../timing.ts';
import { alignRights } from './align-rights.ts';
import { openSubscription } from './open-subscription.ts';

/**
 * Sets the end of an active subscription and answers its id. What was to run after it is cut, and comes back when the cancellation is
 * taken back. Checked in this order: that it exists, its status (SubscriptionMoveForbidden), the time (ValidationError).
 */
export function cancelSubscription(ctx: CommandContext, by: SubscriptionLookUp, timing: Timing = 'IMMEDIATE'): Promise<string> {
  return transact(ctx, async (tx) => {
    const { subscription, schedule, customer, now } = await openSubscription(tx, by, 'cancel');
    const activeTo = endBy(schedule, timing, now);
    tx.em.assign(subscription, { activeTo, updatedAt: now });
    await tx.em.flush();
    await alignRights(tx, customer, now, { before: schedule, after: { ...schedule, activeTo } });
    await setNextBoundary(tx, customer, now);
    tx.emit({ type: 'subscription.canceled', id: subscription.id, customerId: customer.id, payload: { activeTo: activeTo.toString() } });
    return subscription.id;
  });
}
