import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { act, advance, customer, flat, giveCoupon, onePhase, shop, start, subscribe, tokens, use } from './billing-world.ts';
import { credit, credited, notesOf } from './credit-note-world.ts';
import { createWallet, hold, moves, paying, update, voidInvoice, walletOf, work } from './wallet-world.ts';

const all = worlds();
beforeEach(() => all.clock.set(start));

// oxlint-disable-next-line typescript/no-explicit-any -- answers are checked by what the tests expect of them
type Answer = any;

let world: World;
/** One shop for all: customers are what tests differ by. */
beforeAll(async () => {
  all.clock.set(start);
  world = await shop(await all.create(), { pro: onePhase(flat('base', '100')), late: onePhase(flat('base', '20', 'IN_ARREARS')), metered: onePhase(tokens({ unit: { amount: '0.01' } })) });
});

const workflow = (path: string, value: string) => world.command().read.rows(`update billing_profile set workflow = jsonb_set(workflow, '{${path}}', '${value}') where organization_id = $1`);

/** Leaves a setting of the workflow as it was. */
async function set(path: string, value: string, before: string, work: () => Promise<void>): Promise<void> {
  await workflow(path, value);
  try {
    await work();
  } finally {
    await workflow(path, before);
  }
}
const byHand = (work: () => Promise<void>) => set('invoicing,autoAdvance', 'false', 'true', work);

/** `status: coupons, notes, wallets of total = due`, oldest first and what gathers last. */
async function standing(key: string): Promise<string[]> {
  const { customer: found } = await world.data(
    'query ($key: String!) { customer(by: { key: $key }) { invoices(first: 50) { nodes { status kind coupons { code amount } creditNotesTotal walletsTotal amountDue totals { total } } } } }',
    { key },
  );
  return found.invoices.nodes
    .filter(({ kind }: Answer) => kind === 'SUBSCRIPTION')
    .toSorted((a: Answer, b: Answer) => Number(a.status === 'GATHERING') - Number(b.status === 'GATHERING'))
    .map(({ status, coupons, creditNotesTotal, walletsTotal, amountDue, totals }: Answer) => `${status}: ${coupons.map(({ code, amount }: Answer) => `${code} ${amount}`).join(' ') || '-'}, ${creditNotesTotal}, ${walletsTotal} of ${totals.total} = ${amountDue}`);
}
const couponsOf = async (key: string): Promise<string[]> =>
  (await world.data('query ($key: String!) { customer(by: { key: $key }) { appliedCoupons(first: 10) { nodes { code used status } } } }', { key })).customer.appliedCoupons.nodes.map(({ code, used, status }: Answer) => `${code} ${used} ${status}`);
const drafts = async (key: string): Promise<Answer[]> => (await credited(world, key)).filter(({ status }) => status === 'DRAFT');

test('drafts and what gathers show what those before them leave, a wallet what all of them leave, and each is billed so', async () => {
  const { clockId } = await customer(world, 'order');
  await subscribe(world, 'order', 'pro');
  await advance(world, clockId, '2027-01-02T00:00:00Z');
  const [paid] = (await credited(world, 'order')).filter(({ status }) => status === 'PAID');
  await byHand(async () => {
    await credit(world, { invoice: { id: paid.id }, items: [{ line: paid.lines.nodes[0].id, amount: '60' }] });
    await giveCoupon(world, 'order', { code: 'ORDER', value: { fixed: { amount: '130', currency: 'USD' } }, frequency: 'ONCE' });
    const { id: walletId } = await createWallet(world, 'order', { grantedCredits: '50' });
    await advance(world, clockId, '2027-03-01T02:00:00Z');
    // 130 of the coupon, then 60 of the note, then 50 of the wallet are there for 100 + 100 + 100.
    const shown = ['DRAFT: ORDER 100, 0, 0 of 0 = 0', 'DRAFT: ORDER 30, 60, 10 of 70 = 0', 'GATHERING: -, 0, 40 of 100 = 60'];
    expect((await standing('order')).slice(1)).toEqual(shown);
    expect(await walletOf(world, walletId)).toMatchObject({ balance: '50', ongoingUsage: '110', ongoingBalance: '-60' });
    const { upcomingInvoice } = await world.data('{ upcomingInvoice(customer: { key: "order" }) { creditNotesTotal walletsTotal amountDue coupons { code } } }');
    expect(upcomingInvoice).toEqual({ creditNotesTotal: '0', walletsTotal: '40', amountDue: '60', coupons: [] });
    const [first, second] = await drafts('order');
    await act(world, 'approveInvoice', { id: first.id });
    await advance(world, clockId, '2027-03-01T03:00:00Z');
    expect((await standing('order')).slice(1)).toEqual(['PAID: ORDER 100, 0, 0 of 0 = 0', ...shown.slice(1)]);
    await act(world, 'approveInvoice', { id: second.id });
    await advance(world, clockId, '2027-03-01T04:00:00Z');
    expect((await standing('order')).slice(2)).toEqual(['PAID: ORDER 30, 60, 10 of 70 = 0', 'GATHERING: -, 0, 40 of 100 = 60']);
    expect(await walletOf(world, walletId)).toMatchObject({ balance: '40', ongoingUsage: '100', ongoingBalance: '-60' });
  });
  await hold(world);
});

test('a draft that goes away leaves what it would have taken to the next one, at once', async () => {
  const { clockId } = await customer(world, 'gone');
  await byHand(async () => {
    await subscribe(world, 'gone', 'pro');
    const { id: walletId } = await createWallet(world, 'gone', { grantedCredits: '120' });
    await advance(world, clockId, '2027-02-01T02:00:00Z');
    expect(await standing('gone')).toEqual(['DRAFT: -, 0, 100 of 100 = 0', 'DRAFT: -, 0, 20 of 100 = 80', 'GATHERING: -, 0, 0 of 100 = 100']);
    const [first] = await drafts('gone');
    expect(await act(world, 'deleteInvoice', { id: first.id })).toMatchObject({ deletedAt: expect.any(String) });
    expect(await standing('gone')).toEqual(['DRAFT: -, 0, 100 of 100 = 0', 'GATHERING: -, 0, 20 of 100 = 80']);
    expect(await walletOf(world, walletId)).toMatchObject({ credits: '120', ongoingUsage: '200' });
  });
});

test('voiding an invoice that used a coupon, a note and a wallet gives the note and the wallet back to the last unit, and no coupon; drafts show it at once', async () => {
  const { clockId } = await customer(world, 'voided');
  await subscribe(world, 'voided', 'pro');
  await advance(world, clockId, '2027-01-02T00:00:00Z');
  const [paid] = (await credited(world, 'voided')).filter(({ status }) => status === 'PAID');
  await credit(world, { invoice: { id: paid.id }, items: [{ line: paid.lines.nodes[0].id, amount: '33.33' }] });
  await giveCoupon(world, 'voided', { code: 'THIRD', value: { percentage: '33.33' }, frequency: 'ONCE' });
  const { id: walletId } = await createWallet(world, 'voided', { rate: '0.07', grantedCredits: '100.00001' });
  await paying(world, 'voided', 'failed');
  await advance(world, clockId, '2027-02-02T00:00:00Z');
  const used = (await credited(world, 'voided')).find(({ status }) => status === 'PAYMENT_PROCESSING');
  expect([used.totals.total, used.creditNotesTotal, used.walletsTotal, used.amountDue]).toEqual(['66.67', '33.33', '7', '26.34']);
  expect(await couponsOf('voided')).toEqual(['THIRD 33.33 TERMINATED']);
  await byHand(async () => {
    await advance(world, clockId, '2027-03-01T02:00:00Z');
    expect((await drafts('voided'))[0]).toMatchObject({ creditNotesTotal: '0', walletsTotal: '0' });
    expect(await voidInvoice(world, used.id)).toEqual({ status: 'VOIDED' });
    expect(await notesOf(world, 'voided')).toEqual(['CN001 AVAILABLE 33.33 of 33.33', 'USD 33.33']);
    expect(await walletOf(world, walletId)).toMatchObject({ credits: '100.00001', consumedCredits: '0', consumedAmount: '0' });
    expect(await moves(world, walletId)).toEqual(['GRANTED +100.00001 7 SETTLED', 'INVOICED -100.00001 7 SETTLED', 'INVOICED +100.00001 7 SETTLED']);
    expect(await couponsOf('voided')).toEqual(['THIRD 33.33 TERMINATED']);
    expect((await drafts('voided'))[0]).toMatchObject({ creditNotesTotal: '33.33', walletsTotal: '7', amountDue: '59.67' });
  });
  await hold(world);
});

describe('a wallet that expires', () => {
  test('at the instant of an invoice pays nothing of it, and is not shown to; a moment later it pays', async () => {
    for (const [key, expiresAt, paid] of [['sharp', '2027-02-01T00:00:00Z', '0'], ['after', '2027-02-01T00:00:01Z', '20']] as const) {
      const { clockId } = await customer(world, key);
      const { id: walletId } = await createWallet(world, key, { grantedCredits: '50', expiresAt });
      await subscribe(world, key, 'late');
      expect(await walletOf(world, walletId)).toMatchObject({ ongoingUsage: paid, ongoingBalance: paid === '0' ? '50' : '30' });
      expect((await standing(key))[0]).toBe(`GATHERING: -, 0, ${paid} of 20 = ${paid === '0' ? '20' : '0'}`);
      await advance(world, clockId, '2027-02-02T00:00:00Z');
      expect((await standing(key))[0]).toBe(`PAID: -, 0, ${paid} of 20 = ${paid === '0' ? '20' : '0'}`);
      expect(await walletOf(world, walletId)).toMatchObject({ status: 'TERMINATED', terminatedAt: expiresAt, consumedAmount: paid });
    }
    await hold(world);
  });

  test('is shown to drafts by the expiry that it was given last', async () => {
    const { clockId } = await customer(world, 'moved');
    const { id: walletId } = await createWallet(world, 'moved', { grantedCredits: '50' });
    await subscribe(world, 'moved', 'late');
    await set('invoicing,draftPeriod', '"P5D"', '"P0D"', () => advance(world, clockId, '2027-02-02T00:00:00Z'));
    for (const [expiresAt, paid] of [[null, '20'], ['2027-02-06T00:00:00Z', '0'], ['2027-02-06T00:00:01Z', '20'], ['2027-02-03T00:00:00Z', '0']] as const) {
      await update(world, walletId, { expiresAt });
      expect((await standing('moved'))[0]).toBe(`DRAFT: -, 0, ${paid} of 20 = ${paid === '0' ? '20' : '0'}`);
    }
    await advance(world, clockId, '2027-02-07T00:00:00Z');
    expect((await standing('moved'))[0]).toBe('PAID: -, 0, 0 of 20 = 20');
    await hold(world);
  });

  test('pays nothing once its time is over, though nobody has ended it yet', async () => {
    const { id } = await customer(world, 'slow', { testClockId: null });
    const { id: walletId } = await createWallet(world, 'slow', { grantedCredits: '50', expiresAt: '2027-01-10T00:00:00Z' });
    await set('invoicing,draftPeriod', '"P30D"', '"P0D"', async () => {
      await subscribe(world, 'slow', 'pro');
      await work(world, id);
      const [draft] = await drafts('slow');
      expect(draft).toBeDefined();
      all.clock.set('2027-01-10T00:00:00Z');
      expect((await world.data('mutation ($id: ID!) { finalizeInvoice(by: { id: $id }) { ... on Invoice { walletsTotal amountDue status } ... on Error { code message } } }', { id: draft.id })).finalizeInvoice).toMatchObject({ walletsTotal: '0', amountDue: '100' });
      expect(await walletOf(world, walletId)).toMatchObject({ credits: '50', consumedAmount: '0' });
    });
    await hold(world);
  });
});

describe('top-ups that are paid late', () => {
  test('count from then on, though they were overdue', async () => {
    const { clockId } = await customer(world, 'tardy');
    await paying(world, 'tardy', 'failed');
    const { id: walletId } = await createWallet(world, 'tardy', { paidCredits: '30' });
    await advance(world, clockId, '2027-02-15T00:00:00Z');
    const purchase = (await credited(world, 'tardy')).find(({ kind }) => kind === 'WALLET_PURCHASE');
    expect(purchase.status).toBe('OVERDUE');
    await subscribe(world, 'tardy', 'pro');
    await advance(world, clockId, '2027-02-16T00:00:00Z');
    expect((await standing('tardy'))[0]).toMatch(/, 0, 0 of 100 = 100$/);
    await paying(world, 'tardy', 'paid');
    await act(world, 'retryInvoice', { id: purchase.id });
    await advance(world, clockId, '2027-02-17T00:00:00Z');
    expect(await walletOf(world, walletId)).toMatchObject({ credits: '30', ongoingUsage: '100', ongoingBalance: '-70' });
    await advance(world, clockId, '2027-03-16T00:00:00Z');
    expect((await standing('tardy')).filter((of) => of.startsWith('PAID'))).toContain('PAID: -, 0, 30 of 100 = 70');
    await hold(world);
  });
});

test('the ongoing balance falls as usage comes, and what it leaves is what the invoice leaves', async () => {
  const { clockId } = await customer(world, 'using');
  const { id: walletId } = await createWallet(world, 'using', { grantedCredits: '30', rate: '0.5' });
  await subscribe(world, 'using', 'metered');
  let left = '15';
  for (const [count, day, leaves] of [[500, '05', '10'], [700, '20', '3'], [200, '31', '1']] as const) {
    await use(world, 'using', count, `2027-01-${day}T00:00:00Z`);
    left = (await walletOf(world, walletId)).ongoingBalance;
    expect(left).toBe(leaves);
  }
  await advance(world, clockId, '2027-02-01T12:00:00Z');
  expect(await walletOf(world, walletId)).toMatchObject({ balance: left, credits: '2' });
  await hold(world);
});
