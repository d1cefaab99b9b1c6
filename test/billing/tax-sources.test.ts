import { beforeEach, describe, expect, test } from 'vitest';
import { billUsageOf } from '../../src/billing/index.ts';
import { Decimal } from '../../src/kit/decimal.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { advance, customer, dbId, flat, onePhase, sell, shop, start, subscribe, tokens, use } from './billing-world.ts';
import { credit } from './credit-note-world.ts';

const all = worlds();
beforeEach(() => all.clock.set(start));

// oxlint-disable-next-line typescript/no-explicit-any -- answers are checked by what the tests expect of them
type Answer = any;

const failure = '... on Error { code message } ... on ValidationError { issues { code message } }';
const tax = (world: World, key: string, rate: string, appliedToOrganization = false) => world.data('mutation ($input: CreateTaxInput!) { createTax(input: $input) { ... on Tax { id } } }', { input: { key, name: key, rate, appliedToOrganization } });

const invoices = async (world: World, key: string): Promise<Answer[]> =>
  (await world.data(
    `query ($key: String!) { customer(by: { key: $key }) { invoices(first: 50) { nodes { id number kind status currency taxes { key behavior base amount } taxRounding { lines taxes }
       totals { amount taxesInclusiveTotal taxesExclusiveTotal taxesTotal creditsTotal total } lines { nodes { id name taxes { key } totals { amount taxesTotal creditsTotal total } } } } } } }`,
    { key },
  )).customer.invoices.nodes;
const paid = async (world: World, key: string): Promise<Answer[]> => (await invoices(world, key)).filter(({ status }) => status === 'PAID');
const lineTaxes = (of: Answer[]): string[] => of.flatMap(({ lines }) => lines.nodes.map(({ name, taxes, totals }: Answer) => `${name}: ${taxes.map(({ key }: Answer) => key).join('+')} ${totals.taxesTotal}`)).toSorted();

/** Publishes an add-on, and lets the plan be sold with it. */
async function addon(world: World, planId: string, key: string, cards: readonly object[], more: object = {}): Promise<void> {
  const { createAddon } = await world.data(`mutation ($input: CreateAddonInput!) { createAddon(input: $input) { ... on Addon { id } ${failure} } }`, { input: { key, name: key, currency: 'USD', instanceType: 'SINGLE', rateCards: cards, ...more } });
  await world.data(`mutation ($id: ID!) { publishAddon(id: $id) { ... on Addon { status } ${failure} } }`, { id: createAddon.id });
  expect(await world.data(`mutation ($input: CreatePlanAddonInput!) { createPlanAddon(input: $input) { ... on PlanAddon { validationIssues { message } } ${failure} } }`, { input: { plan: { id: planId }, addon: { key }, fromPlanPhase: 'main' } })).toEqual({ createPlanAddon: { validationIssues: [] } });
}

describe('an add-on of a subscription', () => {
  test('bears what its rate card names, else its own taxes, else the plan\'s; a tax that is deleted leaves it to the next', async () => {
    const world = await all.create();
    for (const [key, rate] of [['card', '20'], ['sold', '15'], ['plan', '10'], ['customer', '5']] as const) await tax(world, key, rate);
    await tax(world, 'everywhere', '1', true);
    const { createPlan } = await world.data(`mutation ($input: CreatePlanInput!) { createPlan(input: $input) { ... on Plan { id } ${failure} } }`, {
      input: { key: 'pro', name: 'pro', currency: 'USD', billingCadence: 'P1M', taxes: [{ key: 'plan' }], ...onePhase(flat('base', '100')) },
    });
    const fee = (key: string, more: object = {}) => ({ ...flat(key, '100'), ...more });
    await addon(world, createPlan.id, 'both', [fee('carded', { taxes: [{ key: 'card' }] }), fee('sold_fee')], { taxes: [{ key: 'sold' }] });
    await addon(world, createPlan.id, 'plain', [fee('plain_fee')]);
    await addon(world, createPlan.id, 'contained', [fee('contained_fee', { taxConfig: { behavior: 'INCLUSIVE' } })], { taxes: [{ key: 'sold' }] });
    await world.data(`mutation ($id: ID!) { publishPlan(id: $id) { ... on Plan { status } ${failure} } }`, { id: createPlan.id });
    const acme = await customer(world, 'acme');
    await world.data('mutation { applyCustomerTaxes(input: { customer: { key: "acme" }, taxes: [{ key: "customer" }] }) { __typename } }');
    const { id } = await subscribe(world, 'acme', 'pro');
    for (const key of ['both', 'plain', 'contained']) {
      expect(await world.data(`mutation ($input: CreateSubscriptionAddonInput!) { createSubscriptionAddon(input: $input) { ... on SubscriptionAddon { quantity } ${failure} } }`, { input: { subscription: { id }, addon: { key }, quantity: 1, timing: { preset: 'IMMEDIATE' } } })).toMatchObject({ createSubscriptionAddon: { quantity: 1 } });
    }
    await advance(world, acme.clockId, '2027-01-02T00:00:00Z');
    expect(lineTaxes(await paid(world, 'acme'))).toEqual(['base fee: plan 10', 'carded fee: card 20', 'contained_fee fee: sold 13.04', 'plain_fee fee: plan 10', 'sold_fee fee: sold 15']);
    const made = await paid(world, 'acme');
    expect(Decimal.sum(made.map(({ totals }) => Decimal.of(totals.total))).toString()).toBe('555');
    const { taxes } = await world.data('{ taxes(first: 10) { nodes { key customersCount plansCount addonsCount chargesCount } } }');
    expect(taxes.nodes.map(({ key, ...counts }: Answer) => `${key} ${Object.values(counts).join(' ')}`)).toEqual(['card 0 0 0 0', 'customer 1 0 0 0', 'everywhere 0 0 0 0', 'plan 0 1 0 0', 'sold 0 0 2 0']);
    await world.data('mutation { deleteTax(by: { key: "sold" }) { __typename } }');
    await advance(world, acme.clockId, '2027-02-02T00:00:00Z');
    expect(lineTaxes((await paid(world, 'acme')).slice(made.length))).toEqual(['base fee: plan 10', 'carded fee: card 20', 'contained_fee fee: plan 9.09', 'plain_fee fee: plan 10', 'sold_fee fee: plan 10']);
    // What was issued before keeps what it bore.
    expect(lineTaxes((await paid(world, 'acme')).slice(0, made.length))).toEqual(lineTaxes(made));
  });
});

test('what a voided invoice leaves to be charged again bears what it bore, contained as it was; where that tax is deleted, the next level decides', async () => {
  const world = await all.create();
  for (const [key, rate] of [['reduced', '7'], ['going', '20']] as const) await tax(world, key, rate);
  await tax(world, 'everywhere', '19', true);
  await sell(world, { pro: onePhase({ ...flat('book', '107'), taxes: [{ key: 'reduced' }], taxConfig: { behavior: 'INCLUSIVE' } }, { ...flat('going', '100'), taxes: [{ key: 'going' }] }, flat('plain', '50')) });
  const acme = await customer(world, 'acme');
  await subscribe(world, 'acme', 'pro');
  // The sandbox leaves it to be paid.
  const { createBillingProfile } = await world.data(`mutation { createBillingProfile(input: { name: "Sent", supplier: { name: "Acme Ltd", address: { country: "GB" } }, workflow: { payment: { collectionMethod: SEND_INVOICE } } }) { ... on BillingProfile { id } ${failure} } }`);
  await world.data('mutation ($id: ID!) { upsertCustomerBillingOverride(input: { customer: { key: "acme" }, billingProfileId: $id }) { __typename } }', { id: createBillingProfile.id });
  await advance(world, acme.clockId, '2027-02-01T02:00:00Z');
  const last = (await invoices(world, 'acme')).at(-1);
  expect(lineTaxes([last])).toEqual(['book fee: reduced 7', 'going fee: going 20', 'plain fee: everywhere 9.5']);
  await world.data('mutation { deleteTax(by: { key: "going" }) { __typename } }');
  const { voidInvoice } = await world.data(`mutation ($id: ID!, $line: ID!) { voidInvoice(by: { id: $id }, input: { reason: "Wrong address", action: { type: PENDING }, overrides: [{ lineId: $line, action: { type: PENDING, percentage: "50" } }] }) { ... on Invoice { status } ${failure} } }`, { id: last.id, line: last.lines.nodes.find(({ name }: Answer) => name === 'plain fee').id });
  expect(voidInvoice).toEqual({ status: 'VOIDED' });
  await advance(world, acme.clockId, '2027-02-01T04:00:00Z');
  const again = (await invoices(world, 'acme')).at(-1);
  expect(lineTaxes([again])).toEqual(['book fee: reduced 7', 'going fee: everywhere 19', 'plain fee: everywhere 4.75']);
  expect(again.totals).toMatchObject({ amount: '232', taxesInclusiveTotal: '7', taxesExclusiveTotal: '23.75', total: '255.75' });
});

test('a minimum commitment bears its own taxes, else the plan\'s', async () => {
  const world = await all.create();
  for (const [key, rate] of [['commitment', '7'], ['plan', '10'], ['card', '20']] as const) await tax(world, key, rate);
  const card = { ...tokens({ unit: { amount: '1' } }), taxes: [{ key: 'card' }] };
  await shop(world, {
    own: { taxes: [{ key: 'plan' }], minimumCommitment: { amount: '100', taxes: [{ key: 'commitment' }] }, ...onePhase(card) },
    plain: { taxes: [{ key: 'plan' }], minimumCommitment: { amount: '100' }, ...onePhase(card) },
  });
  for (const [plan, wanted] of [['own', ['Minimum commitment: commitment 4.9', 'Tokens: card 6']], ['plain', ['Minimum commitment: plan 7', 'Tokens: card 6']]] as const) {
    const { clockId } = await customer(world, plan);
    await subscribe(world, plan, plan);
    await use(world, plan, 30, '2027-01-05T00:00:00Z');
    await advance(world, clockId, '2027-02-02T00:00:00Z');
    expect(lineTaxes(await paid(world, plan))).toEqual(wanted);
  }
  await tax(world, 'everywhere', '1', true);
  // One card of each of two plans; a version more of the same counts no more. Both customers bear none of their own.
  await world.data('mutation { createNextPlanVersion(by: { key: "own" }) { ... on Plan { version } ... on Error { message } } }');
  const { taxes } = await world.data('{ taxes(first: 10) { nodes { key customersCount plansCount addonsCount chargesCount } } }');
  expect(taxes.nodes.map(({ key, ...counts }: Answer) => `${key} ${Object.values(counts).join(' ')}`)).toEqual(['card 0 0 0 2', 'commitment 0 0 0 0', 'everywhere 2 0 0 0', 'plan 0 2 0 0']);
});

test('usage that thresholds bill early bears the taxes of its rate card each time on what is new, and a note gives back what was borne', async () => {
  const world = await all.create();
  for (const [key, rate] of [['card', '19'], ['plan', '10']] as const) await tax(world, key, rate);
  await tax(world, 'everywhere', '1', true);
  await shop(world, { pro: { taxes: [{ key: 'plan' }], ...onePhase({ ...tokens({ unit: { amount: '0.37' } }), taxes: [{ key: 'card' }] }), usageThresholds: [{ amount: '10' }] } });
  const acme = await customer(world, 'acme');
  await subscribe(world, 'acme', 'pro');
  await use(world, 'acme', 29, '2027-01-02T00:00:00Z');
  await advance(world, acme.clockId, '2027-01-03T00:00:00Z');
  await billUsageOf(world.command(), dbId(acme.id));
  await advance(world, acme.clockId, '2027-01-03T00:30:00Z');
  const [early] = await paid(world, 'acme');
  // 29 * 0.37 = 10.73; 19 % are 2.0387.
  expect(early).toMatchObject({ kind: 'PROGRESSIVE', taxes: [{ key: 'card', base: '10.73', amount: '2.04' }], totals: { taxesTotal: '2.04', total: '12.77' } });
  await use(world, 'acme', 12, '2027-01-20T00:00:00Z');
  await advance(world, acme.clockId, '2027-02-02T00:00:00Z');
  const last = (await paid(world, 'acme')).at(-1);
  // 41 * 0.37 = 15.17, of which 10.73 were billed: 4.44, 19 % of which are 0.8436.
  expect(last).toMatchObject({ kind: 'SUBSCRIPTION', taxes: [{ key: 'card', base: '4.44', amount: '0.84' }], totals: { amount: '15.17', creditsTotal: '10.73', taxesTotal: '0.84', total: '5.28' } });
  // What both bear is what the whole period bears.
  expect(Decimal.of(early.totals.taxesTotal).add(Decimal.of(last.totals.taxesTotal)).toString()).toBe(Decimal.of('15.17').mul(Decimal.of('0.19')).round(2).toString());
  await world.data('mutation { updateTax(by: { key: "card" }, input: { rate: "50" }) { __typename } }');
  const note = await credit(world, { invoice: { id: early.id }, creditAmount: '12.77', items: [{ line: early.lines.nodes[0].id, amount: '10.73' }] });
  expect(note).toMatchObject({ total: '12.77', taxesTotal: '2.04', taxes: [{ key: 'card', rate: '19', base: '10.73', amount: '2.04' }] });
});

test("the profile's tax config says how taxes stand to prices where nothing else does, in currencies of 0, 2 and 3 digits", async () => {
  const world = await all.create();
  await tax(world, 'vat', '20', true);
  await tax(world, 'city', '5.5', true);
  const amounts = { JPY: ['1001', '333'], USD: ['10.01', '3.33'], KWD: ['10.005', '3.333'] } as const;
  await shop(world, {});
  const { createBillingProfile } = await world.data(
    `mutation ($input: CreateBillingProfileInput!) { createBillingProfile(input: $input) { ... on BillingProfile { id workflow { invoicing { defaultTaxConfig { behavior stripeCode } } } } ${failure} } }`,
    { input: { name: 'Main', isDefault: true, supplier: { name: 'Acme', address: { country: 'FR' } }, workflow: { invoicing: { defaultTaxConfig: { behavior: 'INCLUSIVE' } } } } },
  );
  expect(createBillingProfile.workflow.invoicing).toEqual({ defaultTaxConfig: { behavior: 'INCLUSIVE', stripeCode: null } });
  await sell(world, Object.fromEntries(Object.entries(amounts).map(([currency, [first, second]]) => [currency.toLowerCase(), { currency, ...onePhase(flat('first', first), { ...flat('second', second), taxConfig: { behavior: 'EXCLUSIVE' } }) }])));
  const seen: Answer = {};
  for (const currency of Object.keys(amounts)) {
    const { clockId } = await customer(world, currency.toLowerCase());
    await subscribe(world, currency.toLowerCase(), currency.toLowerCase());
    await advance(world, clockId, '2027-01-02T00:00:00Z');
    const [{ totals, taxes, taxRounding }] = await paid(world, currency.toLowerCase());
    seen[currency] = [totals.amount, totals.taxesInclusiveTotal, totals.taxesExclusiveTotal, totals.total, taxes.map(({ key, behavior, base, amount }: Answer) => `${key} ${behavior.slice(0, 2)} ${amount} of ${base}`).join(', '), `${taxRounding.lines} ${taxRounding.taxes}`];
  }
  // Contained: 20 and 5.5 of 125.5 parts. On top: 20 and 5.5 of 100. Each rounded, and their sum rounded once.
  expect(seen).toEqual({
    JPY: ['1334', '203', '85', '1419', 'city EX 18 of 333, vat EX 67 of 333, city IN 44 of 798, vat IN 160 of 798', '0 -1'],
    USD: ['13.34', '2.03', '0.85', '14.19', 'city EX 0.18 of 3.33, vat EX 0.67 of 3.33, city IN 0.44 of 7.98, vat IN 1.6 of 7.98', '0 -0.01'],
    KWD: ['13.338', '2.033', '0.85', '14.188', 'city EX 0.183 of 3.333, vat EX 0.667 of 3.333, city IN 0.438 of 7.972, vat IN 1.594 of 7.972', '0 0.001'],
  });
  const update = async (defaultTaxConfig: object | null): Promise<Answer> =>
    (await world.data(`mutation ($id: ID!, $input: UpdateBillingProfileInput!) { updateBillingProfile(id: $id, input: $input) { ... on BillingProfile { workflow { invoicing { dueAfter defaultTaxConfig { behavior stripeCode } } } } ... on ValidationError { issues { code path } } } }`, { id: createBillingProfile.id, input: { workflow: { invoicing: { dueAfter: 'P7D', ...(defaultTaxConfig === undefined ? {} : { defaultTaxConfig }) } } } })).updateBillingProfile;
  expect(await update({ stripeCode: 'x' })).toEqual({ issues: [{ code: 'TAX_CONFIG_STRIPE_CODE_INVALID', path: ['workflow', 'invoicing', 'defaultTaxConfig', 'stripeCode'] }] });
  expect((await world.data('mutation ($id: ID!) { updateBillingProfile(id: $id, input: { workflow: { invoicing: { dueAfter: "P7D" } } }) { ... on BillingProfile { workflow { invoicing { defaultTaxConfig { behavior } } } } } }', { id: createBillingProfile.id })).updateBillingProfile.workflow.invoicing).toEqual({ defaultTaxConfig: { behavior: 'INCLUSIVE' } });
  expect((await update(null)).workflow.invoicing).toEqual({ dueAfter: 'P7D', defaultTaxConfig: null });
});
