import { beforeEach, expect, test } from 'vitest';
import { rowsOf } from '../support/rows.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { advance, customer, flat, giveCoupon, onePhase, shop, start, subscribe, tokens, use } from './billing-world.ts';

const all = worlds();
beforeEach(() => all.clock.set(start));

// oxlint-disable-next-line typescript/no-explicit-any -- answers are checked by what the tests expect of them
type Answer = any;

const january = { from: '2027-01-01T00:00:00Z', to: '2027-02-01T00:00:00Z' };
const fields = 'number state dueAt billedTo { name } totals { amount chargesTotal discountsTotal taxesTotal total } taxes { key amount } coupons { code amount } lines { name quantity totals { amount total } detailedLines { key totals { amount } } } validationIssues { code line }';
const simulate = async (world: World, input: object): Promise<Answer> => (await world.data(`query ($input: SimulateInvoiceInput!) { simulateInvoice(input: $input) { ${fields} } }`, { input })).simulateInvoice;
const fee = (amount: string, more: object = {}) => ({ name: 'Fee', period: january, invoiceAt: january.to, price: { flat: { amount } }, ...more });
const used = (quantity: string, price: object, more: object = {}) => ({ name: 'Tokens', featureKey: 'tokens', period: january, invoiceAt: january.to, price, quantity, ...more });
const tax = (world: World, key: string, rate: string, appliedToOrganization = false) =>
  world.data('mutation ($input: CreateTaxInput!) { createTax(input: $input) { __typename } }', { input: { key, name: key, rate, appliedToOrganization } });

test('tells what the code that bills makes of the same lines, coupons and taxes, and stores nothing', async () => {
  const price = { tiered: { mode: 'VOLUME', tiers: [{ upToAmount: '10', unitPrice: '2' }, { unitPrice: '1.333', flatPrice: '5' }] } };
  const world = await shop(await all.create(), { pro: onePhase(flat('base', '99.99', 'IN_ARREARS'), tokens(price, { usage: '3', percentage: '10' })) });
  const { clockId } = await customer(world, 'acme');
  await tax(world, 'vat', '19', true);
  await giveCoupon(world, 'acme', { code: 'TENTH', value: { percentage: '10' }, frequency: 'FOREVER' });
  await subscribe(world, 'acme', 'pro');
  await use(world, 'acme', 27, '2027-01-10T00:00:00Z');
  const before = await rowsOf(all.product(), world.organizationId);
  const told = await simulate(world, { customer: { key: 'acme' }, number: 'MAYBE-1', currency: 'USD', lines: [fee('99.99'), used('27', price, { discounts: { usage: '3', percentage: '10' } })] });
  expect(await rowsOf(all.product(), world.organizationId)).toEqual(before);
  // 24 x 1.333 + 5 = 31.992 + 5, less 10 %: 28.79 + 4.50; with the fee 133.28; the coupon 13.33; 19 % of 119.95.
  expect(told).toMatchObject({ number: 'MAYBE-1', state: 'DRAFT_CREATED', billedTo: { name: 'acme' }, totals: { amount: '136.98', discountsTotal: '17.03', taxesTotal: '22.79', total: '142.74' }, coupons: [{ code: 'TENTH', amount: '13.33' }], taxes: [{ key: 'vat', amount: '22.79' }] });
  await advance(world, clockId, '2027-02-01T02:00:00Z');
  const { customer: found } = await world.data('{ customer(by: { key: "acme" }) { invoices(first: 10) { nodes { status totals { amount chargesTotal discountsTotal taxesTotal total } lines { nodes { quantity totals { amount total } } } } } } }');
  const paid = found.invoices.nodes.find(({ status }: Answer) => status === 'PAID');
  expect(told.totals).toEqual(paid.totals);
  expect(told.lines.map(({ quantity, totals }: Answer) => ({ quantity, totals }))).toEqual(paid.lines.nodes);
});

test('of nobody it has the taxes of the organization and of the lines, and no coupon; a currency has its own minor unit', async () => {
  const world = await shop(await all.create(), {});
  await tax(world, 'vat', '8', true);
  await tax(world, 'book', '5');
  expect(await simulate(world, { currency: 'JPY', lines: [fee('1000.5'), fee('100', { taxes: [{ key: 'book' }], quantity: '3' })] })).toMatchObject({
    number: 'INV-SIMULATED', billedTo: null, totals: { amount: '1301', taxesTotal: '95', total: '1396' }, taxes: [{ key: 'book', amount: '15' }, { key: 'vat', amount: '80' }],
  });
  expect(await simulate(world, { customer: { key: 'nobody' }, currency: 'JPY', lines: [fee('1')] })).toBeNull();
});

test('usage goes on from what earlier parts of the period charged', async () => {
  const world = await shop(await all.create(), {});
  const steps = { tiered: { mode: 'GRADUATED', tiers: [{ upToAmount: '10', unitPrice: '2', flatPrice: '1' }, { unitPrice: '1', flatPrice: '10' }] } };
  const totals = async (line: object) => (await simulate(world, { currency: 'USD', lines: [line] })).totals.amount;
  expect(await totals(used('12', steps))).toBe('33');
  // The first tier was entered before: 2 x 2, then 10 to enter the second and 10 in it.
  expect(await totals(used('12', steps, { preLinePeriodQuantity: '8' }))).toBe('24');
  // A volume price is of the whole period at once.
  const volume = { tiered: { mode: 'VOLUME', tiers: [{ unitPrice: '2' }] } };
  expect(await totals(used('12', volume, { preLinePeriodQuantity: '0' }))).toBe('24');
  const { errors } = await world.ask('query ($input: SimulateInvoiceInput!) { simulateInvoice(input: $input) { state } }', { input: { currency: 'USD', lines: [used('1', volume), used('12', volume, { preLinePeriodQuantity: '8' })] } });
  expect(errors).toMatchObject([{ code: 'ValidationError', message: expect.stringContaining('lines.1.preLinePeriodQuantity is 8, and a volume price looks at all usage of its period at once: give it as quantity') }]);
});
