import { holdForPayment, isBeingPaid, outstandingOf } from '../billing/index.ts';
import type { Invoice } from '../billing/index.ts';
import { setDue } from '../customers/index.ts';
import type { CustomerRow } from '../customers/index.ts';
import { present } from '../kit/assert.ts';
import { Decimal } from '../kit/decimal.ts';
import { instantOrNull } from '../platform/entity.ts';
import type { Transaction } from '../platform/transaction.ts';
import { PaymentRequest } from './payment-request.entity.ts';
import { RequestedInvoice } from './requested-invoice.entity.ts';

/** Who asks the payment apps for what payment requests come to. */
export const requestsSource = 'payments.requests';

/** The most invoices that one request is for. */
export const MOST_REQUESTED = 100;

/** Whether a payment request may ask for it: it is overdue, and nothing else is asking. */
export function canBeRequested(invoice: Invoice): boolean {
  return invoice.overdueAt != null && !isBeingPaid(invoice) && outstandingOf(invoice).isPositive();
}

/**
 * Makes a request for what is outstanding of these invoices, which can all be requested and are of one currency and at most
 * {@link MOST_REQUESTED}, and has the app asked in a step of its own: the amount is committed before any money moves, and until its outcome
 * is known nothing else asks for these invoices. Answers the request; call with the customer locked. Persisted, and flushed.
 */
export async function requestPayment(
  tx: Transaction,
  customer: CustomerRow,
  invoices: readonly Invoice[],
  { email, dunningCampaignId, now }: { readonly email: string | null; readonly dunningCampaignId: string | null; readonly now: Temporal.Instant },
): Promise<PaymentRequest> {
  const first = present(invoices[0], 'the first invoice of a payment request');
  const of = { organizationId: tx.organizationId, customerId: customer.id };
  const request = tx.em.create(PaymentRequest, {
    id: tx.newId(),
    ...of,
    app: first.workflow.payment.app,
    email,
    amount: Decimal.sum(invoices.map(outstandingOf)).toString(),
    currency: first.currency,
    status: 'PENDING',
    attempts: 0,
    failure: null,
    dunningCampaignId,
    collectAt: now,
    createdAt: now,
    updatedAt: now,
  });
  for (const invoice of invoices) {
    tx.em.create(RequestedInvoice, { id: tx.newId(), ...of, paymentRequestId: request.id, invoiceId: invoice.id, amount: outstandingOf(invoice).toString() });
    holdForPayment(invoice, request.id, now);
  }
  tx.emit({ type: 'payment_request.created', id: request.id, customerId: customer.id });
  await tx.em.flush();
  await setNextRequest(tx, customer);
  return request;
}

/** Says when the first of the customer's requests is to be collected. Requests must be flushed. */
export async function setNextRequest(tx: Transaction, customer: Pick<CustomerRow, 'id' | 'testClockId'>): Promise<void> {
  const rows = await tx.read.rows<{ at: string | null }>('select min(collect_at) as at from payment_request where organization_id = $1 and customer_id = $2 and collect_at is not null', customer.id);
  await setDue(tx, customer, requestsSource, instantOrNull(rows[0]?.at ?? null));
}
