import type { Reader, Where } from '../platform/reader.ts';
import { PlanSchema } from './plan.entity.ts';
import type { PlanRow } from './plan.entity.ts';
import { describeVersion, latestFirst, versionListWhere, versionWhere } from './version.store.ts';
import type { VersionListFilter, VersionLookUp } from './version.store.ts';

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

/** The highest version ever used for a key, deleted ones included; 0 when there was none. */
export async function highestVersion(read: Reader, key: string): Promise<number> {
  const rows = await read.list(PlanSchema, { where: { text: 't.key = $1', values: [key] }, ...latestFirst });
  return rows[0]?.version ?? 0;
}

/** Locks all versions of a key until the transaction ends: two publications of one key come one after the other. */
export async function lockPlanKey(read: Reader, key: string): Promise<void> {
  await read.rows('select 1 from plan t where t.organization_id = $1 and t.key = $2 order by t.id for update', key);
}
