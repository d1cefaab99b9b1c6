import type { Reader } from '../platform/reader.ts';
import { EntitlementSchema } from './entitlement.entity.ts';
import type { EntitlementRow } from './entitlement.entity.ts';
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
