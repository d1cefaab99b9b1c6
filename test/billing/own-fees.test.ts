import { beforeEach, describe, expect, test } from 'vitest';
import { billUsageOf } from '../../src/billing/index.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { createWallet } from './wallet-world.ts';
import { advance, brief, customer, dbId, flat, giveCoupon, invoicesOf, onePhase, sell, start, subscribe } from './billing-world.ts';
import { alone, callShop, feeInvoices, ownFees, pay, shown, takeBack, told, used } from './own-fees-world.ts';

const all = worlds();
beforeEach(() => all.clock.set(start));

// oxlint-disable-next-line typescript/no-explicit-any -- answers are checked by what the tests expect of them
type Answer = any;

const vat = (world: World, rate: string) => world.data('mutation ($rate: Decimal!) { createTax(input: { key: "vat", name: "VAT", rate: $rate, appliedToOrganization: true }) { ... on Tax { id } ... on Error { code } } }', { rate });

/** A subscriber of calls that are paid on their own beside a fee of 20. */
async function acmeOf(world: World, plan = 'pro') {
  const acme = await customer(world, 'acme');
  await subscribe(world, 'acme', plan, { key: 's' });
  return acme;
}
const pro = (amount: string, more: object = {}) => ({ pro: onePhase(flat('base', '20'), alone('calls', amount, more)) });

describe('fees that are paid on their own', () => {
  test('are there at once, and those that succeed go onto one invoice at the end of their period, paid', async () => {
    const world = await callShop(await all.create(), pro('0.11'));
    await vat(world, '19');
    const acme = await acmeOf(world);
    await used(world, acme, '2027-01-05T00:00:00Z', [3, 3, 3, 5, 7]);
    const fees = await ownFees(world, 'acme');
    // 0.33 and 19 percent of it, 0.0627, each rounded by itself.
    expect(told(fees)).toEqual(['calls 3 0.39', 'calls 3 0.39', 'calls 3 0.39', 'calls 5 0.65', 'calls 7 0.92'].map((text) => `${text} PENDING ADVANCE_CHARGES GATHERING`));
    expect(shown(await feeInvoices(world, 'acme'))).toEqual(['GATHERING 2.74 (0.43): calls 3 0.39; calls 3 0.39; calls 3 0.39; calls 5 0.65; calls 7 0.92']);
    for (const fee of fees.slice(0, 3)) expect(await pay(world, fee)).toMatchObject({ paymentStatus: 'SUCCEEDED', succeededAt: '2027-01-05T01:00:00Z', failedAt: null });
    expect(await pay(world, fees[3], 'FAILED')).toMatchObject({ paymentStatus: 'FAILED', failedAt: '2027-01-05T01:00:00Z', succeededAt: null });
    await advance(world, acme.clockId, '2027-01-31T23:59:59Z');
    expect((await feeInvoices(world, 'acme')).map(({ status }) => status)).toEqual(['GATHERING']);
    await advance(world, acme.clockId, '2027-02-01T00:00:00Z');
    const [held, paid] = await feeInvoices(world, 'acme');
    expect(shown([held, paid])).toEqual(['GATHERING 1.57 (0.25): calls 5 0.65; calls 7 0.92', 'PAID 1.17 (0.18): calls 3 0.39; calls 3 0.39; calls 3 0.39']);
    // On the whole they would bear 0.19: each was collected by itself, and so is the invoice.
    expect(paid).toMatchObject({
      state: 'PAID', issuedAt: '2027-02-01T00:00:00Z', paidAt: '2027-02-01T00:00:00Z', period: { from: start, to: '2027-02-01T00:00:00Z' }, amountDue: '1.17', creditNotesTotal: '0', walletsTotal: '0', coupons: [], validationIssues: [],
      totals: { amount: '0.99', taxesTotal: '0.18', total: '1.17' }, taxes: [{ key: 'vat', rate: '19', base: '0.99', amount: '0.18' }], taxRounding: { lines: '0', taxes: '0' },
      explain: { total: '1.17', amountDue: '1.17', steps: [{ kind: 'LINE', name: 'calls', amount: '0.33' }, { kind: 'LINE', name: 'calls', amount: '0.33' }, { kind: 'LINE', name: 'calls', amount: '0.33' }, { kind: 'TAX', name: 'VAT', amount: '0.18' }] },
    });
    expect(paid.number).toMatch(/\d$/);
    // Nothing of them is on any other invoice, and nothing comes twice.
    expect(brief(await invoicesOf(world, 'acme')).filter((text) => text.includes('base fee') && text.startsWith('PAID'))).toEqual(['PAID 23.8: base fee 2027-01-01 - 23.8', 'PAID 23.8: base fee 2027-02-01 - 23.8']);
    await advance(world, acme.clockId, '2027-03-05T00:00:00Z');
    await billUsageOf(world.command(), dbId(acme.id));
    expect(shown(await feeInvoices(world, 'acme'))).toEqual(shown([held, paid]));
  });

  test.each([
    ['JPY', '10.5', '10', '35 (3)', ['3 35']],
    ['USD', '0.005', '20', '0.02 (0)', ['3 0.02']],
    ['KWD', '0.1235', '5', '0.39 (0.019)', ['3 0.39']],
  ])('come to whole minor units of %s, each with its taxes', async (currency, amount, rate, together, each) => {
    const world = await callShop(await all.create(), {});
    await vat(world, rate);
    await sell(world, { pro: { ...onePhase(alone('calls', amount)), currency } });
    const acme = await acmeOf(world);
    await used(world, acme, '2027-01-05T00:00:00Z', [3]);
    const fees = await ownFees(world, 'acme');
    expect(fees.map(({ quantity, totals }) => `${quantity} ${totals.total}`)).toEqual(each);
    await pay(world, fees[0]);
    await advance(world, acme.clockId, '2027-02-01T00:00:00Z');
    expect(shown(await feeInvoices(world, 'acme'))).toEqual([`PAID ${together}: calls 3 ${fees[0].totals.total}`]);
  });

  test('bear the taxes of when they were made, and an invoice of several rates shows each', async () => {
    const world = await callShop(await all.create(), pro('1'));
    await vat(world, '10');
    const acme = await acmeOf(world);
    await used(world, acme, '2027-01-05T00:00:00Z', [10]);
    await world.data('mutation { updateTax(by: { key: "vat" }, input: { rate: "20" }) { __typename } }');
    await used(world, acme, '2027-01-06T00:00:00Z', [10]);
    const fees = await ownFees(world, 'acme');
    expect(fees.map(({ totals }) => totals.total)).toEqual(['11', '12']);
    for (const fee of fees) await pay(world, fee);
    await advance(world, acme.clockId, '2027-02-01T00:00:00Z');
    expect((await feeInvoices(world, 'acme')).map(({ totals, taxes }) => [totals.total, taxes])).toEqual([['23', [{ key: 'vat', rate: '10', base: '10', amount: '1' }, { key: 'vat', rate: '20', base: '10', amount: '2' }]]]);
  });

  test('are paid by nothing else, and take of nothing that the customer has', async () => {
    const world = await callShop(await all.create(), pro('10', { discounts: { percentage: '10' } }));
    const acme = await acmeOf(world);
    await advance(world, acme.clockId, '2027-01-02T00:00:00Z');
    await giveCoupon(world, 'acme', { code: 'HALF', value: { percentage: '50' }, frequency: 'FOREVER' });
    const wallet = await createWallet(world, 'acme', { grantedCredits: '100' });
    const look = async (): Promise<Answer> => world.data('{ customer(by: { key: "acme" }) { wallets(first: 1) { nodes { balance ongoingBalance ongoingUsage } } } upcomingInvoice(customer: { key: "acme" }) { totals { total } lines { name } } }');
    const before = await look();
    await used(world, acme, '2027-01-05T00:00:00Z', [2, 3]);
    expect(await look()).toEqual(before);
    const fees = await ownFees(world, 'acme');
    expect(fees.map(({ totals }) => [totals.discountsTotal, totals.total])).toEqual([['2', '18'], ['3', '27']]);
    await pay(world, fees[0]);
    expect(await look()).toEqual(before);
    await advance(world, acme.clockId, '2027-02-01T00:00:00Z');
    const [, invoice] = await feeInvoices(world, 'acme');
    expect(invoice).toMatchObject({ status: 'PAID', totals: { total: '18' }, amountDue: '18', walletsTotal: '0', creditNotesTotal: '0', coupons: [] });
    // The fee of the subscription took half of itself, and no more.
    expect((await look()).customer.wallets.nodes[0].balance).toBe('90');
    expect(wallet.balance).toBe('100');
  });

  test('that are paid late go with the next period, and at once where none follows', async () => {
    const world = await callShop(await all.create(), pro('1'));
    const acme = await acmeOf(world);
    await used(world, acme, '2027-01-05T00:00:00Z', [1, 2, 3]);
    const fees = await ownFees(world, 'acme');
    await pay(world, fees[0]);
    await pay(world, fees[1], 'FAILED');
    await advance(world, acme.clockId, '2027-02-03T00:00:00Z');
    expect(shown(await feeInvoices(world, 'acme'))).toEqual(['GATHERING 5 (0): calls 2 2; calls 3 3', 'PAID 1 (0): calls 1 1']);
    expect(await pay(world, fees[1])).toMatchObject({ paymentStatus: 'SUCCEEDED', failedAt: '2027-01-05T01:00:00Z', succeededAt: '2027-02-03T00:00:00Z', invoiceAt: '2027-03-01T00:00:00Z' });
    // Said again, nothing moves.
    await advance(world, acme.clockId, '2027-02-04T00:00:00Z');
    expect(await pay(world, fees[1])).toMatchObject({ succeededAt: '2027-02-03T00:00:00Z', invoiceAt: '2027-03-01T00:00:00Z' });
    await advance(world, acme.clockId, '2027-03-01T00:00:00Z');
    expect(shown(await feeInvoices(world, 'acme'))).toEqual(['GATHERING 3 (0): calls 3 3', 'PAID 1 (0): calls 1 1', 'PAID 2 (0): calls 2 2']);
    await world.data('mutation { cancelSubscription(by: { key: "s" }, timing: { preset: IMMEDIATE }) { __typename } }');
    await advance(world, acme.clockId, '2027-03-10T00:00:00Z');
    await pay(world, fees[2]);
    await advance(world, acme.clockId, '2027-03-10T00:00:01Z');
    expect(shown(await feeInvoices(world, 'acme'))).toEqual(['PAID 1 (0): calls 1 1', 'PAID 2 (0): calls 2 2', 'PAID 3 (0): calls 3 3']);
  });

  test('are invoiced when their subscription ends before their period does, or its plan changes', async () => {
    const world = await callShop(await all.create(), { ...pro('1'), max: onePhase(flat('base', '40'), alone('calls', '2')) });
    const acme = await acmeOf(world);
    await used(world, acme, '2027-01-05T00:00:00Z', [1, 2]);
    const [first, second] = await ownFees(world, 'acme');
    await pay(world, first);
    await world.data('mutation { changeSubscription(by: { key: "s" }, input: { plan: { key: "max" }, timing: { preset: IMMEDIATE } }) { __typename } }');
    await advance(world, acme.clockId, '2027-01-05T02:00:00Z');
    expect(shown(await feeInvoices(world, 'acme'))).toEqual(['GATHERING 2 (0): calls 2 2', 'PAID 1 (0): calls 1 1']);
    await used(world, acme, '2027-01-07T00:00:00Z', [4]);
    const last = (await ownFees(world, 'acme')).at(-1);
    expect(last.totals.total).toBe('8');
    await pay(world, last);
    await advance(world, acme.clockId, '2027-01-10T00:00:00Z');
    expect((await feeInvoices(world, 'acme')).map(({ status }) => status)).toEqual(['GATHERING', 'PAID']);
    const { customer: of } = await world.data('{ customer(by: { key: "acme" }) { subscriptions(first: 5) { nodes { id activeTo } } } }');
    const running = of.subscriptions.nodes.find(({ activeTo }: Answer) => activeTo === null);
    await world.data('mutation ($id: ID!) { cancelSubscription(by: { id: $id }, timing: { preset: IMMEDIATE }) { __typename } }', { id: running.id });
    await advance(world, acme.clockId, '2027-01-10T00:00:01Z');
    expect(shown(await feeInvoices(world, 'acme'))).toEqual(['GATHERING 2 (0): calls 2 2', 'PAID 1 (0): calls 1 1', 'PAID 8 (0): calls 4 8']);
    // What the old plan charged is paid by who it is asked of, however late.
    await pay(world, second);
    await advance(world, acme.clockId, '2027-01-10T00:00:02Z');
    expect(shown(await feeInvoices(world, 'acme'))).toEqual(['PAID 1 (0): calls 1 1', 'PAID 8 (0): calls 4 8', 'PAID 2 (0): calls 2 2']);
  });

  test('of what is carried into a period are made when it begins', async () => {
    const world = await callShop(await all.create(), { pro: onePhase(alone('seats', '10')) });
    const acme = await acmeOf(world);
    await used(world, acme, '2027-01-05T00:00:00Z', [2], 'seats');
    await pay(world, (await ownFees(world, 'acme'))[0]);
    await advance(world, acme.clockId, '2027-02-01T01:00:00Z');
    const [, carried] = await ownFees(world, 'acme');
    expect(told([carried])).toEqual(['seats 2 20 PENDING ADVANCE_CHARGES GATHERING']);
    expect(shown(await feeInvoices(world, 'acme'))).toEqual(['GATHERING 20 (0): seats 2 20', 'PAID 20 (0): seats 2 20']);
  });

  test('count for a minimum commitment', async () => {
    const world = await callShop(await all.create(), { pro: { ...onePhase(alone('calls', '1')), minimumCommitment: { amount: '50' } } });
    const acme = await acmeOf(world);
    await used(world, acme, '2027-01-05T00:00:00Z', [12, 8]);
    const [first] = await ownFees(world, 'acme');
    await pay(world, first);
    await advance(world, acme.clockId, '2027-02-01T02:00:00Z');
    const issued = (await invoicesOf(world, 'acme')).filter(({ issuedAt }: Answer) => issuedAt !== null);
    expect(issued.map(({ totals }: Answer) => totals.total).toSorted()).toEqual(['12', '30']);
  });
});

describe('updateFee', () => {
  test('refuses what is not paid on its own or is invoiced, says why, and changes nothing', async () => {
    const world = await callShop(await all.create(), { pro: onePhase(flat('base', '20'), alone('calls', '1'), alone('seats', '1', { regroupPaidFees: null })) });
    const acme = await acmeOf(world);
    await used(world, acme, '2027-01-05T00:00:00Z', [1, 2]);
    await used(world, acme, '2027-01-06T00:00:00Z', [4], 'seats');
    const list = async () => (await world.data('{ fees(first: 50) { nodes { id name paymentStatus paidOnItsOwn succeededAt refundedAt invoice { status } } } }')).fees.nodes as Answer[];
    const [base, , one, two, seats] = await list();
    expect([base, one, seats].map(({ name, paymentStatus, paidOnItsOwn, succeededAt }) => [name, paymentStatus, paidOnItsOwn, succeededAt])).toEqual([['base fee', 'SUCCEEDED', false, '2027-01-01T00:00:00Z'], ['calls', 'PENDING', true, null], ['seats', 'PENDING', false, null]]);
    expect(await pay(world, base)).toMatchObject({ code: 'FEE_INVOICED', conflictingId: base.id });
    expect(await pay(world, seats)).toMatchObject({ code: 'FEE_PAID_WITH_INVOICE', conflictingId: seats.id });
    expect(await pay(world, { id: acme.id })).toMatchObject({ code: 'FEE_NOT_FOUND' });
    await pay(world, one);
    await advance(world, acme.clockId, '2027-02-01T00:00:00Z');
    const before = await list();
    const refused = await pay(world, one, 'REFUNDED');
    expect(refused).toMatchObject({ code: 'FEE_INVOICED', conflictingId: one.id });
    expect(refused.message).toContain('credit note');
    await pay(world, one);
    expect(await list()).toEqual(before);
    expect(await pay(world, two, 'REFUNDED')).toMatchObject({ paymentStatus: 'REFUNDED', refundedAt: '2027-02-01T00:00:00Z' });
  });

  test('tells each change once, and who may not write changes nothing', async () => {
    const world = await callShop(await all.create(), pro('1'));
    const acme = await acmeOf(world);
    await used(world, acme, '2027-01-05T00:00:00Z', [1]);
    const [fee] = await ownFees(world, 'acme');
    for (const status of ['FAILED', 'FAILED', 'SUCCEEDED', 'SUCCEEDED', 'PENDING']) await pay(world, fee, status);
    const reader = await world.ask('mutation ($id: ID!) { updateFee(id: $id, input: { paymentStatus: FAILED }) { __typename } }', { id: fee.id }, world.limited('billing:read'));
    expect(reader.errors.map(({ code }) => code)).toEqual(['FORBIDDEN']);
    const news = await world.command().read.rows<{ type: string; payload: object | null }>(`select type, payload from outbox_event where organization_id = $1 and type like 'fee.%' order by id`);
    expect(news.map(({ type, payload }) => [type, payload])).toEqual([['fee.created', {}], ['fee.updated', { from: 'PENDING', to: 'FAILED' }], ['fee.updated', { from: 'FAILED', to: 'SUCCEEDED' }], ['fee.updated', { from: 'SUCCEEDED', to: 'PENDING' }]]);
    await advance(world, acme.clockId, '2027-02-02T00:00:00Z');
    expect(told(await ownFees(world, 'acme'))).toEqual(['calls 1 1 PENDING ADVANCE_CHARGES GATHERING']);
  });

  test('of what is deleted is refused, and deleteFee takes back what is not paid alone', async () => {
    const world = await callShop(await all.create(), pro('1'));
    const acme = await acmeOf(world);
    await used(world, acme, '2027-01-05T00:00:00Z', [1, 2, 3, 4]);
    const [failed, paid, refunded, pending] = await ownFees(world, 'acme');
    await pay(world, failed, 'FAILED');
    await pay(world, paid);
    await pay(world, refunded, 'REFUNDED');
    expect([await takeBack(world, paid), await takeBack(world, refunded)]).toEqual([{ code: 'FEE_PAID' }, { code: 'FEE_PAID' }]);
    for (const fee of [failed, failed, pending]) expect(await takeBack(world, fee)).toEqual({ deletedAt: '2027-01-05T01:00:00Z' });
    expect(await pay(world, failed)).toMatchObject({ code: 'FEE_DELETED' });
    expect(shown(await feeInvoices(world, 'acme'))).toEqual(['GATHERING 5 (0): calls 2 2; calls 3 3']);
    await billUsageOf(world.command(), dbId(acme.id));
    await advance(world, acme.clockId, '2027-02-02T00:00:00Z');
    expect(shown(await feeInvoices(world, 'acme'))).toEqual(['GATHERING 3 (0): calls 3 3', 'PAID 2 (0): calls 2 2']);
    expect(await takeBack(world, paid)).toEqual({ code: 'FEE_INVOICED' });
  });

  test('holds up deleting its customer while a fee is pending or waits for its invoice, and is refused once it is deleted', async () => {
    const world = await callShop(await all.create(), pro('1'));
    const acme = await acmeOf(world);
    await used(world, acme, '2027-01-05T00:00:00Z', [1, 2]);
    const [one, two] = await ownFees(world, 'acme');
    await pay(world, one, 'FAILED');
    await advance(world, acme.clockId, '2027-01-20T00:00:00Z');
    await world.data('mutation { cancelSubscription(by: { key: "s" }, timing: { preset: IMMEDIATE }) { __typename } }');
    await advance(world, acme.clockId, '2027-02-20T00:00:00Z');
    const remove = async () => (await world.data('mutation { deleteCustomer(by: { key: "acme" }) { ... on Customer { deletedAt } ... on Error { code message } } }')).deleteCustomer;
    const refused = await remove();
    expect(refused.code).toBe('DELETING_CUSTOMER_WITH_OPEN_FEES');
    expect(refused.message).toContain('1 fees that are paid on their own are PENDING');
    await pay(world, two);
    await advance(world, acme.clockId, '2027-02-20T00:00:01Z');
    expect(await remove()).toEqual({ deletedAt: '2027-02-20T00:00:01Z' });
    expect(await pay(world, one)).toMatchObject({ code: 'CUSTOMER_DELETED' });
    expect(told([(await ownFees(world, 'acme', { customers: null }))[0]])).toEqual(['calls 1 1 FAILED ADVANCE_CHARGES GATHERING']);
  });
});
