import { invariant } from '../kit/assert.ts';
import { Decimal } from '../kit/decimal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { outstandingOf } from './amount-due.ts';
import type { Invoice } from './invoice.entity.ts';
import { fire, isBeingPaid, replan } from './invoice-machine.ts';
import type { InvoiceTrigger } from './invoice-states.ts';
import type { PaymentStatus } from './payment-app.ts';

/**
 * Counts money that was paid for an issued invoice, which is paid when all its payments cover what is due. `amount` is above 0 and at most
 * what is outstanding. Persisted, not flushed; call with the customer locked, in the transaction that keeps the payment.
 */
export async function receivePayment(tx: Transaction, invoice: Invoice, amount: Decimal, now: Temporal.Instant): Promise<void> {
  invariant(amount.isPositive() && amount.lte(outstandingOf(invoice)), `${amount} was paid for invoice ${invoice.id}, of which ${outstandingOf(invoice)} is outstanding`);
  invoice.paidAmount = Decimal.of(invoice.paidAmount).add(amount).toString();
  if (outstandingOf(invoice).isPositive()) {
    invoice.updatedAt = now;
    replan(invoice, now);
    tx.emit({ type: 'invoice.updated', id: invoice.id, customerId: invoice.customerId });
    return;
  }
  invariant(await fire(tx, invoice, 'paid', now), `invoice ${invoice.id} was paid in state ${invoice.state}`);
}

/** Keeps everything else from asking for the invoice's money while `by` collects it: a payment request's id, or APP. It is not being paid otherwise. */
export function holdForPayment(invoice: Invoice, by: string, now: Temporal.Instant): void {
  invariant(!isBeingPaid(invoice), `invoice ${invoice.id} is being paid already`);
  invoice.paidThrough = by;
  replan(invoice, now);
}

/** Ends {@link holdForPayment}: its payment is tried again as it was planned. */
export function releasePayment(invoice: Invoice, now: Temporal.Instant): void {
  invoice.paidThrough = null;
  replan(invoice, now);
}

const triggers: Readonly<Record<Exclude<PaymentStatus, 'PENDING' | 'PAID'>, InvoiceTrigger>> = {
  FAILED: 'failed',
  ACTION_REQUIRED: 'action_required',
  UNCOLLECTIBLE: 'uncollectible',
};

/**
 * What follows when the payment app says what came of an attempt to be paid `amount` for one invoice: at once, or later of one that it is
 * held for. One that was lost in a dispute meanwhile stays given up, unless it is paid after all. Persisted, not flushed; call with the customer locked.
 */
export async function takeOutcome(tx: Transaction, invoice: Invoice, status: PaymentStatus, amount: Decimal, now: Temporal.Instant): Promise<void> {
  if (status === 'PENDING') return holdForPayment(invoice, 'APP', now);
  releasePayment(invoice, now);
  if (status === 'PAID') return receivePayment(tx, invoice, amount, now);
  if (invoice.state === 'uncollectible') return;
  const found = await fire(tx, invoice, triggers[status], now);
  invariant(found, `the payment of invoice ${invoice.id} came to ${status} in state ${invoice.state}`);
}
