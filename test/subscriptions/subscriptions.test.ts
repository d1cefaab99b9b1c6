import { beforeEach, describe, expect, test } from 'vitest';
import { deleteCustomer } from '../../src/customers/index.ts';
import { transact } from '../../src/platform/transaction.ts';
import { asking } from '../support/asking.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

const all = worlds();
const start = '2027-01-15T00:00:00Z';
beforeEach(() => all.clock.set(start));

const fields = `__typename
  ... on Subscription { id key externalId name status currency billingCadence billingAnchor activeFrom activeTo deletedAt customer { key currency } plan { key version } currentPeriod { from to } items { key phaseKey activeFrom activeTo } }
  ... on Error { code message }
  ... on ConflictError { conflictingId }`;
const withIssues = `${fields} ... on ValidationError { issues { code path } }`;
const documents = {
  create: `mutation ($input: CreateSubscriptionInput!) { createSubscription(input: $input) { ${withIssues} } }`,
  cancel: `mutation ($by: SubscriptionBy!, $timing: SubscriptionTiming) { cancelSubscription(by: $by, timing: $timing) { ${withIssues} } }`,
  resume: `mutation ($by: SubscriptionBy!) { unscheduleCancellation(by: $by) { ${fields} } }`,
  remove: `mutation ($by: SubscriptionBy!) { deleteSubscription(by: $by) { ${fields} } }`,
};

type Answer = Record<string, unknown> & { readonly id: string; readonly issues: { code: string; path: string[] }[] };

/** The answer of a mutation, whichever member it is. */
async function run(world: World, name: keyof typeof documents, variables: object) {
  const data = await world.data(documents[name], { ...variables });
  return Object.values(data as object)[0] as Answer;
}

const codes = (of: { issues: { code: string; path: string[] }[] }) => of.issues.map(({ code, path }) => `${code} ${path.join('.')}`);
const snapshot = (world: World) => world.data('{ subscriptions(filter: { includeDeleted: true }) { nodes { id status activeTo deletedAt } } customers { nodes { key currency } } }');

const plans = `mutation {
  pro: createPlan(input: { key: "pro", name: "Pro", currency: "USD", billingCadence: "P1M", phases: [
    { key: "trial", name: "Trial", duration: "P1M", rateCards: [{ key: "seat", name: "Seat" }] },
    { key: "rest", name: "Rest", rateCards: [
      { key: "seat", name: "Seat", price: { flat: { amount: "10" } }, billingCadence: "P1M" },
      { key: "tokens", name: "Tokens", featureKey: "tokens", price: { unit: { amount: "0.002" } }, billingCadence: "P1M" } ] } ] }) { ... on Plan { id } }
  basic: createPlan(input: { key: "basic", name: "Basic", currency: "USD", billingCadence: "P1M", phases: [
    { key: "main", name: "Main", rateCards: [{ key: "fee", name: "Fee", price: { flat: { amount: "5" } }, billingCadence: "P1M" }] } ] }) { ... on Plan { id } }
  metered: createPlan(input: { key: "metered", name: "Metered", currency: "USD", billingCadence: "P1M", phases: [
    { key: "main", name: "Main", rateCards: [{ key: "tokens", name: "Tokens", featureKey: "tokens", price: { unit: { amount: "1" } }, billingCadence: "P1M" }] } ] }) { ... on Plan { id } }
  free: createPlan(input: { key: "free", name: "Free", currency: "EUR", billingCadence: "P1M", phases: [
    { key: "main", name: "Main", rateCards: [{ key: "sso", name: "SSO" }] } ] }) { ... on Plan { id } }
  draft: createPlan(input: { key: "draft", name: "Draft", currency: "USD", billingCadence: "P1M", phases: [
    { key: "main", name: "Main", rateCards: [{ key: "sso", name: "SSO" }] } ] }) { ... on Plan { id } }
}`;

async function newWorld(): Promise<World> {
  const world = await all.create();
  await world.data(`mutation { createMeter(input: { key: "tokens", aggregation: SUM, eventType: "llm", valueProperty: "$.tokens" }) { __typename } }`);
  await world.data(`mutation { createFeature(input: { key: "tokens", name: "Tokens", meter: { key: "tokens" } }) { __typename } }`);
  const made = (await world.data(plans)) as Record<string, { id: string }>;
  for (const name of ['pro', 'basic', 'metered', 'free']) await world.data('mutation ($id: ID!) { publishPlan(id: $id) { __typename } }', { id: made[name]?.id });
  await world.data('mutation { createCustomer(input: { key: "acme", subjectKeys: ["acme-1"] }) { __typename } }');
  return world;
}

const acme = { key: 'acme' };
const allowSeveral = (world: World) => world.command().read.rows(`update organization set settings = '{"multipleSubscriptions": true}' where id = $1 returning 1`);

describe('a subscription', () => {
  test('runs the phases of its plan, and is found in every way', async () => {
    const world = await newWorld();
    const made = await run(world, 'create', { input: { customer: acme, plan: { key: 'pro' }, key: 'acme main', externalId: 'sub-1', metadata: { a: 1 } } });
    expect(made).toMatchObject({
      __typename: 'Subscription',
      key: 'acme main',
      externalId: 'sub-1',
      name: 'Pro',
      status: 'ACTIVE',
      currency: 'USD',
      billingCadence: 'P1M',
      billingAnchor: start,
      activeFrom: start,
      activeTo: null,
      customer: { key: 'acme', currency: 'USD' },
      plan: { key: 'pro', version: 1 },
      currentPeriod: { from: start, to: '2027-02-15T00:00:00Z' },
      items: [{ key: 'seat', phaseKey: 'trial', activeFrom: start, activeTo: '2027-02-15T00:00:00Z' }],
    });
    for (const by of [{ id: made.id }, { key: 'acme main' }, { externalId: 'sub-1' }]) {
      expect(await world.data('query ($by: SubscriptionBy!) { subscription(by: $by) { id } }', { by })).toEqual({ subscription: { id: made.id } });
    }
    all.clock.set('2027-02-15T00:00:00Z');
    expect(await world.data('{ subscription(by: { key: "acme main" }) { items { key phaseKey name feature { key } price { __typename } activeTo } } }')).toEqual({
      subscription: {
        items: [
          { key: 'seat', phaseKey: 'rest', name: 'Seat', feature: null, price: { __typename: 'FlatPrice' }, activeTo: null },
          { key: 'tokens', phaseKey: 'rest', name: 'Tokens', feature: { key: 'tokens' }, price: { __typename: 'UnitPrice' }, activeTo: null },
        ],
      },
    });
  });

  test('is billed from its anchor, before or after its start', async () => {
    const world = await newWorld();
    const made = await run(world, 'create', { input: { customer: acme, plan: { key: 'basic' }, billingAnchor: '2026-10-31T00:00:00Z', name: 'Mine' } });
    expect(made).toMatchObject({ name: 'Mine', billingAnchor: '2026-10-31T00:00:00Z', currentPeriod: { from: start, to: '2027-01-31T00:00:00Z' } });
    all.clock.set('2027-03-05T00:00:00Z');
    expect(await world.data('query ($id: ID!) { subscription(by: { id: $id }) { currentPeriod { from to } } }', { id: made.id })).toEqual({
      subscription: { currentPeriod: { from: '2027-02-28T00:00:00Z', to: '2027-03-31T00:00:00Z' } },
    });
  });

  test('may begin later, and with a later phase', async () => {
    const world = await newWorld();
    const made = await run(world, 'create', { input: { customer: acme, plan: { version: { key: 'pro', version: 1 } }, startsAt: '2027-02-01T00:00:00Z', startingPhase: 'rest' } });
    expect(made).toMatchObject({ status: 'SCHEDULED', activeFrom: '2027-02-01T00:00:00Z', currentPeriod: null, items: [{ key: 'seat', phaseKey: 'rest' }, { key: 'tokens', phaseKey: 'rest' }] });
  });

  test('of a free plan sets no currency and asks for none', async () => {
    const world = await newWorld();
    await world.data('mutation { updateCustomer(by: { key: "acme" }, input: { currency: "USD" }) { __typename } }');
    expect(await run(world, 'create', { input: { customer: acme, plan: { key: 'free' } } })).toMatchObject({ __typename: 'Subscription', currency: 'EUR', customer: { currency: 'USD' } });
  });

  test("lives by its customer's test clock", async () => {
    const world = await newWorld();
    const { createTestClock: clock } = await world.data('mutation { createTestClock(input: { now: "2030-05-10T00:00:00Z" }) { ... on TestClock { id } } }');
    await world.data('mutation ($id: ID) { createCustomer(input: { key: "later", testClockId: $id }) { __typename } }', { id: clock.id });
    const made = await run(world, 'create', { input: { customer: { key: 'later' }, plan: { key: 'pro' } } });
    expect(made).toMatchObject({ activeFrom: '2030-05-10T00:00:00Z', status: 'ACTIVE' });
    await run(world, 'cancel', { by: { id: made.id }, timing: { preset: 'NEXT_BILLING_CYCLE' } });
    const { advanceTestClock } = await world.data('mutation ($id: ID!) { advanceTestClock(id: $id, to: "2030-07-01T00:00:00Z") { ... on TestClock { now } ... on Error { message } } }', { id: clock.id });
    expect(advanceTestClock).toEqual({ now: '2030-07-01T00:00:00Z' });
    expect(await world.data('query ($id: ID!) { subscription(by: { id: $id }) { status } }', { id: made.id })).toEqual({ subscription: { status: 'INACTIVE' } });
    const news = await world.command().read.rows<{ type: string }>("select type from outbox_event where organization_id = $1 and type like 'subscription.%' order by id");
    expect(news.map(({ type }) => type)).toEqual(['subscription.created', 'subscription.canceled', 'subscription.ended']);
    expect((await world.data('mutation ($id: ID!) { deleteTestClock(id: $id) { __typename } }', { id: clock.id })).deleteTestClock).toEqual({ __typename: 'DeletedTestClock' });
    expect(await world.data('query ($id: ID!) { subscription(by: { id: $id }) { id } }', { id: made.id })).toEqual({ subscription: null });
  });

  test('tells its phases as time passes', async () => {
    const world = await newWorld();
    const { createTestClock: clock } = await world.data('mutation { createTestClock(input: { now: "2030-05-10T00:00:00Z" }) { ... on TestClock { id } } }');
    await world.data('mutation ($id: ID) { createCustomer(input: { key: "later", testClockId: $id }) { __typename } }', { id: clock.id });
    await run(world, 'create', { input: { customer: { key: 'later' }, plan: { key: 'pro' }, startsAt: '2030-05-20T00:00:00Z' } });
    await world.data('mutation ($id: ID!) { advanceTestClock(id: $id, to: "2030-12-01T00:00:00Z") { __typename } }', { id: clock.id });
    const news = await world.command().read.rows<{ type: string }>("select type from outbox_event where organization_id = $1 and type like 'subscription.%' order by id");
    expect(news.map(({ type }) => type)).toEqual(['subscription.created', 'subscription.started', 'subscription.phase_started']);
  });
});

describe('a new subscription is refused, and nothing is made,', () => {
  let shared: World | undefined;

  test.each<[string, object, string]>([
    ['without a customer', { customer: null }, 'REQUIRED customer'],
    ['without a plan', { plan: null }, 'REQUIRED plan'],
    ['with an empty key', { key: '' }, 'TOO_SHORT key'],
    ['with a key without end', { key: 'k'.repeat(257) }, 'TOO_LONG key'],
    ['with an empty external id', { externalId: '' }, 'TOO_SHORT externalId'],
    ['with an empty name', { name: '' }, 'TOO_SHORT name'],
    ['with a name without end', { name: 'n'.repeat(257) }, 'TOO_LONG name'],
    ['with a start that is over', { startsAt: '2027-01-14T23:57:59Z' }, 'SUBSCRIPTION_START_IN_PAST startsAt'],
    ['with a phase of no plan', { startingPhase: 'second' }, 'SUBSCRIPTION_STARTING_PHASE_UNKNOWN startingPhase'],
    ['with metadata under an empty key', { metadata: { '': 1 } }, 'METADATA_KEY_INVALID metadata.'],
  ])('%s', async (_why, over, issue) => {
    shared ??= await newWorld();
    const world = shared;
    const before = await snapshot(world);
    expect(codes(await run(world, 'create', { input: { customer: acme, plan: { key: 'pro' }, ...over } }))).toEqual([issue]);
    expect(await snapshot(world)).toEqual(before);
  });

  test('for what is not there or not for sale', async () => {
    const world = await newWorld();
    const before = await snapshot(world);
    expect(await run(world, 'create', { input: { customer: { key: 'nobody' }, plan: { key: 'pro' } } })).toMatchObject({ __typename: 'NotFoundError', code: 'CUSTOMER_NOT_FOUND' });
    expect(await run(world, 'create', { input: { customer: acme, plan: { key: 'nobody' } } })).toMatchObject({ __typename: 'NotFoundError', code: 'PLAN_NOT_FOUND' });
    expect(await run(world, 'create', { input: { customer: acme, plan: { version: { key: 'draft', version: 1 } } } })).toMatchObject({ __typename: 'ConflictError', code: 'PLAN_NOT_ACTIVE' });
    expect(await snapshot(world)).toEqual(before);
  });

  test('in another currency than the customer pays in', async () => {
    const world = await newWorld();
    await world.data('mutation { updateCustomer(by: { key: "acme" }, input: { currency: "EUR" }) { __typename } }');
    expect(codes(await run(world, 'create', { input: { customer: acme, plan: { key: 'pro' } } }))).toEqual(['SUBSCRIPTION_CURRENCY_MISMATCH plan']);
  });

  test('for a customer that is deleted', async () => {
    const world = await newWorld();
    const { customer } = await world.data('{ customer(by: { key: "acme" }) { id } }');
    await world.data('mutation { deleteCustomer(by: { key: "acme" }) { __typename } }');
    expect(await run(world, 'create', { input: { customer: { id: customer.id }, plan: { key: 'pro' } } })).toMatchObject({ __typename: 'ConflictError', code: 'CUSTOMER_DELETED' });
  });

  test('for a customer that is being deleted', async () => {
    const world = await newWorld();
    let making: Promise<Answer> | undefined;
    await transact(world.command(), async (tx) => {
      await deleteCustomer(tx, acme);
      await tx.em.flush();
      making = run(world, 'create', { input: { customer: acme, plan: { key: 'free' } } });
      await expect.poll(() => world.command().read.rows("select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and $1::uuid is not null")).toHaveLength(1);
    });
    expect(await making).toMatchObject({ __typename: 'ConflictError', code: 'CUSTOMER_DELETED' });
    expect((await snapshot(world)).subscriptions.nodes).toEqual([]);
  });

  test('while another holds its key, its external id, or the time', async () => {
    const world = await newWorld();
    await world.data('mutation { createCustomer(input: { key: "globex" }) { __typename } }');
    const first = await run(world, 'create', { input: { customer: acme, plan: { key: 'pro' }, key: 'k', externalId: 'x' } });
    const globex = { customer: { key: 'globex' }, plan: { key: 'pro' } };
    expect(await run(world, 'create', { input: { ...globex, key: 'k' } })).toMatchObject({ code: 'SUBSCRIPTION_KEY_TAKEN', conflictingId: first.id });
    expect(await run(world, 'create', { input: { ...globex, externalId: 'x' } })).toMatchObject({ code: 'SUBSCRIPTION_EXTERNAL_ID_TAKEN', conflictingId: first.id });
    const busy = { code: 'ONLY_SINGLE_SUBSCRIPTION_ALLOWED_PER_CUSTOMER_AT_A_TIME', conflictingId: first.id };
    expect(await run(world, 'create', { input: { customer: acme, plan: { key: 'basic' } } })).toMatchObject(busy);
    expect(await run(world, 'create', { input: { customer: acme, plan: { key: 'basic' }, startsAt: '2030-01-01T00:00:00Z' } })).toMatchObject(busy);
    expect((await snapshot(world)).subscriptions.nodes).toHaveLength(1);
  });

  test('when it loses a race', async () => {
    const world = await newWorld();
    const racers = await Promise.all([1, 2, 3].map((n) => run(world, 'create', { input: { customer: acme, plan: { key: 'basic' }, key: `race ${n}` } })));
    expect(racers.map((one) => one['__typename']).toSorted()).toEqual(['ConflictError', 'ConflictError', 'Subscription']);
  });
});

describe('where the organization allows several subscriptions', () => {
  test('they share time, unless they sell the same feature', async () => {
    const world = await newWorld();
    await allowSeveral(world);
    const first = await run(world, 'create', { input: { customer: acme, plan: { key: 'pro' } } });
    expect(await run(world, 'create', { input: { customer: acme, plan: { key: 'basic' } } })).toMatchObject({ __typename: 'Subscription' });
    // The trial of the first sells no tokens, but its next phase does.
    expect(await run(world, 'create', { input: { customer: acme, plan: { key: 'metered' } } })).toMatchObject({ code: 'ONLY_SINGLE_SUBSCRIPTION_ITEM_ALLOWED_AT_A_TIME', conflictingId: first.id });
    await run(world, 'cancel', { by: { id: first.id }, timing: { preset: 'NEXT_BILLING_CYCLE' } });
    expect(await run(world, 'create', { input: { customer: acme, plan: { key: 'metered' } } })).toMatchObject({ __typename: 'Subscription' });
    expect(await run(world, 'resume', { by: { id: first.id } })).toMatchObject({ code: 'ONLY_SINGLE_SUBSCRIPTION_ITEM_ALLOWED_AT_A_TIME' });
    const page = await world.ask('{ customer(by: { key: "acme" }) { subscriptions { totalCount nodes { name status items { key } } } } }');
    expect(page.data).toEqual({
      customer: {
        subscriptions: {
          totalCount: 3,
          nodes: [
            { name: 'Pro', status: 'CANCELED', items: [{ key: 'seat' }] },
            { name: 'Basic', status: 'ACTIVE', items: [{ key: 'fee' }] },
            { name: 'Metered', status: 'ACTIVE', items: [{ key: 'tokens' }] },
          ],
        },
      },
    });
    // The customer, its page and its count; then of all three at once their customers' times and their schedules (three statements).
    expect(page.statements).toBe(7);
  });
});

describe('canceling', () => {
  test('at once ends it now, and frees the time', async () => {
    const world = await newWorld();
    const made = await run(world, 'create', { input: { customer: acme, plan: { key: 'pro' } } });
    all.clock.set('2027-01-20T00:00:00Z');
    expect(await run(world, 'cancel', { by: { id: made.id } })).toMatchObject({
      status: 'INACTIVE',
      activeTo: '2027-01-20T00:00:00Z',
      currentPeriod: { from: start, to: '2027-01-20T00:00:00Z' },
      items: [{ key: 'seat', phaseKey: 'trial', activeTo: '2027-01-20T00:00:00Z' }],
    });
    expect(await run(world, 'create', { input: { customer: acme, plan: { key: 'basic' } } })).toMatchObject({ status: 'ACTIVE' });
  });

  test('at the end of the period lets it run until then, and can be taken back', async () => {
    const world = await newWorld();
    const made = await run(world, 'create', { input: { customer: acme, plan: { key: 'basic' } } });
    const by = { id: made.id };
    expect(await run(world, 'cancel', { by, timing: { preset: 'NEXT_BILLING_CYCLE' } })).toMatchObject({ status: 'CANCELED', activeTo: '2027-02-15T00:00:00Z' });
    expect(await run(world, 'cancel', { by })).toMatchObject({ code: 'SUBSCRIPTION_INVALID_STATUS', conflictingId: made.id });
    expect(await run(world, 'resume', { by })).toMatchObject({ status: 'ACTIVE', activeTo: null, items: [{ key: 'fee', activeTo: null }] });
    await run(world, 'cancel', { by, timing: { at: '2027-04-15T00:00:00Z' } });
    const next = await run(world, 'create', { input: { customer: acme, plan: { key: 'pro' }, startsAt: '2027-04-15T00:00:00Z' } });
    expect(next).toMatchObject({ status: 'SCHEDULED' });
    expect(await run(world, 'resume', { by })).toMatchObject({ code: 'ONLY_SINGLE_SUBSCRIPTION_ALLOWED_PER_CUSTOMER_AT_A_TIME', conflictingId: next.id });
    expect(await run(world, 'remove', { by: { id: next.id } })).toMatchObject({ status: 'INACTIVE', deletedAt: start });
    expect(await run(world, 'resume', { by })).toMatchObject({ status: 'ACTIVE' });
  });

  test('within a period or in the past is refused, and nothing changes', async () => {
    const world = await newWorld();
    const made = await run(world, 'create', { input: { customer: acme, plan: { key: 'basic' } } });
    const before = await snapshot(world);
    expect(codes(await run(world, 'cancel', { by: { id: made.id }, timing: { at: '2027-02-16T00:00:00Z' } }))).toEqual(['SUBSCRIPTION_CANCEL_NOT_ALIGNED timing.at']);
    expect(codes(await run(world, 'cancel', { by: { id: made.id }, timing: { at: '2027-01-14T00:00:00Z' } }))).toEqual(['SUBSCRIPTION_CANCEL_IN_PAST timing.at']);
    expect(await snapshot(world)).toEqual(before);
  });
});

test('a subscription allows the steps of its status and no other', async () => {
  const world = await newWorld();
  const forbidden = async (name: 'cancel' | 'resume' | 'remove', id: string) => {
    const before = await snapshot(world);
    expect(await run(world, name, { by: { id } })).toMatchObject({ __typename: 'ConflictError', code: 'SUBSCRIPTION_INVALID_STATUS', conflictingId: id });
    expect(await snapshot(world)).toEqual(before);
  };
  const scheduled = await run(world, 'create', { input: { customer: acme, plan: { key: 'basic' }, startsAt: '2027-02-01T00:00:00Z', key: 'k' } });
  await forbidden('cancel', scheduled.id);
  await forbidden('resume', scheduled.id);
  expect(await run(world, 'remove', { by: { key: 'k' } })).toMatchObject({ status: 'INACTIVE' });
  for (const name of ['cancel', 'resume', 'remove'] as const) await forbidden(name, scheduled.id);
  const active = await run(world, 'create', { input: { customer: acme, plan: { key: 'basic' }, key: 'k' } });
  await forbidden('resume', active.id);
  await forbidden('remove', active.id);
  await run(world, 'cancel', { by: { key: 'k' } });
  for (const name of ['cancel', 'resume', 'remove'] as const) await forbidden(name, active.id);
});

test('a customer with a running subscription keeps its subject keys and cannot be deleted', async () => {
  const world = await newWorld();
  const made = await run(world, 'create', { input: { customer: acme, plan: { key: 'basic' } } });
  const remove = 'mutation { deleteCustomer(by: { key: "acme" }) { __typename ... on Error { code } ... on ConflictError { conflictingId } } }';
  const rename = 'mutation { updateCustomer(by: { key: "acme" }, input: { subjectKeys: ["acme-2"] }) { __typename ... on Error { code } ... on ConflictError { conflictingId } } }';
  expect(await world.data(remove)).toEqual({ deleteCustomer: { __typename: 'ConflictError', code: 'DELETING_CUSTOMER_WITH_ACTIVE_SUBSCRIPTIONS', conflictingId: made.id } });
  expect(await world.data(rename)).toEqual({ updateCustomer: { __typename: 'ConflictError', code: 'CUSTOMER_SUBJECT_KEYS_IN_USE', conflictingId: made.id } });
  expect(await world.data('{ customer(by: { key: "acme" }) { deletedAt usageAttribution { subjectKeys } } }')).toEqual({ customer: { deletedAt: null, usageAttribution: { subjectKeys: ['acme-1'] } } });
  await run(world, 'cancel', { by: { id: made.id } });
  expect(await world.data(rename)).toEqual({ updateCustomer: { __typename: 'Customer' } });
});

test('another organization, and ids of other things, reach no subscription', async () => {
  const [mine, other] = [await newWorld(), await newWorld()];
  const made = await run(mine, 'create', { input: { customer: acme, plan: { key: 'basic' }, key: 'k' } });
  for (const by of [{ id: made.id }, { id: 'nonsense' }, { key: 'k' }]) {
    for (const name of ['cancel', 'resume', 'remove'] as const) expect(await run(other, name, { by })).toMatchObject({ __typename: 'NotFoundError', code: 'SUBSCRIPTION_NOT_FOUND' });
    expect(await other.data('query ($by: SubscriptionBy!) { subscription(by: $by) { id } }', { by })).toEqual({ subscription: null });
  }
  expect(await other.data('{ subscriptions { totalCount } }')).toEqual({ subscriptions: { totalCount: 0 } });
  await expect(other.live('subscription ($id: ID) { subscriptionChanged(id: $id) { id } }', { id: made.id })).rejects.toThrow('NOT_FOUND');
  expect((await snapshot(mine)).subscriptions.nodes).toMatchObject([{ status: 'ACTIVE' }]);
});

test('a portal token sees its own subscriptions and changes none', async () => {
  const world = await newWorld();
  await world.data('mutation { createCustomer(input: { key: "globex" }) { __typename } }');
  await run(world, 'create', { input: { customer: acme, plan: { key: 'basic' } } });
  const theirs = await run(world, 'create', { input: { customer: { key: 'globex' }, plan: { key: 'pro' } } });
  const [row] = await world.command().read.rows<{ id: string }>(`select id from customer where organization_id = $1 and key = 'acme'`);
  const buyer = { ...world.viewer, kind: 'portal_token' as const, permissions: new Set<never>(), customerId: row?.id ?? '' };
  expect(await world.data('{ subscriptions { nodes { name plan { key } items { key price { __typename } } } } }', {}, buyer)).toEqual({
    subscriptions: { nodes: [{ name: 'Basic', plan: { key: 'basic' }, items: [{ key: 'fee', price: { __typename: 'FlatPrice' } }] }] },
  });
  expect(await world.data('query ($id: ID!) { subscription(by: { id: $id }) { id } }', { id: theirs.id }, buyer)).toEqual({ subscription: null });
  expect((await world.ask(documents.cancel, { by: { id: theirs.id } }, buyer)).errors[0]?.code).toBe('FORBIDDEN');
});

test('a credential without the scope is refused before anything is written', async () => {
  const world = await newWorld();
  const reader = world.limited('subscription:read');
  const { errors } = await world.ask(documents.create, { input: { customer: acme, plan: { key: 'pro' } } }, reader);
  expect(errors[0]?.code).toBe('FORBIDDEN');
  expect((await snapshot(world)).subscriptions.nodes).toEqual([]);
});

test('every change is seen live, the state of one at once', async () => {
  const world = await newWorld();
  const engine = asking(all.product(), 'prepared');
  const open = async (source: string, variables: object = {}) => {
    const stream = await engine.live(world.viewer, source, { ...variables });
    if (!('next' in stream)) throw new Error(JSON.stringify(stream.errors));
    return stream;
  };
  /** Messages of one object may be joined, so the state counts and not how many there were. */
  const until = async (stream: Awaited<ReturnType<typeof open>>, status: string) => {
    for (let seen = await stream.next(); seen.done !== true; seen = await stream.next()) {
      if ((seen.value.data?.['subscriptionChanged'] as { status?: string } | undefined)?.status === status) return status;
    }
    return 'the end';
  };
  const changes = await open('subscription { subscriptionChanged(customer: { key: "acme" }) { status } }');
  const first = until(changes, 'ACTIVE');
  const made = await run(world, 'create', { input: { customer: acme, plan: { key: 'basic' } } });
  expect(await first).toBe('ACTIVE');
  const one = await open('subscription ($id: ID) { subscriptionChanged(id: $id) { status } }', { id: made.id });
  expect(await until(one, 'ACTIVE')).toBe('ACTIVE');
  await run(world, 'cancel', { by: { id: made.id } });
  expect(await Promise.all([until(one, 'INACTIVE'), until(changes, 'INACTIVE')])).toEqual(['INACTIVE', 'INACTIVE']);
  await Promise.all([changes.return?.(), one.return?.()]);
});

test('subscriptions are filtered and sorted', async () => {
  const world = await newWorld();
  await world.data('mutation { createCustomer(input: { key: "globex" }) { __typename } }');
  await run(world, 'create', { input: { customer: acme, plan: { key: 'pro' }, startsAt: '2027-03-01T00:00:00Z' } });
  await run(world, 'create', { input: { customer: { key: 'globex' }, plan: { key: 'basic' } } });
  const list = 'query ($filter: SubscriptionFilter, $orderBy: SubscriptionOrder) { subscriptions(filter: $filter, orderBy: $orderBy) { nodes { name } } }';
  const names = async (variables: object) => (await world.data(list, { ...variables })).subscriptions.nodes.map((node: { name: string }) => node.name);
  expect(await names({})).toEqual(['Basic', 'Pro']);
  expect(await names({ orderBy: { field: 'ACTIVE_FROM', direction: 'DESC' } })).toEqual(['Pro', 'Basic']);
  expect(await names({ orderBy: { field: 'CREATED_AT' } })).toEqual(['Pro', 'Basic']);
  expect(await names({ filter: { customer: acme } })).toEqual(['Pro']);
  expect(await names({ filter: { customer: { key: 'nobody' } } })).toEqual([]);
  for (const [filter, found] of [[{ plans: ['pro', 'free'] }, ['Pro']], [{ plans: [] }, []], [{ statuses: ['SCHEDULED'] }, ['Pro']], [{ statuses: ['ACTIVE', 'SCHEDULED'] }, ['Basic', 'Pro']], [{ statuses: ['CANCELED', 'INACTIVE'] }, []], [{ statuses: ['ACTIVE'], plans: ['pro'] }, []]] as const) {
    expect([filter, await names({ filter })]).toEqual([filter, found]);
  }
});
