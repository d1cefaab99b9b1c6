import type { Reader, Where } from '../platform/reader.ts';
import { joined } from '../platform/keyset.ts';
import { PlanSchema } from './plan.entity.ts';
import type { PlanRow } from './plan.entity.ts';
import type { PlanStatus } from './plan-status.ts';

/** The ways to name a plan version; exactly one. The id is the database's; a key names the version in force. */
export type PlanLookUp = { readonly id: string } | { readonly key: string } | { readonly version: { readonly key: string; readonly version: number } };

/** For messages: `key "pro"`. */
export function describePlan(by: PlanLookUp): string {
  if ('id' in by) return `id "${by.id}"`;
  return 'key' in by ? `key "${by.key}" in force` : `key "${by.version.key}" and version ${by.version.version}`;
}

/** Rows in the order of the ids, deleted ones included; null where there is none in reach. */
export function plansByIds(read: Reader, ids: readonly string[]): Promise<(PlanRow | null)[]> {
  return read.byKeys(PlanSchema, 'id', ids);
}

/** One version. An id finds deleted ones too. Null when there is none in reach; `now` is real time. */
export async function planBy(read: Reader, by: PlanLookUp, now: Temporal.Instant): Promise<PlanRow | null> {
  if ('id' in by) return (await plansByIds(read, [by.id]))[0] ?? null;
  if ('version' in by) return read.one(PlanSchema, { text: 't.key = $1 and t.version = $2 and t.deleted_at is null', values: [by.version.key, by.version.version] });
  return read.one(PlanSchema, joined({ text: 't.key = $1 and t.deleted_at is null', values: [by.key] }, statusWhere('ACTIVE', now)) as Where);
}

/** The version with the highest number that is not deleted; null when the key has none. */
export async function latestPlan(read: Reader, key: string): Promise<PlanRow | null> {
  const rows = await read.list(PlanSchema, {
    where: { text: 't.key = $1 and t.deleted_at is null', values: [key] },
    orderBy: [{ property: 'version', direction: 'desc' }],
    limit: 1,
  });
  return rows[0] ?? null;
}

/** The highest version ever used for a key, deleted ones included; 0 when there was none. */
export async function highestVersion(read: Reader, key: string): Promise<number> {
  const rows = await read.list(PlanSchema, { where: { text: 't.key = $1', values: [key] }, orderBy: [{ property: 'version', direction: 'desc' }], limit: 1 });
  return rows[0]?.version ?? 0;
}

/** Locks all versions of a key until the transaction ends: two publications of one key come one after the other. */
export async function lockPlanKey(read: Reader, key: string): Promise<void> {
  await read.rows('select 1 from plan t where t.organization_id = $1 and t.key = $2 order by t.id for update', key);
}

export interface PlanListFilter {
  /** These three and `currency` are alternatives: a plan that passes one of them is in the list. */
  readonly ids?: readonly string[] | null;
  readonly keys?: readonly string[] | null;
  readonly versions?: readonly { readonly key: string; readonly version: number }[] | null;
  readonly currencies?: readonly string[] | null;
  readonly status?: readonly PlanStatus[] | null;
  readonly includeDeleted: boolean;
}

export function planWhere(filter: PlanListFilter, now: Temporal.Instant): Where | undefined {
  let where: Where | undefined = filter.includeDeleted ? undefined : { text: 't.deleted_at is null', values: [] };
  const { ids, keys, versions, currencies, status } = filter;
  const named: Where[] = [];
  if (ids != null) named.push({ text: 't.id = any($1::uuid[])', values: [ids] });
  if (keys != null) named.push({ text: 't.key = any($1::text[])', values: [keys] });
  if (versions != null) {
    named.push({
      text: '(t.key, t.version) in (select * from unnest($1::text[], $2::int[]))',
      values: [versions.map(({ key }) => key), versions.map(({ version }) => version)],
    });
  }
  if (currencies != null) named.push({ text: 't.currency = any($1::text[])', values: [currencies] });
  if (named.length > 0) where = joined(where, anyOf(named));
  if (status != null) where = joined(where, status.length === 0 ? { text: 'false', values: [] } : anyOf(status.map((one) => statusWhere(one, now))));
  return where;
}

/** The rows of a status: the same rule as the plan's own status, in SQL. */
function statusWhere(status: PlanStatus, now: Temporal.Instant): Where {
  const values = status === 'DRAFT' ? [] : [now.toString()];
  switch (status) {
    case 'DRAFT':
      return { text: 't.effective_from is null', values };
    case 'SCHEDULED':
      return { text: 't.effective_from > $1::timestamptz and (t.effective_to is null or t.effective_to > $1::timestamptz)', values };
    case 'ACTIVE':
      return { text: 't.effective_from <= $1::timestamptz and (t.effective_to is null or t.effective_to > $1::timestamptz)', values };
    case 'ARCHIVED':
      return { text: 't.effective_to <= $1::timestamptz', values };
  }
}

function anyOf(conditions: readonly Where[]): Where {
  return conditions.reduce((a, b) => {
    const shifted = b.text.replace(/\$(\d+)/g, (_all, n: string) => `$${Number(n) + a.values.length}`);
    return { text: `(${a.text}) or (${shifted})`, values: [...a.values, ...b.values] };
  });
}
