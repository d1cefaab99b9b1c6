import { lockLiveCustomer, nowOf } from '../../customers/index.ts';
import type { CustomerLookUp } from '../../customers/index.ts';
import { refuse } from '../../kit/errors.ts';
import { before } from '../../kit/instant.ts';
import type { Reader } from '../../platform/reader.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { AppliedCoupon } from '../applied-coupon.entity.ts';
import { heldCoupons, redemptionsBy, redemptionsOf, wasApplied } from '../applied-coupon.store.ts';
import type { Coupon } from '../coupon.entity.ts';
import { CouponCurrencyMismatch, CouponExhausted, CouponExpired, CouponNotReusable, CouponNotStarted, CouponPlansOverlap } from '../coupon.errors.ts';
import { openCoupon, reachedMeters } from '../coupon.store.ts';
import type { CouponLookUp } from '../coupon.store.ts';
import type { CouponTerms } from '../coupons/apply-coupons.ts';
import { couponTermsOf, couponTermsToText } from '../coupons/coupon.ts';
import type { CouponFrequency, CouponLimit } from '../coupons/coupon.ts';
import { settleDrafts } from '../settle-drafts.ts';
import { couponWorthIssues } from './coupon-input.ts';
import type { CouponWorth } from './coupon-input.ts';

/** What is said instead of the coupon's own worth. */
export interface ApplyCouponOverrides {
  readonly value: CouponTerms | null;
  readonly frequency: CouponFrequency | null;
  readonly frequencyDuration: number | null;
  readonly durationInMonths: number | null;
}

/**
 * Gives a customer a coupon and answers the id of the application: from its next invoice on, drafts among them. Throws CustomerNotFound,
 * CustomerDeleted, CouponNotFound, ValidationError, CouponNotStarted and CouponExpired (in the customer's time), CouponExhausted,
 * CouponNotReusable, CouponCurrencyMismatch and CouponPlansOverlap. The customer and the coupon are locked: of two that may not be applied
 * together one is refused, and none is given more often than it can be.
 */
export function applyCoupon(ctx: CommandContext, who: CustomerLookUp, which: CouponLookUp, overrides: ApplyCouponOverrides): Promise<string> {
  return transact(ctx, async (tx) => {
    const customer = await lockLiveCustomer(tx, who);
    const coupon = await openCoupon(tx, which);
    const now = await nowOf(tx, customer);
    const worth = worthOf(coupon, overrides);
    const { value, frequency, frequencyDuration, durationInMonths } = worth;
    refuse(couponWorthIssues(worth));
    if (coupon.startsAt != null && before(now, coupon.startsAt)) throw new CouponNotStarted(coupon, coupon.startsAt.toString());
    if (coupon.expiresAt != null && !before(now, coupon.expiresAt)) throw new CouponExpired(coupon, coupon.expiresAt.toString());
    await refuseExhausted(tx.read, coupon, customer.id);
    if (!coupon.reusable && (await wasApplied(tx.read, coupon.id, customer.id))) throw new CouponNotReusable(coupon);
    if (value.type === 'FIXED' && customer.currency !== null && customer.currency !== value.currency) throw new CouponCurrencyMismatch(coupon, value.currency, customer.currency);
    const limit = (coupon.limitedTo ?? null) as CouponLimit | null;
    for (const held of limit === null ? [] : await heldCoupons(tx.read, customer.id)) {
      if (held.limitedTo !== null && (await overlap(tx.read, limit as CouponLimit, held.limitedTo as CouponLimit))) throw new CouponPlansOverlap(coupon.code, held);
    }
    const id = tx.newId();
    tx.em.create(AppliedCoupon, {
      ...{ id, organizationId: tx.organizationId, customerId: customer.id, couponId: coupon.id, code: coupon.code, name: coupon.name, ...couponTermsToText(value) },
      ...{ frequency, frequencyDuration, durationInMonths, firstPeriodAt: null, limitedTo: limit, usesLeft: frequencyDuration, used: '0', createdAt: now, updatedAt: now, terminatedAt: null },
    });
    await tx.em.flush();
    await settleDrafts(tx, customer.id, now);
    tx.emit({ type: 'applied_coupon.created', id, customerId: customer.id });
    return id;
  });
}

/** The coupon's own worth, as far as nothing else is said: a duration that is said stands in place of the coupon's. */
function worthOf(coupon: Coupon, { value, frequency: said, frequencyDuration, durationInMonths }: ApplyCouponOverrides): CouponWorth {
  const frequency = said ?? coupon.frequency;
  const own = frequency === 'RECURRING' && frequencyDuration === null && durationInMonths === null ? coupon : null;
  return { value: value ?? couponTermsOf(coupon), frequency, frequencyDuration: frequencyDuration ?? own?.frequencyDuration ?? null, durationInMonths: durationInMonths ?? own?.durationInMonths ?? null };
}

async function refuseExhausted(read: Reader, coupon: Coupon, customerId: string): Promise<void> {
  const { id, maxRedemptions: most, maxRedemptionsPerCustomer: mostOfOne } = coupon;
  if (most != null && ((await redemptionsOf(read, [id]))[0] ?? 0) >= most) throw new CouponExhausted(coupon, 'maxRedemptions', most);
  if (mostOfOne != null && (await redemptionsBy(read, id, customerId)) >= mostOfOne) throw new CouponExhausted(coupon, 'maxRedemptionsPerCustomer', mostOfOne);
}

/** Whether two limited coupons could reach one charge: a plan of both, or a meter that both reach, also by charges of their plans. */
async function overlap(read: Reader, one: CouponLimit, other: CouponLimit): Promise<boolean> {
  if (one.type === other.type) return one.ids.some((id) => other.ids.includes(id));
  const [a, b] = [await reachedMeters(read, one), await reachedMeters(read, other)];
  return [...a].some((id) => b.has(id));
}
