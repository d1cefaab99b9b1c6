import { batched } from '../../graphql/context.ts';
import type { GraphQLContext } from '../../graphql/context.ts';
import { present } from '../../kit/assert.ts';
import { customerTimes } from '../customer-times.store.ts';
import type { SubscriptionRow } from '../subscription.entity.ts';
import { schedulesByIds } from '../subscription.store.ts';
import type { SubscriptionSchedule } from '../subscription.store.ts';

/** The schedule of a subscription, one statement for all that an operation shows. */
export async function scheduleOf(subscription: SubscriptionRow, ctx: GraphQLContext): Promise<SubscriptionSchedule> {
  return present(await batched(ctx, 'Subscription.schedule', subscription.id, (ids) => schedulesByIds(ctx.read, ids)), 'the schedule of a subscription');
}

/** The instant that is asked for; when none is, now in the time of the subscription's customer. */
export function momentOf(subscription: SubscriptionRow, at: Temporal.Instant | null | undefined, ctx: GraphQLContext): Promise<Temporal.Instant> {
  if (at != null) return Promise.resolve(at);
  return batched(ctx, 'Subscription.now', subscription.customerId, (ids) => customerTimes(ctx.read, ctx.clock.now(), ids));
}
