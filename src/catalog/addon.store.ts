import type { Reader, Where } from '../platform/reader.ts';
import { AddonSchema } from './addon.entity.ts';
import type { AddonRow } from './addon.entity.ts';
import type { AddonStatus } from './addon-status.ts';
import { latestFirst, versionListWhere, versionWhere } from './version.store.ts';
import type { ChainHead, VersionListFilter, VersionLookUp } from './version.store.ts';

/** The ways to name an add-on version; exactly one. */
export type AddonLookUp = VersionLookUp;

/** Rows in the order of the ids, deleted ones included; null where there is none in reach. */
export function addonsByIds(read: Reader, ids: readonly string[]): Promise<(AddonRow | null)[]> {
  return read.byKeys(AddonSchema, 'id', ids);
}

/** One version by the database's id, a deleted one too; null when there is none in reach. */
export async function addonById(read: Reader, id: string): Promise<AddonRow | null> {
  return (await addonsByIds(read, [id]))[0] ?? null;
}

/** One version. An id finds deleted ones too. Null when there is none in reach; `now` is real time. */
export async function addonBy(read: Reader, by: AddonLookUp, now: Temporal.Instant): Promise<AddonRow | null> {
  if ('id' in by) return addonById(read, by.id);
  if (!('latest' in by)) return read.one(AddonSchema, versionWhere(by, now));
  return (await read.list(AddonSchema, { where: versionWhere(by, now), ...latestFirst }))[0] ?? null;
}

/** The versions in force of these keys, in their order; null where a key has none. `now` is real time. */
export function addonsInForce(read: Reader, keys: readonly string[], now: Temporal.Instant): Promise<(AddonRow | null)[]> {
  return read.byKeys(AddonSchema, 'key', keys, { text: 't.deleted_at is null and t.effective_from is not null and (t.effective_to is null or t.effective_to > $1::timestamptz)', values: [now.toString()] });
}

/** The version that a look-up names to be copied: a name of the chain means its highest that is not deleted. */
export async function addonToCopy(read: Reader, by: AddonLookUp, now: Temporal.Instant): Promise<AddonRow | null> {
  if ('externalId' in by) return (await read.list(AddonSchema, { where: { text: 't.external_id = $1 and t.deleted_at is null', values: [by.externalId] }, ...latestFirst }))[0] ?? null;
  return addonBy(read, 'key' in by ? { latest: by.key } : by, now);
}

/** Whose chain another system's name is; null where it is free. */
export function addonNamed(read: Reader, externalId: string): Promise<AddonRow | null> {
  return read.one(AddonSchema, { text: 't.external_id = $1 and t.version = 1', values: [externalId] });
}

/** Where the chain of a key stands. */
export async function addonChain(read: Reader, key: string): Promise<ChainHead> {
  const rows = await read.list(AddonSchema, { where: { text: 't.key = $1', values: [key] }, ...latestFirst });
  return rows[0] ?? { version: 0, externalId: null };
}

/** Locks all versions of a key until the transaction ends: two steps of one key come one after the other. */
export async function lockAddonKey(read: Reader, key: string): Promise<void> {
  await read.rows('select 1 from addon t where t.organization_id = $1 and t.key = $2 order by t.id for update', key);
}

export interface AddonListFilter extends Omit<VersionListFilter, 'status'> {
  readonly status?: readonly AddonStatus[] | null;
}

/** Which add-on versions a filter lets pass; undefined: all. `now` is real time. */
export function addonWhere(filter: AddonListFilter, now: Temporal.Instant): Where | undefined {
  const status = filter.status?.flatMap((one) => (one === 'ACTIVE' ? (['ACTIVE', 'SCHEDULED'] as const) : [one])) ?? null;
  return versionListWhere({ ...filter, status }, now);
}
