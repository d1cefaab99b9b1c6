import { Invoice, receivePayment, releasePayment, setNextAdvance } from '../../billing/index.ts';
import type { PaymentApps, PaymentOutcome } from '../../billing/index.ts';
import { byItself, customersByIds, nowOf } from '../../customers/index.ts';
import type { DueWorker } from '../../customers/index.ts';
import { present } from '../../kit/assert.ts';
import { later } from '../../kit/calendar.ts';
import { Decimal } from '../../kit/decimal.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { PaymentRequest } from '../payment-request.entity.ts';
import { RequestedInvoice } from '../requested-invoice.entity.ts';
import { setNextRequest } from '../request-payment.ts';

/**
 * Asks the payment app for what the customer's requests come to. Paid, all invoices of a request are; not paid, they stay as they were and
 * are asked for otherwise again. A crash asks again under the same attempt key.
 */
export function collectRequests(apps: PaymentApps): DueWorker {
  return byItself(async (tx, customerId, at) => {
    const customer = present((await customersByIds(tx.read, [customerId]))[0], 'the customer of a payment request');
    const now = later(at, await nowOf(tx, customer));
    const due = await tx.em.find(PaymentRequest, { customerId, collectAt: { $lte: now } }, { orderBy: { collectAt: 'asc', id: 'asc' } });
    for (const request of due) await collect(tx, apps, request, now);
    await tx.em.flush();
    await setNextRequest(tx, customer);
    await setNextAdvance(tx, customer);
  });
}

async function collect(tx: Transaction, apps: PaymentApps, request: PaymentRequest, now: Temporal.Instant): Promise<void> {
  const shares = await tx.em.find(RequestedInvoice, { paymentRequestId: request.id }, { orderBy: { id: 'asc' } });
  request.attempts += 1;
  request.collectAt = null;
  request.updatedAt = now;
  const invoices = new Map((await tx.em.find(Invoice, { id: { $in: shares.map(({ invoiceId }) => invoiceId) } })).map((invoice) => [invoice.id, invoice]));
  const outcome = await apps[request.app].collect(tx, {
    attemptKey: `request:${request.id}:${request.attempts}`,
    attempt: request.attempts,
    invoiceIds: shares.map(({ invoiceId }) => invoiceId),
    metadata: shares.map(({ invoiceId }) => invoices.get(invoiceId)?.metadata ?? null),
    paymentRequestId: request.id,
    customerId: request.customerId,
    amount: Decimal.of(request.amount),
    currency: request.currency,
    at: now,
  });
  if (outcome.status !== 'PENDING') await settleRequest(tx, request, shares, outcome, now);
}

/** What follows when the app said what came of a request: at once, or later. Call with the customer locked. */
export async function settleRequest(tx: Transaction, request: PaymentRequest, shares: readonly RequestedInvoice[], { status, failure }: PaymentOutcome, now: Temporal.Instant): Promise<void> {
  const isPaid = status === 'PAID';
  request.status = isPaid ? 'PAID' : status === 'ACTION_REQUIRED' ? 'ACTION_REQUIRED' : 'FAILED';
  request.failure = failure?.message ?? null;
  for (const { invoiceId, amount } of shares) {
    const invoice = await tx.em.findOneOrFail(Invoice, { id: invoiceId });
    releasePayment(invoice, now);
    if (isPaid) await receivePayment(tx, invoice, Decimal.of(amount), now);
  }
  tx.emit({ type: isPaid ? 'payment_request.paid' : 'payment_request.payment_failed', id: request.id, customerId: request.customerId });
}
