import type { Reader, Where } from '../platform/reader.ts';
import { joined } from '../platform/keyset.ts';
import type { Transaction } from '../platform/transaction.ts';
import { AppliedCouponSchema } from './applied-coupon.entity.ts';
import type { AppliedCouponRow } from './applied-coupon.entity.ts';
import type { UsedCredits } from './settlement/settle-lines.ts';

/** Rows in the order of the ids, terminated ones included; null where there is none in reach. */
export function appliedCouponsByIds(read: Reader, ids: readonly string[]): Promise<(AppliedCouponRow | null)[]> {
  return read.byKeys(AppliedCouponSchema, 'id', ids);
}

/** What a customer has now, in the order of application. */
export function heldCoupons(read: Reader, customerId: string): Promise<AppliedCouponRow[]> {
  return read.list(AppliedCouponSchema, { where: { text: 't.customer_id = $1::uuid and t.terminated_at is null', values: [customerId] }, orderBy: [{ property: 'id', direction: 'asc' }] });
}

/** Whether the coupon was ever applied: to this customer, or to anybody. */
export async function wasApplied(read: Reader, couponId: string, customerId?: string): Promise<boolean> {
  return (await read.one(AppliedCouponSchema, { text: 't.coupon_id = $1::uuid and ($2::uuid is null or t.customer_id = $2)', values: [couponId, customerId ?? null] })) !== null;
}

export interface AppliedCouponListFilter {
  readonly customerIds?: readonly string[] | null | undefined;
  readonly couponIds?: readonly string[] | null | undefined;
  readonly status?: 'ACTIVE' | 'TERMINATED' | null | undefined;
}

export function appliedCouponWhere({ customerIds, couponIds, status }: AppliedCouponListFilter): Where | undefined {
  let where: Where | undefined;
  if (customerIds != null) where = joined(where, { text: 't.customer_id = any($1::uuid[])', values: [customerIds] });
  if (couponIds != null) where = joined(where, { text: 't.coupon_id = any($1::uuid[])', values: [couponIds] });
  if (status != null) where = joined(where, { text: `t.terminated_at is ${status === 'ACTIVE' ? '' : 'not '}null`, values: [] });
  return where;
}

/** How often coupons were given to customers, ended ones among them, in the order of the ids. */
export async function redemptionsOf(read: Reader, couponIds: readonly string[]): Promise<number[]> {
  const counts = await read.countBy(AppliedCouponSchema, 'couponId', { text: 't.coupon_id = any($1::uuid[])', values: [couponIds] });
  return couponIds.map((id) => counts.get(id) ?? 0);
}

/** How often a coupon was given to a customer. */
export function redemptionsBy(read: Reader, couponId: string, customerId: string): Promise<number> {
  return read.count(AppliedCouponSchema, { text: 't.coupon_id = $1::uuid and t.customer_id = $2::uuid', values: [couponId, customerId] });
}

/**
 * Writes down what an issued invoice took of its customer's coupons, and ends those that are used up, or whose months were over before it; one
 * whose coupon is deleted at that moment keeps what was taken.
 */
export async function consumeCoupons(tx: Transaction, customerId: string, { coupons: credits, periodStart, over }: Pick<UsedCredits, 'coupons' | 'periodStart' | 'over'>, now: Temporal.Instant): Promise<void> {
  if (over.length > 0) {
    await tx.read.rows('update applied_coupon a set updated_at = $3::timestamptz, terminated_at = $3::timestamptz where a.organization_id = $1 and a.id = any($2::uuid[]) and a.terminated_at is null', over, now.toString());
    for (const id of over) tx.emit({ type: 'applied_coupon.terminated', id, customerId });
  }
  if (credits.length === 0) return;
  await tx.read.rows(
    `update applied_coupon a set used = u.used, uses_left = u.uses_left, first_period_at = coalesce(a.first_period_at, $7::timestamptz), updated_at = $6::timestamptz, terminated_at = coalesce(a.terminated_at, case when u.is_over then $6::timestamptz end)
     from unnest($2::uuid[], $3::numeric[], $4::int[], $5::boolean[]) as u(id, used, uses_left, is_over)
     where a.organization_id = $1 and a.id = u.id`,
    credits.map(({ couponId }) => couponId),
    credits.map(({ used }) => used.toString()),
    credits.map(({ usesLeft }) => usesLeft),
    credits.map(({ isUsedUp }) => isUsedUp),
    now.toString(),
    periodStart?.toString() ?? null,
  );
  for (const { couponId, isUsedUp } of credits) tx.emit({ type: isUsedUp ? 'applied_coupon.terminated' : 'applied_coupon.used', id: couponId, customerId });
}
