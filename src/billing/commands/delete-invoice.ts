import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { CannotDeleteGathering, InvoiceActionNotAvailable } from '../invoice.errors.ts';
import { fire } from '../invoice-machine.ts';
import type { InvoiceLookUp } from '../invoice.store.ts';
import { closeInvoice, openInvoice } from './open-invoice.ts';
import { synchronizeLines } from './synchronize-lines.ts';

/**
 * Deletes a draft; its lines are not billed by another invoice. Answers its id. Throws CannotDeleteGathering, and
 * InvoiceActionNotAvailable for an issued one: that is voided instead.
 */
export function deleteInvoice(ctx: CommandContext, by: InvoiceLookUp): Promise<string> {
  return transact(ctx, async (tx) => {
    const { invoice, customer, now } = await openInvoice(tx, by);
    if (invoice.state === 'gathering') throw new CannotDeleteGathering(invoice.id);
    if (!(await fire(tx, invoice, 'delete', now))) throw new InvoiceActionNotAvailable('delete', invoice);
    // Credits that wait for what it was to charge go with it.
    await tx.em.flush();
    await synchronizeLines(tx, customer, now);
    await closeInvoice(tx, customer);
    return invoice.id;
  });
}
