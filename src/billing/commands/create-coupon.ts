import { refuse } from '../../kit/errors.ts';
import { ExternalIdTaken, externalIdIssues, lostExternalId } from '../../platform/external-id.ts';
import { meaning, transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { Coupon } from '../coupon.entity.ts';
import { CouponCodeTaken } from '../coupon.errors.ts';
import { couponBy } from '../coupon.store.ts';
import { couponTermsToText } from '../coupons/coupon.ts';
import { couponExpiryIssues, couponLimit, couponRedemptionIssues, couponTextIssues, couponWorthIssues } from './coupon-input.ts';
import type { CouponLimitInput, CouponRedemption, CouponWorth } from './coupon-input.ts';

export interface CreateCouponInput extends CouponWorth, CouponRedemption {
  readonly code: string;
  /** The name that another system has for it. */
  readonly externalId: string | null;
  readonly name: string;
  readonly description: string | null;
  readonly reusable: boolean;
  readonly limitedTo: CouponLimitInput;
  readonly metadata: Record<string, unknown> | null;
}

/** Creates a coupon and answers its id. Throws ValidationError with every issue, CouponCodeTaken, and ExternalIdTaken. */
export function createCoupon(ctx: CommandContext, input: CreateCouponInput): Promise<string> {
  const work = transact(ctx, async (tx) => {
    const now = tx.clock.now();
    const { limit, issues } = await couponLimit(tx.read, input.limitedTo);
    refuse([...couponTextIssues(input), ...externalIdIssues(input.externalId), ...couponWorthIssues(input), ...couponExpiryIssues(input.expiresAt, now), ...couponRedemptionIssues(input, 0), ...issues]);
    const holder = await couponBy(tx.read, { code: input.code });
    if (holder !== null) throw new CouponCodeTaken(input.code, holder.id);
    const named = input.externalId === null ? null : await couponBy(tx.read, { externalId: input.externalId });
    if (named !== null) throw new ExternalIdTaken('Coupon', named.externalId ?? '', named.id);
    const { code, externalId, name, description, frequency, frequencyDuration, durationInMonths, startsAt, expiresAt, reusable, maxRedemptions, maxRedemptionsPerCustomer, metadata } = input;
    const id = tx.newId();
    tx.em.create(Coupon, {
      ...{ id, organizationId: tx.organizationId, code, externalId, name, description, ...couponTermsToText(input.value) },
      ...{ frequency, frequencyDuration, durationInMonths, limitedTo: limit, startsAt, expiresAt, reusable, maxRedemptions, maxRedemptionsPerCustomer, metadata, createdAt: now, updatedAt: now, deletedAt: null },
    });
    tx.emit({ type: 'coupon.created', id, customerId: null });
    return id;
  });
  return meaning(work, { coupon_live_code_unique: () => new CouponCodeTaken(input.code, null), ...lostExternalId('coupon', 'Coupon', input.externalId) });
}
