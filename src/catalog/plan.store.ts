import type { Reader, Where } from '../platform/reader.ts';
import { PlanSchema } from './plan.entity.ts';
import type { PlanRow } from './plan.entity.ts';
import { describeVersion, latestFirst, versionListWhere, versionWhere } from './version.store.ts';
import type { ChainHead, VersionListFilter, VersionLookUp } from './version.store.ts';

/** The ways to name a plan version; exactly one. */
export type PlanLookUp = VersionLookUp;
export type PlanListFilter = VersionListFilter;

/** For messages: `key "pro" in force`. */
export const describePlan: (by: PlanLookUp) => string = describeVersion;

/** Which plan versions a filter lets pass; undefined: all. `now` is real time. */
export const planWhere: (filter: PlanListFilter, now: Temporal.Instant) => Where | undefined = versionListWhere;

/** Rows in the order of the ids, deleted ones included; null where there is none in reach. */
export function plansByIds(read: Reader, ids: readonly string[]): Promise<(PlanRow | null)[]> {
  return read.byKeys(PlanSchema, 'id', ids);
}

/** One version. An id finds deleted ones too. Null when there is none in reach; `now` is real time. */
export async function planBy(read: Reader, by: PlanLookUp, now: Temporal.Instant): Promise<PlanRow | null> {
  if ('id' in by) return (await plansByIds(read, [by.id]))[0] ?? null;
  if (!('latest' in by)) return read.one(PlanSchema, versionWhere(by, now));
  return (await read.list(PlanSchema, { where: versionWhere(by, now), ...latestFirst }))[0] ?? null;
}

/** The version that a look-up names to be copied: a name of the chain means its highest that is not deleted. */
export async function planToCopy(read: Reader, by: PlanLookUp, now: Temporal.Instant): Promise<PlanRow | null> {
  if ('externalId' in by) return (await read.list(PlanSchema, { where: { text: 't.external_id = $1 and t.deleted_at is null', values: [by.externalId] }, ...latestFirst }))[0] ?? null;
  return planBy(read, 'key' in by ? { latest: by.key } : by, now);
}

/** Whose chain another system's name is; null where it is free. */
export function planNamed(read: Reader, externalId: string): Promise<PlanRow | null> {
  return read.one(PlanSchema, { text: 't.external_id = $1 and t.version = 1', values: [externalId] });
}

/** Where the chain of a key stands. */
export async function planChain(read: Reader, key: string): Promise<ChainHead> {
  const rows = await read.list(PlanSchema, { where: { text: 't.key = $1', values: [key] }, ...latestFirst });
  return rows[0] ?? { version: 0, externalId: null };
}

/** Locks all versions of a key until the transaction ends: two publications of one key come one after the other. */
export async function lockPlanKey(read: Reader, key: string): Promise<void> {
  await read.rows('select 1 from plan t where t.organization_id = $1 and t.key = $2 order by t.id for update', key);
}
