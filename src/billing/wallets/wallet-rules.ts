import { OrganizationSchema, timeZoneFor } from '../../access/index.ts';
import type { OrganizationRow, OrganizationSettings } from '../../access/index.ts';
import { setDue } from '../../customers/index.ts';
import type { CustomerRow } from '../../customers/index.ts';
import { present } from '../../kit/assert.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { creditsOf } from './wallet.ts';
import { nextRound, sameTerms } from './recurring-rule.ts';
import type { RuleTerms } from './recurring-rule.ts';
import { rulesOfWallets, termsOf } from './wallet-rule.store.ts';
import { WalletRule } from './wallet-rule.entity.ts';
import { setNextWalletWork, walletLooksSource } from './wallet-work.ts';

/** A rule with its credits cut to what wallets count in. */
function cut(terms: RuleTerms): RuleTerms {
  return { ...terms, paidCredits: creditsOf(terms.paidCredits), grantedCredits: creditsOf(terms.grantedCredits) };
}

/**
 * Brings the rules of a wallet to these: those that say the same go on as they are, others end and new ones begin. Says when the customer's
 * wallets have next something to do. Call with the customer locked and the wallet flushed.
 */
export async function setRules(tx: Transaction, customer: CustomerRow, walletId: string, rules: readonly RuleTerms[], now: Temporal.Instant): Promise<void> {
  const [running = []] = await rulesOfWallets(tx.read, [walletId]);
  const wanted = rules.map(cut);
  const over = running.filter((row) => !wanted.some((terms) => sameTerms(terms, termsOf(row))));
  const made = wanted.filter((terms) => !running.some((row) => sameTerms(terms, termsOf(row))));
  if (over.length > 0) {
    await tx.read.rows('update wallet_rule set ended_at = $3::timestamptz, next_at = null where organization_id = $1 and id = any($2::uuid[])', over.map(({ id }) => id), now.toString());
  }
  const zone = made.length === 0 ? 'UTC' : timeZoneFor(customer, present(await tx.read.organization<OrganizationRow>(OrganizationSchema), 'the organization of a customer').settings as OrganizationSettings);
  for (const terms of made) {
    tx.em.create(WalletRule, {
      ...{ id: tx.newId(), organizationId: tx.organizationId, customerId: customer.id, walletId, zone, createdAt: now, endedAt: null },
      ...{ trigger: terms.trigger, interval: terms.interval, method: terms.method, startedAt: terms.startedAt },
      thresholdCredits: terms.thresholdCredits?.toString() ?? null,
      paidCredits: terms.paidCredits.toString(),
      grantedCredits: terms.grantedCredits.toString(),
      targetOngoingCredits: terms.targetOngoingCredits?.toString() ?? null,
      invoiceRequiresSuccessfulPayment: terms.invoiceRequiresSuccessfulPayment,
      transactionMetadata: terms.transactionMetadata,
      nextAt: terms.interval === null ? null : nextRound({ interval: terms.interval, anchor: terms.startedAt ?? now, zone }, now),
    });
  }
  await tx.em.flush();
  await setNextWalletWork(tx, customer);
  if (wanted.some(({ trigger }) => trigger === 'THRESHOLD')) await setDue(tx, customer, walletLooksSource, now);
}
