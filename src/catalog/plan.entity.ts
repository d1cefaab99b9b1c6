import { defineEntity, p } from '@mikro-orm/core';
import { Organization } from '../access/index.ts';
import { instant, json, organizationFilter } from '../platform/entity.ts';
import type { RowOf } from '../platform/entity.ts';
import { externalId, externalIdUnique } from '../platform/external-id.ts';
import type { BillingTermsJson } from './billing-terms.ts';
import type { PlanPhaseJson } from './plan-json.ts';
import type { TaxLink } from './tax-link.ts';

/** One version of a plan. Its phases are one document: they are written and read as a whole, and never change once it was published. */
export const PlanSchema = defineEntity({
  name: 'Plan',
  tableName: 'plan',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    key: p.string().length(64),
    externalId: externalId(),
    /** Counts the versions of the key from 1, deleted ones included. */
    version: p.integer(),
    name: p.string().length(256),
    description: p.string().length(1024).nullable(),
    currency: p.string().length(3),
    /** ISO 8601. */
    billingCadence: p.string().length(16),
    proRating: p.string().length(16),
    phases: json<readonly PlanPhaseJson[]>(),
    /** What it says of a subscription as a whole; null: nothing. */
    billingTerms: json<BillingTermsJson>().nullable(),
    taxes: json<readonly TaxLink[]>(),
    metadata: json<Record<string, unknown>>().nullable(),
    /** For sale in [effectiveFrom, effectiveTo); both null for a draft. */
    effectiveFrom: instant().nullable(),
    effectiveTo: instant().nullable(),
    createdAt: instant(),
    updatedAt: instant(),
    deletedAt: instant().nullable(),
  },
  uniques: [
    { name: 'plan_version_unique', properties: ['organizationId', 'key', 'version'] },
    { name: 'plan_draft_unique', properties: ['organizationId', 'key'], where: 'effective_from is null and deleted_at is null' },
    // A chain has one first version, which is never removed for good.
    externalIdUnique('plan', 'version = 1'),
  ],
  indexes: [{ name: 'plan_external_id', properties: ['organizationId', 'externalId'], where: 'external_id is not null' }, { name: 'plan_created', properties: ['organizationId', 'createdAt', 'id'] }],
  filters: organizationFilter,
});
export class Plan extends PlanSchema.class {}
PlanSchema.setClass(Plan);

export type PlanRow = RowOf<typeof PlanSchema>;
