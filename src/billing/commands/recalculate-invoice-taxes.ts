import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { InvoiceActionNotAvailable } from '../invoice.errors.ts';
import { fire } from '../invoice-machine.ts';
import { isImmutable } from '../invoice-states.ts';
import type { InvoiceLookUp } from '../invoice.store.ts';
import { linesOf } from '../rate-invoice.ts';
import { triggerFor } from '../settle-drafts.ts';
import { settleAgain } from '../settle-invoice.ts';
import { closeInvoice, openInvoice } from './open-invoice.ts';

/**
 * Computes the taxes of a draft again by what its lines, customer and organization bear now, and answers its id. Quantities, amounts and
 * charges stay. A charge that bears no tax now where the workflow enforces taxes holds the draft back, and one that bears one again lets it go on. What gathers is computed at every read, and stays as it is. Throws InvoiceNotFound, and InvoiceActionNotAvailable where
 * the invoice cannot be edited any more.
 */
export function recalculateInvoiceTaxes(ctx: CommandContext, by: InvoiceLookUp): Promise<string> {
  return transact(ctx, async (tx) => {
    const { invoice, customer, now } = await openInvoice(tx, by);
    if (invoice.deletedAt != null || isImmutable(invoice.state)) throw new InvoiceActionNotAvailable('recalculate the taxes of', invoice);
    if (invoice.state === 'gathering') return invoice.id;
    await settleAgain(tx, invoice, await linesOf(tx, invoice), now);
    invoice.updatedAt = now;
    const trigger = triggerFor(invoice);
    if (trigger === null) tx.emit({ type: 'invoice.updated', id: invoice.id, customerId: invoice.customerId });
    else await fire(tx, invoice, trigger, now);
    await closeInvoice(tx, customer);
    return invoice.id;
  });
}
