import { closeInvoice, fire, isBeingPaid, openInvoice } from '../../billing/index.ts';
import type { InvoiceLookUp } from '../../billing/index.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { PaymentInProgress, PaymentNotRetryable } from '../payment.errors.ts';

/** The payments of these can be tried again. */
const retryable: ReadonlySet<string> = new Set(['payment_processing.failed', 'payment_processing.action_required', 'overdue']);

/**
 * Asks for the payment of an invoice again, which happens at once after the answer; what was planned by itself is not used up. Answers the
 * invoice's id. Throws InvoiceNotFound, PaymentInProgress while it is being paid, and PaymentNotRetryable. Lago's rule of retries.
 */
export function retryInvoicePayment(ctx: CommandContext, by: InvoiceLookUp): Promise<string> {
  return transact(ctx, async (tx) => {
    const { invoice, customer, now } = await openInvoice(tx, by);
    if (isBeingPaid(invoice)) throw new PaymentInProgress(invoice.id);
    if (!retryable.has(invoice.state) || !(await fire(tx, invoice, 'retry', now))) throw new PaymentNotRetryable(invoice);
    await closeInvoice(tx, customer);
    return invoice.id;
  });
}
