import type { CommandContext } from '../../platform/transaction.ts';
import { lowered } from '../invoice-issues.ts';
import type { InvoiceLookUp } from '../invoice.store.ts';
import { actOnInvoice } from './open-invoice.ts';

/** Tries again what failed: checking, handing over, issuing or paying. Critical issues count as warnings until they are found again. */
export function retryInvoice(ctx: CommandContext, by: InvoiceLookUp): Promise<string> {
  return actOnInvoice(ctx, by, {
    name: 'retry',
    trigger: 'retry',
    prepare: ({ invoice, now }) => {
      invoice.issues = lowered(invoice.issues, now);
    },
  });
}
