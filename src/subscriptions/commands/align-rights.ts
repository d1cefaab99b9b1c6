import { endEntitlement, reopenEntitlement, scheduleEntitlement, withdrawEntitlement } from '../../entitlements/index.ts';
import { before as isBefore, sameInstant } from '../../kit/calendar.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { rightsOf } from '../rights.ts';
import type { Right } from '../rights.ts';
import type { SubscriptionItemTerms, SubscriptionSchedule } from '../subscription.store.ts';

/**
 * Makes the entitlements of a subscription what its schedule says after a change: those that lost all their time are withdrawn, others
 * end earlier or later, those that begin at another time are given anew, new ones are given. `before` is null for a new subscription.
 * Throws what giving an entitlement throws (EntitlementOverlaps, FeatureCannotBeMetered): then nothing of the change stays.
 */
export async function alignRights(
  tx: Transaction,
  customer: { readonly id: string },
  now: Temporal.Instant,
  { before, after }: { readonly before: SubscriptionSchedule | null; readonly after: SubscriptionSchedule },
): Promise<void> {
  const [had, wanted] = [byItem(before), byItem(after)];
  const grown: { readonly entitlementId: string; readonly activeTo: Temporal.Instant | null }[] = [];
  const missing: Right[] = [];
  // What shrinks makes room for what grows, and that for what is new.
  for (const { id, row } of itemsOf(before)) {
    const { entitlementId } = row;
    if (entitlementId === null) continue;
    const [old, next] = [had.get(id), wanted.get(id)];
    if (next === undefined || (old !== undefined && !sameStart(old, next))) {
      await withdrawEntitlement(tx, entitlementId);
      await keepEntitlement(tx, id, null);
      if (next !== undefined) missing.push(next);
    } else if (old !== undefined && endsEarlier(next.activeTo, old.activeTo)) {
      await endEntitlement(tx, entitlementId, next.activeTo as Temporal.Instant);
    } else if (old !== undefined && endsEarlier(old.activeTo, next.activeTo)) {
      grown.push({ entitlementId, activeTo: next.activeTo });
    }
  }
  for (const { entitlementId, activeTo } of grown) await reopenEntitlement(tx, entitlementId, activeTo);
  const given = new Set(itemsOf(before).filter(({ row }) => row.entitlementId !== null).map(({ id }) => id));
  missing.push(...[...wanted.values()].filter(({ itemId }) => !given.has(itemId)));
  for (const right of missing) await keepEntitlement(tx, right.itemId, await give(tx, customer, after.id, right, now));
  await tx.em.flush();
}

function give(tx: Transaction, customer: { readonly id: string }, subscriptionId: string, { metering, ...terms }: Right, now: Temporal.Instant): Promise<string> {
  return scheduleEntitlement(tx, {
    customerId: customer.id,
    featureId: terms.featureId,
    template: terms.template,
    activeFrom: terms.activeFrom,
    activeTo: terms.activeTo,
    usagePeriod: metering === null ? null : usagePeriodOf(metering),
    measureUsageFrom: metering?.measureUsageFrom ?? null,
    subscriptionId,
    subscriptionItemId: terms.itemId,
    now,
  });
}

function usagePeriodOf({ interval, anchor, zone }: NonNullable<Right['metering']>) {
  return { interval, anchor, ...(zone === undefined ? {} : { zone }) };
}

async function keepEntitlement(tx: Transaction, itemId: string, entitlementId: string | null): Promise<void> {
  await tx.em.flush();
  await tx.read.rows('update subscription_item set entitlement_id = $3 where organization_id = $1 and id = $2', itemId, entitlementId);
}

function itemsOf(schedule: SubscriptionSchedule | null): readonly SubscriptionItemTerms[] {
  return schedule?.phases.flatMap(({ items }) => items) ?? [];
}

function byItem(schedule: SubscriptionSchedule | null): ReadonlyMap<string, Right> {
  return new Map((schedule === null ? [] : rightsOf(schedule)).map((right) => [right.itemId, right]));
}

function sameStart(a: Right, b: Right): boolean {
  return sameInstant(a.activeFrom, b.activeFrom) && (a.metering === null || b.metering === null || sameInstant(a.metering.measureUsageFrom, b.metering.measureUsageFrom));
}

/** Whether the first end is before the second; null is without end. */
function endsEarlier(a: Temporal.Instant | null, b: Temporal.Instant | null): boolean {
  return a !== null && (b === null || isBefore(a, b));
}
