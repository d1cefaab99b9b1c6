import { issue, refuse } from '../../kit/errors.ts';
import { meaning, transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { redemptionsOf } from '../applied-coupon.store.ts';
import type { Coupon } from '../coupon.entity.ts';
import { CouponAlreadyApplied, CouponCodeTaken } from '../coupon.errors.ts';
import { couponBy, openCoupon } from '../coupon.store.ts';
import type { CouponLookUp } from '../coupon.store.ts';
import { couponTermsOf, couponTermsToText } from '../coupons/coupon.ts';
import type { CouponFrequency } from '../coupons/coupon.ts';
import type { CouponTerms } from '../coupons/apply-coupons.ts';
import { couponExpiryIssues, couponLimit, couponRedemptionIssues, couponTextIssues, couponWorthIssues } from './coupon-input.ts';
import type { CouponLimitInput, CouponWorth } from './coupon-input.ts';

/** What changes of a coupon; what is undefined stays. Null clears where null is allowed. */
export interface UpdateCouponInput {
  readonly code?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly value?: CouponTerms | null | undefined;
  readonly frequency?: CouponFrequency | null | undefined;
  readonly frequencyDuration?: number | null | undefined;
  readonly durationInMonths?: number | null | undefined;
  readonly startsAt?: Temporal.Instant | null | undefined;
  readonly expiresAt?: Temporal.Instant | null | undefined;
  readonly reusable?: boolean | null | undefined;
  readonly maxRedemptions?: number | null | undefined;
  readonly maxRedemptionsPerCustomer?: number | null | undefined;
  readonly limitedTo?: CouponLimitInput | null | undefined;
  readonly metadata?: Record<string, unknown> | null | undefined;
}

const needed = ['code', 'name', 'value', 'frequency', 'reusable'] as const;
/** What was promised to those who have it. */
const promised = ['code', 'description', 'value', 'frequency', 'frequencyDuration', 'durationInMonths', 'reusable', 'limitedTo'] as const;

/**
 * Changes a coupon and answers its id; after it was first applied only name, metadata, and when and how often it can be given. Throws ValidationError with every
 * issue, CouponNotFound, CouponAlreadyApplied and CouponCodeTaken.
 */
export function updateCoupon(ctx: CommandContext, by: CouponLookUp, input: UpdateCouponInput): Promise<string> {
  const work = transact(ctx, async (tx) => {
    const coupon = await openCoupon(tx, by);
    const now = tx.clock.now();
    const worth = worthAfter(coupon, input);
    const redemption = {
      startsAt: input.startsAt === undefined ? (coupon.startsAt ?? null) : input.startsAt,
      expiresAt: input.expiresAt === undefined ? (coupon.expiresAt ?? null) : input.expiresAt,
      maxRedemptions: input.maxRedemptions === undefined ? (coupon.maxRedemptions ?? null) : input.maxRedemptions,
      maxRedemptionsPerCustomer: input.maxRedemptionsPerCustomer === undefined ? (coupon.maxRedemptionsPerCustomer ?? null) : input.maxRedemptionsPerCustomer,
    };
    const given = (await redemptionsOf(tx.read, [coupon.id]))[0] ?? 0;
    const limit = input.limitedTo === undefined ? null : await couponLimit(tx.read, input.limitedTo ?? { plans: [], meters: [], base: 'GROSS' });
    refuse([
      ...needed.filter((field) => input[field] === null).map((field) => issue('REQUIRED', `${field} cannot be cleared: leave it out to keep it`, field)),
      ...couponTextIssues({ code: input.code ?? undefined, name: input.name ?? undefined, description: input.description }),
      ...couponWorthIssues(worth),
      ...couponExpiryIssues(input.expiresAt, now),
      ...couponRedemptionIssues(redemption, given),
      ...(limit?.issues ?? []),
    ]);
    const changed = promised.filter((field) => input[field] !== undefined);
    if (changed.length > 0 && given > 0) throw new CouponAlreadyApplied(coupon, changed);
    if (input.code != null && input.code !== coupon.code) {
      const holder = await couponBy(tx.read, { code: input.code });
      if (holder !== null) throw new CouponCodeTaken(input.code, holder.id);
    }
    tx.em.assign(coupon, {
      ...(input.code == null ? {} : { code: input.code }),
      ...(input.name == null ? {} : { name: input.name }),
      ...(input.description === undefined ? {} : { description: input.description }),
      ...couponTermsToText(worth.value),
      frequency: worth.frequency,
      frequencyDuration: worth.frequencyDuration,
      durationInMonths: worth.durationInMonths,
      ...redemption,
      ...(input.reusable == null ? {} : { reusable: input.reusable }),
      ...(input.metadata === undefined ? {} : { metadata: input.metadata }),
      updatedAt: now,
    });
    if (limit !== null) coupon.limitedTo = limit.limit;
    tx.emit({ type: 'coupon.updated', id: coupon.id, customerId: null });
    return coupon.id;
  });
  return meaning(work, { coupon_live_code_unique: () => new CouponCodeTaken(input.code ?? '', null) });
}

/** A duration belongs to a frequency, and to one of its kinds: where only the frequency changes, or the other kind is said, the old one goes with it. */
function worthAfter(coupon: Coupon, { value, frequency: said, frequencyDuration, durationInMonths }: UpdateCouponInput): CouponWorth {
  const recurs = said == null || said === 'RECURRING';
  return {
    value: value ?? couponTermsOf(coupon),
    frequency: said ?? coupon.frequency,
    frequencyDuration: frequencyDuration === undefined ? (recurs && durationInMonths == null ? (coupon.frequencyDuration ?? null) : null) : frequencyDuration,
    durationInMonths: durationInMonths === undefined ? (recurs && frequencyDuration == null ? (coupon.durationInMonths ?? null) : null) : durationInMonths,
  };
}
