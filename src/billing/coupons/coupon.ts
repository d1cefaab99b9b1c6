import { Decimal } from '../../kit/decimal.ts';
import type { CouponTerms, HeldCoupon } from './apply-coupons.ts';

/** For one invoice (a fixed amount: until it is used up), for so many invoices, or for all. */
export type CouponFrequency = 'ONCE' | 'RECURRING' | 'FOREVER';

/** What a coupon reaches: charges of plans, by the plans' keys and so in every version, or usage of meters, by the meters' ids. */
export interface CouponLimit {
  readonly type: 'PLANS' | 'METERS';
  readonly ids: readonly string[];
  /** What of the charges that it reaches it is computed of: left out, all that they came to; NET, what was not taken off or charged before. */
  readonly base?: 'NET';
}

/** GROSS is Lago's rule. */
export type CouponBase = 'GROSS' | 'NET';

/** The money of a coupon as it is kept; decimals as text. */
export interface CouponTermsText {
  readonly valueType: 'FIXED' | 'PERCENTAGE';
  readonly amount?: string | null | undefined;
  readonly currency?: string | null | undefined;
  readonly percentage?: string | null | undefined;
}

/** A customer's coupon as it is kept. */
export interface HeldCouponText extends CouponTermsText {
  readonly id: string;
  readonly frequency: CouponFrequency;
  readonly usesLeft?: number | null | undefined;
  readonly durationInMonths?: number | null | undefined;
  readonly firstPeriodAt?: Temporal.Instant | null | undefined;
  readonly used: string;
  readonly limitedTo?: unknown;
}

export function couponTermsOf({ valueType, amount, currency, percentage }: CouponTermsText): CouponTerms {
  if (valueType === 'PERCENTAGE') return { type: 'PERCENTAGE', percentage: Decimal.of(percentage ?? '0') };
  return { type: 'FIXED', amount: Decimal.of(amount ?? '0'), currency: currency ?? '' };
}

export function couponTermsToText(terms: CouponTerms): { readonly valueType: 'FIXED' | 'PERCENTAGE'; readonly amount: string | null; readonly currency: string | null; readonly percentage: string | null } {
  if (terms.type === 'PERCENTAGE') return { valueType: 'PERCENTAGE', amount: null, currency: null, percentage: terms.percentage.toString() };
  return { valueType: 'FIXED', amount: terms.amount.toString(), currency: terms.currency, percentage: null };
}

export function heldCouponOf(kept: HeldCouponText): HeldCoupon {
  const { id, frequency, usesLeft, durationInMonths, firstPeriodAt, used, limitedTo } = kept;
  const months = durationInMonths == null ? null : { count: durationInMonths, since: firstPeriodAt ?? null };
  return { id, terms: couponTermsOf(kept), frequency, usesLeft: usesLeft ?? null, months, used: Decimal.of(used), limitedTo: (limitedTo ?? null) as CouponLimit | null };
}
