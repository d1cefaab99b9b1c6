import { defineEntity, p } from '@mikro-orm/core';
import { Organization } from '../access/index.ts';
import { Customer } from '../customers/index.ts';
import { instant, numeric, organizationFilter } from '../platform/entity.ts';
import type { RowOf } from '../platform/entity.ts';
import { Coupon, couponTermsColumns } from './coupon.entity.ts';

/** A coupon that a customer has, and what is left of it. Its terms are a copy, or what was said instead when it was applied. */
export const AppliedCouponSchema = defineEntity({
  name: 'AppliedCoupon',
  tableName: 'applied_coupon',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    customerId: () => p.manyToOne(Customer).mapToPk().fieldName('customer_id'),
    couponId: () => p.manyToOne(Coupon).mapToPk().fieldName('coupon_id'),
    /** The coupon's when it was applied. */
    code: p.string().length(256),
    name: p.string().length(256),
    ...couponTermsColumns(),
    /** RECURRING: how many invoices it is still for; null otherwise, and for one that counts months. */
    usesLeft: p.integer().nullable(),
    /** RECURRING for so many months: when the first period starts that it reduced; null before that. */
    firstPeriodAt: instant().nullable(),
    /** What issued invoices took of it. */
    used: numeric(),
    createdAt: instant(),
    updatedAt: instant(),
    terminatedAt: instant().nullable(),
  },
  indexes: [
    { name: 'applied_coupon_customer', properties: ['customerId', 'id'] },
    { name: 'applied_coupon_coupon', properties: ['couponId', 'id'] },
    { name: 'applied_coupon_created', properties: ['organizationId', 'createdAt', 'id'] },
  ],
  filters: organizationFilter,
});
export class AppliedCoupon extends AppliedCouponSchema.class {}
AppliedCouponSchema.setClass(AppliedCoupon);

export type AppliedCouponRow = RowOf<typeof AppliedCouponSchema>;
