import { definitionOf, dimensionKeys, metersByIds } from '../metering/index.ts';
import type { MeterRow } from '../metering/index.ts';
import type { Reader, Where } from '../platform/reader.ts';
import { FeatureSchema } from './feature.entity.ts';
import type { FeatureRow } from './feature.entity.ts';
import type { FeatureFact, MeterFact } from './severity.ts';

/** The ways to name a feature; exactly one. The id is the database's. */
export type FeatureLookUp = { readonly id: string } | { readonly key: string } | { readonly externalId: string };

/** Rows in the order of the ids, archived ones included; null where there is none in reach. */
export function featuresByIds(read: Reader, ids: readonly string[]): Promise<(FeatureRow | null)[]> {
  return read.byKeys(FeatureSchema, 'id', ids);
}

/** Live features in the order of the keys; null where there is none. */
export function featuresByKeys(read: Reader, keys: readonly string[]): Promise<(FeatureRow | null)[]> {
  return read.byKeys(FeatureSchema, 'key', keys, { text: 't.archived_at is null', values: [] });
}

/** One feature. An id finds archived ones too, a name only the live one. Null when there is none in reach. */
export async function featureBy(read: Reader, by: FeatureLookUp): Promise<FeatureRow | null> {
  if ('externalId' in by) return read.one(FeatureSchema, { text: 't.external_id = $1 and t.archived_at is null', values: [by.externalId] });
  return ('id' in by ? (await featuresByIds(read, [by.id]))[0] : (await featuresByKeys(read, [by.key]))[0]) ?? null;
}

/** What the rules of a plan need to know of each key: of the live feature, else of the one archived last; null when there is none. */
export async function featureFactsOf(read: Reader, keys: readonly string[]): Promise<(FeatureFact | null)[]> {
  const lists = await read.listByKeys(FeatureSchema, 'key', keys, {
    // Live ones have no archivedAt, and descending order puts those first.
    orderBy: [
      { property: 'archivedAt', direction: 'desc' },
      { property: 'id', direction: 'desc' },
    ],
    first: 1,
  });
  const meterIds = [...new Set(lists.map(([row]) => row?.meterId ?? null).filter((id) => id !== null))];
  const meters = meterIds.length === 0 ? [] : await metersByIds(read, meterIds);
  const meterOf = new Map(meterIds.map((id, at) => [id, meters[at] ?? null]));
  return lists.map(([row]) => {
    if (row === undefined) return null;
    const meter = meterOf.get(row.meterId ?? '') ?? null;
    return { id: row.id, isArchived: row.archivedAt !== null, aggregation: meter?.aggregation ?? null, meter: meter === null ? null : meterFact(meter) };
  });
}

function meterFact(row: MeterRow): MeterFact {
  const definition = definitionOf(row);
  return { recurring: definition.recurring, dimensions: dimensionKeys(definition), filters: definition.filters };
}

export interface FeatureListFilter {
  /** Features of one of these meters, by id. */
  readonly meterIds?: readonly string[] | null;
  readonly includeArchived: boolean;
}

export function featureWhere({ meterIds, includeArchived }: FeatureListFilter): Where | undefined {
  const live = includeArchived ? [] : ['t.archived_at is null'];
  const metered = meterIds == null ? [] : ['t.meter_id = any($1::uuid[])'];
  const conditions = [...live, ...metered];
  return conditions.length === 0 ? undefined : { text: conditions.join(' and '), values: meterIds == null ? [] : [meterIds] };
}
