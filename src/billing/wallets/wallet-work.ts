import { nowOf, setDue } from '../../customers/index.ts';
import type { CustomerRow, DueWorker } from '../../customers/index.ts';
import { present } from '../../kit/assert.ts';
import { Decimal } from '../../kit/decimal.ts';
import { earlier, later, notAfter } from '../../kit/instant.ts';
import { instantOf, instantOrNull } from '../../platform/entity.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { billedCustomer } from '../gathering.ts';
import { giveUpPurchases } from './give-up-purchases.ts';
import { walletsNow } from './ongoing.store.ts';
import { nextRound } from './recurring-rule.ts';
import type { RuleInterval } from './recurring-rule.ts';
import { topUp } from './top-up.ts';
import { dueRulesOf, thresholdRulesOf } from './wallet-rule.store.ts';
import type { WalletRuleRow } from './wallet-rule.entity.ts';
import { pendingCreditsOf } from './wallet-transaction.store.ts';
import { activeWalletsOf, endWallet, nextWalletWork } from './wallet.store.ts';
import type { WalletRow } from './wallet.entity.ts';
import { walletDepleted } from './wallet.events.ts';
import { isBelowThreshold } from './wallet.ts';

/** Who ends wallets that expire, and fills those whose interval comes round. */
export const walletsSource = 'billing.wallets';

/** Who looks at what is left of wallets that are watched. Customers that have it are looked at when usage comes. */
export const walletLooksSource = 'billing.wallet-looks';

/** Says when the customer's wallets have next something to do by the passing of time alone. */
export async function setNextWalletWork(tx: Transaction, customer: Pick<CustomerRow, 'id' | 'testClockId'>): Promise<void> {
  await setDue(tx, customer, walletsSource, instantOrNull(await nextWalletWork(tx.read, customer.id)));
}

/** Ends what has expired, then fills what comes round, each once a round however late. */
export const workOnWallets: DueWorker = async (tx, customerId, at) => {
  const customer = await billedCustomer(tx, customerId);
  const now = later(at, await nowOf(tx, customer));
  for (const wallet of await activeWalletsOf(tx.read, customerId)) {
    if (wallet.expiresAt === null || !notAfter(instantOf(wallet.expiresAt), at)) continue;
    await endWallet(tx, wallet, now);
    await giveUpPurchases(tx, customer, wallet.id, now);
  }
  const wallets = new Map((await activeWalletsOf(tx.read, customerId)).map((wallet) => [wallet.id, wallet]));
  for (const rule of await dueRulesOf(tx.read, customerId, at)) {
    await tx.em.flush();
    const wallet = present(wallets.get(rule.walletId), 'the active wallet of a live rule');
    const [standing] = await walletsNow(tx.read, [wallet]);
    await topUp(tx, customer, wallet, rule, present(standing, 'how a wallet stands').ongoing.credits, now);
    const next = nextRound({ interval: rule.interval as RuleInterval, anchor: instantOf(rule.startedAt ?? rule.createdAt), zone: rule.zone }, instantOf(present(rule.nextAt, 'the round of a rule that is due')));
    await tx.read.rows('update wallet_rule set next_at = $3::timestamptz where organization_id = $1 and id = $2', rule.id, next.toString());
  }
  await setNextWalletWork(tx, customer);
};

/** A look by time alone, on a test clock or after news that were missed. */
export const lookAtDueWallets: DueWorker = async (tx, customerId, at) => {
  const customer = await billedCustomer(tx, customerId);
  await lookAtWallets(tx, customer, later(at, await nowOf(tx, customer)));
};

/**
 * Fills the wallets of a customer whose rules watch what is left, where that is at or below their threshold, once a look; tells where
 * nothing is left. Says when to look again. Call with the customer locked and everything flushed.
 */
export async function lookAtWallets(tx: Transaction, customer: CustomerRow, now: Temporal.Instant): Promise<void> {
  const rules = await thresholdRulesOf(tx.read, customer.id);
  if (rules.length === 0) {
    await setDue(tx, customer, walletLooksSource, null);
    return;
  }
  const ruleOf = new Map(rules.map((rule) => [rule.walletId, rule]));
  const wallets = (await activeWalletsOf(tx.read, customer.id)).filter(({ id }) => ruleOf.has(id));
  const pending = await pendingCreditsOf(tx.read, wallets.map(({ id }) => id));
  const standing = await walletsNow(tx.read, wallets);
  for (const [n, wallet] of wallets.entries()) {
    const { ongoing } = present(standing[n], 'how a wallet stands');
    await tellDepletion(tx, wallet, ongoing.isDepleted);
    const rule = ruleOf.get(wallet.id) as WalletRuleRow;
    const credits = { ongoingCredits: ongoing.credits, pendingCredits: pending.get(wallet.id) ?? Decimal.zero };
    if (isBelowThreshold(Decimal.of(rule.thresholdCredits ?? '0'), credits)) await topUp(tx, customer, wallet, rule, ongoing.credits, now);
  }
  await setDue(tx, customer, walletLooksSource, await nextLook(tx, customer.id, now));
}

async function tellDepletion(tx: Transaction, wallet: WalletRow, isDepleted: boolean): Promise<void> {
  if (wallet.isDepleted === isDepleted) return;
  await tx.read.rows('update wallet set is_depleted = $3 where organization_id = $1 and id = $2', wallet.id, isDepleted);
  if (isDepleted) tx.emit({ type: walletDepleted, id: wallet.id, customerId: wallet.customerId });
}

/** When lines are next collected, and within a month: whoever is watched has a look ahead. */
async function nextLook(tx: Transaction, customerId: string, now: Temporal.Instant): Promise<Temporal.Instant> {
  const rows = await tx.read.rows<{ at: string | null }>(
    `select min(collection_at) as at from invoice where organization_id = $1 and customer_id = $2 and status = 'GATHERING' and deleted_at is null and collection_at > $3::timestamptz`,
    customerId,
    now.toString(),
  );
  const collected = instantOrNull(rows[0]?.at ?? null);
  const month = now.add({ hours: 24 * 30 });
  return collected === null ? month : earlier(collected, month);
}
