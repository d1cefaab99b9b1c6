import { beforeEach, expect, test } from 'vitest';
import { Decimal } from '../../src/kit/decimal.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { advance, brief, customer, flat, giveCoupon, invoicesOf, onePhase, shop, start, subscribe, tokens, use } from './billing-world.ts';
import { credit, credited } from './credit-note-world.ts';

const all = worlds();
beforeEach(() => all.clock.set(start));

// oxlint-disable-next-line typescript/no-explicit-any -- answers are checked by what the tests expect of them
type Answer = any;

const change = async (world: World, id: string, plan: string): Promise<Answer> =>
  (await world.data('mutation ($id: ID!, $plan: Key!) { changeSubscription(by: { id: $id }, input: { plan: { key: $plan }, timing: { preset: IMMEDIATE } }) { ... on ChangedSubscription { next { id } } ... on Error { code message } } }', { id, plan })).changeSubscription.next;
const issued = async (world: World, key: string): Promise<string[]> => brief(await invoicesOf(world, key)).filter((text) => !text.startsWith('GATHERING'));
const figures = 'totals { amount discountsTotal taxesTotal total } coupons { code name amount appliedCoupon { id } } taxRounding { lines taxes } explain { steps { kind name amount } total } lines { nodes { name totals { amount discountsTotal taxesTotal total } detailedLines { discounts { reason amount description } } } }';
const told = async (world: World, key: string): Promise<Answer[]> =>
  (await world.data(`query ($key: String!) { customer(by: { key: $key }) { invoices(first: 20) { nodes { status ${figures} } } } }`, { key })).customer.invoices.nodes.filter(({ status }: Answer) => status !== 'GATHERING');

test('time that is not used of a fee that a coupon had reduced is given back as it was paid, whatever the coupon is by then', async () => {
  const world = await shop(await all.create(), { pro: onePhase(flat('base', '31')), big: onePhase(flat('large', '310')) });
  await world.data('mutation { createTax(input: { key: "vat", name: "VAT", rate: "20", appliedToOrganization: true }) { __typename } }');
  for (const [key, percentage, taken, net, vat] of [['half', '50', '10.5', '199.5', '39.9'], ['third', '33.33', '7', '196', '39.2'], ['all', '100', '21', '210', '42']] as const) {
    const { clockId } = await customer(world, key);
    const applied = await giveCoupon(world, key, { code: key, value: { percentage }, frequency: 'ONCE' });
    const { id } = await subscribe(world, key, 'pro');
    await advance(world, clockId, '2027-01-11T00:00:00Z');
    await change(world, id, 'big');
    await advance(world, clockId, '2027-01-12T00:00:00Z');
    const [, second] = await told(world, key);
    const credit = second.lines.nodes.find(({ name }: Answer) => name === 'base fee');
    // 20 of 31 days, less what the coupon had taken of them.
    expect(credit.totals).toMatchObject({ amount: '-21', discountsTotal: `-${taken}` });
    expect(credit.detailedLines[0].discounts).toEqual([{ reason: 'COUPON', amount: `-${taken}`, description: key }]);
    expect(second.coupons).toEqual([{ code: key, name: key, amount: `-${taken}`, appliedCoupon: null }]);
    expect(second.totals).toMatchObject({ amount: '189', discountsTotal: `-${taken}`, taxesTotal: vat });
    expect(second.taxRounding).toEqual({ lines: '0', taxes: '0' });
    expect(second.explain.steps.map(({ kind, name, amount }: Answer) => `${kind} ${name} ${amount}`)).toEqual(['LINE large fee 210', 'LINE base fee -21', `COUPON ${key} ${taken}`, `TAX VAT ${vat}`]);
    expect(Decimal.of(second.totals.total).eq(Decimal.of(net).add(Decimal.of(vat)))).toBe(true);
    expect(await world.data('query ($key: String!) { customer(by: { key: $key }) { appliedCoupons { nodes { id used status } } } }', { key })).toMatchObject({ customer: { appliedCoupons: { nodes: [{ id: applied.id, status: 'TERMINATED' }] } } });
  }
});

test('more of it than an invoice bears waits, and together no more is given back than was paid', async () => {
  const world = await shop(await all.create(), { pro: onePhase(flat('base', '31')), small: onePhase(flat('mini', '3.1')) });
  const { clockId } = await customer(world, 'slow');
  await giveCoupon(world, 'slow', { code: 'HALF', value: { percentage: '50' }, frequency: 'ONCE' });
  const { id } = await subscribe(world, 'slow', 'pro');
  await advance(world, clockId, '2027-01-11T00:00:00Z');
  await change(world, id, 'small');
  await advance(world, clockId, '2027-01-11T02:00:00Z');
  const upcoming = async () => (await world.data('{ upcomingInvoice(customer: { key: "slow" }) { totals { total } lines { name totals { total } } } }')).upcomingInvoice;
  const shown: Answer[] = [];
  for (const month of ['02', '03', '04', '05']) {
    const next = await upcoming();
    shown.push(`${next.totals.total}: ${next.lines.map(({ name, totals }: Answer) => `${name} ${totals.total}`).join('; ')}`);
    await advance(world, clockId, `2027-${month}-01T02:00:00Z`);
  }
  const bills = (await told(world, 'slow')).slice(1).map(({ totals, lines }: Answer) => `${totals.total}: ${lines.nodes.map(({ name, totals: of }: Answer) => `${name} ${of.total}`).join('; ')}`);
  // 2.1 for the rest of January, and 3.1 a month: 10.5 were paid for nothing.
  expect(bills).toEqual(['0: mini fee 2.1; base fee -2.1', '0: mini fee 3.1; base fee -3.1', '0: mini fee 3.1; base fee -3.1', '0.9: mini fee 3.1; base fee -2.2', '3.1: mini fee 3.1']);
  expect(shown).toEqual(bills.slice(1));
});

test('usage that was billed under a coupon and is taken back is credited as it was paid', async () => {
  const world = await shop(await all.create(), { metered: onePhase(tokens({ unit: { amount: '1' } })) });
  const { clockId } = await customer(world, 'late');
  await giveCoupon(world, 'late', { code: 'MOST', value: { percentage: '90' }, frequency: 'ONCE' });
  await subscribe(world, 'late', 'metered');
  await use(world, 'late', 100, '2027-01-10T00:00:00Z');
  await advance(world, clockId, '2027-02-02T00:00:00Z');
  await use(world, 'late', -40, '2027-01-11T00:00:00Z');
  await use(world, 'late', 50, '2027-02-10T00:00:00Z');
  await advance(world, clockId, '2027-03-02T00:00:00Z');
  expect(await issued(world, 'late')).toEqual(['PAID 10: Tokens 2027-01-01 100 10', 'PAID 46: Tokens 2027-02-01 50 50; Tokens 2027-01-01 - -4']);
  // A note on what the credit was set off against takes its part of that, and no more.
  const second = (await credited(world, 'late')).find(({ totals }) => totals.total === '46');
  expect(await credit(world, { invoice: { id: second.id }, items: [{ line: second.lines.nodes[0].id, amount: '50' }] })).toMatchObject({ total: '46' });
});

test('what a later line credited of a fee is credited by no note again, of the fee and with its taxes', async () => {
  const world = await shop(await all.create(), { pro: onePhase(flat('base', '31')), big: onePhase(flat('large', '310')) });
  await world.data('mutation { createTax(input: { key: "vat", name: "VAT", rate: "20", appliedToOrganization: true }) { __typename } }');
  for (const [key, coupon, left, total] of [['plain', null, '12', '12'], ['halved', '50', '6', '6'], ['free', '100', '0', null]] as const) {
    const { clockId } = await customer(world, key);
    if (coupon !== null) await giveCoupon(world, key, { code: key, value: { percentage: coupon }, frequency: 'ONCE' });
    const { id } = await subscribe(world, key, 'pro');
    await advance(world, clockId, '2027-01-11T00:00:00Z');
    await change(world, id, 'big');
    await advance(world, clockId, '2027-01-12T00:00:00Z');
    const fee = (await credited(world, key)).find(({ lines }) => lines.nodes.length === 1 && lines.nodes[0].name === 'base fee');
    expect([fee.creditable, fee.refundable]).toEqual([left, left]);
    const note = (amount: string) => credit(world, { invoice: { id: fee.id }, items: [{ line: fee.lines.nodes[0].id, amount }] });
    expect(await note('10.01')).toMatchObject({ issues: [{ code: 'HIGHER_THAN_REMAINING_FEE_AMOUNT', message: expect.stringContaining('10 is left') }] });
    expect(await note('10')).toMatchObject(total === null ? { issues: [{ code: 'NOTHING_TO_CREDIT' }] } : { total });
    expect((await credited(world, key)).find(({ id: one }) => one === fee.id)).toMatchObject({ creditable: '0' });
    // The next fee is charged in full, but for the note.
    await advance(world, clockId, '2027-02-02T00:00:00Z');
    expect((await credited(world, key)).find(({ totals, status }) => totals.total === '372' && status === 'PAID')).toMatchObject({ creditNotesTotal: total ?? '0' });
  }
});

test('a fee that a coupon had reduced, voided and charged again, is given back as it was charged', async () => {
  const world = await shop(await all.create(), { pro: onePhase(flat('base', '31')), big: onePhase(flat('large', '310')) });
  const { clockId } = await customer(world, 'again', { metadata: { 'tollgate.sandbox.target_payment_status': 'failed' } });
  await giveCoupon(world, 'again', { code: 'HALF', value: { percentage: '50' }, frequency: 'ONCE' });
  const { id } = await subscribe(world, 'again', 'pro');
  await advance(world, clockId, '2027-01-02T00:00:00Z');
  const first = (await invoicesOf(world, 'again')).find(({ totals }) => totals.total === '15.5');
  await world.data('mutation ($id: ID!) { voidInvoice(by: { id: $id }, input: { reason: "address", action: { type: PENDING, percentage: "100" } }) { __typename } }', { id: first.id });
  await advance(world, clockId, '2027-01-11T00:00:00Z');
  await change(world, id, 'big');
  await advance(world, clockId, '2027-01-12T00:00:00Z');
  const fee = (await credited(world, 'again')).find(({ totals, status }) => totals.total === '15.5' && status !== 'VOIDED');
  expect(fee.creditable).toBe('5');
  expect(await credit(world, { invoice: { id: fee.id }, items: [{ line: fee.lines.nodes[0].id, amount: '5.01' }] })).toMatchObject({ issues: [{ code: 'HIGHER_THAN_REMAINING_FEE_AMOUNT' }] });
  expect((await issued(world, 'again')).map((text) => text.replace('PAYMENT_PROCESSING', 'OWED'))).toEqual(['VOIDED 15.5: base fee 2027-01-01 - 15.5', 'OWED 15.5: base fee 2027-01-01 - 15.5', 'OWED 199.5: large fee 2027-01-11 - 210; base fee 2027-01-11 - -10.5']);
});

test('a fee that is voided though a later invoice credited some of it is charged that back, as it was credited; usage that is used after all as well', async () => {
  const world = await shop(await all.create(), { pro: onePhase(flat('base', '31')), big: onePhase(flat('large', '310')), metered: onePhase(tokens({ unit: { amount: '1' } })) });
  for (const [key, coupon, credit, again] of [['plain', null, '-21', '21'], ['halved', '50', '-10.5', '10.5']] as const) {
    const { clockId } = await customer(world, key, { metadata: { 'tollgate.sandbox.target_payment_status': 'failed' } });
    if (coupon !== null) await giveCoupon(world, key, { code: key, value: { percentage: coupon }, frequency: 'ONCE' });
    const { id } = await subscribe(world, key, 'pro');
    await advance(world, clockId, '2027-01-11T00:00:00Z');
    await change(world, id, 'big');
    await advance(world, clockId, '2027-01-12T00:00:00Z');
    const [fee, second] = (await invoicesOf(world, key)).filter(({ status }) => status === 'PAYMENT_PROCESSING');
    expect(second.lines.nodes.map(({ totals }: Answer) => totals.total)).toEqual(['210', credit]);
    await world.data('mutation ($id: ID!) { voidInvoice(by: { id: $id }, input: { reason: "wrong", action: { type: DISCARD } }) { __typename } }', { id: fee.id });
    await advance(world, clockId, '2027-02-02T00:00:00Z');
    expect((await issued(world, key)).slice(2)).toEqual([`PAYMENT_PROCESSING ${again}: base fee 2027-01-11 - ${again}`, 'PAYMENT_PROCESSING 310: large fee 2027-02-01 - 310']);
  }
  await world.command().read.rows(`update billing_profile set workflow = jsonb_set(workflow, '{invoicing,lateUsagePeriods}', '6') where organization_id = $1`);
  const { clockId } = await customer(world, 'twice');
  await giveCoupon(world, 'twice', { code: 'MOST', value: { percentage: '90' }, frequency: 'ONCE' });
  await subscribe(world, 'twice', 'metered');
  await use(world, 'twice', 100, '2027-01-10T00:00:00Z');
  await advance(world, clockId, '2027-02-01T02:00:00Z');
  for (const [late, month] of [[-40, '02'], [40, '03'], [-30, '04'], [10, '05']] as const) {
    await use(world, 'twice', late, '2027-01-11T00:00:00Z');
    await use(world, 'twice', 50, `2027-${month}-10T00:00:00Z`);
    await advance(world, clockId, `2027-0${Number(month) + 1}-01T02:00:00Z`);
  }
  expect((await issued(world, 'twice')).map((text) => text.split('; ')[1])).toEqual([undefined, 'Tokens 2027-01-01 - -4', 'Tokens 2027-01-01 - 4', 'Tokens 2027-01-01 - -3', 'Tokens 2027-01-01 - 1']);
});
