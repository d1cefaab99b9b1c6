import { defineEntity, p } from '@mikro-orm/core';
import { Organization } from '../access/index.ts';
import { instant, json, organizationFilter } from '../platform/entity.ts';
import type { RowOf } from '../platform/entity.ts';
import type { InvoiceParty } from './party.ts';
import type { BillingWorkflow } from './workflow.ts';

/** Who bills, and how. Every organization has one default profile. */
export const BillingProfileSchema = defineEntity({
  name: 'BillingProfile',
  tableName: 'billing_profile',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    name: p.string().length(256),
    description: p.string().length(1024).nullable(),
    supplier: json<InvoiceParty>(),
    workflow: json<BillingWorkflow>(),
    isDefault: p.boolean(),
    metadata: json<Record<string, unknown>>().nullable(),
    createdAt: instant(),
    updatedAt: instant(),
    deletedAt: instant().nullable(),
  },
  uniques: [{ name: 'billing_profile_default_unique', properties: ['organizationId'], where: 'is_default and deleted_at is null' }],
  indexes: [{ name: 'billing_profile_created', properties: ['organizationId', 'createdAt', 'id'] }],
  filters: organizationFilter,
});
export class BillingProfile extends BillingProfileSchema.class {}
BillingProfileSchema.setClass(BillingProfile);

export type BillingProfileRow = RowOf<typeof BillingProfileSchema>;
