import { liveCustomer, lockCustomer, nowOf } from '../../customers/index.ts';
import type { CustomerLookUp } from '../../customers/index.ts';
import { refuse } from '../../kit/errors.ts';
import { before } from '../../kit/instant.ts';
import type { Reader } from '../../platform/reader.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { AppliedCoupon } from '../applied-coupon.entity.ts';
import { heldCoupons, wasApplied } from '../applied-coupon.store.ts';
import { CouponCurrencyMismatch, CouponExpired, CouponNotReusable, CouponPlansOverlap } from '../coupon.errors.ts';
import { openCoupon, reachedMeters } from '../coupon.store.ts';
import type { CouponLookUp } from '../coupon.store.ts';
import type { CouponTerms } from '../coupons/apply-coupons.ts';
import { couponTermsOf, couponTermsToText } from '../coupons/coupon.ts';
import type { CouponFrequency, CouponLimit } from '../coupons/coupon.ts';
import { settleDrafts } from '../settle-drafts.ts';
import { couponWorthIssues } from './coupon-input.ts';

/** What is said instead of the coupon's own worth. */
export interface ApplyCouponOverrides {
  readonly value: CouponTerms | null;
  readonly frequency: CouponFrequency | null;
  readonly frequencyDuration: number | null;
}

/**
 * Gives a customer a coupon and answers the id of the application: from its next invoice on, drafts among them. Throws CustomerNotFound,
 * CustomerDeleted, CouponNotFound, ValidationError, CouponExpired (in the customer's time), CouponNotReusable, CouponCurrencyMismatch and
 * CouponPlansOverlap. The customer is locked: of two that may not be applied together one is refused.
 */
export function applyCoupon(ctx: CommandContext, who: CustomerLookUp, which: CouponLookUp, overrides: ApplyCouponOverrides): Promise<string> {
  return transact(ctx, async (tx) => {
    const { id: customerId } = await liveCustomer(tx.read, who);
    await lockCustomer(tx, customerId);
    const customer = await liveCustomer(tx.read, { id: customerId });
    const coupon = await openCoupon(tx, which, 'share');
    const now = await nowOf(tx, customer);
    const frequency = overrides.frequency ?? coupon.frequency;
    const duration = overrides.frequencyDuration ?? (frequency === 'RECURRING' ? (coupon.frequencyDuration ?? null) : null);
    const value = overrides.value ?? couponTermsOf(coupon);
    refuse(couponWorthIssues({ value, frequency, frequencyDuration: duration }));
    if (coupon.expiresAt != null && !before(now, coupon.expiresAt)) throw new CouponExpired(coupon, coupon.expiresAt.toString());
    if (!coupon.reusable && (await wasApplied(tx.read, coupon.id, customer.id))) throw new CouponNotReusable(coupon);
    if (value.type === 'FIXED' && customer.currency !== null && customer.currency !== value.currency) throw new CouponCurrencyMismatch(coupon, value.currency, customer.currency);
    const limit = (coupon.limitedTo ?? null) as CouponLimit | null;
    for (const held of limit === null ? [] : await heldCoupons(tx.read, customer.id)) {
      if (held.limitedTo !== null && (await overlap(tx.read, limit as CouponLimit, held.limitedTo as CouponLimit))) throw new CouponPlansOverlap(coupon.code, held);
    }
    const id = tx.newId();
    tx.em.create(AppliedCoupon, {
      ...{ id, organizationId: tx.organizationId, customerId: customer.id, couponId: coupon.id, code: coupon.code, name: coupon.name, ...couponTermsToText(value) },
      ...{ frequency, frequencyDuration: duration, limitedTo: limit, usesLeft: frequency === 'RECURRING' ? duration : null, used: '0', createdAt: now, updatedAt: now, terminatedAt: null },
    });
    await tx.em.flush();
    await settleDrafts(tx, customer.id, now);
    tx.emit({ type: 'applied_coupon.created', id, customerId: customer.id });
    return id;
  });
}

/** Whether two limited coupons could reach one charge: a plan of both, or a meter that both reach, also by charges of their plans. */
async function overlap(read: Reader, one: CouponLimit, other: CouponLimit): Promise<boolean> {
  if (one.type === other.type) return one.ids.some((id) => other.ids.includes(id));
  const [a, b] = [await reachedMeters(read, one), await reachedMeters(read, other)];
  return [...a].some((id) => b.has(id));
}
