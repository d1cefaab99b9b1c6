import { ceilToMinute, sameInstant } from '../kit/calendar.ts';
import type { Reader } from '../platform/reader.ts';
import { activeAtSql } from './entitlement.store.ts';
import type { EntitlementReports, ExplainedValue } from './reports.ts';
import type { FeatureValue } from './values.ts';

/** A value with what explains it, where that was asked for; both are of one run. */
export interface ShownValue extends FeatureValue {
  readonly explained?: ExplainedValue | null;
}

/**
 * The same values, computed anew together with what explains them: of one run each, which may know of more than the former one did. Values
 * that are not metered stay as they are. `read` is for no buyer: it is known that these values may be seen.
 */
export async function explainedValues(read: Reader, reports: EntitlementReports, values: readonly FeatureValue[]): Promise<ShownValue[]> {
  const metered = values.filter(({ type }) => type === 'METERED');
  const ids = await entitlementIdsAt(read, metered.map((value) => ({ customerId: value.customerId, featureKey: value.featureKey, time: computedFor(value) })));
  const asked = metered.flatMap((value, n) => (ids[n] == null ? [] : [{ value, entitlementId: ids[n], time: computedFor(value) }]));
  const explained = asked.length === 0 ? [] : await reports.explained(read.organizationId, asked);
  const found = new Map(asked.map(({ value }, n) => [value, explained[n] ?? null]));
  return values.map((value) => shown(value, found.get(value) ?? null));
}

/** The instant that the engine was asked for: what is asked now is asked just after now, so that the running minute has begun. */
function computedFor({ at, minute }: FeatureValue): Temporal.Instant {
  return sameInstant(ceilToMinute(at), minute) ? at : at.add({ microseconds: 1 });
}

function shown(former: FeatureValue, explained: ExplainedValue | null): ShownValue {
  // It ended while it was being explained: then there is nothing to explain.
  if (explained === null) return { ...former, explained };
  const { hasAccess, balance, usage, overage, totalAvailableGrantAmount, currentUsagePeriod, validUntil } = explained.value;
  return { ...former, hasAccess, balance, usage, overage, totalAvailableGrantAmount, currentUsagePeriod, validUntil, lastEventAt: explained.facts.lastEventAt, explained };
}

/** The entitlements that are active at some times, in the order of the questions; null where none is. */
async function entitlementIdsAt(read: Reader, asked: readonly { readonly customerId: string; readonly featureKey: string; readonly time: Temporal.Instant }[]): Promise<(string | null)[]> {
  if (asked.length === 0) return [];
  const rows = await read.rows<{ n: number; id: string }>(
    `select k.n, e.id from json_to_recordset($2::json) as k(n int, customer uuid, feature text, time timestamptz)
     cross join lateral (select x.id from entitlement x where x.organization_id = $1 and x.customer_id = k.customer and x.feature_key = k.feature and ${activeAtSql('k.time', 'x')} limit 1) e`,
    JSON.stringify(asked.map(({ customerId, featureKey, time }, n) => ({ n, customer: customerId, feature: featureKey, time }))),
  );
  const found = new Map(rows.map(({ n, id }) => [n, id]));
  return asked.map((_question, n) => found.get(n) ?? null);
}
