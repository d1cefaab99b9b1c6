import { featuresByIds, discountsToJson, priceToJson } from '../../catalog/index.ts';
import { present } from '../../kit/assert.ts';
import { issue, refuse } from '../../kit/errors.ts';
import type { Period } from '../../kit/period.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { SubscriptionNotFound, describeSubscription, itemActivity, phaseActivity, schedulesByIds, subscriptionBy } from '../../subscriptions/index.ts';
import type { SubscriptionItemTerms, SubscriptionLookUp, SubscriptionSchedule } from '../../subscriptions/index.ts';
import { before } from '../../kit/instant.ts';
import { ChargeAlreadyInvoiced } from '../invoice.errors.ts';
import type { InvoiceLine } from '../invoice-line.entity.ts';
import type { Invoice } from '../invoice.entity.ts';
import type { InvoiceLookUp } from '../invoice.store.ts';
import { addLine } from '../new-line.ts';
import { linesOf } from '../rate-invoice.ts';
import { adjustmentIssues, refuseNoDraft } from './adjust-invoice-line.ts';
import type { AdjustmentInput } from './adjust-invoice-line.ts';
import { updateDraft } from './advance-invoices.ts';
import { closeInvoice, openInvoice } from './open-invoice.ts';

export interface AddInvoiceChargeInput {
  readonly invoice: InvoiceLookUp;
  readonly subscription: SubscriptionLookUp;
  /** Of the rate card that is charged. */
  readonly rateCardKey: string;
  /** Units are needed. */
  readonly adjustment: AdjustmentInput;
}

/**
 * Charges on a draft what a subscription sells and the draft has no line of: so many units at the rate card's price, or at a unit amount.
 * Answers the line's id. Throws InvoiceNotFound, InvoiceCannotBeEdited, SubscriptionNotFound, ValidationError, and ChargeAlreadyInvoiced.
 */
export function addInvoiceCharge(ctx: CommandContext, input: AddInvoiceChargeInput): Promise<string> {
  return transact(ctx, async (tx) => {
    const open = await openInvoice(tx, input.invoice);
    const { invoice, customer, now } = open;
    refuseNoDraft(open);
    const { rateCardKey: key, adjustment } = input;
    const subscription = await subscriptionBy(tx.read, input.subscription);
    if (subscription === null || subscription.customerId !== customer.id) throw new SubscriptionNotFound(`${describeSubscription(input.subscription)} of the customer of the invoice`);
    const lines = await linesOf(tx, invoice);
    const period = periodOf(invoice, lines, subscription.id);
    const schedule = present((await schedulesByIds(tx.read, [subscription.id]))[0], 'a subscription that was found');
    const item = period === null ? null : soldIn(schedule, key, period);
    const price = item?.price ?? null;
    if (item === null || price === null || period === null) {
      refuse([...adjustmentIssues(adjustment, null), issue('RATE_CARD_NOT_FOUND', `rateCardKey "${key}" is no charge of the subscription in the time of the invoice: use the key of one that has a price`, 'rateCardKey')]);
      return '';
    }
    const kept = priceToJson(price);
    refuse([
      ...(adjustment.units === null ? [issue('UNITS_REQUIRED', 'units is missing: say how many are charged', 'units')] : []),
      ...adjustmentIssues(adjustment, kept),
      ...(schedule.currency === invoice.currency ? [] : [issue('INVOICE_LINE_CURRENCY_MISMATCH', `subscription charges in ${schedule.currency}, and the invoice is in ${invoice.currency}: use an invoice of its currency`, 'subscription')]),
    ]);
    const ids = new Set(itemIds(schedule, key));
    const there = lines.find(({ subscriptionItemId }) => ids.has(subscriptionItemId ?? ''));
    if (there !== undefined) throw new ChargeAlreadyInvoiced(there.id, key);
    const [feature] = item.featureId === null ? [null] : await featuresByIds(tx.read, [item.featureId]);
    const line = addLine(tx, customer, invoice, {
      managedBy: 'MANUAL', subscriptionId: subscription.id, subscriptionItemId: item.id, reference: null, name: item.name, description: null, feature: feature ?? null, price: kept,
      discounts: discountsToJson(item.discounts), period, fullPeriod: null, billingPeriod: null, invoiceAt: period.to, metadata: null,
      adjustment: { units: adjustment.units?.toString() ?? null, unitAmount: adjustment.unitAmount?.toString() ?? null, unitsBefore: null, name: adjustment.name },
    }, now);
    await updateDraft(tx, invoice, now);
    await closeInvoice(tx, customer);
    return line.id;
  });
}

/** What the invoice charges the subscription for in time, else what it charges for at all. */
function periodOf(invoice: Invoice, lines: readonly InvoiceLine[], subscriptionId: string): Period | null {
  const own = lines.find((line) => line.subscriptionId === subscriptionId && line.periodFrom != null && line.periodTo != null);
  const [from, to] = own === undefined ? [invoice.periodFrom, invoice.periodTo] : [own.periodFrom, own.periodTo];
  return from == null || to == null ? null : { from, to };
}

/** The last version of the charge that runs within the period. */
function soldIn(schedule: SubscriptionSchedule, key: string, period: Period): SubscriptionItemTerms | null {
  let found: SubscriptionItemTerms | null = null;
  for (const [position, phase] of schedule.phases.entries()) {
    const activity = phaseActivity(schedule, position);
    for (const item of phase.items) {
      const { from, to } = itemActivity(item, activity);
      if (item.key === key && before(from, period.to) && (to === null || (before(period.from, to) && before(from, to)))) found = item;
    }
  }
  return found;
}

const itemIds = (schedule: SubscriptionSchedule, key: string): string[] => schedule.phases.flatMap(({ items }) => items.filter((item) => item.key === key).map(({ id }) => id));
