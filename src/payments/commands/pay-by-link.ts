import { closeInvoice, collectPayment, fire, isBeingPaid, openInvoice, outstandingOf } from '../../billing/index.ts';
import type { PaymentApps } from '../../billing/index.ts';
import type { Decimal } from '../../kit/decimal.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { isPayable } from '../links/payable.ts';
import { InvoiceHasNoPaymentLink, PaymentAmountChanged, PaymentInProgress } from '../payment.errors.ts';

/**
 * Has the app of an invoice collect what is outstanding of it, because somebody with a link to it said so. `seen` is what he was shown: nothing is
 * taken where that is not what is outstanding. An invoice that is sent is paid in the round that waits for its money, any other in a new one, as a retry by hand
 * is; what follows from an attempt that fails is the same. Throws InvoiceNotFound, InvoiceHasNoPaymentLink, PaymentInProgress and PaymentAmountChanged.
 */
export function payByLink(ctx: CommandContext, apps: PaymentApps, invoiceId: string, seen: Decimal): Promise<void> {
  return transact(ctx, async (tx) => {
    const { invoice, customer, now } = await openInvoice(tx, { id: invoiceId });
    if (!isPayable(invoice)) throw new InvoiceHasNoPaymentLink(invoice);
    if (isBeingPaid(invoice)) throw new PaymentInProgress(invoice.id);
    const outstanding = outstandingOf(invoice);
    if (!seen.eq(outstanding)) throw new PaymentAmountChanged(invoice.id, seen.toString(), outstanding.toString());
    if (invoice.state !== 'payment_processing.pending') await fire(tx, invoice, 'retry', now);
    await collectPayment(tx, apps, invoice, now);
    await closeInvoice(tx, customer);
  });
}
