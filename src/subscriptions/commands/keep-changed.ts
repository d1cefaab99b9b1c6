import { updateCustomer } from '../../customers/index.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { setNextBoundary } from '../boundaries.ts';
import { isBillable } from '../spec.ts';
import type { SubscriptionSpec } from '../spec.ts';
import { keptSchedule } from './add-subscription.ts';
import { alignRights } from './align-rights.ts';
import { keepSpec } from './keep-spec.ts';
import type { OpenSubscription } from './open-subscription.ts';

/** Keeps what an open subscription says from now on, with its rights, its next boundary and the news. The first thing that charges anything sets the customer's currency. */
export async function keepChanged(tx: Transaction, { subscription, schedule, customer, now }: OpenSubscription, spec: SubscriptionSpec): Promise<void> {
  if (customer.currency === null && isBillable(spec.phases)) await updateCustomer(tx, { id: customer.id }, { currency: spec.currency });
  tx.em.assign(subscription, { updatedAt: now });
  await keepSpec(tx, { subscriptionId: schedule.id, customerId: customer.id }, schedule, spec, now);
  await alignRights(tx, customer, now, { before: schedule, after: await keptSchedule(tx, schedule.id) });
  await setNextBoundary(tx, customer, now);
  tx.emit({ type: 'subscription.changed', id: schedule.id, customerId: customer.id });
}
