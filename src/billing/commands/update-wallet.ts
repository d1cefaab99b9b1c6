import { startDueNow } from '../../customers/index.ts';
import { Decimal } from '../../kit/decimal.ts';
import { issue, refuse } from '../../kit/errors.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import type { RuleTerms } from '../wallets/recurring-rule.ts';
import { Wallet } from '../wallets/wallet.entity.ts';
import { WalletTerminated } from '../wallets/wallet.errors.ts';
import { balanceChanged } from '../wallets/wallet.events.ts';
import { setRules } from '../wallets/wallet-rules.ts';
import type { WalletLookUp } from '../wallets/wallet.store.ts';
import { setNextWalletWork } from '../wallets/wallet-work.ts';
import { openWallet } from './open-wallet.ts';
import { ruleIssues, walletExpiryIssues, walletTextIssues } from './wallet-input.ts';

/** What changes of a wallet; what is undefined stays. Null clears where null is allowed. */
export interface UpdateWalletInput {
  readonly name?: string | null | undefined;
  readonly priority?: number | null | undefined;
  readonly expiresAt?: Temporal.Instant | null | undefined;
  readonly invoiceRequiresSuccessfulPayment?: boolean | null | undefined;
  /** In place of the rules there are; those that say the same go on. */
  readonly recurringRules?: readonly RuleTerms[] | null | undefined;
  readonly metadata?: Record<string, unknown> | null | undefined;
}

const needed = ['priority', 'invoiceRequiresSuccessfulPayment'] as const;

/** Changes a wallet and answers its id. Throws WalletNotFound, ValidationError with every issue, and WalletTerminated. */
export function updateWallet(ctx: CommandContext, by: WalletLookUp, input: UpdateWalletInput): Promise<string> {
  return transact(ctx, async (tx) => {
    const { wallet: found, customer, now } = await openWallet(tx, by);
    refuse([
      ...needed.filter((field) => input[field] === null).map((field) => issue('REQUIRED', `${field} cannot be cleared: leave it out to keep it`, field)),
      ...walletTextIssues(input),
      ...walletExpiryIssues(input.expiresAt, now),
      ...ruleIssues(input.recurringRules ?? [], { rate: Decimal.of(found.rate), currency: found.currency }),
    ]);
    if (found.terminatedAt !== null) throw new WalletTerminated(found);
    const wallet = await tx.em.findOneOrFail(Wallet, { id: found.id });
    tx.em.assign(wallet, {
      ...(input.name === undefined ? {} : { name: input.name }),
      ...(input.priority == null ? {} : { priority: input.priority }),
      ...(input.expiresAt === undefined ? {} : { expiresAt: input.expiresAt }),
      ...(input.invoiceRequiresSuccessfulPayment == null ? {} : { invoiceRequiresSuccessfulPayment: input.invoiceRequiresSuccessfulPayment }),
      ...(input.metadata === undefined ? {} : { metadata: input.metadata }),
      updatedAt: now,
    });
    await tx.em.flush();
    if (input.recurringRules === undefined) await setNextWalletWork(tx, customer);
    else await setRules(tx, customer, wallet.id, input.recurringRules ?? [], now);
    tx.emit({ type: 'wallet.updated', id: wallet.id, customerId: customer.id });
    // Who pays first of what may be another, and who still pays of what is issued later.
    if (input.priority != null || input.expiresAt !== undefined) tx.emit({ type: balanceChanged, id: wallet.id, customerId: customer.id, payload: { source: 'MANUAL' } });
    await startDueNow(tx, customer);
    return wallet.id;
  });
}
