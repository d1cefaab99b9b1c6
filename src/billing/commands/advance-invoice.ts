import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { InvoiceCannotAdvance } from '../invoice.errors.ts';
import { fire } from '../invoice-machine.ts';
import type { InvoiceLookUp } from '../invoice.store.ts';
import { closeInvoice, openInvoice } from './open-invoice.ts';

/** Moves an invoice on if nothing but the next step is missing. Answers its id; throws InvoiceCannotAdvance when it waits for something. */
export function advanceInvoice(ctx: CommandContext, by: InvoiceLookUp): Promise<string> {
  return transact(ctx, async (tx) => {
    const { invoice, customer, now } = await openInvoice(tx, by);
    if (!(await fire(tx, invoice, 'next', now))) throw new InvoiceCannotAdvance(invoice);
    await closeInvoice(tx, customer);
    return invoice.id;
  });
}
