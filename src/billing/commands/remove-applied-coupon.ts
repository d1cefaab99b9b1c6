import { customersByIds, lockCustomer, nowOf } from '../../customers/index.ts';
import { present } from '../../kit/assert.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { AppliedCoupon } from '../applied-coupon.entity.ts';
import { appliedCouponsByIds } from '../applied-coupon.store.ts';
import { AppliedCouponNotFound, AppliedCouponTerminated } from '../coupon.errors.ts';
import { settleDrafts } from '../settle-drafts.ts';

/**
 * Ends a coupon for the customer who has it and answers the id of the application; invoices that are issued keep what it gave, drafts lose
 * it. Throws AppliedCouponNotFound and AppliedCouponTerminated.
 */
export function removeAppliedCoupon(ctx: CommandContext, id: string): Promise<string> {
  return transact(ctx, async (tx) => {
    const [found] = await appliedCouponsByIds(tx.read, [id]);
    if (found == null) throw new AppliedCouponNotFound(id);
    await lockCustomer(tx, found.customerId);
    const applied = await tx.em.findOneOrFail(AppliedCoupon, { id }, { refresh: true });
    if (applied.terminatedAt != null) throw new AppliedCouponTerminated(applied);
    const now = await nowOf(tx, present((await customersByIds(tx.read, [found.customerId]))[0], 'the customer of an applied coupon'));
    tx.em.assign(applied, { terminatedAt: now, updatedAt: now });
    await tx.em.flush();
    await settleDrafts(tx, found.customerId, now);
    tx.emit({ type: 'applied_coupon.terminated', id, customerId: found.customerId });
    return id;
  });
}
