import { before, later } from '../../kit/calendar.ts';
import type { OpenPeriod } from '../../kit/period.ts';
import { Organization } from '../../access/index.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { itemActivity, phaseActivity } from '../schedule.ts';
import type { Schedule } from '../schedule.ts';
import { OnlyOneSubscriptionAtATime, OnlyOneSubscriptionItemAtATime } from '../subscription.errors.ts';
import { overlappingSubscriptions, schedulesOf } from '../subscription.store.ts';

/** What the rule looks at: what an item sells or grants, and when it runs. */
export interface Occupied {
  readonly key: string;
  readonly featureId: string | null;
  readonly activity: OpenPeriod;
}

/**
 * Refuses two subscriptions of a customer that may not share time; call with the customer locked. Where the organization allows only
 * one at a time, any shared time is refused (OnlyOneSubscriptionAtATime); where it allows several, shared time of items that sell or
 * grant the same feature (OnlyOneSubscriptionItemAtATime).
 */
export async function refuseOverlap(
  tx: Transaction,
  mine: { readonly id: string | null; readonly customerId: string; readonly period: OpenPeriod; readonly items: readonly Occupied[] },
): Promise<void> {
  const others = await overlappingSubscriptions(tx.read, mine.customerId, mine.period, mine.id);
  const [first] = others;
  if (first === undefined) return;
  const { settings } = await tx.em.findOneOrFail(Organization, { id: tx.organizationId });
  if (settings.multipleSubscriptions !== true) throw new OnlyOneSubscriptionAtATime(first);
  for (const other of await schedulesOf(tx.read, others)) {
    for (const theirs of occupied(other)) {
      const shared = mine.items.find((item) => item.featureId !== null && item.featureId === theirs.featureId && overlap(item.activity, theirs.activity));
      if (shared !== undefined) throw new OnlyOneSubscriptionItemAtATime(shared.key, other.id);
    }
  }
}

/** The items of a subscription that are charged or grant something. */
export function occupied(schedule: Schedule<Schedule['phases'][number]['items'][number] & { readonly featureId: string | null; readonly entitlementTemplate: unknown }>): Occupied[] {
  return schedule.phases.flatMap((phase, position) => {
    const time = phaseActivity(schedule, position);
    return phase.items
      .filter(({ price, entitlementTemplate }) => price !== null || entitlementTemplate !== null)
      .map((item) => ({ key: item.key, featureId: item.featureId, activity: itemActivity(item, time) }));
  });
}

function overlap(a: OpenPeriod, b: OpenPeriod): boolean {
  const from = later(a.from, b.from);
  return (a.to === null || before(from, a.to)) && (b.to === null || before(from, b.to));
}
