import { lockCustomer, nowOf, startDueNow } from '../../customers/index.ts';
import type { CustomerRow } from '../../customers/index.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext, Transaction } from '../../platform/transaction.ts';
import { billedCustomer } from '../gathering.ts';
import { InvoiceActionNotAvailable, InvoiceNotFound } from '../invoice.errors.ts';
import { Invoice } from '../invoice.entity.ts';
import { fire, setNextAdvance } from '../invoice-machine.ts';
import type { InvoiceTrigger } from '../invoice-states.ts';
import { describeInvoice, invoiceBy } from '../invoice.store.ts';
import type { InvoiceLookUp } from '../invoice.store.ts';

export interface OpenInvoice {
  readonly invoice: Invoice;
  readonly customer: CustomerRow;
  /** In the customer's time. */
  readonly now: Temporal.Instant;
}

/** The invoice that a step is to be done to, with its customer locked until the transaction ends. Throws InvoiceNotFound. */
export async function openInvoice(tx: Transaction, by: InvoiceLookUp): Promise<OpenInvoice> {
  const found = await invoiceBy(tx.read, by);
  if (found === null) throw new InvoiceNotFound(describeInvoice(by));
  await lockCustomer(tx, found.customerId);
  const customer = await billedCustomer(tx, found.customerId);
  return { invoice: await tx.em.findOneOrFail(Invoice, { id: found.id }), customer, now: await nowOf(tx, customer) };
}

/** Says when the customer's invoices move on, and has what is due by now done at once. */
export async function closeInvoice(tx: Transaction, customer: CustomerRow): Promise<void> {
  await tx.em.flush();
  await setNextAdvance(tx, customer);
  await startDueNow(tx, customer);
}

/**
 * Fires one trigger of the table of moves at an invoice, after `prepare`, and answers its id. Throws InvoiceNotFound, or
 * InvoiceActionNotAvailable with nothing changed when the invoice does not allow it. What follows in steps of their own is done at once
 * after the answer.
 */
export function actOnInvoice(ctx: CommandContext, by: InvoiceLookUp, action: { readonly name: string; readonly trigger: InvoiceTrigger; readonly prepare?: (open: OpenInvoice) => void }): Promise<string> {
  return transact(ctx, async (tx) => {
    const open = await openInvoice(tx, by);
    action.prepare?.(open);
    if (!(await fire(tx, open.invoice, action.trigger, open.now))) throw new InvoiceActionNotAvailable(action.name, open.invoice);
    await closeInvoice(tx, open.customer);
    return open.invoice.id;
  });
}
