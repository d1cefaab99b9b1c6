import { defineEntity, p } from '@mikro-orm/core';
import { Organization } from '../access/index.ts';
import { Meter } from '../metering/index.ts';
import type { GroupByFilterInput } from '../metering/index.ts';
import { instant, json, organizationFilter } from '../platform/entity.ts';
import type { RowOf } from '../platform/entity.ts';
import { externalId, externalIdUnique } from '../platform/external-id.ts';
import type { UnitCostJson } from './unit-cost-json.ts';

/** Something a customer may use. Never changed and never removed: what was sold under it stays explained. */
export const FeatureSchema = defineEntity({
  name: 'Feature',
  tableName: 'feature',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    key: p.string().length(64),
    externalId: externalId(),
    name: p.string().length(256),
    /** What counts its use; null for a feature that is only had or not. */
    meterId: () => p.manyToOne(Meter).mapToPk().fieldName('meter_id').nullable().deleteRule('restrict'),
    /** Which of the meter's usage is its own. */
    filterGroupBy: json<readonly GroupByFilterInput[]>(),
    /** What one unit of its use costs the seller; null where that is not said. */
    unitCost: json<UnitCostJson>().nullable(),
    metadata: json<Record<string, unknown>>().nullable(),
    createdAt: instant(),
    updatedAt: instant(),
    /** Since when nothing new can be made of it; null while it is live. */
    archivedAt: instant().nullable(),
  },
  uniques: [{ name: 'feature_live_key_unique', properties: ['organizationId', 'key'], where: 'archived_at is null' }, externalIdUnique('feature', 'archived_at is null')],
  indexes: [
    { name: 'feature_key', properties: ['organizationId', 'key', 'id'] },
    { name: 'feature_meter', properties: ['meterId'], where: 'meter_id is not null' },
  ],
  filters: organizationFilter,
});
export class Feature extends FeatureSchema.class {}
FeatureSchema.setClass(Feature);

export type FeatureRow = RowOf<typeof FeatureSchema>;
