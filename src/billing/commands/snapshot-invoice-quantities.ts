import type { CommandContext } from '../../platform/transaction.ts';
import type { InvoiceLookUp } from '../invoice.store.ts';
import { actOnInvoice } from './open-invoice.ts';

/** Reads a waiting draft's usage now instead of at its collection time, and moves it on. Events that come later are not billed by it. */
export function snapshotInvoiceQuantities(ctx: CommandContext, by: InvoiceLookUp): Promise<string> {
  return actOnInvoice(ctx, by, { name: 'snapshot the quantities of', trigger: 'snapshot' });
}
