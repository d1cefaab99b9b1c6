import { before } from '../../kit/calendar.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { SubscriptionPaused } from '../subscription.errors.ts';
import { pausesOf } from '../subscription-pause.store.ts';

/** Refuses a change of what a subscription sells while a pause runs or is to come: the pause holds what there was when it was made. */
export async function refusePaused(tx: Transaction, subscriptionId: string, now: Temporal.Instant): Promise<void> {
  const [pauses = []] = await pausesOf(tx.read, [subscriptionId]);
  const pause = pauses.find(({ to }) => to === null || before(now, to));
  if (pause !== undefined) throw new SubscriptionPaused(subscriptionId, pause.from, pause.to);
}
