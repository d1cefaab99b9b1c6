import { ceilToMinute, sameInstant } from '../kit/calendar.ts';
import type { Reader } from '../platform/reader.ts';
import { entitlementIdsAt } from './entitlement-ids.store.ts';
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
