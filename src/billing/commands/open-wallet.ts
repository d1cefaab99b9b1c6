import { lockCustomer, nowOf } from '../../customers/index.ts';
import type { CustomerRow } from '../../customers/index.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { billedCustomer } from '../gathering.ts';
import type { WalletRow } from '../wallets/wallet.entity.ts';
import { knownWallet } from '../wallets/wallet.store.ts';
import type { WalletLookUp } from '../wallets/wallet.store.ts';

export interface OpenWallet {
  readonly wallet: WalletRow;
  readonly customer: CustomerRow;
  /** In the customer's time. */
  readonly now: Temporal.Instant;
}

/** A wallet that something is to be done to, read with its customer locked until the transaction ends. Throws WalletNotFound. */
export async function openWallet(tx: Transaction, by: WalletLookUp): Promise<OpenWallet> {
  const { id, customerId } = await knownWallet(tx.read, by);
  await lockCustomer(tx, customerId);
  const customer = await billedCustomer(tx, customerId);
  return { wallet: await knownWallet(tx.read, { id }), customer, now: await nowOf(tx, customer) };
}
