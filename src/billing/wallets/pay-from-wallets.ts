import type { Transaction } from '../../platform/transaction.ts';
import type { Invoice } from '../invoice.entity.ts';
import type { WalletUse } from '../settlement/settle-lines.ts';
import { keepTransaction } from './wallet-transaction.store.ts';
import { balanceChanged } from './wallet.events.ts';

/**
 * Takes what an invoice uses of its customer's wallets out of them, in the transaction that issues it. Call with the customer locked: what
 * they hold was read since.
 */
export async function payFromWallets(tx: Transaction, invoice: Pick<Invoice, 'id' | 'customerId'>, used: readonly WalletUse[], now: Temporal.Instant): Promise<void> {
  const { id: invoiceId, customerId } = invoice;
  for (const { walletId, amount, credits } of used) {
    await keepTransaction(tx, { customerId, walletId, type: 'OUTBOUND', kind: 'INVOICED', status: 'SETTLED', credits, amount, invoiceId }, now);
    tx.emit({ type: balanceChanged, id: walletId, customerId, payload: { source: 'MANUAL' } });
  }
}
