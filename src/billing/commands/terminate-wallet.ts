import { startDueNow } from '../../customers/index.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { giveUpPurchases } from '../wallets/give-up-purchases.ts';
import { WalletTerminated } from '../wallets/wallet.errors.ts';
import { endWallet } from '../wallets/wallet.store.ts';
import type { WalletLookUp } from '../wallets/wallet.store.ts';
import { setNextWalletWork } from '../wallets/wallet-work.ts';
import { openWallet } from './open-wallet.ts';

/**
 * Ends a wallet and answers its id: it keeps what it holds, pays nothing any more, and its unpaid purchases are withdrawn. Throws
 * WalletNotFound and WalletTerminated.
 */
export function terminateWallet(ctx: CommandContext, by: WalletLookUp): Promise<string> {
  return transact(ctx, async (tx) => {
    const { wallet, customer, now } = await openWallet(tx, by);
    if (wallet.terminatedAt !== null) throw new WalletTerminated(wallet);
    await endWallet(tx, wallet, now);
    await giveUpPurchases(tx, customer, wallet.id, now);
    await setNextWalletWork(tx, customer);
    await startDueNow(tx, customer);
    return wallet.id;
  });
}
