import { defineEntity, p } from '@mikro-orm/core';
import { Organization } from '../access/index.ts';
import { Customer } from '../customers/index.ts';
import { instant, organizationFilter } from '../platform/entity.ts';
import type { RowOf } from '../platform/entity.ts';
import { BillingProfile } from './billing-profile.entity.ts';

/** By which profile one customer is billed; without one, by the default profile. */
export const CustomerOverrideSchema = defineEntity({
  name: 'CustomerBillingOverride',
  tableName: 'customer_billing_override',
  properties: {
    customerId: () => p.manyToOne(Customer).mapToPk().fieldName('customer_id').primary().deleteRule('no action').updateRule('no action'),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    /** Null: it follows the default profile, whichever that is. */
    billingProfileId: () => p.manyToOne(BillingProfile).mapToPk().fieldName('billing_profile_id').nullable().deleteRule('no action'),
    createdAt: instant(),
    updatedAt: instant(),
  },
  indexes: [{ name: 'customer_billing_override_profile', properties: ['billingProfileId'], where: 'billing_profile_id is not null' }],
  filters: organizationFilter,
});
export class CustomerOverride extends CustomerOverrideSchema.class {}
CustomerOverrideSchema.setClass(CustomerOverride);

export type CustomerOverrideRow = RowOf<typeof CustomerOverrideSchema>;
