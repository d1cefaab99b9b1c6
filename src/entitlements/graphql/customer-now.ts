import { customersByIds, timesOf } from '../../customers/index.ts';
import { batched } from '../../graphql/context.ts';
import type { GraphQLContext } from '../../graphql/context.ts';

/** Now, in the time of a customer whose thing is shown. */
export function nowOfCustomer(ctx: GraphQLContext, customerId: string): Promise<Temporal.Instant> {
  return batched(ctx, 'Entitlement.now', customerId, async (ids) => {
    const clocks = (await customersByIds(ctx.read, ids)).map((customer) => customer?.testClockId ?? null);
    const known = [...new Set(clocks.filter((id) => id !== null))];
    const times = known.length === 0 ? [] : await timesOf(ctx.read, known);
    return clocks.map((id) => times[known.indexOf(id ?? '')] ?? ctx.clock.now());
  });
}
