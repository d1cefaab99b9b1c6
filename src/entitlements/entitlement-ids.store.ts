import type { Reader } from '../platform/reader.ts';
import { activeAtSql } from './entitlement.store.ts';

/** The entitlements that are active at some times, in the order of the questions; null where none is. */
export async function entitlementIdsAt(read: Reader, asked: readonly { readonly customerId: string; readonly featureKey: string; readonly time: Temporal.Instant }[]): Promise<(string | null)[]> {
  if (asked.length === 0) return [];
  const rows = await read.rows<{ n: number; id: string }>(
    `select k.n, e.id from json_to_recordset($2::json) as k(n int, customer uuid, feature text, time timestamptz)
     cross join lateral (select x.id from entitlement x where x.organization_id = $1 and x.customer_id = k.customer and x.feature_key = k.feature and ${activeAtSql('k.time', 'x')} limit 1) e`,
    JSON.stringify(asked.map(({ customerId, featureKey, time }, n) => ({ n, customer: customerId, feature: featureKey, time }))),
  );
  const found = new Map(rows.map(({ n, id }) => [n, id]));
  return asked.map((_question, n) => found.get(n) ?? null);
}
