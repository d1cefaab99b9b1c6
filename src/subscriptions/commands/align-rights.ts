import { endEntitlement, reopenEntitlement, scheduleEntitlement, withdrawEntitlement } from '../../entitlements/index.ts';
import { sameInstant } from '../../kit/calendar.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { rightsOf } from '../rights.ts';
import type { Right } from '../rights.ts';
import { SubscriptionItem } from '../subscription-item.entity.ts';
import type { SubscriptionSchedule } from '../subscription.store.ts';

/**
 * Makes the entitlements of a subscription what its schedule says after a change: those that lost all their time are withdrawn, others
 * end earlier or later, new ones are given. `before` is null for a new subscription. Throws what giving an entitlement throws
 * (EntitlementOverlaps, FeatureCannotBeMetered): then nothing of the change stays.
 */
export async function alignRights(
  tx: Transaction,
  customer: { readonly id: string },
  now: Temporal.Instant,
  { before, after }: { readonly before: SubscriptionSchedule | null; readonly after: SubscriptionSchedule },
): Promise<void> {
  const had = byItem(before === null ? [] : rightsOf(before));
  const wanted = byItem(rightsOf(after));
  // What shrinks makes room for what grows.
  for (const item of after.phases.flatMap(({ items }) => items)) {
    const { entitlementId } = item.row;
    if (entitlementId === null) continue;
    const [old, next] = [had.get(item.id), wanted.get(item.id)];
    if (next === undefined) {
      await withdrawEntitlement(tx, entitlementId);
      await keepEntitlement(tx, item.id, null);
    } else if (old !== undefined && !sameEnd(old, next)) {
      if (next.activeTo === null) await reopenEntitlement(tx, entitlementId, null);
      else await endEntitlement(tx, entitlementId, next.activeTo);
    }
  }
  for (const item of after.phases.flatMap(({ items }) => items)) {
    const right = wanted.get(item.id);
    if (right === undefined || item.row.entitlementId !== null) continue;
    const { metering, ...terms } = right;
    const entitlementId = await scheduleEntitlement(tx, {
      customerId: customer.id,
      featureId: terms.featureId,
      template: terms.template,
      activeFrom: terms.activeFrom,
      activeTo: terms.activeTo,
      usagePeriod: metering === null ? null : { interval: metering.interval, anchor: metering.anchor },
      measureUsageFrom: metering?.measureUsageFrom ?? null,
      subscriptionId: after.id,
      subscriptionItemId: item.id,
      now,
    });
    await keepEntitlement(tx, item.id, entitlementId);
  }
  await tx.em.flush();
}

async function keepEntitlement(tx: Transaction, itemId: string, entitlementId: string | null): Promise<void> {
  const item = await tx.em.findOneOrFail(SubscriptionItem, { id: itemId });
  item.entitlementId = entitlementId;
}

function byItem(rights: readonly Right[]): ReadonlyMap<string, Right> {
  return new Map(rights.map((right) => [right.itemId, right]));
}

function sameEnd({ activeTo: a }: Right, { activeTo: b }: Right): boolean {
  return a === null || b === null ? a === b : sameInstant(a, b);
}
