import { present } from '../kit/assert.ts';
import { instantOf } from '../platform/entity.ts';
import type { Reader } from '../platform/reader.ts';
import { SubscriptionSchema } from './subscription.entity.ts';
import type { SubscriptionRow } from './subscription.entity.ts';

/** The start of the first subscription in the chain of changes that led to this one. */
export async function chainStart(read: Reader, subscriptionId: string): Promise<Temporal.Instant> {
  const [first] = await read.rows<{ at: string }>(
    `with recursive chain as (
       select s.id, s.previous_subscription_id, s.active_from from subscription s where s.organization_id = $1 and s.id = $2
       union select p.id, p.previous_subscription_id, p.active_from from subscription p join chain c on p.id = c.previous_subscription_id where p.organization_id = $1
     ) select min(active_from) as at from chain`,
    subscriptionId,
  );
  return instantOf(present(first?.at, 'the start of a subscription'));
}

/** The live subscription that takes over from each of these, in their order; null where none does. */
export async function successorsOf(read: Reader, subscriptionIds: readonly string[]): Promise<(SubscriptionRow | null)[]> {
  const found = await read.listByKeys(SubscriptionSchema, 'previousSubscriptionId', subscriptionIds, {
    where: { text: 't.deleted_at is null', values: [] },
    orderBy: [{ property: 'id', direction: 'desc' }],
  });
  return found.map(([newest]) => newest ?? null);
}
