import { beforeEach, describe, expect, test } from 'vitest';
import { worlds } from '../support/world.ts';
import { act, advance, customer, flat, onePhase, shop, start, subscribe, tokens, use } from './billing-world.ts';
import { brief, createWallet, hold, invoicesOf, move, moves, paying, terminate, update, voidInvoice, walletOf, work } from './wallet-world.ts';

const all = worlds();
beforeEach(() => all.clock.set(start));

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
    expect(transactions.map(({ kind, status }: Record<string, string>) => `${kind} ${status}`)).toEqual(['PURCHASED PENDING', 'GRANTED SETTLED', 'VOIDED SETTLED']);
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

describe('purchases', () => {
  test('whose payment fails wait, are settled when it is tried again, and are given up when their invoice is voided', async () => {
    const world = await all.create();
    const acme = await customer(world, 'acme');
    await paying(world, 'acme', 'failed');
    const { id } = await createWallet(world, 'acme', { paidCredits: '10' });
    await work(world, acme.id);
    expect(await moves(world, id)).toEqual(['PURCHASED +10 10 PENDING']);
    await paying(world, 'acme', 'paid');
    const [first] = await invoicesOf(world, 'acme');
    expect((await act(world, 'retryInvoice', { id: first.id })).code).toBeUndefined();
    await work(world, acme.id);
    expect(await walletOf(world, id)).toMatchObject({ credits: '10' });
    await paying(world, 'acme', 'failed');
    await move(world, id, { paidCredits: '5' });
    await work(world, acme.id);
    const open = (await invoicesOf(world, 'acme')).find(({ status }) => status === 'PAYMENT_PROCESSING');
    // Nobody pays later for credits that are withdrawn now.
    const again = { type: 'PENDING', percentage: '100' };
    const { voidInvoice: refused } = await world.data('mutation ($id: ID!, $input: VoidInvoiceInput!) { voidInvoice(by: { id: $id }, input: $input) { __typename ... on ValidationError { issues { code path } } } }', {
      id: open.id, input: { reason: 'test', action: again },
    });
    expect(refused).toEqual({ __typename: 'ValidationError', issues: [{ code: 'PURCHASE_CHARGED_AGAIN', path: ['action', 'type'] }] });
    expect(await moves(world, id)).toEqual(['PURCHASED +10 10 SETTLED', 'PURCHASED +5 5 PENDING']);
    expect(await voidInvoice(world, open.id)).toEqual({ status: 'VOIDED' });
    expect(await moves(world, id)).toEqual(['PURCHASED +10 10 SETTLED', 'PURCHASED +5 5 FAILED']);
    expect(await walletOf(world, id)).toMatchObject({ credits: '10' });
    await hold(world);
  });

  test('that require payment are on no list and have no number before it', async () => {
    const world = await all.create();
    const acme = await customer(world, 'acme');
    await paying(world, 'acme', 'failed');
    const { id } = await createWallet(world, 'acme', { invoiceRequiresSuccessfulPayment: true });
    const { transactions: [hidden] } = await move(world, id, { paidCredits: '5' });
    const { transactions: [shown] } = await move(world, id, { paidCredits: '7', invoiceRequiresSuccessfulPayment: false });
    await work(world, acme.id);
    expect((await invoicesOf(world, 'acme')).map((invoice) => [invoice.id, invoice.status, invoice.number === null])).toEqual([[shown.invoice.id, 'PAYMENT_PROCESSING', false]]);
    const found = async () => (await world.data('query ($id: ID!) { invoice(by: { id: $id }) { number status dueAt amountDue } }', { id: hidden.invoice.id })).invoice;
    expect(await found()).toEqual({ number: null, status: 'PAYMENT_PROCESSING', dueAt: null, amountDue: '5' });
    await paying(world, 'acme', 'paid');
    await act(world, 'retryInvoice', { id: hidden.invoice.id });
    await work(world, acme.id);
    const paid = await found();
    expect(paid).toMatchObject({ status: 'PAID', number: expect.any(String) });
    // The number after the one that was given meanwhile: none is missing for what nobody paid.
    expect((await invoicesOf(world, 'acme')).map(({ number }) => Number(number.split('-').at(-1)))).toEqual([2, 1]);
    expect(await walletOf(world, id)).toMatchObject({ credits: '5' });
    await hold(world);
  });

  test('are withdrawn with their wallet, which keeps what it holds and pays nothing', async () => {
    const world = await shop(await all.create(), { pro: onePhase(flat('base', '20')) });
    const acme = await customer(world, 'acme');
    await paying(world, 'acme', 'failed');
    const { id } = await createWallet(world, 'acme', { grantedCredits: '50', paidCredits: '10' });
    await work(world, acme.id);
    expect(await terminate(world, id)).toMatchObject({ status: 'TERMINATED', credits: '50', ongoingBalance: '50', ongoingUsage: '0' });
    expect(await moves(world, id)).toEqual(['PURCHASED +10 10 FAILED', 'GRANTED +50 50 SETTLED']);
    expect(brief(await invoicesOf(world, 'acme'))).toEqual(['WALLET_PURCHASE VOIDED 10 - 0 = 10']);
    await subscribe(world, 'acme', 'pro');
    await advance(world, acme.clockId, '2027-01-02T00:00:00Z');
    expect(brief(await invoicesOf(world, 'acme'))).toContain('SUBSCRIPTION PAYMENT_PROCESSING 20 - 0 = 20');
    for (const refused of [await terminate(world, id), await move(world, id, { grantedCredits: '1' }), await update(world, id, { name: 'x' })]) expect(refused.code).toBe('WALLET_IS_TERMINATED');
    const { deleteCustomer } = await world.data('mutation { deleteCustomer(by: { key: "acme" }) { ... on Error { code } } }');
    expect(deleteCustomer.code).not.toBe('DELETING_CUSTOMER_WITH_WALLETS');
  });
});

test('what a wallet paid of an invoice comes back when that is voided, unless it was terminated since', async () => {
  const world = await shop(await all.create(), { pro: onePhase(flat('base', '20')) });
  const acme = await customer(world, 'acme');
  await paying(world, 'acme', 'failed');
  const kept = await createWallet(world, 'acme', { rate: '3', grantedCredits: '2', priority: 1 });
  const gone = await createWallet(world, 'acme', { grantedCredits: '5', priority: 2 });
  await subscribe(world, 'acme', 'pro');
  await advance(world, acme.clockId, '2027-01-02T00:00:00Z');
  const invoice = (await invoicesOf(world, 'acme')).find(({ status }) => status === 'PAYMENT_PROCESSING');
  expect(brief([invoice])).toEqual(['SUBSCRIPTION PAYMENT_PROCESSING 20 - 11 = 9']);
  await terminate(world, gone.id);
  expect(await voidInvoice(world, invoice.id)).toEqual({ status: 'VOIDED' });
  expect(await moves(world, kept.id)).toEqual(['GRANTED +2 6 SETTLED', 'INVOICED -2 6 SETTLED', 'INVOICED +2 6 SETTLED']);
  expect(await moves(world, gone.id)).toEqual(['GRANTED +5 5 SETTLED', 'INVOICED -5 5 SETTLED', 'INVOICED +5 5 FAILED']);
  expect(await walletOf(world, kept.id)).toMatchObject({ credits: '2', consumedCredits: '0', consumedAmount: '0' });
  expect(await walletOf(world, gone.id)).toMatchObject({ credits: '0', consumedCredits: '5' });
  await hold(world);
});

describe('recurring rules', () => {
  test('come round on the anniversaries of their anchor, clamped to shorter months, and stop with their wallet', async () => {
    const world = await all.create();
    const acme = await customer(world, 'acme');
    const { id, recurringRules } = await createWallet(world, 'acme', {
      expiresAt: '2027-05-15T00:00:00Z',
      recurringRules: [{ trigger: 'INTERVAL', interval: 'MONTHLY', grantedCredits: '10', paidCredits: '1.5', startedAt: '2027-01-31T12:00:00Z' }],
    });
    expect(recurringRules).toMatchObject([{ trigger: 'INTERVAL', nextAt: '2027-01-31T12:00:00Z' }]);
    await advance(world, acme.clockId, '2027-03-31T11:59:59Z');
    expect(await moves(world, id)).toEqual(['PURCHASED +1.5 1.5 SETTLED INTERVAL', 'GRANTED +10 10 SETTLED INTERVAL', 'PURCHASED +1.5 1.5 SETTLED INTERVAL', 'GRANTED +10 10 SETTLED INTERVAL']);
    // The same terms go on, at the round that they were at.
    expect((await update(world, id, { recurringRules: [{ trigger: 'INTERVAL', interval: 'MONTHLY', grantedCredits: '10.0', paidCredits: '1.50', startedAt: '2027-01-31T12:00:00Z' }] })).recurringRules).toMatchObject([{ id: recurringRules[0].id, nextAt: '2027-03-31T12:00:00Z' }]);
    await advance(world, acme.clockId, '2027-05-01T00:00:00Z');
    expect(await walletOf(world, id)).toMatchObject({ credits: '46', recurringRules: [{ nextAt: '2027-05-31T12:00:00Z' }] });
    await advance(world, acme.clockId, '2027-08-01T00:00:00Z');
    expect(await walletOf(world, id)).toMatchObject({ status: 'TERMINATED', credits: '46', terminatedAt: '2027-05-15T00:00:00Z', recurringRules: [] });
    await hold(world);
  });

  test('of a target buy what is missing to it', async () => {
    const world = await all.create();
    const acme = await customer(world, 'acme');
    const { id } = await createWallet(world, 'acme', { rate: '2', grantedCredits: '3', recurringRules: [{ trigger: 'INTERVAL', interval: 'WEEKLY', method: 'TARGET', targetOngoingCredits: '10' }] });
    await advance(world, acme.clockId, '2027-01-08T00:00:00Z');
    expect(await moves(world, id)).toEqual(['GRANTED +3 6 SETTLED', 'PURCHASED +7 14 SETTLED INTERVAL']);
    await advance(world, acme.clockId, '2027-01-15T00:00:00Z');
    expect(await moves(world, id)).toHaveLength(2);
  });

  test('that watch what is left buy once for one shortage, when usage comes and when an invoice takes', async () => {
    const world = await shop(await all.create(), { pro: onePhase(flat('base', '5', 'IN_ARREARS'), tokens({ unit: { amount: '0.01' } })) });
    const acme = await customer(world, 'acme');
    await paying(world, 'acme', 'failed');
    const { id } = await createWallet(world, 'acme', { grantedCredits: '30', recurringRules: [{ trigger: 'THRESHOLD', thresholdCredits: '10', paidCredits: '40' }] });
    await subscribe(world, 'acme', 'pro');
    await work(world, acme.id);
    expect(await moves(world, id)).toHaveLength(1);
    const look = () => world.product.tasks['usage-billing-sweep']?.({});
    await use(world, 'acme', 1_499, '2026-12-31T23:00:00Z');
    await use(world, 'acme', 1_499, '2027-01-01T00:00:00Z');
    await look();
    expect(await walletOf(world, id)).toMatchObject({ ongoingUsage: '19.99', ongoingCredits: '10.01' });
    expect(await moves(world, id)).toHaveLength(1);
    await use(world, 'acme', 1, '2027-01-01T00:00:00Z');
    for (const _again of [1, 2, 3]) {
      await look();
      await work(world, acme.id);
    }
    expect(await moves(world, id)).toEqual(['GRANTED +30 30 SETTLED', 'PURCHASED +40 40 PENDING THRESHOLD']);
    // More is used than what was bought and is not paid brings: it is bought again.
    await use(world, 'acme', 4_000, '2027-01-01T00:00:00Z');
    await look();
    expect((await moves(world, id)).slice(2)).toEqual(['PURCHASED +40 40 PENDING THRESHOLD']);
    expect(await walletOf(world, id)).toMatchObject({ ongoingCredits: '-30', isDepleted: true });
    await paying(world, 'acme', 'uncollectible');
    for (const { id: invoice, kind } of await invoicesOf(world, 'acme')) if (kind === 'WALLET_PURCHASE') await act(world, 'retryInvoice', { id: invoice });
    await work(world, acme.id);
    await look();
    // Given up and not voided: who does not pay is not sold more.
    expect((await moves(world, id)).slice(1)).toEqual(['PURCHASED +40 40 FAILED THRESHOLD', 'PURCHASED +40 40 FAILED THRESHOLD']);
    await paying(world, 'acme', 'paid');
    await advance(world, acme.clockId, '2027-02-02T00:00:00Z');
    expect((await moves(world, id)).slice(3)).toEqual(['INVOICED -30 30 SETTLED']);
    await hold(world);
  });
});

test('however many wallets are read, it takes the same statements', async () => {
  const world = await shop(await all.create(), { pro: onePhase(flat('base', '20', 'IN_ARREARS'), tokens({ unit: { amount: '0.01' } })) });
  for (const key of ['a', 'b', 'c', 'd']) {
    await customer(world, key);
    await subscribe(world, key, 'pro');
    for (const priority of [1, 2]) await createWallet(world, key, { grantedCredits: '5', priority });
  }
  const page = (first: number) => world.ask(`query ($first: Int!) { wallets(first: $first) { nodes { customer { key wallets(first: 5) { nodes { id } } } ongoingBalance ongoingCredits ongoingUsage isDepleted recurringRules { id } transactions(first: 5) { nodes { kind } } } } }`, { first });
  const [one, eight] = [await page(1), await page(8)];
  expect([one.errors, eight.errors]).toEqual([[], []]);
  expect(eight.statements).toBe(one.statements);
  expect(eight.statements).toBeLessThanOrEqual(18);
  expect((await world.ask('{ wallets(first: 8) { nodes { balance credits status } } }')).statements).toBe(1);
});

test('a customer that holds credits is not deleted, and one on a test clock goes with it', async () => {
  const world = await all.create();
  const acme = await customer(world, 'acme');
  const { id } = await createWallet(world, 'acme', { name: 'Prepaid', grantedCredits: '5', paidCredits: '5' });
  await work(world, acme.id);
  const remove = async () => (await world.data('mutation { deleteCustomer(by: { key: "acme" }) { __typename ... on Error { code message } } }')).deleteCustomer;
  expect(await remove()).toMatchObject({ code: 'DELETING_CUSTOMER_WITH_WALLETS', message: expect.stringContaining('wallet Prepaid holds 10 credits: terminate it first') });
  await world.data('mutation ($id: ID!) { deleteTestClock(id: $id) { __typename ... on Error { message } } }', { id: acme.clockId });
  expect(await walletOf(world, id)).toBeNull();
});
