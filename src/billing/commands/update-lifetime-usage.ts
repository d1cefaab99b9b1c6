import { customersByIds, nowOf, startDueNow } from '../../customers/index.ts';
import { present } from '../../kit/assert.ts';
import type { Decimal } from '../../kit/decimal.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { schedulesByIds, setHistoricalUsage } from '../../subscriptions/index.ts';
import type { SubscriptionLookUp } from '../../subscriptions/index.ts';
import { lifetimeUsage } from '../lifetime/lifetime-usage.ts';
import type { LifetimeUsageNow } from '../lifetime/lifetime-usage.ts';
import { billUsage } from './bill-usage.ts';

/**
 * Says what a subscription used before it was billed here, and bills what that makes due: thresholds count it. Answers its usage after
 * that. Throws SubscriptionNotFound, SubscriptionRunElsewhere, ValidationError.
 */
export function updateLifetimeUsage(ctx: CommandContext, by: SubscriptionLookUp, { externalHistoricalUsage }: { readonly externalHistoricalUsage: Decimal }): Promise<LifetimeUsageNow> {
  return transact(ctx, async (tx) => {
    const { id, customerId } = await setHistoricalUsage(tx, by, externalHistoricalUsage);
    const customer = present((await customersByIds(tx.read, [customerId]))[0], 'the customer of a subscription');
    const now = await nowOf(tx, customer);
    await billUsage(tx, customer, now);
    await startDueNow(tx, customer);
    await tx.em.flush();
    return lifetimeUsage(tx.read, present((await schedulesByIds(tx.read, [id]))[0], 'a subscription that is locked'), now);
  });
}
