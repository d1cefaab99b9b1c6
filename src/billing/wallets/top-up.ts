import type { CustomerRow } from '../../customers/index.ts';
import { Decimal } from '../../kit/decimal.ts';
import { roundMoney } from '../../kit/currency.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { moveCredits } from './move-credits.ts';
import { methodOf } from './recurring-rule.ts';
import { termsOf } from './wallet-rule.store.ts';
import type { WalletRuleRow } from './wallet-rule.entity.ts';
import type { WalletRow } from './wallet.entity.ts';
import { topUpBy } from './wallet.ts';

/** Fills a wallet as its rule says, once. `ongoingCredits` are what is left with the usage that is not billed yet. Call with the customer locked. */
export async function topUp(tx: Transaction, customer: CustomerRow, wallet: WalletRow, rule: WalletRuleRow, ongoingCredits: Decimal, now: Temporal.Instant): Promise<void> {
  const terms = termsOf(rule);
  const added = topUpBy(methodOf(terms), ongoingCredits);
  if (added === null) return;
  await moveCredits(tx, customer, wallet, {
    // What a target misses may be worth nothing: it is not bought before it is.
    paidCredits: roundMoney(added.paidCredits.mul(Decimal.of(wallet.rate)), wallet.currency).isZero() ? Decimal.zero : added.paidCredits,
    grantedCredits: added.grantedCredits,
    voidedCredits: Decimal.zero,
    source: terms.trigger,
    ruleId: rule.id,
    metadata: terms.transactionMetadata,
    requiresPayment: terms.invoiceRequiresSuccessfulPayment ?? wallet.invoiceRequiresSuccessfulPayment,
  }, now);
}
