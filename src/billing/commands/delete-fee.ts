import { lockCustomer, nowOf } from '../../customers/index.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { billedCustomer, settleGathering } from '../gathering.ts';
import { FeeInvoiced, FeeNotFound, FeeOfSubscription } from '../fee.errors.ts';
import { Invoice } from '../invoice.entity.ts';
import { InvoiceLine } from '../invoice-line.entity.ts';
import { linesByIds } from '../invoice-line.store.ts';

/**
 * Takes back a charge of the caller's that still gathers, and answers its id; deleted again, nothing changes. Throws FeeNotFound; FeeInvoiced once it
 * stands on an invoice; FeeOfSubscription for one that its subscription calls for.
 */
export function deleteFee(ctx: CommandContext, id: string): Promise<string> {
  return transact(ctx, async (tx) => {
    const [found] = await linesByIds(tx.read, [id]);
    if (found == null) throw new FeeNotFound();
    await lockCustomer(tx, found.customerId);
    const line = await tx.em.findOneOrFail(InvoiceLine, { id });
    if (line.deletedAt != null) return id;
    const invoice = await tx.em.findOneOrFail(Invoice, { id: line.invoiceId });
    if (invoice.status !== 'GATHERING') throw new FeeInvoiced(id);
    if (line.managedBy === 'SUBSCRIPTION' || line.reference != null) throw new FeeOfSubscription(id);
    const customer = await billedCustomer(tx, line.customerId);
    const now = await nowOf(tx, customer);
    line.deletedAt = now;
    line.updatedAt = now;
    await settleGathering(tx, customer, [invoice], now);
    return id;
  });
}
