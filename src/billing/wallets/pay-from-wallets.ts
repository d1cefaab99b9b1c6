import { invariant } from '../../kit/assert.ts';
import type { Transaction } from '../../platform/transaction.ts';
import type { Invoice } from '../invoice.entity.ts';
import type { WalletUse } from '../settlement/settle-lines.ts';

/**
 * Takes what an invoice uses of its customer's wallets out of them, in the transaction that issues it. Call with the customer locked. No
 * customer holds a wallet yet, so nothing can be used of one.
 */
export function payFromWallets(_tx: Transaction, invoice: Pick<Invoice, 'id'>, used: readonly WalletUse[], _now: Temporal.Instant): Promise<void> {
  invariant(used.length === 0, `invoice ${invoice.id} is paid from a wallet`);
  return Promise.resolve();
}
