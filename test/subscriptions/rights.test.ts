import { beforeEach, expect, test } from 'vitest';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

const all = worlds();
const start = '2027-01-15T00:00:00Z';
beforeEach(() => all.clock.set(start));

async function newWorld(): Promise<World> {
  const world = await all.create();
  await world.data(`mutation { createMeter(input: { key: "tokens", aggregation: SUM, eventType: "llm", valueProperty: "$.tokens" }) { __typename } }`);
  await world.data(`mutation { tokens: createFeature(input: { key: "tokens", name: "Tokens", meter: { key: "tokens" } }) { __typename } sso: createFeature(input: { key: "sso", name: "SSO" }) { __typename } }`);
  const { createPlan } = await world.data(`mutation { createPlan(input: { key: "pro", name: "Pro", currency: "USD", billingCadence: "P1M", phases: [
    { key: "trial", name: "Trial", duration: "P1M", rateCards: [{ key: "tokens", name: "Tokens", featureKey: "tokens", billingCadence: "P1M", entitlementTemplate: { metered: { issueAfterReset: "100" } } }] },
    { key: "rest", name: "Rest", rateCards: [
      { key: "tokens", name: "Tokens", featureKey: "tokens", price: { unit: { amount: "0.01" } }, billingCadence: "P1M", entitlementTemplate: { metered: { issueAfterReset: "1000" } } },
      { key: "sso", name: "SSO", featureKey: "sso", entitlementTemplate: { boolean: {} } } ] } ] }) { ... on Plan { id } ... on Error { message } } }`);
  await world.data('mutation ($id: ID!) { publishPlan(id: $id) { __typename } }', { id: createPlan.id });
  await world.data('mutation { createCustomer(input: { key: "acme" }) { __typename } }');
  return world;
}

const create = async (world: World) =>
  (await world.data('mutation { createSubscription(input: { customer: { key: "acme" }, plan: { key: "pro" }, key: "main" }) { __typename ... on Subscription { id } ... on Error { code } ... on ConflictError { conflictingId } } }')).createSubscription;
const cancel = (world: World, timing: object | null = null) =>
  world.data('mutation ($timing: SubscriptionTiming) { cancelSubscription(by: { key: "main" }, timing: $timing) { __typename ... on Error { code message } } }', { timing });
const resume = (world: World) => world.data('mutation { unscheduleCancellation(by: { key: "main" }) { __typename ... on Error { code message } } }');
/** The live entitlements of the organization, by feature and start. */
const rights = async (world: World) => {
  const rows = await world
    .command()
    .read.rows<{ key: string; from: string; to: string | null; since: string | null; anchor: string | null }>(
      `select feature_key as key, active_from as from, active_to as to, measure_usage_from as since, usage_anchor as anchor from entitlement
       where organization_id = $1 and deleted_at is null order by feature_key, active_from`,
    );
  return rows.map(({ key, from, to }) => `${key} ${from.slice(0, 10)}..${to?.slice(0, 10) ?? ''}`);
};
const access = async (world: World, at: string) => {
  const { tokens, sso } = await world.data(
    'query ($at: DateTime) { tokens: entitlementValue(customer: { key: "acme" }, featureKey: "tokens", at: $at) { hasAccess balance currentUsagePeriod { from to } } sso: entitlementValue(customer: { key: "acme" }, featureKey: "sso", at: $at) { hasAccess } }',
    { at },
  );
  return [tokens.hasAccess, tokens.balance, tokens.currentUsagePeriod?.from ?? null, sso.hasAccess];
};

test('every phase gives the rights of its items while it runs', async () => {
  const world = await newWorld();
  await create(world);
  expect(await rights(world)).toEqual(['sso 2027-02-15..', 'tokens 2027-01-15..2027-02-15', 'tokens 2027-02-15..']);
  expect(await access(world, '2027-01-20T00:00:00Z')).toEqual([true, '100', start, false]);
  all.clock.set('2027-02-20T00:00:00Z');
  expect(await access(world, '2027-02-20T00:00:00Z')).toEqual([true, '1000', '2027-02-15T00:00:00Z', true]);
});

test('a cancellation cuts them, and taking it back gives them again', async () => {
  const world = await newWorld();
  await create(world);
  await cancel(world, { preset: 'NEXT_BILLING_CYCLE' });
  expect(await rights(world)).toEqual(['tokens 2027-01-15..2027-02-15']);
  await resume(world);
  const whole = ['sso 2027-02-15..', 'tokens 2027-01-15..2027-02-15', 'tokens 2027-02-15..'];
  expect(await rights(world)).toEqual(whole);
  await cancel(world, { at: '2027-04-15T00:00:00Z' });
  expect(await rights(world)).toEqual(['sso 2027-02-15..2027-04-15', 'tokens 2027-01-15..2027-02-15', 'tokens 2027-02-15..2027-04-15']);
  await resume(world);
  expect(await rights(world)).toEqual(whole);
  all.clock.set('2027-01-20T00:00:00Z');
  await cancel(world);
  expect(await rights(world)).toEqual(['tokens 2027-01-15..2027-01-20']);
  expect(await access(world, '2027-01-20T00:00:00Z')).toEqual([false, null, null, false]);
});

test('withdrawing a subscription that has not begun withdraws them', async () => {
  const world = await newWorld();
  await world.data('mutation { createSubscription(input: { customer: { key: "acme" }, plan: { key: "pro" }, key: "main", startsAt: "2027-03-01T00:00:00Z" }) { __typename } }');
  expect(await rights(world)).toHaveLength(3);
  await world.data('mutation { deleteSubscription(by: { key: "main" }) { __typename } }');
  expect(await rights(world)).toEqual([]);
});

test('a right that the customer has already refuses the subscription, and nothing is made', async () => {
  const world = await newWorld();
  await world.data('mutation { createEntitlement(input: { boolean: { customer: { key: "acme" }, featureKey: "sso" } }) { __typename } }');
  expect(await create(world)).toMatchObject({ __typename: 'ConflictError', code: 'ENTITLEMENT_OVERLAPS' });
  expect(await world.data('{ subscriptions(filter: { includeDeleted: true }) { totalCount } customers { nodes { currency } } }')).toEqual({ subscriptions: { totalCount: 0 }, customers: { nodes: [{ currency: null }] } });
  expect(await rights(world)).toEqual(['sso 2027-01-15..']);
});

test('the data of a template is kept, shown to sellers alone, and copied to what is given by it', async () => {
  const world = await newWorld();
  const template = '... on EntitlementTemplate { type metadata }';
  const { createPlan } = await world.data(
    `mutation ($cards: [RateCardInput!]!) { createPlan(input: { key: "noted", name: "Noted", currency: "USD", billingCadence: "P1M", phases: [{ key: "main", name: "Main", rateCards: $cards }] }) {
      ... on Plan { id phases { rateCards { entitlementTemplate { ${template} } } } } ... on Error { message } } }`,
    {
      cards: [
        { key: 'sso', name: 'SSO', featureKey: 'sso', entitlementTemplate: { boolean: { metadata: { shown: 'as a badge', order: 2 } } } },
        { key: 'tokens', name: 'Tokens', featureKey: 'tokens', billingCadence: 'P1M', entitlementTemplate: { metered: { issueAfterReset: '5', metadata: { unit: 'tokens' } } } },
      ],
    },
  );
  expect(createPlan.phases[0].rateCards.map(({ entitlementTemplate }: { entitlementTemplate: object }) => entitlementTemplate)).toEqual([
    { type: 'BOOLEAN', metadata: { shown: 'as a badge', order: 2 } },
    { type: 'METERED', metadata: { unit: 'tokens' } },
  ]);
  await world.data('mutation ($id: ID!) { publishPlan(id: $id) { __typename } }', { id: createPlan.id });
  await world.data('mutation { createSubscription(input: { customer: { key: "acme" }, plan: { key: "noted" }, key: "main" }) { __typename } }');
  const { customer, subscription } = await world.data(
    `{ customer(by: { key: "acme" }) { entitlements(first: 5) { nodes { feature { key } metadata } } } subscription(by: { key: "main" }) { items { key entitlementTemplate { metadata } } } }`,
  );
  expect(customer.entitlements.nodes).toEqual(expect.arrayContaining([{ feature: { key: "sso" }, metadata: { shown: 'as a badge', order: 2 } }, { feature: { key: "tokens" }, metadata: { unit: "tokens" } }]));
  expect(subscription.items).toEqual(expect.arrayContaining([{ key: 'sso', entitlementTemplate: { metadata: { shown: 'as a badge', order: 2 } } }]));
});
