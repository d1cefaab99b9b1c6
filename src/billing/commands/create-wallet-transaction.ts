import { startDueNow } from '../../customers/index.ts';
import { Decimal } from '../../kit/decimal.ts';
import { issue, refuse } from '../../kit/errors.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { moveCredits } from '../wallets/move-credits.ts';
import { WalletTerminated } from '../wallets/wallet.errors.ts';
import { creditsOf } from '../wallets/wallet.ts';
import type { WalletLookUp } from '../wallets/wallet.store.ts';
import { openWallet } from './open-wallet.ts';
import { creditsIssues } from './wallet-input.ts';

export interface CreateWalletTransactionInput {
  readonly wallet: WalletLookUp;
  readonly paidCredits: Decimal | null;
  readonly grantedCredits: Decimal | null;
  readonly voidedCredits: Decimal | null;
  /** Null: as the wallet says. */
  readonly invoiceRequiresSuccessfulPayment: boolean | null;
  readonly metadata: Record<string, unknown> | null;
}

export interface CreatedWalletTransactions {
  readonly walletId: string;
  /** Bought, given, taken away: in this order, as far as each was asked for. */
  readonly transactionIds: readonly string[];
}

/**
 * Buys credits for a wallet, gives it some, takes some away, each a transaction. What is bought counts once its invoice is paid. Throws
 * WalletNotFound, ValidationError with every issue (INSUFFICIENT_CREDITS among them), and WalletTerminated.
 */
export function createWalletTransaction(ctx: CommandContext, input: CreateWalletTransactionInput): Promise<CreatedWalletTransactions> {
  return transact(ctx, async (tx) => {
    const { wallet, customer, now } = await openWallet(tx, input.wallet);
    const { paidCredits, grantedCredits, voidedCredits } = input;
    const moved = { paidCredits: paidCredits ?? Decimal.zero, grantedCredits: grantedCredits ?? Decimal.zero, voidedCredits: voidedCredits ?? Decimal.zero };
    const issues = creditsIssues(input, { rate: Decimal.of(wallet.rate), currency: wallet.currency });
    const held = Decimal.of(wallet.credits).add(creditsOf(moved.grantedCredits));
    if (issues.length === 0 && creditsOf(moved.voidedCredits).gt(held)) issues.push(issue('INSUFFICIENT_CREDITS', `voidedCredits is ${moved.voidedCredits}, and the wallet holds ${held}: take away at most these`, 'voidedCredits'));
    if (issues.length === 0 && Object.values(moved).every((credits) => credits.isZero())) issues.push(issue('CREDITS_REQUIRED', 'paidCredits, grantedCredits and voidedCredits are all 0 or missing: give at least one', 'paidCredits'));
    refuse(issues);
    if (wallet.terminatedAt !== null) throw new WalletTerminated(wallet);
    const transactionIds = await moveCredits(tx, customer, wallet, {
      ...moved,
      source: 'MANUAL',
      ruleId: null,
      metadata: input.metadata,
      requiresPayment: input.invoiceRequiresSuccessfulPayment ?? wallet.invoiceRequiresSuccessfulPayment,
    }, now);
    await startDueNow(tx, customer);
    return { walletId: wallet.id, transactionIds };
  });
}
