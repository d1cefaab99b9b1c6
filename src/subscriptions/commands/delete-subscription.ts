import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { setNextBoundary } from '../boundaries.ts';
import type { SubscriptionLookUp } from '../subscription.store.ts';
import { alignRights } from './align-rights.ts';
import { openSubscription } from './open-subscription.ts';

/** Withdraws a subscription that has not begun and answers its id. Its key and external id are free again. */
export function deleteSubscription(ctx: CommandContext, by: SubscriptionLookUp): Promise<string> {
  return transact(ctx, async (tx) => {
    const { subscription, schedule, customer, now } = await openSubscription(tx, by, 'withdraw');
    tx.em.assign(subscription, { deletedAt: now, updatedAt: now });
    await tx.em.flush();
    await alignRights(tx, customer, now, { before: schedule, after: { ...schedule, activeTo: schedule.activeFrom } });
    await setNextBoundary(tx, customer, now);
    tx.emit({ type: 'subscription.deleted', id: subscription.id, customerId: customer.id });
    return subscription.id;
  });
}
