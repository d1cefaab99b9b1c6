import { lockCustomer } from '../../customers/index.ts';
import { minorUnitDigits } from '../../kit/currency.ts';
import type { Decimal } from '../../kit/decimal.ts';
import { issue, refuse } from '../../kit/errors.ts';
import type { Transaction } from '../../platform/transaction.ts';
import type { SubscriptionRow } from '../subscription.entity.ts';
import { SubscriptionNotFound, SubscriptionRunElsewhere } from '../subscription.errors.ts';
import { describeSubscription, subscriptionBy } from '../subscription.store.ts';
import type { SubscriptionLookUp } from '../subscription.store.ts';

/**
 * Says what was used, in money, before a subscription and those that it took over from were billed here, in place of what was said before. At
 * least 0, in whole minor units of its currency. Locks its customer and answers the subscription. Throws SubscriptionNotFound,
 * SubscriptionRunElsewhere, ValidationError.
 */
export async function setHistoricalUsage(tx: Transaction, by: SubscriptionLookUp, amount: Decimal): Promise<SubscriptionRow> {
  const found = await subscriptionBy(tx.read, by);
  if (found === null || found.deletedAt !== null) throw new SubscriptionNotFound(describeSubscription(by));
  await lockCustomer(tx, found.customerId);
  if (found.managedBy === 'EXTERNAL') throw new SubscriptionRunElsewhere(found.id);
  const digits = minorUnitDigits(found.currency);
  refuse([
    ...(amount.isNegative() ? [issue('AMOUNT_NEGATIVE', `externalHistoricalUsage is ${amount}: give 0 or more`, 'externalHistoricalUsage')] : []),
    ...(amount.eq(amount.round(digits)) ? [] : [issue('AMOUNT_TOO_PRECISE', `externalHistoricalUsage is ${amount}: ${found.currency} has ${digits} decimals`, 'externalHistoricalUsage')]),
  ]);
  await tx.read.rows(
    `with recursive life as (
       select s.id, s.previous_subscription_id from subscription s where s.organization_id = $1 and s.id = $2
       union select p.id, p.previous_subscription_id from subscription p join life on p.id = life.previous_subscription_id where p.organization_id = $1)
     update subscription s set historical_usage = case when life.previous_subscription_id is null then $3::numeric end from life where s.organization_id = $1 and s.id = life.id`,
    found.id,
    amount.toString(),
  );
  tx.emit({ type: 'subscription.updated', id: found.id, customerId: found.customerId });
  return found;
}
