import { lockCustomer, nowOf } from '../../customers/index.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext, Transaction } from '../../platform/transaction.ts';
import { billedCustomer, settleGathering } from '../gathering.ts';
import { FeePayment } from '../advance-charges/fee-payment.entity.ts';
import { followHeldFees } from '../advance-charges/hold-fees.ts';
import { FeeInvoiced, FeeNotFound, FeeOfSubscription, FeePaid } from '../fee.errors.ts';
import { Invoice } from '../invoice.entity.ts';
import { InvoiceLine } from '../invoice-line.entity.ts';
import { linesByIds } from '../invoice-line.store.ts';

/**
 * Takes back a charge of the caller's that still gathers, or a fee that is paid on its own and is not paid, and answers its id; deleted again, nothing changes. Throws FeeNotFound; FeeInvoiced once it
 * stands on an invoice; FeePaid for one that was paid on its own; FeeOfSubscription for another that its subscription calls for.
 */
export function deleteFee(ctx: CommandContext, id: string): Promise<string> {
  return transact(ctx, async (tx) => {
    const [found] = await linesByIds(tx.read, [id]);
    if (found == null) throw new FeeNotFound();
    await lockCustomer(tx, found.customerId);
    const line = await tx.em.findOneOrFail(InvoiceLine, { id });
    if (line.deletedAt != null) return id;
    const invoice = await tx.em.findOneOrFail(Invoice, { id: line.invoiceId });
    if (invoice.status !== 'GATHERING') throw new FeeInvoiced(id, 'edit the draft, or take back what was issued by a credit note');
    if (invoice.kind === 'ADVANCE_CHARGES') return takeBack(tx, line, invoice);
    if (line.managedBy === 'SUBSCRIPTION' || line.reference != null) throw new FeeOfSubscription(id);
    const customer = await billedCustomer(tx, line.customerId);
    const now = await nowOf(tx, customer);
    line.deletedAt = now;
    line.updatedAt = now;
    await settleGathering(tx, customer, [invoice], now);
    return id;
  });
}

/** The event stays charged: it is not charged again. */
async function takeBack(tx: Transaction, line: InvoiceLine, holder: Invoice): Promise<string> {
  const { status } = await tx.em.findOneOrFail(FeePayment, { invoiceLineId: line.id });
  if (status === 'SUCCEEDED' || status === 'REFUNDED') throw new FeePaid(line.id, status);
  const now = await nowOf(tx, await billedCustomer(tx, line.customerId));
  line.deletedAt = now;
  line.updatedAt = now;
  await followHeldFees(tx, holder, now);
  return line.id;
}
