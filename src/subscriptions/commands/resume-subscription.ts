import { before } from '../../kit/calendar.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { withPause, withoutPause } from '../pauses.ts';
import { SubscriptionNotPaused } from '../subscription.errors.ts';
import { SubscriptionPause } from '../subscription-pause.entity.ts';
import { pausesOf } from '../subscription-pause.store.ts';
import type { SubscriptionLookUp } from '../subscription.store.ts';
import { openSubscription } from './open-subscription.ts';
import { keepChanged } from './keep-changed.ts';
import { cutsToJson, openPause } from './pause-subscription.ts';
import { occupied, refuseOverlap } from './refuse-overlap.ts';

/**
 * Ends the pause of an active subscription now, or takes back one that is to come, and answers its id. Checked in this order: that it
 * exists, its status (SubscriptionMoveForbidden), that it is paused or to be (SubscriptionNotPaused), other subscriptions of the customer
 * that have begun to sell the same (ConflictError).
 */
export function resumeSubscription(ctx: CommandContext, by: SubscriptionLookUp): Promise<string> {
  return transact(ctx, async (tx) => {
    const open = await openSubscription(tx, by, 'pause');
    const { schedule, customer, now } = open;
    const [pauses = []] = await pausesOf(tx.read, [schedule.id]);
    const pause = openPause(pauses, now);
    if (pause === null) throw new SubscriptionNotPaused(schedule.id);
    const running = withoutPause(schedule, pause);
    const kept = await tx.em.findOneOrFail(SubscriptionPause, { id: pause.id });
    const began = before(pause.from, now);
    const { spec, cuts } = began ? withPause(running, { from: pause.from, to: now }, tx.newId) : { spec: running, cuts: [] };
    await refuseOverlap(tx, { id: schedule.id, customerId: customer.id, period: { from: now, to: spec.activeTo }, items: occupied(spec) });
    if (began) tx.em.assign(kept, { pauseTo: now, cuts: cutsToJson(cuts) });
    else tx.em.remove(kept);
    await keepChanged(tx, open, spec);
    return schedule.id;
  });
}
