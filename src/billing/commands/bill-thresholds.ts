import { priceToJson } from '../../catalog/index.ts';
import type { CustomerRow } from '../../customers/index.ts';
import { present } from '../../kit/assert.ts';
import { Decimal } from '../../kit/decimal.ts';
import { before, floorToSecond, notAfter } from '../../kit/instant.ts';
import type { Transaction } from '../../platform/transaction.ts';
import type { SubscriptionSchedule } from '../../subscriptions/index.ts';
import { profileOf } from '../billing-profile.store.ts';
import { chargedEarly, invoicedUsage } from '../charged-early.store.ts';
import type { ChargedEarly } from '../charged-early.store.ts';
import { passedThresholds } from '../charging/usage-thresholds.ts';
import type { PassedThreshold } from '../charging/usage-thresholds.ts';
import { InvoiceLine } from '../invoice-line.entity.ts';
import { invoiceNow } from '../invoice-now.ts';
import { plainCharging } from '../line-charging.ts';
import { liveInvoices } from '../live-invoice.ts';
import type { NewLine } from '../new-line.ts';
import type { RatedLineJson } from '../rated-line-json.ts';
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
  const ids = asked.map(({ id }) => id);
  const [lines, early, invoiced] = [await runningLines(tx, ids, now), await chargedEarly(tx.read, ids), await invoicedUsage(tx.read, ids)];
  for (const schedule of asked) {
    const own = lines.filter(({ line }) => line.subscriptionId === schedule.id);
    const passed = passedBy(schedule, own, early, invoiced.get(schedule.id) ?? Decimal.zero);
    if (passed.length === 0) continue;
    const charged = own.filter(({ line, fee }) => fee.isPositive() || early.has(line.reference ?? ''));
    if (charged.length === 0) continue;
    await invoiceNow(tx, customer, schedule.currency, charged.map((of) => earlyLine(of, early, passed, now)), now, 'PROGRESSIVE');
    for (const { amount, isRecurring } of passed) tx.emit({ type: thresholdReached, id: schedule.id, customerId: customer.id, payload: { amount: amount.toString(), isRecurring } });
  }
}

/** A line that gathers the usage of a period which runs now, and what it comes to so far without minimum amounts. */
interface RunningLine {
  readonly line: InvoiceLine;
  readonly units: string;
  readonly fee: Decimal;
}

async function runningLines(tx: Transaction, subscriptionIds: readonly string[], now: Temporal.Instant): Promise<RunningLine[]> {
  await tx.em.flush();
  const open = await tx.em.find(InvoiceLine, { subscriptionId: { $in: [...subscriptionIds] }, deletedAt: null, ratedAt: null }, { orderBy: { id: 'asc' } });
  const running = open.filter(({ charging, periodFrom, periodTo }) => charging?.isChargedEarly === true && periodFrom != null && periodTo != null && notAfter(periodFrom, now) && before(now, periodTo));
  const invoiceIds = [...new Set(running.map(({ invoiceId }) => invoiceId))];
  const figures = new Map((await liveInvoices(tx.read, invoiceIds)).flatMap(({ lines }) => [...lines]));
  return running.map((line) => {
    const rated = present(figures.get(line.id), 'the figures of a line that gathers');
    return { line, units: rated.quantity ?? '0', fee: usageFeeOf(rated) };
  });
}

/** Before coupons: thresholds look at what is used. */
function usageFeeOf({ detailedLines }: RatedLineJson): Decimal {
  return Decimal.sum(
    detailedLines
      .filter(({ category }) => category === 'REGULAR')
      .map(({ totals, discounts }) => Decimal.sum([Decimal.of(totals.amount), Decimal.of(totals.discountsTotal).neg(), ...discounts.flatMap(({ reason, amount }) => (reason === 'COUPON' ? [Decimal.of(amount ?? '0')] : []))])),
  );
}

function passedBy({ terms }: SubscriptionSchedule, lines: readonly RunningLine[], early: ReadonlyMap<string, ChargedEarly>, invoiced: Decimal): PassedThreshold[] {
  const thresholds = terms?.usageThresholds ?? [];
  return passedThresholds(
    {
      fixed: thresholds.filter(({ isRecurring }) => !isRecurring).map(({ amount }) => amount),
      recurring: thresholds.find(({ isRecurring }) => isRecurring)?.amount ?? null,
    },
    {
      historical: Decimal.zero,
      invoiced,
      current: Decimal.sum(lines.map(({ fee }) => fee)),
      billedInPeriod: Decimal.sum(lines.map(({ line }) => early.get(line.reference ?? '')?.fee ?? Decimal.zero)),
    },
  );
}

function earlyLine({ line, units, fee }: RunningLine, early: ReadonlyMap<string, ChargedEarly>, passed: readonly PassedThreshold[], now: Temporal.Instant): NewLine {
  const reference = present(line.reference, 'the reference of a line that a subscription made');
  const credited = early.get(reference)?.fee ?? Decimal.zero;
  const period = { from: present(line.periodFrom, 'a period'), to: present(line.periodTo, 'a period') };
  return {
    managedBy: 'SUBSCRIPTION',
    subscriptionId: line.subscriptionId ?? null,
    subscriptionItemId: line.subscriptionItemId ?? null,
    reference: null,
    name: line.name,
    description: `Usage has reached ${passed.map(({ amount }) => amount.toString()).join(', ')} ${line.currency}`,
    feature: line.featureId == null || line.featureKey == null ? null : { id: line.featureId, key: line.featureKey },
    price: line.price ?? priceToJson({ type: 'FLAT', amount: Decimal.zero, paymentTerm: 'IN_ARREARS' }),
    discounts: null,
    charging: { ...plainCharging, early: { of: reference, units, fee: fee.toString(), credited: credited.toString() } },
    period,
    fullPeriod: null,
    billingPeriod: null,
    invoiceAt: floorToSecond(now),
    metadata: null,
  };
}
