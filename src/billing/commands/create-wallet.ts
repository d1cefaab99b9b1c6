import { lockLiveCustomer, nowOf, startDueNow } from '../../customers/index.ts';
import type { CustomerLookUp } from '../../customers/index.ts';
import { Decimal } from '../../kit/decimal.ts';
import { refuse } from '../../kit/errors.ts';
import { ExternalIdTaken, externalIdIssues, lostExternalId } from '../../platform/external-id.ts';
import { meaning, transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { moveCredits } from '../wallets/move-credits.ts';
import type { RuleTerms } from '../wallets/recurring-rule.ts';
import { Wallet } from '../wallets/wallet.entity.ts';
import { WalletCurrencyMismatch } from '../wallets/wallet.errors.ts';
import { setRules } from '../wallets/wallet-rules.ts';
import { knownWallet, walletBy } from '../wallets/wallet.store.ts';
import { creditsIssues, rateIssues, ruleIssues, walletExpiryIssues, walletTextIssues } from './wallet-input.ts';

export interface CreateWalletInput {
  readonly customer: CustomerLookUp;
  /** The name that another system has for it. */
  readonly externalId: string | null;
  readonly name: string | null;
  readonly currency: string;
  readonly rate: Decimal;
  readonly priority: number;
  readonly paidCredits: Decimal | null;
  readonly grantedCredits: Decimal | null;
  readonly expiresAt: Temporal.Instant | null;
  readonly invoiceRequiresSuccessfulPayment: boolean;
  readonly recurringRules: readonly RuleTerms[];
  readonly metadata: Record<string, unknown> | null;
  /** What the first transactions bear. */
  readonly transactionMetadata: Record<string, unknown> | null;
}

/**
 * Makes a wallet for a customer, with its first credits, and answers its id. Throws CustomerNotFound, CustomerDeleted, ValidationError with
 * every issue, WalletCurrencyMismatch and ExternalIdTaken.
 */
export function createWallet(ctx: CommandContext, input: CreateWalletInput): Promise<string> {
  const work = transact(ctx, async (tx) => {
    const customer = await lockLiveCustomer(tx, input.customer);
    const now = await nowOf(tx, customer);
    const { externalId, name, currency, rate, priority, paidCredits, grantedCredits, expiresAt, invoiceRequiresSuccessfulPayment, recurringRules, metadata } = input;
    const wrongRate = rateIssues(rate);
    const worth = wrongRate.length > 0 ? null : { rate, currency };
    refuse([...walletTextIssues(input), ...externalIdIssues(externalId), ...wrongRate, ...creditsIssues({ paidCredits, grantedCredits }, worth), ...walletExpiryIssues(expiresAt, now), ...ruleIssues(recurringRules, worth)]);
    if (customer.currency !== null && customer.currency !== currency) throw new WalletCurrencyMismatch(currency, { id: customer.id, currency: customer.currency });
    const named = externalId === null ? null : await walletBy(tx.read, { externalId });
    if (named !== null) throw new ExternalIdTaken('Wallet', externalId ?? '', named.id);
    const id = tx.newId();
    tx.em.create(Wallet, {
      ...{ id, organizationId: tx.organizationId, customerId: customer.id, externalId, name, currency, rate: rate.toString(), priority, credits: '0', consumedCredits: '0', consumedAmount: '0', lastConsumedAt: null },
      ...{ invoiceRequiresSuccessfulPayment, isDepleted: false, expiresAt, metadata, createdAt: now, updatedAt: now, terminatedAt: null },
    });
    await tx.em.flush();
    tx.emit({ type: 'wallet.created', id, customerId: customer.id });
    await moveCredits(tx, customer, await knownWallet(tx.read, { id }), {
      paidCredits: paidCredits ?? Decimal.zero,
      grantedCredits: grantedCredits ?? Decimal.zero,
      voidedCredits: Decimal.zero,
      source: 'MANUAL',
      ruleId: null,
      metadata: input.transactionMetadata,
      requiresPayment: invoiceRequiresSuccessfulPayment,
    }, now);
    await setRules(tx, customer, id, recurringRules, now);
    await startDueNow(tx, customer);
    return id;
  });
  return meaning(work, lostExternalId('wallet', 'Wallet', input.externalId));
}
