import { holdForPayment, isBeingPaid, outstandingOf } from '../billing/index.ts';
import type { CollectionMethod, Invoice } from '../billing/index.ts';
import { customersByIds, nowOf, setDue } from '../customers/index.ts';
import type { CustomerRow } from '../customers/index.ts';
import { present } from '../kit/assert.ts';
import { Decimal } from '../kit/decimal.ts';
import { instantOrNull } from '../platform/entity.ts';
import type { Reaction, Transaction } from '../platform/transaction.ts';
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

/** How invoices are asked for: where one of them is sent for the customer to pay, nothing is taken from it for any of them. */
export function collectionMethodOf(invoices: readonly Invoice[]): CollectionMethod {
  return invoices.some(({ workflow }) => workflow.payment.collectionMethod === 'SEND_INVOICE') ? 'SEND_INVOICE' : 'CHARGE_AUTOMATICALLY';
}

/**
 * Makes a request for what is outstanding of these invoices, which can all be requested and are of one currency and at most
 * {@link MOST_REQUESTED}, and has the app asked in a step of its own: the amount is committed before any money moves, and until its outcome
 * is known nothing else asks for these invoices. No app is asked for invoices that are sent: such a request waits for the money, and is closed
 * when one of its invoices is paid or asked for otherwise; so are earlier ones for these invoices now. Answers the request; call with the
 * customer locked. Persisted, and flushed.
 */
export async function requestPayment(
  tx: Transaction,
  customer: CustomerRow,
  invoices: readonly Invoice[],
  { email, dunningCampaignId, now }: { readonly email: string | null; readonly dunningCampaignId: string | null; readonly now: Temporal.Instant },
): Promise<PaymentRequest> {
  const first = present(invoices[0], 'the first invoice of a payment request');
  const of = { organizationId: tx.organizationId, customerId: customer.id };
  const collectionMethod = collectionMethodOf(invoices);
  await closeSentRequests(tx, invoices.map(({ id }) => id), now);
  const request = tx.em.create(PaymentRequest, {
    id: tx.newId(),
    ...of,
    app: first.workflow.payment.app,
    collectionMethod,
    email,
    amount: Decimal.sum(invoices.map(outstandingOf)).toString(),
    currency: first.currency,
    status: 'PENDING',
    attempts: 0,
    failure: null,
    dunningCampaignId,
    collectAt: collectionMethod === 'SEND_INVOICE' ? null : now,
    createdAt: now,
    updatedAt: now,
  });
  for (const invoice of invoices) {
    tx.em.create(RequestedInvoice, { id: tx.newId(), ...of, paymentRequestId: request.id, invoiceId: invoice.id, amount: outstandingOf(invoice).toString() });
    if (collectionMethod === 'CHARGE_AUTOMATICALLY') holdForPayment(invoice, request.id, now);
  }
  tx.emit({ type: 'payment_request.created', id: request.id, customerId: customer.id });
  await tx.em.flush();
  await setNextRequest(tx, customer);
  return request;
}

/** Closes the requests that were sent for one of these invoices and wait for their money. Call with the customer locked. Persisted, and flushed. */
export async function closeSentRequests(tx: Transaction, invoiceIds: readonly string[], now: Temporal.Instant): Promise<void> {
  await tx.em.flush();
  const open = await tx.read.rows<{ id: string }>(
    `select r.id from payment_request r where r.organization_id = $1 and r.status = 'PENDING' and r.collection_method = 'SEND_INVOICE'
       and r.id in (select pi.payment_request_id from payment_request_invoice pi where pi.organization_id = $1 and pi.invoice_id = any($2::uuid[])) order by r.id`,
    invoiceIds,
  );
  for (const { id } of open) {
    const request = await tx.em.findOneOrFail(PaymentRequest, { id });
    tx.em.assign(request, { status: 'CLOSED', updatedAt: now });
    tx.emit({ type: 'payment_request.closed', id, customerId: request.customerId });
  }
  await tx.em.flush();
}

/** To news that an invoice is not overdue any more: nothing more is asked for by requests that were sent for it. */
export const closeSettledRequests: Reaction = async (tx, { id, customerId }) => {
  const [customer] = await customersByIds(tx.read, [present(customerId, 'the customer of an invoice')]);
  if (customer != null) await closeSentRequests(tx, [id], await nowOf(tx, customer));
};

/** Says when the first of the customer's requests is to be collected. Requests must be flushed. */
export async function setNextRequest(tx: Transaction, customer: Pick<CustomerRow, 'id' | 'testClockId'>): Promise<void> {
  const rows = await tx.read.rows<{ at: string | null }>('select min(collect_at) as at from payment_request where organization_id = $1 and customer_id = $2 and collect_at is not null', customer.id);
  await setDue(tx, customer, requestsSource, instantOrNull(rows[0]?.at ?? null));
}
