import type { Reader } from '../platform/reader.ts';
import type { QuantityChange } from './addons/quantities.ts';
import { SubscriptionAddonSchema } from './subscription-addon.entity.ts';
import type { QuantityChangeJson, SubscriptionAddonRow } from './subscription-addon.entity.ts';

/** Rows in the order of the ids; null where there is none in reach. */
export function subscriptionAddonsByIds(read: Reader, ids: readonly string[]): Promise<(SubscriptionAddonRow | null)[]> {
  return read.byKeys(SubscriptionAddonSchema, 'id', ids);
}

/** The add-ons of each subscription, those that are no longer owned included, in the order they were bought. */
export function addonsOfSubscriptions(read: Reader, subscriptionIds: readonly string[]): Promise<SubscriptionAddonRow[][]> {
  return read.listByKeys(SubscriptionAddonSchema, 'subscriptionId', subscriptionIds, { orderBy: [{ property: 'id', direction: 'asc' }] });
}

/** What a subscription has of any version of an add-on's key; null when nothing. The subscription's id is the database's. */
export function subscriptionAddonByKey(read: Reader, subscriptionId: string, addonKey: string): Promise<SubscriptionAddonRow | null> {
  return read.one(SubscriptionAddonSchema, {
    text: 't.subscription_id = $1::uuid and exists (select 1 from addon a where a.id = t.addon_id and a.key = $2)',
    values: [subscriptionId, addonKey],
  });
}

/** The changes of its quantity, in the order of time. */
export function changesOf({ changes }: { readonly changes: unknown }): QuantityChange[] {
  return (changes as readonly QuantityChangeJson[]).map(({ activeFrom, quantity }) => ({ activeFrom: Temporal.Instant.from(activeFrom), quantity }));
}

/** The form that is kept; {@link changesOf} reads it back. */
export function changesToJson(changes: readonly QuantityChange[]): QuantityChangeJson[] {
  return changes.map(({ activeFrom, quantity }) => ({ activeFrom: activeFrom.toString(), quantity }));
}
