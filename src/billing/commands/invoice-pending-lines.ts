import { liveCustomer, lockCustomer, nowOf, startDueNow } from '../../customers/index.ts';
import type { CustomerLookUp } from '../../customers/index.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { NoLinesToInvoice } from '../invoice.errors.ts';
import { collectLines } from './collect-lines.ts';

/** Invoices the customer's lines that are due by now without waiting for the worker; answers the ids of the invoices, one a currency. */
export function invoicePendingLines(ctx: CommandContext, by: CustomerLookUp): Promise<string[]> {
  return transact(ctx, async (tx) => {
    const { id } = await liveCustomer(tx.read, by);
    await lockCustomer(tx, id);
    const customer = await liveCustomer(tx.read, { id });
    const made = await collectLines(tx, customer, await nowOf(tx, customer));
    if (made.length === 0) throw new NoLinesToInvoice();
    await startDueNow(tx, customer);
    return made;
  });
}
