import { defineEntity, p } from '@mikro-orm/core';
import { Organization } from '../access/index.ts';
import { instant, json, numeric, organizationFilter } from '../platform/entity.ts';
import type { RowOf } from '../platform/entity.ts';
import { externalId, externalIdUnique } from '../platform/external-id.ts';
import type { CouponFrequency, CouponLimit } from './coupons/coupon.ts';

/** What coupons and their applications say of money; the same columns, since an application may override them. */
export const couponTermsColumns = () => ({
  valueType: p.string().length(16).$type<'FIXED' | 'PERCENTAGE'>(),
  /** FIXED: in the major unit of `currency`; null for a percentage. */
  amount: numeric().nullable(),
  currency: p.string().length(3).nullable(),
  /** PERCENTAGE: of a hundred; null for an amount. */
  percentage: numeric().nullable(),
  frequency: p.string().length(16).$type<CouponFrequency>(),
  /** RECURRING: for how many invoices; null otherwise, and where months are said. */
  frequencyDuration: p.integer().nullable(),
  /** RECURRING: for how many months of periods, in place of invoices; null otherwise. */
  durationInMonths: p.integer().nullable(),
  /** What it reaches; null: everything. */
  limitedTo: json<CouponLimit>().nullable(),
});

/** What can be taken off the invoices of customers that have it. */
export const CouponSchema = defineEntity({
  name: 'Coupon',
  tableName: 'coupon',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    /** What buyers type. */
    code: p.string().length(256),
    externalId: externalId(),
    name: p.string().length(256),
    description: p.string().length(1024).nullable(),
    ...couponTermsColumns(),
    /** Nobody is given it before; null: it can be given since it was made. */
    startsAt: instant().nullable(),
    /** From then on nobody is given it; those who have it keep it. Null: never. */
    expiresAt: instant().nullable(),
    /** Whether one customer may be given it more than once. */
    reusable: p.boolean(),
    /** How often it can be given in all; null: as often as it is asked for. */
    maxRedemptions: p.integer().nullable(),
    /** How often it can be given to one customer; null: as often as `reusable` says. */
    maxRedemptionsPerCustomer: p.integer().nullable(),
    metadata: json<Record<string, unknown>>().nullable(),
    createdAt: instant(),
    updatedAt: instant(),
    deletedAt: instant().nullable(),
  },
  uniques: [{ name: 'coupon_live_code_unique', properties: ['organizationId', 'code'], where: 'deleted_at is null' }, externalIdUnique('coupon', 'deleted_at is null')],
  indexes: [{ name: 'coupon_created', properties: ['organizationId', 'createdAt', 'id'] }],
  filters: organizationFilter,
});
export class Coupon extends CouponSchema.class {}
CouponSchema.setClass(Coupon);

export type CouponRow = RowOf<typeof CouponSchema>;
