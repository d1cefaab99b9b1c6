import { batched } from '../../graphql/context.ts';
import type { GraphQLContext } from '../../graphql/context.ts';
import { allItems } from '../schedule.ts';
import type { ItemInForce } from '../schedule.ts';
import { schedulesByIds } from '../subscription.store.ts';
import type { SubscriptionItemTerms } from '../subscription.store.ts';

/** One version of an item of a subscription, whenever it runs; null where an edit took it away. The schedules of all that an operation shows are read together. */
export async function itemOfSubscription(subscriptionId: string, itemId: string, ctx: GraphQLContext): Promise<ItemInForce<SubscriptionItemTerms> | null> {
  const schedule = await batched(ctx, 'Subscription.schedule', subscriptionId, (ids) => schedulesByIds(ctx.read, ids));
  return schedule === null ? null : (allItems(schedule).find(({ item }) => item.id === itemId) ?? null);
}
