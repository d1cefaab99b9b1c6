import { sameInstant } from '../../kit/calendar.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext, Transaction } from '../../platform/transaction.ts';
import { setNextBoundary } from '../boundaries.ts';
import { Subscription } from '../subscription.entity.ts';
import type { SubscriptionLookUp } from '../subscription.store.ts';
import { alignRights } from './align-rights.ts';
import { openSubscription } from './open-subscription.ts';

/**
 * Withdraws a subscription that has not begun and answers its id. Its key and external id are free again. One that it was to take over from
 * ends as one that was canceled.
 */
export function deleteSubscription(ctx: CommandContext, by: SubscriptionLookUp): Promise<string> {
  return transact(ctx, async (tx) => {
    const { subscription, schedule, customer, now } = await openSubscription(tx, by, 'withdraw');
    tx.em.assign(subscription, { deletedAt: now, updatedAt: now });
    await endWithoutSuccessor(tx, subscription, now);
    await tx.em.flush();
    await alignRights(tx, customer, now, { before: schedule, after: { ...schedule, activeTo: schedule.activeFrom } });
    await setNextBoundary(tx, customer, now);
    tx.emit({ type: 'subscription.deleted', id: subscription.id, customerId: customer.id });
    return subscription.id;
  });
}

/** Nothing takes over any more: what the end cuts off of flat fees is charged, as it is of any subscription that ends. */
async function endWithoutSuccessor(tx: Transaction, { previousSubscriptionId, activeFrom }: Subscription, now: Temporal.Instant): Promise<void> {
  const previous = previousSubscriptionId == null ? null : await tx.em.findOne(Subscription, { id: previousSubscriptionId });
  if (previous?.endIsProrated !== true || previous.activeTo == null || !sameInstant(previous.activeTo, activeFrom)) return;
  tx.em.assign(previous, { endIsProrated: false, updatedAt: now });
}
