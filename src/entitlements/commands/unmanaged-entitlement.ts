import { customersByIds, nowOf } from '../../customers/index.ts';
import { present } from '../../kit/assert.ts';
import { instantOf } from '../../platform/entity.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { EntitlementManagedBySubscription, EntitlementNotActive, EntitlementNotFound } from '../entitlements.errors.ts';
import { entitlementOf } from '../entitlement-rows.ts';
import type { EntitlementRow } from '../entitlement.entity.ts';
import { entitlementsByIds } from '../entitlement.store.ts';
import { activePeriod } from '../entitlement.ts';
import { lockEntitlement } from './open-entitlement.ts';

/**
 * An entitlement that nobody but its owner changes and that is not over, locked. `ownerId` is the customer whose it must be, null for
 * anybody's. Throws EntitlementNotFound, EntitlementManagedBySubscription, EntitlementNotActive for one that is over.
 */
export async function unmanagedEntitlement(tx: Transaction, id: string, ownerId: string | null = null): Promise<{ readonly row: EntitlementRow; readonly now: Temporal.Instant }> {
  const found = (await entitlementsByIds(tx.read, [id]))[0] ?? null;
  if (found === null || (ownerId !== null && found.customerId !== ownerId)) throw new EntitlementNotFound(`with id "${id}"`);
  const customer = present((await customersByIds(tx.read, [found.customerId]))[0], 'the customer of an entitlement');
  const now = await nowOf(tx, customer);
  const row = present(await lockEntitlement(tx, id, now), 'an entitlement that was there');
  if (row.subscriptionId !== null) throw new EntitlementManagedBySubscription(row.subscriptionId);
  const { to } = activePeriod(entitlementOf(row));
  if (row.deletedAt !== null) throw new EntitlementNotActive(row, instantOf(row.deletedAt));
  if (to !== null && Temporal.Instant.compare(to, now) <= 0) throw new EntitlementNotActive(row, to);
  return { row, now };
}
