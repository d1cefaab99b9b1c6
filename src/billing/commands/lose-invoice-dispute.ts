import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { InvoiceActionNotAvailable } from '../invoice.errors.ts';
import { clearOverdue, fire } from '../invoice-machine.ts';
import type { InvoiceLookUp } from '../invoice.store.ts';
import { closeInvoice, openInvoice } from './open-invoice.ts';

/**
 * Says that the payment of an issued invoice was lost in a dispute, and answers its id. What was not paid becomes uncollectible; a paid one stays
 * paid, since it was. It is no longer overdue, cannot be voided, and no report counts it. Said again, nothing changes. Throws InvoiceNotFound, and
 * InvoiceActionNotAvailable for one that is not issued, is voided, or is only recorded here.
 */
export function loseInvoiceDispute(ctx: CommandContext, by: InvoiceLookUp): Promise<string> {
  return transact(ctx, async (tx) => {
    const { invoice, customer, now } = await openInvoice(tx, by);
    if (invoice.paymentDisputeLostAt != null) return invoice.id;
    if (invoice.issuedAt == null || invoice.status === 'VOIDED' || invoice.kind === 'RECORDED') throw new InvoiceActionNotAvailable('lose the dispute of', invoice);
    invoice.paymentDisputeLostAt = now;
    invoice.updatedAt = now;
    await fire(tx, invoice, 'uncollectible', now);
    clearOverdue(tx, invoice);
    tx.emit({ type: 'invoice.payment_dispute_lost', id: invoice.id, customerId: customer.id });
    await closeInvoice(tx, customer);
    return invoice.id;
  });
}
