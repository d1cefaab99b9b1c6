import { defineEntity, p } from '@mikro-orm/core';
import { Organization } from '../access/index.ts';
import { MAX_EXPRESSION_LENGTH } from './expression/parse.ts';
import { instant, instantOrNull, json } from '../platform/entity.ts';
import type { RowOf } from '../platform/entity.ts';
import { externalId, externalIdUnique } from '../platform/external-id.ts';
import type { MeterAggregation, MeterDefinition, MeterDimension } from './meter.ts';
import type { MetricFilter } from './metric-filter.ts';
import type { Rounding, RoundingFunction } from './rounding.ts';

/** What decides which events are counted, and how. Deleted softly: its events stay, and what was computed from it stays explained. */
export const MeterSchema = defineEntity({
  name: 'Meter',
  tableName: 'meter',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    key: p.string().length(64),
    externalId: externalId(),
    /** The key where none was given. */
    name: p.string().length(256),
    description: p.string().length(1024).nullable(),
    aggregation: p.string().length(16).$type<MeterAggregation>(),
    eventType: p.string().length(256),
    valueProperty: p.string().length(512).nullable(),
    groupBy: json<readonly MeterDimension[]>(),
    eventFrom: instant().nullable(),
    expression: p.string().length(MAX_EXPRESSION_LENGTH).nullable(),
    recurring: p.boolean(),
    /** Both or neither. */
    roundingFunction: p.string().length(8).$type<RoundingFunction>().nullable(),
    roundingPrecision: p.smallint().nullable(),
    filters: json<readonly MetricFilter[]>(),
    metadata: json<Record<string, unknown>>().nullable(),
    createdAt: instant(),
    updatedAt: instant(),
    deletedAt: instant().nullable(),
  },
  uniques: [{ name: 'meter_live_key_unique', properties: ['organizationId', 'key'], where: 'deleted_at is null' }, externalIdUnique('meter', 'deleted_at is null')],
  indexes: [{ name: 'meter_key', properties: ['organizationId', 'key', 'id'] }],
  filters: { organization: { name: 'organization', cond: ({ organizationId }: { organizationId: string }) => ({ organizationId }), default: true } },
});
export class Meter extends MeterSchema.class {}
MeterSchema.setClass(Meter);

export type MeterRow = RowOf<typeof MeterSchema>;

/** How its figures are rounded; null where nothing is. */
export function roundingOf({ roundingFunction, roundingPrecision }: Pick<MeterRow, 'roundingFunction' | 'roundingPrecision'>): Rounding | null {
  return roundingFunction === null || roundingPrecision === null ? null : { function: roundingFunction as RoundingFunction, precision: roundingPrecision };
}

export function definitionOf(row: MeterRow): MeterDefinition {
  return {
    id: row.id,
    key: row.key,
    aggregation: row.aggregation as MeterAggregation,
    eventType: row.eventType,
    valueProperty: row.valueProperty,
    groupBy: row.groupBy as readonly MeterDimension[],
    eventFrom: instantOrNull(row.eventFrom),
    expression: row.expression,
    recurring: row.recurring,
    rounding: roundingOf(row),
    filters: row.filters as readonly MetricFilter[],
  };
}
