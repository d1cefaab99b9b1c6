import { customersByIds, nowOf } from '../../customers/index.ts';
import { instantOf } from '../../platform/entity.ts';
import { present } from '../../kit/assert.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext, Transaction } from '../../platform/transaction.ts';
import { EntitlementManagedBySubscription, EntitlementNotActive, EntitlementNotFound } from '../entitlements.errors.ts';
import { entitlementNews } from '../entitlement-events.ts';
import { entitlementOf } from '../entitlement-rows.ts';
import type { EntitlementRow } from '../entitlement.entity.ts';
import { entitlementsByIds } from '../entitlement.store.ts';
import { activePeriod } from '../entitlement.ts';
import { lockEntitlement } from './open-entitlement.ts';

/**
 * Takes an entitlement away from now on, with its grants, and answers its id. What it gave before is answered as before. Throws
 * EntitlementNotFound, EntitlementManagedBySubscription, EntitlementNotActive for one that is over.
 */
export function deleteEntitlement(ctx: CommandContext, id: string): Promise<string> {
  return transact(ctx, async (tx) => {
    const { row, now } = await unmanagedEntitlement(tx, id);
    await tx.read.rows('update entitlement set deleted_at = $3 where organization_id = $1 and id = $2', row.id, now.toString());
    await tx.read.rows('update entitlement_grant set deleted_at = $3, updated_at = $3 where organization_id = $1 and entitlement_id = $2 and deleted_at is null', row.id, now.toString());
    tx.emit(entitlementNews('entitlement.deleted', row.id, row));
    return row.id;
  });
}

/** An entitlement that nobody but its owner changes and that is not over, locked. Throws as deleteEntitlement does. */
export async function unmanagedEntitlement(tx: Transaction, id: string): Promise<{ readonly row: EntitlementRow; readonly now: Temporal.Instant }> {
  const found = (await entitlementsByIds(tx.read, [id]))[0] ?? null;
  if (found === null) throw new EntitlementNotFound(`with id "${id}"`);
  const customer = present((await customersByIds(tx.read, [found.customerId]))[0], 'the customer of an entitlement');
  const now = await nowOf(tx, customer);
  const row = present(await lockEntitlement(tx, id, now), 'an entitlement that was there');
  if (row.subscriptionId !== null) throw new EntitlementManagedBySubscription(row.subscriptionId);
  const { to } = activePeriod(entitlementOf(row));
  if (row.deletedAt !== null) throw new EntitlementNotActive(row, instantOf(row.deletedAt));
  if (to !== null && Temporal.Instant.compare(to, now) <= 0) throw new EntitlementNotActive(row, to);
  return { row, now };
}
