import { beforeEach, describe, expect, test } from 'vitest';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

const all = worlds();
const now = '2027-01-01T00:00:00Z';
let world: World;
let addonIds: Map<string, string>;

const failure = '... on Error { code message } ... on ConflictError { conflictingId } ... on ValidationError { issues { code path message } }';
const fee = (key: string, amount: string, over: object = {}) => ({ key, name: key, price: { flat: { amount, paymentTerm: 'IN_ADVANCE' } }, billingCadence: 'P1M', ...over });
const flag = { featureKey: 'sso', entitlementTemplate: { boolean: {} } };

/** A plan of a month's trial and what lasts, with add-ons from the lasting phase on; one add-on is offered with no plan. */
beforeEach(async () => {
  all.clock.set(now);
  world = await all.create();
  addonIds = new Map();
  await world.data('mutation { createFeature(input: { key: "sso", name: "SSO" }) { __typename } }');
  await addon('more', 'MULTIPLE', [fee('seats', '3'), { key: 'sso', name: 'SSO', billingCadence: 'P1M', ...flag }]);
  await addon('single', 'SINGLE', [fee('single', '5')]);
  await addon('rival', 'MULTIPLE', [fee('single', '5', { billingCadence: 'P1Y' })]);
  await addon('elsewhere', 'SINGLE', [fee('other', '5')]);
  await plan([{ key: 'trial', name: 'Trial', duration: 'P1M', rateCards: [{ key: 'base', name: 'base' }] }, { key: 'main', name: 'Main', rateCards: [fee('seats', '10')] }]);
  await world.data('mutation { createCustomer(input: { key: "acme" }) { __typename } }');
});

async function addon(key: string, instanceType: string, rateCards: readonly object[]): Promise<void> {
  const { createAddon } = await world.data(`mutation ($input: CreateAddonInput!) { createAddon(input: $input) { ... on Addon { id } ${failure} } }`, { input: { key, name: key, currency: 'USD', instanceType, rateCards } });
  expect(await world.data(`mutation ($id: ID!) { publishAddon(id: $id) { ... on Addon { status } ${failure} } }`, { id: createAddon.id })).toEqual({ publishAddon: { status: 'ACTIVE' } });
  addonIds.set(key, createAddon.id);
}

async function plan(phases: readonly object[]): Promise<void> {
  const { createPlan } = await world.data(`mutation ($input: CreatePlanInput!) { createPlan(input: $input) { ... on Plan { id } ${failure} } }`, { input: { key: 'pro', name: 'pro', currency: 'USD', billingCadence: 'P1M', phases } });
  for (const [key, maxQuantity] of [['more', 5], ['single', null], ['rival', null]] as const) {
    await world.data(`mutation ($input: CreatePlanAddonInput!) { createPlanAddon(input: $input) { ... on PlanAddon { id } ${failure} } }`, { input: { plan: { id: createPlan.id }, addon: { key }, fromPlanPhase: 'main', maxQuantity } });
  }
  expect(await world.data(`mutation ($id: ID!) { publishPlan(id: $id) { ... on Plan { status } ${failure} } }`, { id: createPlan.id })).toEqual({ publishPlan: { status: 'ACTIVE' } });
}

const subscribe = async (over: object = { plan: { key: 'pro' }, startingPhase: 'main' }) => {
  const { createSubscription } = await world.data(`mutation ($input: CreateSubscriptionInput!) { createSubscription(input: $input) { ... on Subscription { id } ${failure} } }`, { input: { customer: { key: 'acme' }, key: 'acme', ...over } });
  expect(createSubscription).toEqual({ id: expect.any(String) });
};
const immediate = { preset: 'IMMEDIATE' };
const buy = async (key: string, quantity = 1, timing: object = immediate, over: object = {}) =>
  (await world.data(`mutation ($input: CreateSubscriptionAddonInput!) { createSubscriptionAddon(input: $input) { ... on SubscriptionAddon { id } ${failure} } }`, { input: { subscription: { key: 'acme' }, addon: { key }, quantity, timing, ...over } })).createSubscriptionAddon;
const set = async (id: string, quantity: number, timing: object = immediate) =>
  (await world.data(`mutation ($id: ID!, $input: UpdateSubscriptionAddonInput!) { updateSubscriptionAddon(id: $id, input: $input) { ... on SubscriptionAddon { id } ${failure} } }`, { id, input: { quantity, timing } })).updateSubscriptionAddon;
const items = async () => (await world.data('{ subscription(by: { key: "acme" }) { items { key price { ... on FlatPrice { amount } } } } }')).subscription.items.map(({ key, price }: { key: string; price: { amount: string } | null }) => `${key} ${price?.amount ?? 'free'}`);
const edit = async () =>
  (await world.data(`mutation { editSubscription(by: { key: "acme" }, edits: [{ setQuantity: { phaseKey: "main", itemKey: "seats", quantity: 2 } }]) { ... on Subscription { id } ${failure} } }`)).editSubscription;
const issues = (...codes: string[]) => expect.objectContaining({ issues: codes.map((code) => expect.objectContaining({ code })) });

describe('an add-on is refused', () => {
  test('where there is no plan', async () => {
    await subscribe({ customPlan: { name: 'Own', billingCadence: 'P1M', phases: [{ key: 'main', name: 'Main', rateCards: [fee('seats', '10')] }] } });
    expect(await buy('more')).toMatchObject({ code: 'SUBSCRIPTION_ADDON_NEEDS_PLAN' });
  });

  test('that the plan does not offer, or not in that version', async () => {
    await subscribe();
    expect(await buy('elsewhere')).toMatchObject({ code: 'SUBSCRIPTION_ADDON_NOT_OFFERED', message: expect.stringContaining('version 1 of plan "pro"') });
    const { createNextAddonVersion: next } = await world.data(`mutation { createNextAddonVersion(by: { key: "more" }) { ... on Addon { id } ... on Error { message } } }`);
    await world.data('mutation ($id: ID!) { publishAddon(id: $id) { __typename } }', { id: next.id });
    expect(await buy('more', 1, immediate, { addon: { id: next.id } })).toMatchObject({ code: 'SUBSCRIPTION_ADDON_NOT_OFFERED' });
    // A key names the version that the plan offers.
    expect(await buy('more')).toEqual({ id: expect.any(String) });
  });

  test('before the phase from which on it is offered, and can be had from then on', async () => {
    await subscribe({ plan: { key: 'pro' } });
    expect(await buy('more')).toEqual(issues('SUBSCRIPTION_ADDON_PHASE_TOO_EARLY'));
    expect(await buy('more', 1, { preset: 'NEXT_BILLING_CYCLE' })).toEqual({ id: expect.any(String) });
    expect(await items()).toEqual(['base free']);
  });

  test('in numbers that are not offered', async () => {
    await subscribe();
    expect(await buy('more', 6)).toEqual(issues('SUBSCRIPTION_ADDON_QUANTITY_TOO_HIGH'));
    expect(await buy('more', 0)).toEqual(issues('SUBSCRIPTION_ADDON_QUANTITY_INVALID'));
    expect(await buy('single', 2)).toEqual(issues('SUBSCRIPTION_ADDON_QUANTITY_SINGLE'));
  });

  test('in the past', async () => {
    await subscribe();
    expect(await buy('more', 1, { at: '2026-12-31T00:00:00Z' })).toEqual(issues('SUBSCRIPTION_ADDON_TIMING_IN_PAST'));
  });

  test('where another one sells the same otherwise', async () => {
    await subscribe();
    await buy('single');
    expect(await buy('rival')).toEqual(issues('RATE_CARD_BILLING_CADENCE_MISMATCH'));
  });

  test('over what a scheduled edit will sell otherwise, though it fits what is sold now', async () => {
    await subscribe();
    const later = { key: 'seats', name: 'seats', billingCadence: 'P1Y', price: { flat: { amount: '100', paymentTerm: 'IN_ARREARS' } } };
    const { editSubscription } = await world.data('mutation ($card: RateCardInput!) { editSubscription(by: { key: "acme" }, edits: [{ addItem: { phaseKey: "main", rateCard: $card } }], timing: NEXT_BILLING_CYCLE) { __typename } }', { card: later });
    expect(editSubscription).toEqual({ __typename: 'Subscription' });
    expect(await buy('more')).toEqual(issues('RATE_CARD_PRICE_PAYMENT_TERM_MISMATCH', 'RATE_CARD_BILLING_CADENCE_MISMATCH'));
    expect(await items()).toEqual(['seats 10']);
  });

  test('once the end is set, as long as it is paused, and where there is no subscription', async () => {
    expect(await buy('more')).toMatchObject({ code: 'SUBSCRIPTION_NOT_FOUND' });
    await subscribe();
    await world.data('mutation { pauseSubscription(by: { key: "acme" }) { __typename } }');
    expect(await buy('more')).toMatchObject({ code: 'SUBSCRIPTION_PAUSED' });
    await world.data('mutation { resumeSubscription(by: { key: "acme" }) { __typename } }');
    await world.data('mutation { cancelSubscription(by: { key: "acme" }, timing: { preset: NEXT_BILLING_CYCLE }) { __typename } }');
    expect(await buy('more')).toMatchObject({ code: 'SUBSCRIPTION_INVALID_STATUS', message: 'cannot change the add-ons of a subscription that is CANCELED: its end is set, take that back first' });
  });
});

test('two add-ons and a rise are one item each, and lowering undoes just its own', async () => {
  await subscribe();
  const more = await buy('more', 2);
  await buy('single');
  expect(await items()).toEqual(['seats 16', 'sso free', 'single 5']);
  expect((await world.data('{ entitlementValue(customer: { key: "acme" }, featureKey: "sso") { hasAccess } }')).entitlementValue).toEqual({ hasAccess: true });
  await set(more.id, 4);
  expect(await items()).toEqual(['seats 22', 'sso free', 'single 5']);
  await set(more.id, 0);
  expect(await items()).toEqual(['seats 10', 'single 5']);
  expect((await world.data('{ entitlementValue(customer: { key: "acme" }, featureKey: "sso") { hasAccess } }')).entitlementValue).toEqual({ hasAccess: false });
});

test('a subscription with any of an add-on cannot be edited, one without can', async () => {
  await subscribe();
  const { id } = await buy('more', 1, { at: '2027-03-05T12:00:00Z' });
  expect(await edit()).toMatchObject({ code: 'SUBSCRIPTION_HAS_ADDONS', conflictingId: id, message: expect.stringContaining('"more"') });
  await set(id, 0);
  expect(await edit()).toEqual({ id: expect.any(String) });
  await set(id, 1);
  expect(await items()).toEqual(['seats 23', 'sso free']);
});

test('what is to come is told as pending', async () => {
  await subscribe();
  await buy('more', 2, { preset: 'NEXT_BILLING_CYCLE' });
  const { subscription } = await world.data('{ subscription(by: { key: "acme" }) { pendingChanges { kind at itemKey } } }');
  expect(subscription.pendingChanges).toEqual([
    { kind: 'ITEM_CHANGED', at: '2027-02-01T00:00:00Z', itemKey: 'seats' },
    { kind: 'ITEM_ADDED', at: '2027-02-01T00:00:00Z', itemKey: 'sso' },
  ]);
});

test('two that buy at once both count, one after the other', async () => {
  await subscribe();
  const both = await Promise.all([buy('more', 2), buy('more', 3), buy('single')]);
  expect(both.map(({ id }) => typeof id)).toEqual(['string', 'string', 'string']);
  expect(both[0].id).toBe(both[1].id);
  const { subscriptionAddon } = await world.data('query ($id: ID!) { subscriptionAddon(by: { id: $id }) { quantity timeline { quantity } } }', { id: both[0].id });
  expect(subscriptionAddon.timeline).toEqual([{ quantity: subscriptionAddon.quantity }]);
  expect(await items()).toContain(`seats ${10 + 3 * subscriptionAddon.quantity}`);
});

test('the add-ons of many subscriptions cost no more statements than those of one', async () => {
  const document = '{ subscriptions { nodes { addons { nodes { quantity quantityAt activeFrom activeTo timeline { quantity } addon { key } rateCards { rateCard { key } affectedSubscriptionItemIds } } } } } }';
  await subscribe();
  await buy('more', 2);
  await buy('single');
  const one = await world.ask(document);
  for (const key of ['b', 'c', 'd']) {
    await world.data('mutation ($key: String!) { createCustomer(input: { key: $key }) { __typename } }', { key });
    await subscribe({ customer: { key }, key, plan: { key: 'pro' }, startingPhase: 'main' });
    await buy('more', 2, immediate, { subscription: { key } });
  }
  const many = await world.ask(document);
  expect(many.data).toMatchObject({ subscriptions: { nodes: [{}, {}, {}, {}] } });
  expect(many.statements).toBe(one.statements);
});
