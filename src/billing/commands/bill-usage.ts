import { lockCustomer, nowOf, setDue, startDueNow } from '../../customers/index.ts';
import type { CustomerRow, DueWorker } from '../../customers/index.ts';
import { before, earlier, later, notAfter } from '../../kit/instant.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext, Transaction } from '../../platform/transaction.ts';
import { alignedPeriodAt, schedulesOf, subscriptionsOfCustomer } from '../../subscriptions/index.ts';
import type { SubscriptionSchedule } from '../../subscriptions/index.ts';
import { billedCustomer } from '../gathering.ts';
import { planPaidFees } from '../advance-charges/invoice-paid-fees.ts';
import { hasOwnFees, nextInAdvanceBoundary } from '../in-advance-charges.ts';
import { lookAtWallets } from '../wallets/wallet-work.ts';
import { billThresholds } from './bill-thresholds.ts';
import { chargeInAdvance } from './charge-in-advance.ts';

/** Who bills usage before its period is over. */
export const usageSource = 'billing.usage';

/** Charges what is paid in advance when its time comes: a period begins or ends, or an event happens that was known before. */
export const billDueUsage: DueWorker = async (tx, customerId, at) => {
  const customer = await billedCustomer(tx, customerId);
  await billUsage(tx, customer, later(at, await nowOf(tx, customer)));
};

/**
 * Bills what the customer has used up to `now` of what is not billed by the period, and says when that is next to be looked at by the
 * passing of time alone. Call with the customer locked; a second run bills nothing.
 */
export async function billUsage(tx: Transaction, customer: CustomerRow, now: Temporal.Instant): Promise<void> {
  const schedules = await schedulesOf(tx.read, await subscriptionsOfCustomer(tx.read, customer.id));
  const nextEvent = await chargeInAdvance(tx, customer, schedules, now);
  await billThresholds(tx, customer, schedules, now);
  if (schedules.some(hasOwnFees)) await planPaidFees(tx, customer);
  const bounds = [nextEvent, ...schedules.flatMap((schedule) => [nextInAdvanceBoundary(schedule, now), nextThresholdLook(schedule, now)])].filter((at) => at !== null);
  await setDue(tx, customer, usageSource, bounds.length === 0 ? null : bounds.reduce(earlier));
}

/** While a subscription has thresholds it is looked at with every period: who is looked at when usage comes is known by that. Null: never. */
function nextThresholdLook(schedule: SubscriptionSchedule, now: Temporal.Instant): Temporal.Instant | null {
  const { terms, activeFrom, activeTo } = schedule;
  if ((terms?.usageThresholds.length ?? 0) === 0 || (activeTo !== null && notAfter(activeTo, now))) return null;
  if (before(now, activeFrom)) return activeFrom;
  const period = alignedPeriodAt(schedule, now);
  return period === null || !before(now, period.to) ? null : period.to;
}

/** Bills what a customer has used by now: after news of its usage. Does nothing for one that has gone. */
export async function billUsageOf(ctx: CommandContext, customerId: string): Promise<void> {
  await transact({ ...ctx, em: ctx.em.fork() }, async (tx) => {
    await lockCustomer(tx, customerId);
    const customer = await billedCustomer(tx, customerId);
    const now = await nowOf(tx, customer);
    await billUsage(tx, customer, now);
    await tx.em.flush();
    await lookAtWallets(tx, customer, now);
    await startDueNow(tx, customer);
  });
}
