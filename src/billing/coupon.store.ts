import { described } from '../platform/external-id.ts';
import { joined } from '../platform/keyset.ts';
import type { Reader, Where } from '../platform/reader.ts';
import type { Transaction } from '../platform/transaction.ts';
import { Coupon, CouponSchema } from './coupon.entity.ts';
import type { CouponRow } from './coupon.entity.ts';
import { CouponNotFound } from './coupon.errors.ts';
import type { CouponLimit } from './coupons/coupon.ts';

/** The ways to name a coupon; exactly one. The id is the database's. */
export type CouponLookUp = { readonly id: string } | { readonly code: string } | { readonly externalId: string };

export const describeCoupon: (by: CouponLookUp) => string = described;

/** Rows in the order of the ids, deleted ones included; null where there is none in reach. */
export function couponsByIds(read: Reader, ids: readonly string[]): Promise<(CouponRow | null)[]> {
  return read.byKeys(CouponSchema, 'id', ids);
}

/** One coupon. An id finds a deleted one too, a name only the live one. Null when there is none in reach. */
export async function couponBy(read: Reader, by: CouponLookUp): Promise<CouponRow | null> {
  if ('id' in by) return (await couponsByIds(read, [by.id]))[0] ?? null;
  if ('externalId' in by) return read.one(CouponSchema, { text: 't.external_id = $1 and t.deleted_at is null', values: [by.externalId] });
  return read.one(CouponSchema, { text: 't.code = $1 and t.deleted_at is null', values: [by.code] });
}

/** The live coupon, its row locked until the transaction ends: it is changed, given and counted one after the other. Throws CouponNotFound. */
export async function openCoupon(tx: Transaction, by: CouponLookUp): Promise<Coupon> {
  const found = await couponBy(tx.read, by);
  if (found === null) throw new CouponNotFound(describeCoupon(by));
  await tx.read.rows('select 1 from coupon t where t.organization_id = $1 and t.id = $2::uuid for update', found.id);
  const coupon = await tx.em.findOne(Coupon, { id: found.id }, { refresh: true });
  if (coupon === null || coupon.deletedAt != null) throw new CouponNotFound(describeCoupon(by));
  return coupon;
}

export interface CouponListFilter {
  /** Part of the code or the name; case does not matter. */
  readonly search?: string | null | undefined;
  readonly status?: 'ACTIVE' | 'TERMINATED' | null | undefined;
  /** What the status is of: the real time. */
  readonly now: Temporal.Instant;
}

export function couponWhere({ search, status, now }: CouponListFilter): Where | undefined {
  let where: Where | undefined;
  if (search != null) where = joined(where, { text: 'strpos(lower(t.code), lower($1)) + strpos(lower(t.name), lower($1)) > 0', values: [search] });
  const over = 't.deleted_at is not null or t.expires_at <= $1::timestamptz';
  if (status === 'TERMINATED') where = joined(where, { text: `(${over})`, values: [now.toString()] });
  if (status === 'ACTIVE') where = joined(where, { text: `(${over}) is not true`, values: [now.toString()] });
  return where;
}

/** The meters whose usage a limited coupon can reach: those it names, or those of the charges of its plans, in every version. */
export async function reachedMeters(read: Reader, limit: CouponLimit): Promise<ReadonlySet<string>> {
  if (limit.type === 'METERS') return new Set(limit.ids);
  const rows = await read.rows<{ id: string }>(
    `select distinct f.meter_id as id from plan p cross join jsonb_array_elements(p.phases) ph cross join jsonb_array_elements(ph->'rateCards') rc
     join feature f on f.organization_id = $1 and f.id = (rc->>'featureId')::uuid
     where p.organization_id = $1 and p.key = any($2::text[]) and f.meter_id is not null`,
    limit.ids,
  );
  return new Set(rows.map(({ id }) => id));
}

/** Which of the keys are those of plans, drafts among them. */
export async function knownPlanKeys(read: Reader, keys: readonly string[]): Promise<ReadonlySet<string>> {
  if (keys.length === 0) return new Set();
  return new Set((await read.rows<{ key: string }>('select distinct p.key from plan p where p.organization_id = $1 and p.key = any($2::text[])', keys)).map(({ key }) => key));
}
