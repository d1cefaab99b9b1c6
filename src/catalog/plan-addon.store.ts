import type { Reader, Where } from '../platform/reader.ts';
import { anyOf } from './version.store.ts';
import { PlanAddonSchema } from './plan-addon.entity.ts';
import type { PlanAddonRow } from './plan-addon.entity.ts';

/** Rows in the order of the ids, deleted ones included; null where there is none in reach. */
export function planAddonsByIds(read: Reader, ids: readonly string[]): Promise<(PlanAddonRow | null)[]> {
  return read.byKeys(PlanAddonSchema, 'id', ids);
}

/** The terms on which a version of a plan offers a version of an add-on; null when it does not. Both by the database's ids. */
export function planAddonFor(read: Reader, planId: string, addonId: string): Promise<PlanAddonRow | null> {
  return read.one(PlanAddonSchema, { text: 't.plan_id = $1::uuid and t.addon_id = $2::uuid and t.deleted_at is null', values: [planId, addonId] });
}

/** The same by the add-on's key: a plan offers one version of it. */
export function planAddonByKey(read: Reader, planId: string, addonKey: string): Promise<PlanAddonRow | null> {
  return read.one(PlanAddonSchema, {
    text: 't.plan_id = $1::uuid and t.deleted_at is null and exists (select 1 from addon a where a.id = t.addon_id and a.key = $2)',
    values: [planId, addonKey],
  });
}

/** What each of these versions offers, in the order it was offered; by the plan's database id. */
export function planAddonsOf(read: Reader, planIds: readonly string[]): Promise<PlanAddonRow[][]> {
  return read.listByKeys(PlanAddonSchema, 'planId', planIds, { orderBy: [{ property: 'id', direction: 'asc' }], where: { text: 't.deleted_at is null', values: [] } });
}

/** A plan that is not deleted and offers this version of an add-on; null when none does. */
export async function planOffering(read: Reader, addonId: string): Promise<{ readonly id: string; readonly key: string; readonly version: number } | null> {
  const rows = await read.rows<{ id: string; key: string; version: number }>(
    `select p.id, p.key, p.version from plan_addon t join plan p on p.id = t.plan_id
     where t.organization_id = $1 and t.addon_id = $2::uuid and t.deleted_at is null and p.deleted_at is null order by p.id limit 1`,
    addonId,
  );
  return rows[0] ?? null;
}

export interface PlanAddonListFilter {
  /** These three are alternatives: an offer of an add-on that passes one of them is in the list. */
  readonly addonIds?: readonly string[] | null;
  readonly addonKeys?: readonly string[] | null;
  readonly addonVersions?: readonly { readonly key: string; readonly version: number }[] | null;
  readonly includeDeleted: boolean;
}

/** Which offers of a plan a filter lets pass; undefined: all. */
export function planAddonWhere({ addonIds, addonKeys, addonVersions, includeDeleted }: PlanAddonListFilter): Where | undefined {
  const named: Where[] = [];
  if (addonIds != null) named.push({ text: 't.addon_id = any($1::uuid[])', values: [addonIds] });
  if (addonKeys != null) named.push({ text: 'exists (select 1 from addon a where a.id = t.addon_id and a.key = any($1::text[]))', values: [addonKeys] });
  if (addonVersions != null) {
    named.push({
      text: 'exists (select 1 from addon a where a.id = t.addon_id and (a.key, a.version) in (select * from unnest($1::text[], $2::int[])))',
      values: [addonVersions.map(({ key }) => key), addonVersions.map(({ version }) => version)],
    });
  }
  const live = includeDeleted ? null : 't.deleted_at is null';
  if (named.length === 0) return live === null ? undefined : { text: live, values: [] };
  const { text, values } = anyOf(named);
  return { text: live === null ? text : `${live} and (${text})`, values };
}
