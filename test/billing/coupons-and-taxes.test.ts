import { beforeEach, describe, expect, test } from 'vitest';
import { Decimal } from '../../src/kit/decimal.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { act, advance, applyCoupon, customer, flat, giveCoupon, onePhase, shop, start, subscribe, tokens, use } from './billing-world.ts';

const all = worlds();
beforeEach(() => all.clock.set(start));

// oxlint-disable-next-line typescript/no-explicit-any -- answers are checked by what the tests expect of them
type Answer = any;

const sums = 'amount chargesTotal discountsTotal taxesInclusiveTotal taxesExclusiveTotal taxesTotal creditsTotal total';
const page = `id status totals { ${sums} } taxes { key rate behavior base amount } coupons { code amount } taxRounding { lines taxes }
  lines { nodes { name taxes { key } totals { ${sums} } detailedLines { totals { amount chargesTotal discountsTotal } discounts { reason amount description } } } }`;

async function billed(world: World, key: string): Promise<Answer[]> {
  const { customer: found } = await world.data(`query ($key: String!) { customer(by: { key: $key }) { invoices(first: 50) { nodes { ${page} } } } }`, { key });
  for (const invoice of found.invoices.nodes) hold(invoice);
  return found.invoices.nodes;
}

/** Amounts, charges and discounts of an invoice are the sums of its lines', a line's of its detailed lines'; taxes differ by what is told. */
function hold(invoice: Answer): void {
  const sum = (parts: Answer[], member: string) => Decimal.sum(parts.map(({ totals }) => Decimal.of(totals[member]))).toString();
  const lines = invoice.lines.nodes;
  for (const member of ['amount', 'chargesTotal', 'discountsTotal']) {
    expect(sum(lines, member)).toBe(invoice.totals[member]);
    for (const line of lines) expect(sum(line.detailedLines, member)).toBe(line.totals[member]);
  }
  const of = (totals: Answer) => Decimal.of(totals.amount).add(Decimal.of(totals.chargesTotal)).sub(Decimal.of(totals.discountsTotal)).add(Decimal.of(totals.taxesExclusiveTotal)).sub(Decimal.of(totals.creditsTotal)).toString();
  for (const { totals } of [invoice, ...lines]) expect(totals.total).toBe(of(totals));
  expect(Decimal.of(sum(lines, 'taxesTotal')).add(Decimal.of(invoice.taxRounding.lines)).toString()).toBe(invoice.totals.taxesTotal);
  expect(Decimal.of(invoice.totals.taxesTotal).toString()).toBe(Decimal.sum(invoice.taxes.map(({ amount }: Answer) => Decimal.of(amount))).add(Decimal.of(invoice.taxRounding.taxes)).toString());
}

const tax = (world: World, key: string, rate: string, appliedToOrganization = false) =>
  world.data('mutation ($input: CreateTaxInput!) { createTax(input: $input) { ... on Tax { id } ... on Error { message } } }', { input: { key, name: key.toUpperCase(), rate, appliedToOrganization } });
const bear = (world: World, key: string, ...taxes: string[]) =>
  world.data('mutation ($input: ApplyCustomerTaxesInput!) { applyCustomerTaxes(input: $input) { ... on Customer { taxes { key } } ... on Error { code } } }', { input: { customer: { key }, taxes: taxes.map((of) => ({ key: of })) } });
const held = async (world: World, key: string): Promise<string[]> =>
  (await world.data('query ($key: String!) { customer(by: { key: $key }) { appliedCoupons(first: 10) { nodes { code used usesLeft remaining status } } } }', { key })).customer.appliedCoupons.nodes.map(
    ({ code, used, usesLeft, remaining, status }: Answer) => `${code} ${used} ${usesLeft ?? '-'} ${remaining ?? '-'} ${status}`,
  );
const brief = ({ status, totals, taxes, coupons }: Answer): string =>
  `${status} ${totals.amount} - ${totals.discountsTotal} + ${totals.taxesTotal} = ${totals.total} | ${coupons.map(({ code, amount }: Answer) => `${code} ${amount}`).join(', ')} | ${taxes.map(({ key, base, amount }: Answer) => `${key} ${amount} of ${base}`).join(', ')}`;

test('two coupons over six fees are spread to the cent, and taxes come on what is left', async () => {
  const amounts = ['992.9', '2997.7', '31.3', '64.6', '31.3', '19.99'];
  const world = await shop(await all.create(), { big: onePhase(...amounts.map((amount, n) => flat(`fee${n}`, amount))) });
  const acme = await customer(world, 'acme');
  await tax(world, 'vat', '20', true);
  for (const code of ['ONE', 'TWO']) await giveCoupon(world, 'acme', { code, value: { fixed: { amount: '10', currency: 'USD' } }, frequency: 'ONCE' });
  await subscribe(world, 'acme', 'big');
  await advance(world, acme.clockId, '2027-01-02T00:00:00Z');
  const invoice = (await billed(world, 'acme')).find(({ status }) => status === 'PAID');
  expect(brief(invoice)).toBe('PAID 4137.79 - 20 + 823.56 = 4941.35 | ONE 10, TWO 10 | vat 823.56 of 4117.79');
  expect(invoice.lines.nodes.map(({ totals }: Answer) => totals.discountsTotal)).toEqual(['4.8', '14.49', '0.15', '0.31', '0.15', '0.1']);
  expect(invoice.lines.nodes[0].detailedLines[0].discounts).toEqual([{ reason: 'COUPON', amount: '4.8', description: 'ONE, TWO' }]);
  expect(await held(world, 'acme')).toEqual(['ONE 10 - 0 TERMINATED', 'TWO 10 - 0 TERMINATED']);
});

test('in currencies of 0, 2 and 3 digits what gathers shows what is billed, and uses nothing', async () => {
  const price = { JPY: '1001', USD: '10.01', KWD: '10.005' };
  const world = await shop(await all.create(), Object.fromEntries(Object.entries(price).map(([currency, amount]) => [currency.toLowerCase(), { currency, ...onePhase(flat('base', amount, 'IN_ARREARS')) }])));
  await tax(world, 'vat', '7.7');
  await tax(world, 'other', '50', true);
  const seen: string[] = [];
  for (const [n, currency] of Object.keys(price).entries()) {
    const key = currency.toLowerCase();
    const { clockId } = await customer(world, key);
    expect((await bear(world, key, 'vat')).applyCustomerTaxes.taxes).toEqual([{ key: 'vat' }]);
    const value = { percentage: '10' };
    if (n === 0) await giveCoupon(world, key, { code: 'TENTH', value, frequency: 'RECURRING', frequencyDuration: 2 } as never);
    else await applyCoupon(world, key, 'TENTH');
    await subscribe(world, key, key);
    const shown = brief((await billed(world, key))[0]);
    expect(await held(world, key)).toEqual(['TENTH 0 2 - ACTIVE']);
    await advance(world, clockId, '2027-02-02T00:00:00Z');
    const made = (await billed(world, key)).map(brief);
    expect(made).toContain(shown.replace('GATHERING', 'PAID'));
    seen.push(shown);
    await advance(world, clockId, '2027-04-02T00:00:00Z');
    expect((await billed(world, key)).filter(({ status }) => status === 'PAID').map(({ coupons }) => coupons.length)).toEqual([1, 1, 0]);
    expect((await held(world, key))[0]).toMatch(/ 0 - TERMINATED$/);
  }
  expect(seen).toEqual([
    'GATHERING 1001 - 100 + 69 = 970 | TENTH 100 | vat 69 of 901',
    'GATHERING 10.01 - 1 + 0.69 = 9.7 | TENTH 1 | vat 0.69 of 9.01',
    'GATHERING 10.005 - 1.001 + 0.693 = 9.697 | TENTH 1.001 | vat 0.693 of 9.004',
  ]);
});

test('the nearest level that names taxes wins; a price may contain them; a workflow may switch them off', async () => {
  const own = { taxes: [{ key: 'card' }], taxConfig: { behavior: 'INCLUSIVE' } };
  const world = await all.create();
  for (const [key, rate] of [['card', '20'], ['plan', '10'], ['customer', '5']] as const) await tax(world, key, rate);
  await tax(world, 'everybody', '1', true);
  await shop(world, { taxed: { taxes: [{ key: 'plan' }], ...onePhase({ ...flat('card', '120'), ...own }, flat('base', '100')) }, plain: onePhase(flat('base', '100')) });
  const one = await customer(world, 'one');
  await subscribe(world, 'one', 'taxed');
  await advance(world, one.clockId, '2027-01-02T00:00:00Z');
  const [first] = (await billed(world, 'one')).filter(({ status }) => status === 'PAID');
  expect(brief(first)).toBe('PAID 220 - 0 + 30 = 230 |  | plan 10 of 100, card 20 of 100');
  expect([first.totals.taxesInclusiveTotal, first.totals.taxesExclusiveTotal]).toEqual(['20', '10']);
  for (const [key, taxes, total] of [['two', ['customer'], '105'], ['three', [], '101']] as const) {
    const { clockId } = await customer(world, key);
    await bear(world, key, ...taxes);
    await subscribe(world, key, 'plain');
    await advance(world, clockId, '2027-01-02T00:00:00Z');
    expect((await billed(world, key)).find(({ status }) => status === 'PAID').totals.total).toBe(total);
  }
  const { billingProfiles } = await world.data('{ billingProfiles(first: 1) { nodes { id name supplier { name } } } }');
  await world.command().read.rows(`update billing_profile set workflow = jsonb_set(workflow, '{tax,enabled}', 'false') where organization_id = $1`);
  expect(billingProfiles.nodes).toHaveLength(1);
  const four = await customer(world, 'four');
  await subscribe(world, 'four', 'taxed');
  await advance(world, four.clockId, '2027-01-02T00:00:00Z');
  expect(brief((await billed(world, 'four')).find(({ status }) => status === 'PAID'))).toBe('PAID 220 - 0 + 0 = 220 |  | ');
});

test('a credit that bears more tax than what it is credited against takes no more than the invoice comes to with taxes, and its rest waits', async () => {
  const world = await all.create();
  await tax(world, 'vat', '20');
  await world.data('mutation { updateOrganization(input: { multipleSubscriptions: true }) { ... on Organization { multipleSubscriptions } } }');
  await shop(world, { taxed: { proRating: 'PRORATE_BY_DAY', taxes: [{ key: 'vat' }], ...onePhase(flat('base', '31')) }, free: onePhase(flat('other', '20')) });
  const paidIn = async (key: string, coupon: boolean): Promise<string[]> => {
    const { clockId } = await customer(world, key);
    const { id } = await subscribe(world, key, 'taxed');
    await subscribe(world, key, 'free');
    await advance(world, clockId, '2027-01-11T12:00:00Z');
    // 20 of 31 days are given back, 24 with taxes.
    await world.data('mutation ($by: SubscriptionBy!) { cancelSubscription(by: $by) { ... on Subscription { id } } }', { by: { id } });
    if (coupon) await giveCoupon(world, key, { code: 'ALL', value: { percentage: '100' }, frequency: 'FOREVER' });
    const { upcomingInvoice } = await world.data('query ($key: String!) { upcomingInvoice(customer: { key: $key }) { totals { total } } }', { key });
    await advance(world, clockId, '2027-03-02T00:00:00Z');
    const made = (await billed(world, key)).filter(({ status }) => status !== 'GATHERING').map(({ status, totals }) => `${status} ${totals.total}, tax ${totals.taxesTotal}`);
    expect(made[1]).toContain(` ${upcomingInvoice.totals.total},`);
    return made.slice(1);
  };
  expect(await paidIn('acme', false)).toEqual(['PAID 0.01, tax -3.33', 'PAID 15.99, tax -0.67']);
  // Where a coupon takes what the rest of the credit leaves, nothing can bear its taxes: all of it waits.
  expect(await paidIn('full', true)).toEqual(['PAID 0, tax 0', 'PAID 0, tax 0']);
});

describe('drafts', () => {
  test('follow coupons as they come and go, use nothing, and a deleted or voided one changes nothing of them', async () => {
    const world = await shop(await all.create(), { pro: onePhase(flat('base', '20')) });
    // The first charge makes the profile that the others are billed by.
    await customer(world, 'first');
    await subscribe(world, 'first', 'pro');
    await world.command().read.rows(`update billing_profile set workflow = jsonb_set(workflow, '{invoicing,autoAdvance}', 'false') where organization_id = $1`);
    const acme = await customer(world, 'acme');
    await subscribe(world, 'acme', 'pro');
    await advance(world, acme.clockId, '2027-01-01T00:00:01Z');
    const draft = async () => (await billed(world, 'acme')).find(({ status }) => status === 'DRAFT');
    expect((await draft()).totals.total).toBe('20');
    const { id } = await giveCoupon(world, 'acme', { code: 'FIVE', value: { fixed: { amount: '5', currency: 'USD' } }, frequency: 'ONCE' });
    expect((await draft()).totals.total).toBe('15');
    const { removeAppliedCoupon } = await world.data('mutation ($id: ID!) { removeAppliedCoupon(id: $id) { ... on AppliedCoupon { status } ... on Error { code } } }', { id });
    expect([removeAppliedCoupon.status, (await draft()).totals.total]).toEqual(['TERMINATED', '20']);
    await applyCoupon(world, 'acme', 'FIVE');
    const first = await draft();
    expect(await act(world, 'deleteInvoice', { id: first.id })).toMatchObject({ deletedAt: expect.any(String) });
    expect(await held(world, 'acme')).toEqual(['FIVE 0 - 5 TERMINATED', 'FIVE 0 - 5 ACTIVE']);
    await advance(world, acme.clockId, '2027-02-01T00:00:01Z');
    const second = await draft();
    await act(world, 'approveInvoice', { id: second.id });
    await advance(world, acme.clockId, '2027-02-02T00:00:00Z');
    expect(await held(world, 'acme')).toEqual(['FIVE 0 - 5 TERMINATED', 'FIVE 5 - 0 TERMINATED']);
    expect((await billed(world, 'acme')).find((invoice) => invoice.id === second.id).totals.total).toBe('15');
  });
});

describe('coupons', () => {
  const coupon = (world: World, input: object) =>
    world.data('mutation ($input: CreateCouponInput!) { createCoupon(input: $input) { ... on Coupon { id status planKeys meters { key } } ... on Error { code } ... on ValidationError { issues { code path } } } }', { input: { name: 'A coupon', value: { percentage: '10' }, frequency: 'FOREVER', ...input } });

  test('are limited to plans or to meters, and limited ones of one customer may not meet', async () => {
    const world = await shop(await all.create(), { pro: onePhase(flat('base', '20'), tokens({ unit: { amount: '0.01' } })), lite: onePhase(flat('base', '5')) });
    const acme = await customer(world, 'acme');
    expect((await coupon(world, { code: 'BOTH', limitedTo: { plans: ['pro'], meters: ['tokens'] } })).createCoupon.issues).toEqual([{ code: 'ONLY_ONE_LIMITATION_TYPE_PER_COUPON_ALLOWED', path: ['limitedTo', 'meters'] }]);
    expect((await coupon(world, { code: 'METER', limitedTo: { meters: ['tokens'] } })).createCoupon).toMatchObject({ meters: [{ key: 'tokens' }], planKeys: [] });
    await coupon(world, { code: 'PLAN', limitedTo: { plans: ['pro'] } });
    await coupon(world, { code: 'LITE', limitedTo: { plans: ['lite'] } });
    await coupon(world, { code: 'SINGLE', reusable: false });
    expect((await applyCoupon(world, 'acme', 'METER')).status).toBe('ACTIVE');
    expect((await applyCoupon(world, 'acme', 'PLAN')).code).toBe('PLAN_OVERLAPPING');
    expect((await applyCoupon(world, 'acme', 'LITE')).status).toBe('ACTIVE');
    const both = await Promise.all([applyCoupon(world, 'acme', 'SINGLE'), applyCoupon(world, 'acme', 'SINGLE')]);
    expect(both.map(({ status, code }) => status ?? code).toSorted()).toEqual(['ACTIVE', 'COUPON_IS_NOT_REUSABLE']);
    await subscribe(world, 'acme', 'pro');
    await use(world, 'acme', 1_000, '2027-01-10T00:00:00Z');
    await advance(world, acme.clockId, '2027-02-02T00:00:00Z');
    // A tenth of the usage alone, then a tenth of everything that is left: 30 - 1 - 2.9.
    expect((await billed(world, 'acme')).map(brief)).toContain('PAID 30 - 3.9 + 0 = 26.1 | METER 1, SINGLE 2.9 | ');
  });

  test('that were applied keep what was promised; deleted ones end for all who have them, and their code is free', async () => {
    const world = await all.create();
    await customer(world, 'acme');
    await coupon(world, { code: 'TEN' });
    expect((await coupon(world, { code: 'TEN' })).createCoupon.code).toBe('COUPON_CODE_TAKEN');
    const update = async (input: object) => (await world.data('mutation ($input: UpdateCouponInput!) { updateCoupon(by: { code: "TEN" }, input: $input) { ... on Coupon { name value { ... on PercentageCouponValue { percentage } } } ... on Error { code } } }', { input })).updateCoupon;
    expect(await update({ value: { percentage: '20' } })).toEqual({ name: 'A coupon', value: { percentage: '20' } });
    await applyCoupon(world, 'acme', 'TEN', { value: { percentage: '15' }, frequency: 'RECURRING', frequencyDuration: 3 });
    expect((await update({ value: { percentage: '30' } })).code).toBe('COUPON_ALREADY_APPLIED');
    expect((await update({ name: 'Another name' })).name).toBe('Another name');
    expect(await held(world, 'acme')).toEqual(['TEN 0 3 - ACTIVE']);
    await world.data('mutation { deleteCoupon(by: { code: "TEN" }) { __typename } }');
    expect(await held(world, 'acme')).toEqual(['TEN 0 3 - TERMINATED']);
    expect((await applyCoupon(world, 'acme', 'TEN')).code).toBe('COUPON_NOT_FOUND');
    expect((await coupon(world, { code: 'TEN' })).createCoupon.status).toBe('ACTIVE');
    const { coupons } = await world.data('{ coupons(first: 10, filter: { status: TERMINATED }) { nodes { code status } } }');
    expect(coupons.nodes).toEqual([{ code: 'TEN', status: 'TERMINATED' }]);
  });

  test('expire in the time of who would be given them', async () => {
    const world = await all.create();
    const acme = await customer(world, 'acme');
    await coupon(world, { code: 'SOON', expiresAt: '2027-01-05T00:00:00Z' });
    expect((await applyCoupon(world, 'acme', 'SOON')).status).toBe('ACTIVE');
    await advance(world, acme.clockId, '2027-01-05T00:00:00Z');
    expect((await applyCoupon(world, 'acme', 'SOON')).code).toBe('COUPON_EXPIRED');
  });
});

test('a page of invoices with taxes and coupons costs as many statements as one invoice', async () => {
  const world = await shop(await all.create(), { pro: onePhase(flat('base', '20'), tokens({ unit: { amount: '0.01' } })) });
  await tax(world, 'vat', '20', true);
  for (const [n, key] of ['a', 'b', 'c', 'd'].entries()) {
    await customer(world, key);
    if (n === 0) await giveCoupon(world, key, { code: 'TENTH', value: { percentage: '10' }, frequency: 'FOREVER' });
    else await applyCoupon(world, key, 'TENTH');
    await subscribe(world, key, 'pro');
  }
  const statements = async (first: number) => {
    const asked = await world.ask(`query ($first: Int!) { invoices(first: $first, filter: { statuses: [GATHERING] }) { nodes { taxes { amount } coupons { amount appliedCoupon { used } } totals { total } customer { taxes { key } appliedCoupons(first: 3) { nodes { code } } } lines(first: 10) { nodes { taxes { key } totals { total } } } } } }`, { first });
    expect(asked.errors).toEqual([]);
    return asked.statements;
  };
  expect(await statements(4)).toBe(await statements(1));
});
