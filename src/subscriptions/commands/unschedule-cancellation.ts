import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { setNextBoundary } from '../boundaries.ts';
import { successorsOf } from '../subscription-chain.store.ts';
import { SubscriptionSuperseded } from '../subscription.errors.ts';
import type { SubscriptionLookUp } from '../subscription.store.ts';
import { alignRights } from './align-rights.ts';
import { openSubscription } from './open-subscription.ts';
import { occupied, refuseOverlap } from './refuse-overlap.ts';

/**
 * Takes back the end of a canceled subscription that still runs and answers its id; what was cut comes back. Checked in this order: that
 * it exists, its status (SubscriptionMoveForbidden), other subscriptions that have begun to rely on its end (ConflictError), one that is to
 * take over from it (SubscriptionSuperseded), which would run beside it.
 */
export function unscheduleCancellation(ctx: CommandContext, by: SubscriptionLookUp): Promise<string> {
  return transact(ctx, async (tx) => {
    const { subscription, schedule, customer, now } = await openSubscription(tx, by, 'continue');
    const open = { ...schedule, activeTo: null, endIsProrated: false };
    await refuseOverlap(tx, { id: schedule.id, customerId: customer.id, period: { from: schedule.activeFrom, to: null }, items: occupied(open) });
    const [successor] = await successorsOf(tx.read, [schedule.id]);
    if (successor != null) throw new SubscriptionSuperseded(successor);
    tx.em.assign(subscription, { activeTo: null, endIsProrated: false, updatedAt: now });
    await tx.em.flush();
    await alignRights(tx, customer, now, { before: schedule, after: open });
    await setNextBoundary(tx, customer, now);
    tx.emit({ type: 'subscription.continued', id: subscription.id, customerId: customer.id });
    return subscription.id;
  });
}
