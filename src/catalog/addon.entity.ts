import { defineEntity, p } from '@mikro-orm/core';
import { Organization } from '../access/index.ts';
import { instant, json, organizationFilter } from '../platform/entity.ts';
import type { RowOf } from '../platform/entity.ts';
import { externalId, externalIdUnique } from '../platform/external-id.ts';
import type { RateCardJson } from './plan-json.ts';
import type { TaxLink } from './tax-link.ts';

/** One version of an add-on. Its rate cards are one document: they are written and read as a whole, and never change once it was published. */
export const AddonSchema = defineEntity({
  name: 'Addon',
  tableName: 'addon',
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
    instanceType: p.string().length(16),
    rateCards: json<readonly RateCardJson[]>(),
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
    { name: 'addon_version_unique', properties: ['organizationId', 'key', 'version'] },
    { name: 'addon_draft_unique', properties: ['organizationId', 'key'], where: 'effective_from is null and deleted_at is null' },
    // A chain has one first version, which is never removed for good.
    externalIdUnique('addon', 'version = 1'),
  ],
  indexes: [{ name: 'addon_external_id', properties: ['organizationId', 'externalId'], where: 'external_id is not null' }, { name: 'addon_created', properties: ['organizationId', 'createdAt', 'id'] }],
  filters: organizationFilter,
});
export class Addon extends AddonSchema.class {}
AddonSchema.setClass(Addon);

export type AddonRow = RowOf<typeof AddonSchema>;
