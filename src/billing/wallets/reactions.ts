import { CustomerInUse, nowOf, setDue, startDueNow } from '../../customers/index.ts';
import type { CustomerRow } from '../../customers/index.ts';
import { present } from '../../kit/assert.ts';
import { Decimal } from '../../kit/decimal.ts';
import type { Reaction, Transaction } from '../../platform/transaction.ts';
import { billedCustomer } from '../gathering.ts';
import { Invoice } from '../invoice.entity.ts';
import { settleDrafts } from '../settle-drafts.ts';
import { thresholdRulesOf } from './wallet-rule.store.ts';
import { keepTransaction, settlePurchases, transactionsOfInvoice } from './wallet-transaction.store.ts';
import { balanceChanged } from './wallet.events.ts';
import { walletLooksSource } from './wallet-work.ts';
import { activeWalletsOf, walletsByIds } from './wallet.store.ts';

/** To `invoice.paid`: what was bought by it is the wallet's. */
export const settlePaidPurchase: Reaction = async (tx, { id, customerId }) => {
  if ((await tx.em.findOne(Invoice, { id }))?.kind !== 'WALLET_PURCHASE') return;
  for (const { walletId, source } of await settlePurchases(tx, id, 'SETTLED', await timeOf(tx, customerId))) tx.emit({ type: balanceChanged, id: walletId, customerId, payload: { source } });
};

/** To `invoice.deleted` and `invoice.uncollectible`: what was to be bought by it is given up. It is settled all the same if it is paid in the end. */
export const giveUpPurchase: Reaction = async (tx, { id, customerId }) => {
  if ((await tx.em.findOne(Invoice, { id }))?.kind !== 'WALLET_PURCHASE') return;
  await settlePurchases(tx, id, 'FAILED', await timeOf(tx, customerId));
};

/**
 * To `invoice.voided`: wallets get back what they paid of it, and what was to be bought by it is given up. What a wallet paid that has been
 * terminated since stays gone; a failed transaction says so, and whoever wants to give it back grants it in another wallet.
 */
export const giveBack: Reaction = async (tx, news) => {
  const { id: invoiceId, customerId } = news;
  await giveUpPurchase(tx, news);
  if (Decimal.of((await tx.em.findOne(Invoice, { id: invoiceId }))?.walletsTotal ?? '0').isZero()) return;
  const moves = (await transactionsOfInvoice(tx.read, invoiceId)).filter(({ kind }) => kind === 'INVOICED');
  const paid = moves.filter(({ type }) => type === 'OUTBOUND');
  if (paid.length < moves.length) return;
  const now = await timeOf(tx, customerId);
  const wallets = await walletsByIds(tx.read, paid.map(({ walletId }) => walletId));
  for (const [n, { walletId, customerId: owner, credits, amount }] of paid.entries()) {
    const status = wallets[n]?.terminatedAt === null ? 'SETTLED' : 'FAILED';
    await keepTransaction(tx, { customerId: owner, walletId, type: 'INBOUND', kind: 'INVOICED', status, credits: Decimal.of(credits), amount: Decimal.of(amount), invoiceId }, now);
    if (status === 'SETTLED') tx.emit({ type: balanceChanged, id: walletId, customerId, payload: { source: 'MANUAL' } });
  }
};

/**
 * To news of what wallets hold: drafts show what they would pay now, and who watches what is left looks, unless it was filled by that look itself: a
 * shortage that is larger than one filling is not filled again and again in one instant.
 */
export const followWallet: Reaction = async (tx, { customerId, payload }) => {
  const customer = await ownerOf(tx, customerId);
  const now = await nowOf(tx, customer);
  await settleDrafts(tx, customer.id, now);
  if (payload?.['source'] === 'THRESHOLD') return;
  if ((await thresholdRulesOf(tx.read, customer.id)).length === 0) return;
  await setDue(tx, customer, walletLooksSource, now);
  await startDueNow(tx, customer);
};

/** To `customer.deleted` and `customer.anonymizing`: refuses while it has a wallet that pays, whose credits would be nobody's. */
export const keepCustomersWithWallets: Reaction = async (tx, { id, type }) => {
  const [held] = await activeWalletsOf(tx.read, id);
  if (held === undefined) return;
  throw new CustomerInUse('DELETING_CUSTOMER_WITH_WALLETS', `wallet ${held.name ?? held.id} holds ${Decimal.of(held.credits)} credits: terminate it first`, { type: 'Wallet', id: held.id }, type);
};

/** Which news of others wallets follow. */
export const walletReactions: readonly (readonly [news: string, reaction: Reaction])[] = [
  ['invoice.paid', settlePaidPurchase],
  ['invoice.deleted', giveUpPurchase],
  ['invoice.uncollectible', giveUpPurchase],
  ['invoice.voided', giveBack],
  [balanceChanged, followWallet],
  ['customer.deleted', keepCustomersWithWallets],
  ['customer.anonymizing', keepCustomersWithWallets],
];

const ownerOf = (tx: Transaction, customerId: string | null): Promise<CustomerRow> => billedCustomer(tx, present(customerId, 'the customer of an invoice or a wallet'));
const timeOf = async (tx: Transaction, customerId: string | null): Promise<Temporal.Instant> => nowOf(tx, await ownerOf(tx, customerId));
