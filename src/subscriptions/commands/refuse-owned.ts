import type { Transaction } from '../../platform/transaction.ts';
import { isOwnedFrom } from '../addons/quantities.ts';
import { SubscriptionHasAddons } from '../subscription-addon.errors.ts';
import { addonsOfSubscriptions, changesOf } from '../subscription-addon.store.ts';

/** Refuses to edit a subscription that has any of an add-on, or is to have. OpenMeter's rule. */
export async function refuseOwned(tx: Transaction, subscriptionId: string, now: Temporal.Instant): Promise<void> {
  const [addons = []] = await addonsOfSubscriptions(tx.read, [subscriptionId]);
  const owned = addons.find((addon) => isOwnedFrom(changesOf(addon), now));
  if (owned !== undefined) throw new SubscriptionHasAddons(owned.name, owned.id);
}
