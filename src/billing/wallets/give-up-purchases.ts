import type { CustomerRow } from '../../customers/index.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { fire, setNextAdvance } from '../invoice-machine.ts';
import { Invoice } from '../invoice.entity.ts';

/**
 * Withdraws what asks for money for a wallet that has ended: its purchases that are not paid are given up as their invoices are voided, or deleted
 * where they are not issued yet. One that can be neither any more, as an overdue one, stays; paid after all, it shows in the wallet. Call with the customer
 * locked.
 */
export async function giveUpPurchases(tx: Transaction, customer: CustomerRow, walletId: string, now: Temporal.Instant): Promise<void> {
  const pending = await tx.read.rows<{ invoiceId: string }>(
    `select t.invoice_id as "invoiceId" from wallet_transaction t where t.organization_id = $1 and t.wallet_id = $2 and t.status = 'PENDING' and t.invoice_id is not null order by t.id`,
    walletId,
  );
  if (pending.length === 0) return;
  for (const { invoiceId } of pending) {
    const invoice = await tx.em.findOneOrFail(Invoice, { id: invoiceId });
    if (!(await fire(tx, invoice, 'void', now))) await fire(tx, invoice, 'delete', now);
  }
  await tx.em.flush();
  await setNextAdvance(tx, customer);
}
