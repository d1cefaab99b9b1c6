import { instantOrNull } from '../platform/entity.ts';
import type { Reader, Where } from '../platform/reader.ts';
import { EntitlementSchema } from './entitlement.entity.ts';
import type { EntitlementRow } from './entitlement.entity.ts';
import type { EntitlementType } from './entitlement.ts';
import { GrantSchema } from './grant.entity.ts';
import type { GrantRow } from './grant.entity.ts';

/** Rows in the order of the ids, ended and deleted ones included; null where there is none in reach. */
export function entitlementsByIds(read: Reader, ids: readonly string[]): Promise<(EntitlementRow | null)[]> {
  return read.byKeys(EntitlementSchema, 'id', ids);
}

export function grantsByIds(read: Reader, ids: readonly string[]): Promise<(GrantRow | null)[]> {
  return read.byKeys(GrantSchema, 'id', ids);
}

/** Active at an instant, `$n` being its place; the alias is the entitlement's. */
export const activeAtSql = (place: string, alias = 't'): string =>
  `${alias}.active_from <= ${place} and (${alias}.active_to is null or ${alias}.active_to > ${place}) and (${alias}.deleted_at is null or ${alias}.deleted_at > ${place})`;

/** The customer's entitlement to a feature that is active at an instant; null when there is none. */
export function entitlementAt(read: Reader, customerId: string, featureKey: string, at: Temporal.Instant): Promise<EntitlementRow | null> {
  return read.one(EntitlementSchema, {
    text: `t.customer_id = $1::uuid and t.feature_key = $2 and ${activeAtSql('$3::timestamptz')}`,
    values: [customerId, featureKey, at.toString()],
  });
}

/** All that was ever given to the customer of a feature, as far as it does not end before `from`. */
export function entitlementsSince(read: Reader, customerId: string, featureKey: string, from: Temporal.Instant): Promise<EntitlementRow[]> {
  return read.list(EntitlementSchema, {
    where: {
      text: `t.customer_id = $1::uuid and t.feature_key = $2 and (t.active_to is null or t.active_to > $3::timestamptz) and (t.deleted_at is null or t.deleted_at > $3::timestamptz)`,
      values: [customerId, featureKey, from.toString()],
    },
    orderBy: [{ property: 'activeFrom', direction: 'asc' }, { property: 'id', direction: 'asc' }],
  });
}

/** The feature of a key, the live one first, then the one archived last; null when there never was one. */
export async function featureIdOf(read: Reader, featureKey: string): Promise<string | null> {
  const rows = await read.rows<{ id: string }>('select f.id from feature f where f.organization_id = $1 and f.key = $2 order by f.archived_at desc nulls first, f.id desc limit 1', featureKey);
  return rows[0]?.id ?? null;
}

/** Whose, and to which feature; null or left out is everybody's, and any. */
export interface HeldBy {
  readonly customerIds?: readonly string[] | null;
  readonly featureKeys?: readonly string[] | null;
  readonly featureIds?: readonly string[] | null;
  readonly includeDeleted: boolean;
  /** Only what is active then: real time, a customer on a test clock has its own. */
  readonly activeAt?: Temporal.Instant | null;
}

export function entitlementWhere(filter: HeldBy & { readonly types?: readonly EntitlementType[] | null }): Where | undefined {
  const { conditions, value, values } = conditionsOf(filter);
  conditions.push(...featureConditions('t', filter, value));
  if (filter.types != null) conditions.push(`t.type = any(${value(filter.types)}::text[])`);
  if (filter.activeAt != null) conditions.push(activeAtSql(nowSql(value(filter.activeAt.toString()))));
  return conditions.length === 0 ? undefined : { text: conditions.join(' and '), values };
}

export function grantWhere(filter: HeldBy & { readonly entitlementIds?: readonly string[] | null }): Where | undefined {
  const { conditions, value, values } = conditionsOf(filter);
  const ofFeatures = featureConditions('e', filter, value);
  if (ofFeatures.length > 0) conditions.push(`exists (select 1 from entitlement e where e.id = t.entitlement_id and ${ofFeatures.join(' and ')})`);
  if (filter.entitlementIds != null) conditions.push(`t.entitlement_id = any(${value(filter.entitlementIds)}::uuid[])`);
  if (filter.activeAt != null) {
    const now = nowSql(value(filter.activeAt.toString()));
    conditions.push(`t.effective_at <= ${now} and (t.expires_at is null or t.expires_at > ${now}) and (t.voided_at is null or t.voided_at > ${now}) and (t.deleted_at is null or t.deleted_at > ${now})`);
    conditions.push(`exists (select 1 from entitlement e where e.id = t.entitlement_id and ${activeAtSql(now, 'e')})`);
  }
  return conditions.length === 0 ? undefined : { text: conditions.join(' and '), values };
}

/** Now for the customer of a row. */
const nowSql = (real: string): string => `coalesce((select tc.now from customer c join test_clock tc on tc.id = c.test_clock_id where c.id = t.customer_id), ${real}::timestamptz)`;

/** To a feature that has one of the keys, and one that is one of the ids. */
function featureConditions(alias: string, { featureKeys, featureIds }: HeldBy, value: (value: unknown) => string): string[] {
  const keys = featureKeys == null ? [] : [`${alias}.feature_key = any(${value(featureKeys)}::text[])`];
  const ids = featureIds == null ? [] : [`${alias}.feature_id = any(${value(featureIds)}::uuid[])`];
  return [...keys, ...ids];
}

function conditionsOf({ customerIds, includeDeleted }: HeldBy): { conditions: string[]; value: (value: unknown) => string; values: unknown[] } {
  const values: unknown[] = [];
  const value = (each: unknown): string => `$${values.push(each)}`;
  const conditions = includeDeleted ? [] : ['t.deleted_at is null'];
  if (customerIds != null) conditions.push(`t.customer_id = any(${value(customerIds)}::uuid[])`);
  return { conditions, value, values };
}

/** The meters of the features that have or had the key. */
export async function meterIdsOf(read: Reader, featureKey: string): Promise<string[]> {
  const rows = await read.rows<{ id: string }>('select distinct f.meter_id as id from feature f where f.organization_id = $1 and f.key = $2 and f.meter_id is not null', featureKey);
  return rows.map(({ id }) => id);
}

/** The first start or end after now, in the customer's time, of an entitlement to the feature; null when there is none. `realNow` is for those without a test clock. */
export async function nextActivityChange(read: Reader, customerId: string, featureKey: string, realNow: Temporal.Instant): Promise<Temporal.Instant | null> {
  const rows = await read.rows<{ at: string | null }>(
    `select min(x.at) as at from customer c left join test_clock tc on tc.id = c.test_clock_id
     join entitlement e on e.customer_id = c.id and e.feature_key = $3 cross join lateral (values (e.active_from), (e.active_to), (e.deleted_at)) as x(at)
     where c.organization_id = $1 and c.id = $2 and x.at > coalesce(tc.now, $4::timestamptz)`,
    customerId,
    featureKey,
    realNow.toString(),
  );
  return instantOrNull(rows[0]?.at ?? null);
}
