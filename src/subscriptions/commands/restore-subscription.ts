import { Organization } from '../../access/index.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { RestoreNeedsSingleSubscriptions } from '../subscription.errors.ts';
import { subscriptionStatus } from '../subscription-status.ts';
import { schedulesOf, subscriptionsOfCustomer } from '../subscription.store.ts';
import type { SubscriptionLookUp } from '../subscription.store.ts';
import { deleteSubscription } from './delete-subscription.ts';
import { openSubscription } from './open-subscription.ts';
import { unscheduleCancellation } from './unschedule-cancellation.ts';

/**
 * Takes back the end of a canceled subscription that still runs, and with it whatever was to come after: the customer's scheduled
 * subscriptions are withdrawn. Answers its id. Checked in this order: that it exists, its status (SubscriptionMoveForbidden), that the
 * organization allows one subscription at a time (RestoreNeedsSingleSubscriptions), other subscriptions that run (ConflictError).
 */
export function restoreSubscription(ctx: CommandContext, by: SubscriptionLookUp): Promise<string> {
  return transact(ctx, async (tx) => {
    const { schedule, customer, now } = await openSubscription(tx, by, 'continue');
    const { settings } = await tx.em.findOneOrFail(Organization, { id: tx.organizationId });
    if (settings.multipleSubscriptions === true) throw new RestoreNeedsSingleSubscriptions(schedule.id);
    const others = await schedulesOf(tx.read, (await subscriptionsOfCustomer(tx.read, customer.id)).filter(({ id }) => id !== schedule.id));
    for (const other of others) {
      if (subscriptionStatus({ ...other, deletedAt: null }, now) === 'SCHEDULED') await deleteSubscription(tx, { id: other.id });
    }
    return unscheduleCancellation(tx, { id: schedule.id });
  });
}
