import { ConflictError, NotFoundError } from '../kit/errors.ts';

export class CouponNotFound extends NotFoundError {
  override readonly code = 'COUPON_NOT_FOUND';
  constructor(what: string) {
    super(`there is no live coupon with ${what}`);
  }
}

/** Buyers type the code, so two live ones of one organization may not share it. */
export class CouponCodeTaken extends ConflictError {
  override readonly code = 'COUPON_CODE_TAKEN';
  constructor(code: string, by: string | null) {
    super(`code "${code}" is another coupon's: delete that one, or choose another code`, by === null ? null : { type: 'Coupon', id: by });
  }
}

/** Customers have it: what it is worth was promised. */
export class CouponAlreadyApplied extends ConflictError {
  override readonly code = 'COUPON_ALREADY_APPLIED';
  constructor(coupon: { readonly id: string; readonly code: string }, fields: readonly string[]) {
    super(`coupon "${coupon.code}" was applied before, so that ${fields.join(', ')} cannot change any more: only its name, its metadata, and when and how often it can be given do; make another coupon`, { type: 'Coupon', id: coupon.id });
  }
}

/** Its time is over: those who have it keep it, and nobody is given it any more. */
export class CouponExpired extends ConflictError {
  override readonly code = 'COUPON_EXPIRED';
  constructor(coupon: { readonly id: string; readonly code: string }, at: string) {
    super(`coupon "${coupon.code}" expired at ${at}: move its expiresAt, or apply another one`, { type: 'Coupon', id: coupon.id });
  }
}

/** Its time has not come. */
export class CouponNotStarted extends ConflictError {
  override readonly code = 'COUPON_NOT_STARTED';
  constructor(coupon: { readonly id: string; readonly code: string }, at: string) {
    super(`coupon "${coupon.code}" can be given from ${at} on: move its startsAt, or apply another one`, { type: 'Coupon', id: coupon.id });
  }
}

/** It was given as often as it may be, in all or to this customer. */
export class CouponExhausted extends ConflictError {
  override readonly code = 'COUPON_NOT_REDEEMABLE';
  constructor(coupon: { readonly id: string; readonly code: string }, field: 'maxRedemptions' | 'maxRedemptionsPerCustomer', most: number) {
    const whom = field === 'maxRedemptions' ? '' : ' to this customer';
    super(`coupon "${coupon.code}" was given${whom} ${most} times, as often as its ${field} says: raise that, or apply another one`, { type: 'Coupon', id: coupon.id });
  }
}

/** The customer was given it before, and it is for once. */
export class CouponNotReusable extends ConflictError {
  override readonly code = 'COUPON_IS_NOT_REUSABLE';
  constructor(coupon: { readonly id: string; readonly code: string }) {
    super(`coupon "${coupon.code}" was applied to this customer before and is not reusable: apply another one`, { type: 'Coupon', id: coupon.id });
  }
}

/** Two limited coupons may not reach the same charges. */
export class CouponPlansOverlap extends ConflictError {
  override readonly code = 'PLAN_OVERLAPPING';
  constructor(code: string, applied: { readonly id: string; readonly code: string }) {
    super(`coupon "${code}" reaches charges that the customer's coupon "${applied.code}" reaches: remove that one first`, { type: 'AppliedCoupon', id: applied.id });
  }
}

/** A fixed amount in another currency than the customer is billed in would never be used. */
export class CouponCurrencyMismatch extends ConflictError {
  override readonly code = 'CURRENCIES_DO_NOT_MATCH';
  constructor(coupon: { readonly id: string; readonly code: string }, given: string, customer: string) {
    super(`coupon "${coupon.code}" is worth an amount in ${given}, and the customer is billed in ${customer}: give an amount in ${customer}`, { type: 'Coupon', id: coupon.id });
  }
}

export class AppliedCouponNotFound extends NotFoundError {
  override readonly code = 'APPLIED_COUPON_NOT_FOUND';
  constructor(id: string) {
    super(`there is no applied coupon with id "${id}"`);
  }
}

/** Ending is done once. */
export class AppliedCouponTerminated extends ConflictError {
  override readonly code = 'APPLIED_COUPON_TERMINATED';
  constructor(applied: { readonly id: string; readonly code: string }) {
    super(`coupon "${applied.code}" has ended for this customer: apply it again where it is reusable`, { type: 'AppliedCoupon', id: applied.id });
  }
}
