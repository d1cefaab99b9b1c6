import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { InvoiceActionNotAvailable, InvoiceNotValid } from '../invoice.errors.ts';
import { hasCritical } from '../invoice-issues.ts';
import { fire } from '../invoice-machine.ts';
import type { InvoiceLookUp } from '../invoice.store.ts';
import { closeInvoice, openInvoice } from './open-invoice.ts';
import { isOpenDraft, rebuildDraft } from './refresh-invoice.ts';

/**
 * Makes a draft anew from what holds now and issues it at once, without waiting for late events, for the end of its draft period or for
 * approval: number, amounts and copies of both parties are there when this answers, and its payment is asked for moments later. Answers its id. All of it
 * or nothing is done. Throws InvoiceNotFound; InvoiceActionNotAvailable for what is no draft; InvoiceNotValid while a critical issue stands in the way.
 */
export function finalizeInvoice(ctx: CommandContext, by: InvoiceLookUp): Promise<string> {
  return transact(ctx, async (tx) => {
    const { invoice, customer, now } = await openInvoice(tx, by);
    if (!isOpenDraft(invoice)) throw new InvoiceActionNotAvailable('finalize', invoice);
    await rebuildDraft(tx, customer, invoice, now);
    await fire(tx, invoice, 'snapshot', now);
    await fire(tx, invoice, 'approve', now);
    if (isOpenDraft(invoice)) throw hasCritical(invoice.issues) ? new InvoiceNotValid(invoice) : new InvoiceActionNotAvailable('finalize', invoice);
    // Handing over ends a step so that it is not done twice where issuing fails; here one transaction does both or neither.
    if (invoice.state === 'issuing.syncing') await fire(tx, invoice, 'next', now);
    if (invoice.state === 'issuing.failed') throw new InvoiceNotValid(invoice);
    await closeInvoice(tx, customer);
    return invoice.id;
  });
}
