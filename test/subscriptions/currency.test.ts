import { beforeEach, expect, test } from 'vitest';
import { customer, flat, onePhase, sell, start, subscribe } from '../billing/billing-world.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

const all = worlds();
let world: World;

/** A free plan in euros, and customers on real time, who pay in what they have to. */
beforeEach(async () => {
  all.clock.set(start);
  world = await all.create();
  await sell(world, { free: { currency: 'EUR', ...onePhase({ key: 'sso', name: 'SSO' }) }, paid: onePhase(flat('base', '10')) });
  await customer(world, 'acme', { testClockId: null });
  await subscribe(world, 'acme', 'free', { key: 's' });
});

const addFee = async () =>
  (await world.data('mutation ($card: RateCardInput!) { editSubscription(by: { key: "s" }, edits: [{ addItem: { phaseKey: "main", rateCard: $card } }]) { __typename ... on ValidationError { issues { code path message } } } }', { card: flat('base', '10') })).editSubscription;
const pay = (currency: string) => world.data('mutation ($currency: CurrencyCode) { updateCustomer(by: { key: "acme" }, input: { currency: $currency }) { __typename } }', { currency });
const state = async () => (await world.data('{ customer(by: { key: "acme" }) { currency invoices(first: 5) { totalCount } subscriptions { nodes { items { key } } } } }')).customer;

test('an edit by which a free subscription begins to charge is refused where its customer pays in another currency, and changes nothing', async () => {
  await pay('USD');
  expect(await addFee()).toEqual({
    __typename: 'ValidationError',
    issues: [{ code: 'SUBSCRIPTION_CURRENCY_MISMATCH', path: ['edits'], message: "edits charge in EUR, the subscription's currency, and the customer pays in USD: change to a plan in that currency" }],
  });
  expect(await state()).toEqual({ currency: 'USD', invoices: { totalCount: 0 }, subscriptions: { nodes: [{ items: [{ key: 'sso' }] }] } });
  await pay('EUR');
  expect(await addFee()).toEqual({ __typename: 'Subscription' });
});

test('an edit by which a free subscription begins to charge says what its customer pays in from then on', async () => {
  expect(await state()).toMatchObject({ currency: null });
  expect(await addFee()).toEqual({ __typename: 'Subscription' });
  expect(await state()).toEqual({ currency: 'EUR', invoices: { totalCount: 1 }, subscriptions: { nodes: [{ items: [{ key: 'sso' }, { key: 'base' }] }] } });
  await world.command().read.rows(`update organization set settings = '{"multipleSubscriptions": true}' where id = $1 returning 1`);
  await expect(subscribe(world, 'acme', 'paid')).rejects.toThrow('VALIDATION');
});

test('an add-on by which a free subscription begins to charge goes by the same rule', async () => {
  const { createAddon } = await world.data('mutation ($input: CreateAddonInput!) { createAddon(input: $input) { ... on Addon { id } } }', { input: { key: 'support', name: 'Support', currency: 'EUR', instanceType: 'SINGLE', rateCards: [flat('support', '5')] } });
  await world.data('mutation ($id: ID!) { publishAddon(id: $id) { __typename } }', { id: createAddon.id });
  const { createPlan } = await world.data('mutation ($input: CreatePlanInput!) { createPlan(input: $input) { ... on Plan { id } } }', { input: { key: 'open', name: 'Open', currency: 'EUR', billingCadence: 'P1M', ...onePhase({ key: 'sso', name: 'SSO' }) } });
  await world.data('mutation ($plan: ID!) { createPlanAddon(input: { plan: { id: $plan }, addon: { key: "support" }, fromPlanPhase: "main" }) { __typename } }', { plan: createPlan.id });
  await world.data('mutation ($id: ID!) { publishPlan(id: $id) { __typename } }', { id: createPlan.id });
  await world.data('mutation { createCustomer(input: { key: "globex", currency: "USD" }) { __typename } }');
  await subscribe(world, 'globex', 'open', { key: 'g' });
  const buy = async () => (await world.data('mutation { createSubscriptionAddon(input: { subscription: { key: "g" }, addon: { key: "support" }, quantity: 1, timing: { preset: IMMEDIATE } }) { __typename ... on ValidationError { issues { code path } } } }')).createSubscriptionAddon;
  expect(await buy()).toEqual({ __typename: 'ValidationError', issues: [{ code: 'SUBSCRIPTION_CURRENCY_MISMATCH', path: ['addon'] }] });
  await world.data('mutation { updateCustomer(by: { key: "globex" }, input: { currency: null }) { __typename } }');
  expect(await buy()).toEqual({ __typename: 'SubscriptionAddon' });
  expect((await world.data('{ customer(by: { key: "globex" }) { currency } }')).customer).toEqual({ currency: 'EUR' });
});
