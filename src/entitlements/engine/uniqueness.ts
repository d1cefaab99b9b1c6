import { before, compareInstants } from '../../kit/calendar.ts';
import type { OpenPeriod } from '../../kit/period.ts';
import { activePeriod } from '../entitlement.ts';
import type { Activity } from '../entitlement.ts';

/** What uniqueness looks at. The key counts, not the feature: a new feature with an archived one's key still conflicts. */
export interface Holding extends Activity {
  readonly customerId: string;
  readonly featureKey: string;
}

/**
 * The first two entitlements of one customer to one feature that are active at one instant; null when there are none. Periods that
 * only touch do not conflict, and one that is never active conflicts with nothing. Throws RangeError when the entitlements
 * belong to several customers or features: those never conflict, so comparing them is a mistake.
 */
export function findConflict<T extends Holding>(entitlements: readonly T[]): readonly [T, T] | null {
  const first = entitlements[0];
  if (first === undefined) return null;
  for (const { customerId, featureKey } of entitlements) {
    if (customerId !== first.customerId) throw new RangeError(`different customers: ${first.customerId} and ${customerId}`);
    if (featureKey !== first.featureKey) throw new RangeError(`different features: ${first.featureKey} and ${featureKey}`);
  }
  const lasting = entitlements
    .map((entitlement) => ({ entitlement, active: activePeriod(entitlement) }))
    .filter(({ active }) => active.to === null || before(active.from, active.to))
    .toSorted((a, b) => compareInstants(a.active.from, b.active.from));
  // Ordered by start, any overlap shows between two neighbours.
  for (const [index, later] of lasting.entries()) {
    const earlier = lasting[index - 1];
    if (earlier !== undefined && !endsBy(earlier.active, later.active.from)) return [earlier.entitlement, later.entitlement];
  }
  return null;
}

function endsBy(period: OpenPeriod, at: Temporal.Instant): boolean {
  return period.to !== null && compareInstants(period.to, at) <= 0;
}
