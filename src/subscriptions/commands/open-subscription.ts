import { customersByIds, lockCustomer, nowOf } from '../../customers/index.ts';
import type { CustomerRow } from '../../customers/index.ts';
import { present } from '../../kit/assert.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { Subscription } from '../subscription.entity.ts';
import { SubscriptionMoveForbidden, SubscriptionNotFound, SubscriptionRunElsewhere } from '../subscription.errors.ts';
import { describeSubscription, schedulesByIds, subscriptionBy } from '../subscription.store.ts';
import type { SubscriptionLookUp, SubscriptionSchedule } from '../subscription.store.ts';
import { allows, subscriptionStatus } from '../subscription-status.ts';
import type { SubscriptionAction } from '../subscription-status.ts';

export interface OpenSubscription {
  readonly subscription: Subscription;
  readonly schedule: SubscriptionSchedule;
  readonly customer: CustomerRow;
  /** In the customer's time. */
  readonly now: Temporal.Instant;
}

/**
 * The subscription that a step is to be done to, with its customer locked until the transaction ends. Throws SubscriptionNotFound,
 * SubscriptionRunElsewhere, or SubscriptionMoveForbidden when its status has no such step.
 */
export async function openSubscription(tx: Transaction, by: SubscriptionLookUp, action: SubscriptionAction): Promise<OpenSubscription> {
  const found = await subscriptionBy(tx.read, by);
  if (found === null) throw new SubscriptionNotFound(describeSubscription(by));
  await lockCustomer(tx, found.customerId);
  const [customer, schedule, subscription] = [
    present((await customersByIds(tx.read, [found.customerId]))[0], 'the customer of a subscription'),
    present((await schedulesByIds(tx.read, [found.id]))[0], 'a subscription that is locked'),
    await tx.em.findOneOrFail(Subscription, { id: found.id }),
  ];
  if (subscription.managedBy === 'EXTERNAL') throw new SubscriptionRunElsewhere(found.id);
  const now = await nowOf(tx, customer);
  const status = subscriptionStatus({ activeFrom: schedule.activeFrom, activeTo: schedule.activeTo, deletedAt: subscription.deletedAt ?? null }, now);
  if (!allows(status, action)) throw new SubscriptionMoveForbidden(action, status, found.id);
  return { subscription, schedule, customer, now };
}
