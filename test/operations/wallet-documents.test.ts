import { print } from 'graphql';
import { expect, test } from 'vitest';
import { advance, customer, flat, onePhase, shop, subscribe, tokens, use } from '../billing/billing-world.ts';
import { work } from '../billing/wallet-world.ts';
import { asking } from '../support/asking.ts';
import { documentClient } from '../support/document-client.ts';
import { served } from '../support/served.ts';
import { worlds } from '../support/world.ts';
import * as operations from './generated/graphql.ts';

// Every operation of wallets, to the invoice that they pay, by the generated documents over HTTP; the live one as it is told.
const all = worlds();
const http = served(all);
const id = expect.any(String) as unknown as string;

test('from a wallet to the invoice that it pays, and to its end', async () => {
  const world = await shop(await all.create(), { pro: onePhase(flat('base', '20', 'IN_ARREARS'), tokens({ unit: { amount: '0.01' } })) });
  const ask = documentClient(http.address, world.apiKey);
  const acme = await customer(world, 'acme');
  const { createWallet } = await ask(operations.CreateWalletDocument, {
    input: { customer: { key: 'acme' }, name: 'Prepaid', currency: 'USD', rate: '0.5', priority: 7, grantedCredits: '10', recurringRules: [{ trigger: 'INTERVAL', interval: 'MONTHLY', grantedCredits: '4', startedAt: '2027-01-31T00:00:00Z' }] },
  });
  const rule = {
    trigger: 'INTERVAL', interval: 'MONTHLY', thresholdCredits: null, method: 'FIXED', paidCredits: '0', grantedCredits: '4', targetOngoingCredits: null,
    startedAt: '2027-01-31T00:00:00Z', nextAt: '2027-01-31T00:00:00Z', invoiceRequiresSuccessfulPayment: null,
  };
  const wallet = {
    id, customer: { key: 'acme' }, name: 'Prepaid', status: 'ACTIVE', currency: 'USD', rate: '0.5', priority: 7, credits: '10', balance: '5', consumedCredits: '0', consumedAmount: '0', lastConsumedAt: null,
    ongoingUsage: '0', ongoingBalance: '5', ongoingCredits: '10', isDepleted: false, invoiceRequiresSuccessfulPayment: false, recurringRules: [rule], expiresAt: null, terminatedAt: null,
  };
  expect(createWallet).toEqual(wallet);
  if (!('id' in createWallet)) throw new Error('no wallet');
  const by = { id: createWallet.id };
  expect(await ask(operations.UpdateWalletDocument, { by, input: { priority: 3, expiresAt: '2027-12-31T00:00:00Z' } })).toEqual({ updateWallet: { ...wallet, priority: 3, expiresAt: '2027-12-31T00:00:00Z' } });

  const granted = { id, wallet: { name: 'Prepaid' }, type: 'INBOUND', kind: 'GRANTED', status: 'SETTLED', source: 'MANUAL', credits: '10', amount: '5', rule: null, invoice: null, settledAt: '2027-01-01T00:00:00Z', failedAt: null };
  const bought = { ...granted, kind: 'PURCHASED', status: 'PENDING', credits: '40', amount: '20', invoice: { kind: 'WALLET_PURCHASE', amountDue: '20' }, settledAt: null };
  const voided = { ...granted, type: 'OUTBOUND', kind: 'VOIDED', credits: '2', amount: '1' };
  expect(await ask(operations.CreateWalletTransactionDocument, { input: { wallet: by, paidCredits: '40', voidedCredits: '2' } })).toEqual({ createWalletTransaction: { wallet: { credits: '8', balance: '4' }, transactions: [bought, voided] } });
  await work(world, acme.id);
  await subscribe(world, 'acme', 'pro');

  const live = await asking(all.product()).live(world.viewer, print(operations.WalletBalanceChangedDocument), { of: { customer: { key: 'acme' } } });
  if (!('next' in live)) throw new Error(JSON.stringify(live));
  const told = async () => (await live.next()).value.data?.['walletBalanceChanged'] as Record<string, unknown>;
  // News of what happened before may tell the same again.
  const until = async (figure: string, value: string) => {
    for (;;) {
      const latest = await told();
      if (latest[figure] === value) return latest;
    }
  };
  expect(await told()).toEqual({ id: by.id, credits: '48', balance: '24', ongoingUsage: '20', ongoingBalance: '4', ongoingCredits: '8', isDepleted: false });
  await use(world, 'acme', 250, '2027-01-01T00:00:00Z');
  expect(await until('ongoingUsage', '22.5')).toEqual({ id: by.id, credits: '48', balance: '24', ongoingUsage: '22.5', ongoingBalance: '1.5', ongoingCredits: '3', isDepleted: false });
  await ask(operations.CreateWalletTransactionDocument, { input: { wallet: by, voidedCredits: '8' } });
  expect(await until('credits', '40')).toEqual({ id: by.id, credits: '40', balance: '20', ongoingUsage: '22.5', ongoingBalance: '-2.5', ongoingCredits: '-5', isDepleted: true });
  await live.return?.();

  await advance(world, acme.clockId, '2027-02-01T06:00:00Z');
  const paid = { ...granted, type: 'OUTBOUND', kind: 'INVOICED', credits: '44', amount: '22', invoice: { kind: 'SUBSCRIPTION', amountDue: '0.5' }, settledAt: '2027-02-01T01:00:00Z' };
  const given = { ...granted, source: 'INTERVAL', credits: '4', amount: '2', rule: { trigger: 'INTERVAL' }, settledAt: '2027-01-31T00:00:00Z' };
  const after = {
    ...wallet, priority: 3, expiresAt: '2027-12-31T00:00:00Z', credits: '0', balance: '0', consumedCredits: '44', consumedAmount: '22', lastConsumedAt: '2027-02-01T01:00:00Z',
    ongoingUsage: '20', ongoingBalance: '-20', ongoingCredits: '-40', isDepleted: true, recurringRules: [{ ...rule, nextAt: '2027-02-28T00:00:00Z' }],
  };
  const moves = [granted, { ...bought, status: 'SETTLED', settledAt: '2027-01-01T00:00:00Z' }, voided, { ...voided, credits: '8', amount: '4' }, given, paid];
  expect(await ask(operations.WalletDocument, { by })).toEqual({ wallet: { ...after, transactions: { nodes: moves } } });
  expect(await ask(operations.WalletsDocument, { filter: { customers: [{ key: 'acme' }], status: 'ACTIVE', currency: 'USD' }, first: 10 })).toEqual({ wallets: { totalCount: 1, nodes: [after] } });
  expect(await ask(operations.WalletsOfCustomerDocument, { by: { key: 'acme' } })).toEqual({ customer: { wallets: { nodes: [after] } } });
  expect(await ask(operations.WalletTransactionsDocument, { filter: { wallets: [by], kind: 'INVOICED', type: 'OUTBOUND', status: 'SETTLED' }, first: 10 })).toEqual({ walletTransactions: { totalCount: 1, nodes: [paid] } });
  const over = { ...after, status: 'TERMINATED', terminatedAt: '2027-02-01T06:00:00Z', ongoingUsage: '0', ongoingBalance: '0', ongoingCredits: '0', recurringRules: [] };
  expect(await ask(operations.TerminateWalletDocument, { by })).toEqual({ terminateWallet: over });
});
