import type { PriceJson } from '../../catalog/index.ts';
import { customerBy, nowOf } from '../../customers/index.ts';
import type { CustomerLookUp } from '../../customers/index.ts';
import { present } from '../../kit/assert.ts';
import type { Clock } from '../../kit/clock.ts';
import { Decimal } from '../../kit/decimal.ts';
import { issue, refuse } from '../../kit/errors.ts';
import { before, later, notAfter } from '../../kit/instant.ts';
import type { Period } from '../../kit/period.ts';
import { instantOf } from '../../platform/entity.ts';
import type { Reader } from '../../platform/reader.ts';
import { alignedPeriodAt, schedulesByIds, schedulesOf, subscriptionBy, subscriptionStatus, subscriptionsOfCustomer } from '../../subscriptions/index.ts';
import type { SubscriptionLookUp, SubscriptionRow, SubscriptionSchedule } from '../../subscriptions/index.ts';
import { workflowOf } from '../billing-profile.store.ts';
import { CARRIED, newSteps } from '../charging/in-advance-run.ts';
import type { ChargedStep } from '../charging/in-advance-run.ts';
import { gatheringCollectionAt } from '../collection.ts';
import { calledForBy, inAdvanceFeeLine, inAdvanceParts } from '../in-advance-charges.ts';
import type { InAdvancePart } from '../in-advance-charges.ts';
import { inAdvanceRuns } from '../in-advance-runs.ts';
import type { PartRun } from '../in-advance-runs.ts';
import type { InvoiceLineRow } from '../invoice-line.entity.ts';
import { planOf } from '../invoice-plan.ts';
import { rowOf, withFeatures } from '../line-to-come.ts';
import { periodOfLine } from '../live-invoice.ts';
import { isMetered } from '../rate-invoice-line.ts';
import { feeOf } from '../rate-lines.ts';
import { totalsToText } from '../totals-columns.ts';
import { wantedLines } from '../wanted-lines.ts';
import type { SubscriptionLine } from '../wanted-lines.ts';
import { alignmentOf } from '../workflow.ts';
import { NoActiveSubscription } from './customer-usage.errors.ts';
import { detailedLineToJson } from '../rated-line-json.ts';
import { dryInvoice, dryRun } from './dry-run.ts';
import { groupFigures, hullOf, usageOfCharges } from './usage-of-charges.ts';
import type { CustomerUsage } from './usage-of-charges.ts';

export interface CustomerUsageQuestion {
  readonly customer: CustomerLookUp;
  /** Null: the only one of the customer that runs. */
  readonly subscription: SubscriptionLookUp | null;
  readonly applyTaxes: boolean;
}

/**
 * What the running charges period of a subscription comes to so far, rated by what rates invoices: usage alone, with neither fees nor minimum amounts nor coupons. Lago's current
 * usage. What is paid in advance shows what was paid for, with the live total as what is metered. Null where there is no such customer or subscription in reach; throws
 * NoActiveSubscription, and ValidationError where several run and none is named. A number of statements that does not depend on how much was used.
 */
export async function customerUsage({ read, clock }: { readonly read: Reader; readonly clock: Clock }, { customer: by, subscription, applyTaxes }: CustomerUsageQuestion): Promise<CustomerUsage | null> {
  const customer = await customerBy(read, by);
  if (customer === null || customer.deletedAt !== null) return null;
  const now = await nowOf({ read, clock }, customer);
  const running = subscription === null ? await onlyOneRunning(read, customer.id, now) : await subscriptionBy(read, subscription);
  if (running === null || running.customerId !== customer.id || running.deletedAt !== null || running.managedBy === 'EXTERNAL') return null;
  if (!runs(running, now)) throw new NoActiveSubscription(running.id);
  const schedule = present((await schedulesByIds(read, [running.id]))[0], 'the schedule of a subscription');
  return usageOf(read.asOrganization(), schedule, now, applyTaxes);
}

/** Whether a subscription runs at an instant. */
export function runs({ activeFrom, activeTo, deletedAt }: SubscriptionRow, now: Temporal.Instant): boolean {
  const at = (text: string | null): Temporal.Instant | null => (text === null ? null : instantOf(text));
  const status = subscriptionStatus({ activeFrom: instantOf(activeFrom), activeTo: at(activeTo), deletedAt: at(deletedAt) }, now);
  return status === 'ACTIVE' || status === 'CANCELED';
}

async function onlyOneRunning(read: Reader, customerId: string, now: Temporal.Instant): Promise<SubscriptionRow> {
  const [only, ...others] = (await subscriptionsOfCustomer(read, customerId)).filter((row) => runs(row, now));
  if (only === undefined) throw new NoActiveSubscription(null);
  refuse(others.length === 0 ? [] : [issue('SUBSCRIPTION_AMBIGUOUS', `${others.length + 1} subscriptions of the customer run: name one of them`, 'subscription')]);
  return only;
}

async function usageOf(read: Reader, schedule: SubscriptionSchedule, now: Temporal.Instant, applyTaxes: boolean): Promise<CustomerUsage> {
  const workflow = await workflowOf(read, schedule.customerId);
  const invoice = dryInvoice(schedule);
  const arrears = usageLines(schedule, now).map((line) => rowOf(line, invoice));
  const inAdvance = await runningInAdvance(read, schedule, now);
  const lines = await withFeatures(read, [...arrears, ...inAdvance.map((run) => rowOf(inAdvanceLine(run), invoice))]);

  const { rated, totals } = await dryRun(read, schedule, { workflow, applyTaxes }, lines);
  const figured = lines.map((line, at) => {
    const { meteredQuantity, quantity, totals: of, detailedLines } = present(rated[at], 'a line that was rated').rated;
    const live = at < arrears.length ? meteredQuantity : (inAdvance[at - arrears.length]?.steps.at(-1)?.state.current ?? null);
    return { line, meteredQuantity: live ?? Decimal.zero, quantity: quantity ?? Decimal.zero, amount: feeOf(of), groups: groupFigures(detailedLines.map(detailedLineToJson)) };
  });
  const periods = lines.map(periodOfLine).filter((period) => period !== null);
  return {
    ...{ customerId: schedule.customerId, subscriptionId: schedule.id, invoiceId: null, currency: schedule.currency },
    period: periods.length > 0 ? hullOf(periods) : (alignedPeriodAt(schedule, now) ?? { from: now, to: now }),
    issueAt: issuedAt(workflow, arrears, now),
    charges: present(usageOfCharges(read, [figured])[0], 'the charges of a period'),
    totals: totalsToText(totals),
  };
}

/** The lines of usage whose periods run, as far as a version of an item that gave way had begun; none of them has a minimum. */
function usageLines(schedule: SubscriptionSchedule, now: Temporal.Instant): SubscriptionLine[] {
  const asOf = calledForBy(schedule, now, ({ price }) => price !== null && price.type !== 'FLAT');
  if (asOf === null) return [];
  return wantedLines(schedule, asOf)
    .filter(({ line: { price, charging, period, fullPeriod } }) => isMetered(price) && charging?.commitment == null && isRunning(period, fullPeriod ?? period, now))
    .map((wanted) => {
      const charging = wanted.line.charging ?? null;
      return { ...wanted, line: { ...wanted.line, price: withoutMinimum(wanted.line.price), charging: charging === null ? null : { ...charging, minimumAmount: null, isChargedEarly: false } } };
    });
}

function isRunning(period: Period, full: Period, now: Temporal.Instant): boolean {
  return notAfter(period.from, now) && notAfter(full.from, now) && before(now, full.to);
}

function withoutMinimum(price: PriceJson): PriceJson {
  return 'minimumAmount' in price ? { ...price, minimumAmount: null } : price;
}

/** A part of a charge in advance with all that was paid for in its period, what has happened and is not charged yet among it. */
interface PaidRun extends PartRun {
  readonly steps: readonly ChargedStep[];
}

/** The charges in advance of a subscription whose periods are asked for, with their events and what was charged of them. */
export async function runsInAdvance(read: Reader, schedule: SubscriptionSchedule, now: Temporal.Instant, counts: (target: InAdvancePart['target']) => boolean): Promise<PartRun[]> {
  const parts = inAdvanceParts(schedule, now).filter(({ target }) => counts(target));
  if (parts.length === 0) return [];
  const others = await schedulesOf(read, await subscriptionsOfCustomer(read, schedule.customerId));
  return inAdvanceRuns(read, schedule.customerId, parts, now, others.flatMap((other) => inAdvanceParts(other, now)));
}

async function runningInAdvance(read: Reader, schedule: SubscriptionSchedule, now: Temporal.Instant): Promise<PaidRun[]> {
  const found = await runsInAdvance(read, schedule, now, ({ servicePeriod, fullServicePeriod }) => isRunning(servicePeriod, fullServicePeriod, now));
  return found.map((of) => ({ ...of, steps: [...of.run.charged, ...newSteps(of.run)] }));
}

/** All that was paid for in the period as one fee, which is rounded once; what another charge had paid for already is none. */
function inAdvanceLine({ part, run: { price: priceOf, isCarriedPaid, paidBefore }, steps }: PaidRun): SubscriptionLine {
  const unitsOf = (of: typeof steps): Decimal => Decimal.sum(of.map(({ quantity }) => quantity));
  const costOf = (of: typeof steps): Decimal => (of.length === 0 ? Decimal.zero : priceOf({ quantity: unitsOf(of), events: of }));
  const isPaid = (sequence: string): boolean => (sequence === CARRIED ? isCarriedPaid : paidBefore.has(sequence));
  return inAdvanceFeeLine(part, { sequence: CARRIED, units: unitsOf(steps), fee: costOf(steps).sub(costOf(steps.filter(({ sequence }) => isPaid(sequence)))) });
}

/** When the invoice of these lines will be issued; null where there are none, or it waits to be approved. */
function issuedAt(workflow: Awaited<ReturnType<typeof workflowOf>>, lines: readonly InvoiceLineRow[], now: Temporal.Instant): Temporal.Instant | null {
  const planned = lines.map(({ invoiceAt, periodTo, price }) => ({ invoiceAt: instantOf(invoiceAt), periodTo: periodTo === null ? null : instantOf(periodTo), price }));
  const at = gatheringCollectionAt(alignmentOf(workflow), planned);
  return at === null ? null : planOf(workflow, planned, later(at, now)).draftUntil;
}
