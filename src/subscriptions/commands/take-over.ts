import type { Transaction } from '../../platform/transaction.ts';
import type { PlannedChange } from '../plan-change.ts';
import { addSubscription } from './add-subscription.ts';
import type { SubscriptionNames } from './add-subscription.ts';
import { alignRights } from './align-rights.ts';
import type { OpenSubscription } from './open-subscription.ts';

/** Both ends of a change: their ids. */
export interface ChangedSubscription {
  readonly currentId: string;
  readonly nextId: string;
}

/** Keeps a planned change: ends the running subscription and makes the next one, which begins at that very instant. */
export async function takeOver(
  tx: Transaction,
  { subscription, schedule, customer, now }: OpenSubscription,
  { at, current, next }: PlannedChange,
  { planId, names }: { readonly planId: string | null; readonly names: SubscriptionNames },
): Promise<ChangedSubscription> {
  const endIsProrated = current.endIsProrated ?? false;
  tx.em.assign(subscription, { activeTo: at, endIsProrated, updatedAt: now });
  await tx.em.flush();
  await alignRights(tx, customer, now, { before: schedule, after: { ...schedule, activeTo: at, endIsProrated } });
  tx.emit({ type: 'subscription.canceled', id: schedule.id, customerId: customer.id, payload: { activeTo: at.toString() } });
  const nextId = await addSubscription(tx, { customer, planId, spec: next, names, previousSubscriptionId: schedule.id, now });
  return { currentId: schedule.id, nextId };
}
