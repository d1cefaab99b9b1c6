import type { CommandContext } from '../../platform/transaction.ts';
import type { InvoiceLookUp } from '../invoice.store.ts';
import { actOnInvoice } from './open-invoice.ts';

/** Approves a draft, so that it is issued and its payment asked for. Answers its id. */
export function approveInvoice(ctx: CommandContext, by: InvoiceLookUp): Promise<string> {
  return actOnInvoice(ctx, by, { name: 'approve', trigger: 'approve' });
}
