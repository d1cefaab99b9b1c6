import type { Reader } from '../platform/reader.ts';
import { MeterSchema, definitionOf } from './meter.entity.ts';
import type { MeterRow } from './meter.entity.ts';
import { compileMeter } from './meter.ts';
import type { CompiledMeter } from './meter.ts';

/** The ways to name a meter; exactly one. The id is the database's. */
export type MeterLookUp = { readonly id: string } | { readonly key: string } | { readonly externalId: string };

/** Rows in the order of the ids, deleted ones included; null where there is none in reach. */
export function metersByIds(read: Reader, ids: readonly string[]): Promise<(MeterRow | null)[]> {
  return read.byKeys(MeterSchema, 'id', ids);
}

/** One meter. An id finds deleted ones too, a name only the live one. Null when there is none in reach. */
export async function meterBy(read: Reader, by: MeterLookUp): Promise<MeterRow | null> {
  if ('id' in by) return (await metersByIds(read, [by.id]))[0] ?? null;
  if ('externalId' in by) return read.one(MeterSchema, { text: 't.external_id = $1 and t.deleted_at is null', values: [by.externalId] });
  return read.one(MeterSchema, { text: 't.key = $1 and t.deleted_at is null', values: [by.key] });
}

/** The live meters of several keys at once, in their order; null where there is none. */
export function metersByKeys(read: Reader, keys: readonly string[]): Promise<(MeterRow | null)[]> {
  return read.byKeys(MeterSchema, 'key', keys, { text: 't.deleted_at is null', values: [] });
}

/** The live meters that count events of each type, by key. One list a type. */
export async function metersByEventTypes(read: Reader, types: readonly string[]): Promise<CompiledMeter[][]> {
  const lists = await read.listByKeys(MeterSchema, 'eventType', types, {
    orderBy: [{ property: 'key', direction: 'asc' }],
    where: { text: 't.deleted_at is null', values: [] },
  });
  return lists.map((rows) => rows.map((row) => compileMeter(definitionOf(row))));
}

/** A page of meters by its place. Ties are broken by id. */
export function listedMeters(
  read: Reader,
  asked: { readonly property: 'key' | 'name' | 'aggregation' | 'createdAt' | 'updatedAt'; readonly direction: 'asc' | 'desc'; readonly includeDeleted: boolean; readonly limit: number; readonly offset: number },
): Promise<MeterRow[]> {
  const column = read.column(MeterSchema, asked.property).name;
  return read.rows<MeterRow>(
    `select ${read.columnsOf(MeterSchema, 't')} from meter t where t.organization_id = $1 and ($2::bool or t.deleted_at is null) order by t.${column} ${asked.direction}, t.id limit $3 offset $4`,
    asked.includeDeleted,
    asked.limit,
    asked.offset,
  );
}
