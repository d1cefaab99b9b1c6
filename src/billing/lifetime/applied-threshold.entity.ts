import { defineEntity, p } from '@mikro-orm/core';
import { Organization } from '../../access/index.ts';
import { Customer } from '../../customers/index.ts';
import { instant, numeric, organizationFilter } from '../../platform/entity.ts';
import type { RowOf } from '../../platform/entity.ts';
import { Subscription } from '../../subscriptions/index.ts';
import { Invoice } from '../invoice.entity.ts';

/** A usage threshold that an invoice was made for. Never changed: a voided invoice keeps what it was made for. */
export const AppliedThresholdSchema = defineEntity({
  name: 'AppliedThreshold',
  tableName: 'applied_usage_threshold',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    customerId: () => p.manyToOne(Customer).mapToPk().fieldName('customer_id'),
    invoiceId: () => p.manyToOne(Invoice).mapToPk().fieldName('invoice_id'),
    subscriptionId: () => p.manyToOne(Subscription).mapToPk().fieldName('subscription_id'),
    /** The threshold, as the plan had it. */
    amount: numeric(),
    name: p.string().length(256).nullable(),
    isRecurring: p.boolean(),
    /** What the life of the subscription had used when it was passed, before taxes. */
    lifetimeUsage: numeric(),
    createdAt: instant(),
  },
  indexes: [
    { name: 'applied_usage_threshold_customer', properties: ['customerId'] },
    { name: 'applied_usage_threshold_invoice', properties: ['invoiceId', 'id'] },
    { name: 'applied_usage_threshold_subscription', properties: ['subscriptionId'] },
  ],
  filters: organizationFilter,
});
export class AppliedThreshold extends AppliedThresholdSchema.class {}
AppliedThresholdSchema.setClass(AppliedThreshold);

export type AppliedThresholdRow = RowOf<typeof AppliedThresholdSchema>;
