import { beforeEach, describe, expect, test } from 'vitest';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { advance, customer, dbId, flat, onePhase, shop, start, subscribe, tokens, use } from './billing-world.ts';

const all = worlds();
beforeEach(() => all.clock.set(start));

// oxlint-disable-next-line typescript/no-explicit-any -- answers are checked by what the tests expect of them
type Answer = any;

const walletFields = 'id name status currency rate priority credits balance consumedCredits consumedAmount ongoingBalance ongoingCredits ongoingUsage isDepleted terminatedAt recurringRules { id trigger nextAt }';
const refusal = '... on Error { code message } ... on ValidationError { issues { code path } }';

const createWallet = async (world: World, key: string, input: object = {}): Promise<Answer> =>
  (await world.data(`mutation ($input: CreateWalletInput!) { createWallet(input: $input) { ... on Wallet { ${walletFields} } ${refusal} } }`, { input: { customer: { key }, currency: 'USD', rate: '1', ...input } })).createWallet;
const move = async (world: World, id: string, input: object): Promise<Answer> =>
  (await world.data(`mutation ($input: CreateWalletTransactionInput!) { createWalletTransaction(input: $input) { ... on CreatedWalletTransactions { wallet { ${walletFields} } transactions { id kind type status credits amount invoice { id number state total: totals { total } } } } ${refusal} } }`, { input: { wallet: { id }, ...input } })).createWalletTransaction;
const walletOf = async (world: World, id: string): Promise<Answer> => (await world.data(`query ($id: ID!) { wallet(by: { id: $id }) { ${walletFields} } }`, { id })).wallet;
const moves = async (world: World, id: string): Promise<string[]> =>
  (await world.data('query ($id: ID!) { wallet(by: { id: $id }) { transactions(first: 100) { nodes { kind type status source credits amount } } } }', { id })).wallet.transactions.nodes.map(
    ({ kind, type, status, source, credits, amount }: Answer) => `${kind} ${type === 'INBOUND' ? '+' : '-'}${credits} ${amount} ${status}${source === 'MANUAL' ? '' : ` ${source}`}`,
  );
const invoicesOf = async (world: World, key: string): Promise<Answer[]> =>
  (await world.data(`query ($key: String!) { customer(by: { key: $key }) { invoices(first: 100) { nodes { id kind status state number creditNotesTotal walletsTotal amountDue totals { total taxesTotal } } } } }`, { key })).customer.invoices.nodes;
const brief = (invoices: Answer[]): string[] => invoices.map(({ kind, status, totals, walletsTotal, amountDue }) => `${kind} ${status} ${totals.total} - ${walletsTotal} = ${amountDue}`);
/** Does what is due by now for a customer, as the job would. */
const work = async (world: World, id: string): Promise<void> => {
  await world.product.tasks['due-work']?.({ organizationId: world.organizationId, customerId: dbId(id) });
};
/** No wallet holds anything but the sum of its settled transactions. */
async function hold(world: World): Promise<void> {
  const wrong = await world.command().read.rows(
    `select w.id from wallet w where w.organization_id = $1 and (w.credits < 0
       or w.credits <> (select coalesce(sum(case t.type when 'INBOUND' then t.credits else -t.credits end), 0) from wallet_transaction t where t.wallet_id = w.id and t.status = 'SETTLED')
       or w.consumed_credits <> (select coalesce(sum(case t.type when 'OUTBOUND' then t.credits else -t.credits end), 0) from wallet_transaction t where t.wallet_id = w.id and t.status = 'SETTLED' and t.kind = 'INVOICED')
       or w.consumed_amount <> (select coalesce(sum(case t.type when 'OUTBOUND' then t.amount else -t.amount end), 0) from wallet_transaction t where t.wallet_id = w.id and t.status = 'SETTLED' and t.kind = 'INVOICED'))
     union all
     select i.id from invoice i where i.organization_id = $1 and i.issued_at is not null
       and i.wallets_total <> (select coalesce(sum(t.amount), 0) from wallet_transaction t where t.invoice_id = i.id and t.kind = 'INVOICED' and t.type = 'OUTBOUND')`,
  );
  expect(wrong).toEqual([]);
}

describe('credits', () => {
  test('are given and taken away at once, and bought by an invoice that nothing is added to and nothing pays of', async () => {
    const world = await all.create();
    const acme = await customer(world, 'acme');
    await world.data('mutation { createTax(input: { key: "vat", name: "VAT", rate: "20", appliedToOrganization: true }) { __typename } }');
    const made = await createWallet(world, 'acme', { name: 'Prepaid', rate: '0.5', paidCredits: '100.123456', grantedCredits: '10' });
    expect(made).toMatchObject({ status: 'ACTIVE', credits: '10', balance: '5', ongoingBalance: '5', ongoingCredits: '10', ongoingUsage: '0' });
    expect(await moves(world, made.id)).toEqual(['PURCHASED +100.12345 50.06 PENDING', 'GRANTED +10 5 SETTLED']);
    await work(world, acme.id);
    expect(brief(await invoicesOf(world, 'acme'))).toEqual(['WALLET_PURCHASE PAID 50.06 - 0 = 50.06']);
    expect(await walletOf(world, made.id)).toMatchObject({ credits: '110.12345', balance: '55.06' });
    const { wallet, transactions } = await move(world, made.id, { paidCredits: '2', grantedCredits: '3', voidedCredits: '13.12345' });
    expect(transactions.map(({ kind, status }: Answer) => `${kind} ${status}`)).toEqual(['PURCHASED PENDING', 'GRANTED SETTLED', 'VOIDED SETTLED']);
    expect(wallet.credits).toBe('100');
    await work(world, acme.id);
    expect(await walletOf(world, made.id)).toMatchObject({ credits: '102', balance: '51', consumedCredits: '0' });
    await hold(world);
  });
});

test('pay of invoices after taxes, show it before, and are read as they will stand', async () => {
  const world = await shop(await all.create(), { pro: onePhase(flat('base', '20', 'IN_ARREARS'), tokens({ unit: { amount: '0.01' } })) });
  const acme = await customer(world, 'acme');
  await world.data('mutation { createTax(input: { key: "vat", name: "VAT", rate: "10", appliedToOrganization: true }) { __typename } }');
  const second = await createWallet(world, 'acme', { name: 'Second', priority: 2, rate: '2', grantedCredits: '50' });
  const first = await createWallet(world, 'acme', { name: 'First', priority: 1, grantedCredits: '30' });
  await subscribe(world, 'acme', 'pro');
  await use(world, 'acme', 1_000, '2027-01-10T00:00:00Z');
  await advance(world, acme.clockId, '2027-01-20T00:00:00Z');
  // (20 + 10) + 10 % = 33: the first pays 30, the second 3, which is one and a half of its credits.
  expect(await walletOf(world, first.id)).toMatchObject({ balance: '30', ongoingUsage: '30', ongoingBalance: '0', isDepleted: true });
  expect(await walletOf(world, second.id)).toMatchObject({ balance: '100', ongoingUsage: '3', ongoingBalance: '97', ongoingCredits: '48.5' });
  expect(brief(await invoicesOf(world, 'acme'))).toEqual(['SUBSCRIPTION GATHERING 33 - 33 = 0']);
  await advance(world, acme.clockId, '2027-02-02T00:00:00Z');
  expect(await walletOf(world, first.id)).toMatchObject({ credits: '0', consumedCredits: '30', consumedAmount: '30' });
  expect(await walletOf(world, second.id)).toMatchObject({ credits: '48.5', balance: '97', consumedCredits: '1.5', consumedAmount: '3', ongoingUsage: '22' });
  expect(brief(await invoicesOf(world, 'acme'))).toEqual(['SUBSCRIPTION GATHERING 22 - 22 = 0', 'SUBSCRIPTION PAID 33 - 33 = 0']);
  await hold(world);
});
