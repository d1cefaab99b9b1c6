import { z } from 'zod';
import { Invoice, InvoiceNotFound, closeInvoice, describeInvoice, invoiceBy, isBeingPaid } from '../../billing/index.ts';
import type { InvoiceLookUp } from '../../billing/index.ts';
import { lockLiveCustomer, nowOf } from '../../customers/index.ts';
import type { CustomerLookUp, CustomerRow } from '../../customers/index.ts';
import { issue, refuse } from '../../kit/errors.ts';
import type { Issue } from '../../kit/errors.ts';
import { present } from '../../kit/assert.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext, Transaction } from '../../platform/transaction.ts';
import { InvoicesHaveDifferentCurrencies, InvoicesNotOverdue, InvoicesNotReady } from '../payment.errors.ts';
import { MOST_REQUESTED, canBeRequested, requestPayment } from '../request-payment.ts';

export interface CreatePaymentRequestInput {
  readonly customer: CustomerLookUp;
  /** Whom it is sent to. */
  readonly email: string;
  /** 1 to 100, each once; overdue, of the customer, of one currency. */
  readonly invoices: readonly InvoiceLookUp[];
}

/**
 * Asks for several overdue invoices by one payment, and answers the request's id. The app is asked moments later. Checked in this order:
 * the input (ValidationError), that customer and invoices exist (CustomerNotFound, CustomerDeleted, InvoiceNotFound), that they are overdue
 * (InvoicesNotOverdue), of one currency (InvoicesHaveDifferentCurrencies) and not being paid (InvoicesNotReady). Lago's rules.
 */
export function createPaymentRequest(ctx: CommandContext, input: CreatePaymentRequestInput): Promise<string> {
  return transact(ctx, async (tx) => {
    refuse(shapeIssues(input));
    const customer = await lockLiveCustomer(tx, input.customer);
    const invoices = await invoicesOf(tx, customer, input.invoices);
    const now = await nowOf(tx, customer);
    refuseUnfit(invoices);
    const request = await requestPayment(tx, customer, invoices, { email: input.email, dunningCampaignId: null, now });
    await closeInvoice(tx, customer);
    return request.id;
  });
}

async function invoicesOf(tx: Transaction, customer: CustomerRow, lookUps: readonly InvoiceLookUp[]): Promise<Invoice[]> {
  const found: Invoice[] = [];
  for (const [at, by] of lookUps.entries()) {
    const row = await invoiceBy(tx.read, by);
    // Another customer's is not told from none.
    if (row === null || row.customerId !== customer.id) throw new InvoiceNotFound(describeInvoice(by));
    if (found.some(({ id }) => id === row.id)) refuse([issue('DUPLICATED', `invoices.${at} names an invoice that an earlier one names: name each once`, 'invoices', at)]);
    found.push(await tx.em.findOneOrFail(Invoice, { id: row.id }));
  }
  return found;
}

function refuseUnfit(invoices: readonly Invoice[]): void {
  const { currency } = present(invoices[0], 'the first invoice of a payment request');
  for (const invoice of invoices) if (invoice.overdueAt == null) throw new InvoicesNotOverdue(invoice);
  for (const invoice of invoices) if (invoice.currency !== currency) throw new InvoicesHaveDifferentCurrencies(invoice, currency);
  for (const invoice of invoices) if (isBeingPaid(invoice) || !canBeRequested(invoice)) throw new InvoicesNotReady(invoice);
}

function shapeIssues({ email, invoices }: CreatePaymentRequestInput): Issue[] {
  const issues: Issue[] = [];
  if (email.length > 320 || !z.email().safeParse(email).success) issues.push(issue('EMAIL_INVALID', `email is "${email.slice(0, 60)}": give an e-mail address of at most 320 characters, "billing@acme.example"`, 'email'));
  if (invoices.length < 1 || invoices.length > MOST_REQUESTED) issues.push(issue('INVOICES_COUNT', `invoices has ${invoices.length} members: give 1 to ${MOST_REQUESTED}`, 'invoices'));
  return issues;
}
