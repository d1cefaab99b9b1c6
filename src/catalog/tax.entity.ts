import { defineEntity, p } from '@mikro-orm/core';
import { Organization } from '../access/index.ts';
import { instant, json, numeric, organizationFilter } from '../platform/entity.ts';
import type { RowOf } from '../platform/entity.ts';
import { externalId, externalIdUnique } from '../platform/external-id.ts';
import type { TaxText } from './tax-text.ts';

/** A rate that is added to what is sold. */
export const TaxSchema = defineEntity({
  name: 'Tax',
  tableName: 'tax',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    key: p.string().length(64),
    externalId: externalId(),
    name: p.string().length(256),
    description: p.string().length(1024).nullable(),
    /** Percent, 0 or more. */
    rate: numeric(),
    appliedToOrganization: p.boolean(),
    invoiceTexts: json<readonly TaxText[]>().default([]),
    createdAt: instant(),
    updatedAt: instant(),
    deletedAt: instant().nullable(),
  },
  uniques: [{ name: 'tax_live_key_unique', properties: ['organizationId', 'key'], where: 'deleted_at is null' }, externalIdUnique('tax', 'deleted_at is null')],
  indexes: [{ name: 'tax_created', properties: ['organizationId', 'createdAt', 'id'] }],
  filters: organizationFilter,
});
export class Tax extends TaxSchema.class {}
TaxSchema.setClass(Tax);

export type TaxRow = RowOf<typeof TaxSchema>;
