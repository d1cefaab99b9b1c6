import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { BillingProfile } from '../billing-profile.entity.ts';
import { BillingProfileReferenced, DefaultProfileCannotBeDeleted } from '../billing-profile.errors.ts';
import { liveProfile, lockDefault, profileHeldBy } from '../billing-profile.store.ts';

/**
 * Deletes a profile that is not the default, that no live customer is pinned to and whose invoices are all final; it can still be read. Answers its id. Throws
 * BillingProfileNotFound, BillingProfileDeleted, DefaultProfileCannotBeDeleted, BillingProfileReferenced.
 */
export function deleteBillingProfile(ctx: CommandContext, id: string): Promise<string> {
  return transact(ctx, async (tx) => {
    await lockDefault(tx);
    const found = await liveProfile(tx, id, 'update');
    if (found.isDefault) throw new DefaultProfileCannotBeDeleted(id);
    const holder = await profileHeldBy(tx.read, id);
    if (holder !== null) throw new BillingProfileReferenced(holder);
    // Of deleted customers, whom nobody can let go any more. What they may still be charged follows the default profile.
    await tx.read.rows('delete from customer_billing_override where organization_id = $1 and billing_profile_id = $2 returning 1', id);
    const profile = await tx.em.findOneOrFail(BillingProfile, { id });
    profile.deletedAt = tx.clock.now();
    profile.updatedAt = tx.clock.now();
    tx.emit({ type: 'billing_profile.deleted', id, customerId: null });
    return id;
  });
}
