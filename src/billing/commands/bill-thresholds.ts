import type { CustomerRow } from '../../customers/index.ts';
import { present } from '../../kit/assert.ts';
import { minorUnitDigits } from '../../kit/currency.ts';
import { Decimal } from '../../kit/decimal.ts';
import { before, floorToSecond, notAfter } from '../../kit/instant.ts';
import type { Transaction } from '../../platform/transaction.ts';
import type { SubscriptionSchedule } from '../../subscriptions/index.ts';
import { profileOf } from '../billing-profile.store.ts';
import { chargedEarly } from '../charged-early.store.ts';
import type { ChargedEarly } from '../charged-early.store.ts';
import { creditsSoFar } from '../charging/progressive-credit.ts';
import { passedThresholds } from '../charging/usage-thresholds.ts';
import type { LifetimeUsage, PassedThreshold } from '../charging/usage-thresholds.ts';
import type { Invoice } from '../invoice.entity.ts';
import { invoiceNow } from '../invoice-now.ts';
import { AppliedThreshold } from '../lifetime/applied-threshold.entity.ts';
import { livesOf } from '../lifetime/life.store.ts';
import type { Life } from '../lifetime/life.store.ts';
import { thresholdsOf, usageOfClosedPeriods } from '../lifetime/lifetime-usage.ts';
import { isChargedEarly, openUsageOf, runsAt } from '../lifetime/open-usage.ts';
import type { OpenUsage } from '../lifetime/open-usage.ts';
import { plainCharging } from '../line-charging.ts';
import type { NewLine } from '../new-line.ts';
import type { BillingWorkflow } from '../workflow.ts';

/** Told for each threshold that fires; `id` is the subscription. */
export const thresholdReached = 'subscription.usage_threshold_reached';

/**
 * Invoices the usage of the running period of each subscription whose usage has passed one of its thresholds: all of it so far, less what
 * earlier thresholds charged of the period. Only where the customer's billing profile lets usage be billed before its period is over. Call
 * with the customer locked and its lines synchronised; a second run finds nothing passed.
 */
export async function billThresholds(tx: Transaction, customer: CustomerRow, schedules: readonly SubscriptionSchedule[], now: Temporal.Instant): Promise<void> {
  const asked = schedules.filter(({ terms, activeFrom, activeTo }) => (terms?.usageThresholds.length ?? 0) > 0 && notAfter(activeFrom, now) && (activeTo === null || before(now, activeTo)));
  if (asked.length === 0) return;
  const { workflow } = await profileOf(tx, customer.id);
  if (!(workflow as BillingWorkflow).invoicing.progressiveBilling) return;
  await tx.em.flush();
  const lives = await livesOf(tx.read, asked.map(({ id }) => id));
  const ids = [...new Set([...lives.values()].flatMap(({ subscriptionIds }) => subscriptionIds))];
  const [open, early] = [present(await openUsageOf(tx.read, ids), 'usage of a customer that is locked'), await chargedEarly(tx.read, ids)];
  for (const schedule of asked) {
    const life = present(lives.get(schedule.id), 'the life of a subscription');
    const running = open.filter((usage) => usage.line.subscriptionId === schedule.id && isChargedEarly(usage) && runsAt(usage, now));
    const used = usedBy(life, open.filter(({ line }) => life.subscriptionIds.includes(line.subscriptionId ?? '')), running, early, now);
    const passed = passedThresholds(thresholdsOf(schedule), used);
    if (passed.length === 0) continue;
    const charged = running.filter(({ line, fee }) => fee.isPositive() || early.has(line.reference ?? ''));
    if (charged.length === 0) continue;
    const credits = creditsSoFar(charged.map(({ line, fee }) => ({ fee, charged: early.get(line.reference ?? '')?.fee ?? Decimal.zero })), minorUnitDigits(schedule.currency));
    const invoice = await invoiceNow(tx, customer, schedule.currency, charged.map((of, at) => earlyLine(of, credits[at] ?? Decimal.zero, passed, now)), now, 'PROGRESSIVE');
    for (const threshold of passed) {
      noteThreshold(tx, schedule, invoice, threshold, used, now);
      tx.emit({ type: thresholdReached, id: schedule.id, customerId: customer.id, payload: { amount: threshold.amount.toString(), isRecurring: threshold.isRecurring } });
    }
    await tx.em.flush();
  }
}

/** What a life has used, seen from the lines of its running period that thresholds charge. */
function usedBy(life: Life, open: readonly OpenUsage[], running: readonly OpenUsage[], early: ReadonlyMap<string, ChargedEarly>, now: Temporal.Instant): LifetimeUsage {
  return {
    historical: life.historical,
    invoiced: usageOfClosedPeriods(life, open, now),
    current: Decimal.sum(running.map(({ fee }) => fee)),
    billedInPeriod: Decimal.sum(running.map(({ line }) => early.get(line.reference ?? '')?.fee ?? Decimal.zero)),
  };
}

function noteThreshold(tx: Transaction, { id, terms }: SubscriptionSchedule, { id: invoiceId, customerId }: Invoice, { amount, isRecurring }: PassedThreshold, used: LifetimeUsage, now: Temporal.Instant): void {
  const named = terms?.usageThresholds.find((threshold) => threshold.isRecurring === isRecurring && threshold.amount.eq(amount));
  tx.em.create(AppliedThreshold, {
    id: tx.newId(),
    organizationId: tx.organizationId,
    customerId,
    invoiceId,
    subscriptionId: id,
    amount: amount.toString(),
    name: named?.name ?? null,
    isRecurring,
    lifetimeUsage: Decimal.sum([used.historical, used.invoiced, used.current]).toString(),
    createdAt: now,
  });
}

function earlyLine({ line, period, units, fee }: OpenUsage, credited: Decimal, passed: readonly PassedThreshold[], now: Temporal.Instant): NewLine {
  const reference = present(line.reference, 'the reference of a line that a subscription made');
  return {
    managedBy: 'SUBSCRIPTION',
    subscriptionId: line.subscriptionId ?? null,
    subscriptionItemId: line.subscriptionItemId ?? null,
    reference: null,
    name: line.name,
    description: `Usage has reached ${passed.map(({ amount }) => amount.toString()).join(', ')} ${line.currency}`,
    feature: line.featureId == null || line.featureKey == null ? null : { id: line.featureId, key: line.featureKey },
    price: line.price,
    discounts: null,
    charging: { ...plainCharging, early: { of: reference, units, fee: fee.toString(), credited: credited.toString() } },
    period,
    fullPeriod: null,
    billingPeriod: null,
    invoiceAt: floorToSecond(now),
    metadata: null,
  };
}
