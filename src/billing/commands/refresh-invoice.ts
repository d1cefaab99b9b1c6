import type { CustomerRow } from '../../customers/index.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext, Transaction } from '../../platform/transaction.ts';
import type { Invoice } from '../invoice.entity.ts';
import type { InvoiceLookUp } from '../invoice.store.ts';
import { updateDraft } from './advance-invoices.ts';
import { closeInvoice, openInvoice } from './open-invoice.ts';
import { synchronizeLines } from './synchronize-lines.ts';

/**
 * Makes a draft anew from what holds now: the lines that its subscriptions call for, usage up to now, prices, coupons and taxes. Any other
 * invoice stays as it is: what gathers is computed at every read, and an issued one never changes. Answers its id; throws InvoiceNotFound.
 */
export function refreshInvoice(ctx: CommandContext, by: InvoiceLookUp): Promise<string> {
  return transact(ctx, async (tx) => {
    const { invoice, customer, now } = await openInvoice(tx, by);
    if (!isOpenDraft(invoice)) return invoice.id;
    await rebuildDraft(tx, customer, invoice, now);
    await closeInvoice(tx, customer);
    return invoice.id;
  });
}

export function isOpenDraft(invoice: Invoice): boolean {
  return invoice.status === 'DRAFT' && invoice.deletedAt == null;
}

/** The lines first, of all the customer's drafts, and then this one again whether they changed or not. One that is left without lines goes away. Call with the customer locked. */
export async function rebuildDraft(tx: Transaction, customer: CustomerRow, invoice: Invoice, now: Temporal.Instant): Promise<void> {
  // All usage is read again, what was read for good too.
  if (isOpenDraft(invoice)) invoice.quantitiesAt = null;
  await synchronizeLines(tx, customer, now);
  if (isOpenDraft(invoice)) await updateDraft(tx, invoice, now);
}
