import { later, notAfter, periodAt } from '../../kit/calendar.ts';
import type { Period } from '../../kit/period.ts';
import { batched } from '../../graphql/context.ts';
import type { GraphQLContext } from '../../graphql/context.ts';
import { lastResetOf, timelineOf, usagePeriodAt } from '../engine/usage-period.ts';
import type { Timeline } from '../engine/usage-period.ts';
import { entitlementOf, meteredOf } from '../entitlement-rows.ts';
import type { EntitlementRow } from '../entitlement.entity.ts';
import { activePeriod } from '../entitlement.ts';
import { resetsByEntitlements } from '../reset.store.ts';
import { nowOfCustomer } from './customer-now.ts';

/**
 * The usage period that holds now; of an entitlement that has not begun the first one, of one that is over the last one. Null for one
 * without usage periods.
 */
export async function currentUsagePeriod(row: EntitlementRow, ctx: GraphQLContext): Promise<Period | null> {
  const entitlement = entitlementOf(row);
  const { usagePeriod = null } = entitlement;
  if (usagePeriod === null) return null;
  const { from, to } = activePeriod(entitlement);
  const now = later(from, await nowOfCustomer(ctx, row.customerId));
  const at = to !== null && notAfter(to, now) ? later(from, to.subtract({ nanoseconds: 1 })) : now;
  return entitlement.type === 'METERED' ? usagePeriodAt(await timelineFor(row, ctx), at) : periodAt(usagePeriod, at);
}

/** The last manual reset of a metered entitlement, or the start of measurement. */
export async function lastReset(row: EntitlementRow, ctx: GraphQLContext): Promise<Temporal.Instant> {
  return lastResetOf(await timelineFor(row, ctx));
}

async function timelineFor(row: EntitlementRow, ctx: GraphQLContext): Promise<Timeline> {
  const { measureUsageFrom, usagePeriod } = meteredOf(row);
  const resets = await batched(ctx, 'Entitlement.timeline', row.id, (ids) => resetsByEntitlements(ctx.read, ids));
  return timelineOf(measureUsageFrom, usagePeriod, resets);
}
