import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { openCoupon } from '../coupon.store.ts';
import type { CouponLookUp } from '../coupon.store.ts';

/**
 * Deletes a coupon, softly, and answers its id: it ends for all who have it, and its code is free. Invoices that are issued keep what it
 * gave; drafts are settled without it when they are issued. Throws CouponNotFound.
 */
export function deleteCoupon(ctx: CommandContext, by: CouponLookUp): Promise<string> {
  return transact(ctx, async (tx) => {
    const coupon = await openCoupon(tx, by);
    const now = tx.clock.now();
    tx.em.assign(coupon, { deletedAt: now, updatedAt: now });
    const ended = await tx.read.rows<{ id: string; customerId: string }>(
      'update applied_coupon set terminated_at = $3::timestamptz, updated_at = $3::timestamptz where organization_id = $1 and coupon_id = $2::uuid and terminated_at is null returning id, customer_id as "customerId"',
      coupon.id,
      now.toString(),
    );
    for (const { id, customerId } of ended) tx.emit({ type: 'applied_coupon.terminated', id, customerId });
    tx.emit({ type: 'coupon.deleted', id: coupon.id, customerId: null });
    return coupon.id;
  });
}
