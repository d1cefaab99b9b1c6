import { beforeEach, describe, expect, test } from 'vitest';
import { asking } from '../support/asking.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

const all = worlds();
const start = '2027-01-01T00:00:00Z';
const middle = '2027-01-16T00:00:00Z';
beforeEach(() => all.clock.set(start));

const error = '... on Error { code message }';
const conflict = `${error} ... on ConflictError { conflictingId }`;
const issues = '... on ValidationError { issues { code path } }';
const state = 'id name description status standing isPaused managedBy activeFrom activeTo billingAnchor plan { key version } items { key quantity activeFrom activeTo } pauses { from to } pendingChanges { kind at phaseKey itemKey supersededBy { id } } previous { id } supersededBy { id } metadata';
const documents = {
  create: `mutation ($input: CreateSubscriptionInput!) { createSubscription(input: $input) { __typename ... on Subscription { ${state} } ${conflict} ${issues} } }`,
  edit: `mutation ($by: SubscriptionBy!, $edits: [SubscriptionEditInput!]!, $timing: SubscriptionTimingPreset) { editSubscription(by: $by, edits: $edits, timing: $timing) { __typename ... on Subscription { ${state} } ${conflict} ${issues} } }`,
  change: `mutation ($by: SubscriptionBy!, $input: ChangeSubscriptionInput!) { changeSubscription(by: $by, input: $input) { __typename ... on ChangedSubscription { current { ${state} } next { ${state} } } ${conflict} ${issues} } }`,
  migrate: `mutation ($by: SubscriptionBy!, $input: MigrateSubscriptionInput) { migrateSubscription(by: $by, input: $input) { __typename ... on ChangedSubscription { current { ${state} } next { ${state} } } ${conflict} ${issues} } }`,
  restore: `mutation ($by: SubscriptionBy!) { restoreSubscription(by: $by) { __typename ... on Subscription { ${state} } ${conflict} } }`,
  cancel: `mutation ($by: SubscriptionBy!, $timing: SubscriptionTiming) { cancelSubscription(by: $by, timing: $timing) { __typename ... on Subscription { ${state} } ${conflict} ${issues} } }`,
  pause: `mutation ($by: SubscriptionBy!, $timing: SubscriptionTimingPreset, $resumesAt: DateTime) { pauseSubscription(by: $by, timing: $timing, resumesAt: $resumesAt) { __typename ... on Subscription { ${state} } ${conflict} ${issues} } }`,
  resume: `mutation ($by: SubscriptionBy!) { resumeSubscription(by: $by) { __typename ... on Subscription { ${state} } ${conflict} } }`,
  update: `mutation ($by: SubscriptionBy!, $input: UpdateSubscriptionInput!) { updateSubscription(by: $by, input: $input) { __typename ... on Subscription { ${state} } ${conflict} ${issues} } }`,
};

// oxlint-disable-next-line typescript/no-explicit-any -- answers are checked by what the test expects of them
async function run(world: World, name: keyof typeof documents, variables: object): Promise<any> {
  const data = await world.data(documents[name], { ...variables });
  return Object.values(data as object)[0];
}

const said = (answer: { issues: { code: string; path: string[] }[] }) => answer.issues.map(({ code, path }) => `${code} ${path.join('.')}`);
const flat = (key: string, amount: string, more: object = {}) => ({ key, name: key, price: { flat: { amount, paymentTerm: 'IN_ADVANCE' } }, billingCadence: 'P1M', ...more });
const tokens = (allowance: string) => ({ key: 'tokens', name: 'Tokens', featureKey: 'tokens', price: { unit: { amount: '0.01' } }, billingCadence: 'P1M', entitlementTemplate: { metered: { issueAfterReset: allowance } } });

async function publish(world: World, key: string, phases: readonly object[]): Promise<void> {
  const made = await world.data(`mutation ($input: CreatePlanInput!) { createPlan(input: $input) { ... on Plan { id } ${error} } }`, { input: { key, name: key, currency: 'USD', billingCadence: 'P1M', phases } });
  await world.data('mutation ($id: ID!) { publishPlan(id: $id) { __typename } }', { id: made.createPlan.id });
}

async function newWorld(): Promise<World> {
  const world = await all.create();
  await world.data('mutation { createMeter(input: { key: "tokens", aggregation: SUM, eventType: "llm", valueProperty: "$.tokens" }) { __typename } }');
  await world.data('mutation { createFeature(input: { key: "tokens", name: "Tokens", meter: { key: "tokens" } }) { __typename } }');
  await publish(world, 'basic', [{ key: 'main', name: 'Main', rateCards: [flat('seat', '20'), tokens('100')] }]);
  await publish(world, 'pro', [{ key: 'main', name: 'Main', rateCards: [flat('seat', '50'), tokens('1000')] }]);
  await world.data('mutation { createCustomer(input: { key: "acme", subjectKeys: ["acme-1"] }) { __typename } }');
  return world;
}

const acme = { key: 'acme' };
const subscribe = (world: World, input: object = {}) => run(world, 'create', { input: { customer: acme, plan: { key: 'basic' }, ...input } });
/** The live entitlements of the organization, by start. */
async function rights(world: World): Promise<string[]> {
  const rows = await world.command().read.rows<{ key: string; from: string; to: string | null; amount: string }>(
    `select feature_key as key, active_from as from, active_to as to, coalesce(issue_after_reset::text, '') as amount from entitlement where organization_id = $1 and deleted_at is null order by active_from, id`,
  );
  return rows.map(({ key, from, to, amount }) => `${key} ${amount} ${from.slice(0, 10)}..${to?.slice(0, 10) ?? ''}`);
}

describe('a custom plan', () => {
  const customPlan = { name: 'For Acme', description: 'As agreed.', billingCadence: 'P1M', metadata: { deal: 7 }, phases: [{ key: 'main', name: 'Main', rateCards: [flat('seat', '15'), tokens('500')] }] };

  test('is sold to one customer and stands in no catalog', async () => {
    const world = await newWorld();
    expect(await subscribe(world, { plan: null, customPlan })).toMatchObject({
      __typename: 'Subscription', name: 'For Acme', description: 'As agreed.', metadata: { deal: 7 }, plan: null, status: 'ACTIVE', items: [{ key: 'seat', quantity: 1 }, { key: 'tokens' }],
    });
    expect((await world.data('{ plans { totalCount } }')).plans.totalCount).toBe(2);
    expect(await rights(world)).toEqual(['tokens 500 2027-01-01..']);
  });

  test('is held to the rules of a published plan, all at once', async () => {
    const world = await newWorld();
    const phases = [{ key: 'main', name: 'Main', rateCards: [flat('seat', '-1'), { ...tokens('1'), featureKey: 'nothing', key: 'nothing' }] }, { key: 'late', name: 'Late', rateCards: [] }];
    expect(said(await subscribe(world, { plan: null, customPlan: { ...customPlan, phases } })).toSorted()).toEqual([
      'PLAN_HAS_NON_LAST_PHASE_WITH_NO_DURATION customPlan.phases.0.duration',
      'PLAN_PHASE_HAS_NO_RATE_CARDS customPlan.phases.1.rateCards',
      'PRICE_AMOUNT_NEGATIVE customPlan.phases.0.rateCards.0.price.flat.amount',
      'RATE_CARD_FEATURE_NOT_FOUND customPlan.phases.0.rateCards.1.featureKey',
    ]);
    expect(said(await subscribe(world, { customPlan }))).toEqual(['EXCLUSIVE customPlan']);
  });
});

describe('what charges', () => {
  const fee = { key: 'fee', name: 'Fee', price: { flat: { amount: '5' } }, billingCadence: 'P1M' };
  const custom = (currency: string, phases: readonly object[] = [{ key: 'main', name: 'Main', rateCards: [fee] }]) => ({ name: 'Own', currency, billingCadence: 'P1M', phases });
  const create = (world: World, input: object) => run(world, 'create', { input: { customer: acme, ...input } });

  test('is in one currency, also of two that begin at once', async () => {
    const world = await newWorld();
    await world.command().read.rows(`update organization set settings = '{"multipleSubscriptions": true}' where id = $1 returning 1`);
    const made = await Promise.all(['USD', 'EUR'].map((currency) => create(world, { customPlan: custom(currency) })));
    expect(made.map(({ __typename: type }) => type).toSorted()).toEqual(['Subscription', 'ValidationError']);
    expect(made.flatMap((one) => (one.issues === undefined ? [] : said(one)))).toEqual(['SUBSCRIPTION_CURRENCY_MISMATCH customPlan']);
  });

  test('keeps the currency of its customer until it has ended', async () => {
    const world = await newWorld();
    const pay = async (currency: string | null) => (await world.data(`mutation ($currency: CurrencyCode) { updateCustomer(by: { key: "acme" }, input: { currency: $currency }) { __typename ... on Customer { currency } ${conflict} } }`, { currency })).updateCustomer;
    const free = await create(world, { customPlan: custom('EUR', [{ key: 'main', name: 'Main', rateCards: [{ key: 'sso', name: 'SSO' }] }]) });
    expect(await pay('CHF')).toMatchObject({ currency: 'CHF' });
    expect(await pay(null)).toMatchObject({ currency: null });
    await run(world, 'cancel', { by: { id: free.id } });
    const coming = await create(world, { customPlan: custom('USD'), startsAt: '2027-02-01T00:00:00Z' });
    const inUse = { __typename: 'ConflictError', code: 'CUSTOMER_CURRENCY_IN_USE', message: 'currency cannot change while subscription "Own" charges in USD: let it end first', conflictingId: coming.id };
    expect(await pay('EUR')).toEqual(inUse);
    all.clock.set('2027-02-15T00:00:00Z');
    expect(await pay(null)).toEqual(inUse);
    expect(await pay('USD')).toMatchObject({ currency: 'USD' });
    await run(world, 'cancel', { by: { id: coming.id } });
    expect(await pay('EUR')).toMatchObject({ currency: 'EUR' });
  });

  test('and what does not, begins in years that are told', async () => {
    const world = await newWorld();
    const phases = (count: number) => Array.from({ length: count }, (_, n) => ({ key: `p${n}`, name: 'P', ...(n < count - 1 && { duration: 'P99Y' }), rateCards: [{ key: 'x', name: 'X' }] }));
    expect(said(await create(world, { customPlan: custom('USD', phases(100)) }))).toEqual(['SUBSCRIPTION_PHASE_OUT_OF_TIME customPlan']);
    expect(said(await create(world, { customPlan: custom('USD', phases(1)), startsAt: '9000-01-01T00:00:00Z' }))).toEqual(['SUBSCRIPTION_START_TOO_LATE startsAt']);
    expect(said(await create(world, { customPlan: { ...custom('USD', phases(1)), trialPeriod: 'P2Y' }, startsAt: '8999-06-01T00:00:00Z' }))).toEqual(['SUBSCRIPTION_TRIAL_OUT_OF_TIME customPlan']);
    const last = { ...custom('USD', [{ key: 'main', name: 'Main', rateCards: [{ ...fee, billingCadence: 'P99Y' }] }]), billingCadence: 'P1Y' };
    expect(await create(world, { customPlan: last, startsAt: '8999-12-31T00:00:00Z' })).toMatchObject({ __typename: 'Subscription' });
  });
});

describe('an edit', () => {
  test('moves rights with what is sold', async () => {
    const world = await newWorld();
    const { id } = await subscribe(world);
    const used = { id: '1', source: 'app', type: 'llm', subject: 'acme-1', time: '2027-01-05T00:00:00Z', data: { tokens: 80 } };
    await world.data('mutation ($input: IngestEventsInput!) { ingestEvents(input: $input) { __typename } }', { input: { events: [used] } });
    all.clock.set(middle);
    expect(await run(world, 'edit', { by: { id }, edits: [{ addItem: { phaseKey: 'main', rateCard: tokens('300') } }, { removeItem: { phaseKey: 'main', itemKey: 'seat' } }] })).toMatchObject({ items: [{ key: 'tokens', activeFrom: middle, activeTo: null }] });
    expect(await rights(world)).toEqual(['tokens 100 2027-01-01..2027-01-16', 'tokens 300 2027-01-16..']);
    // What was used of the period counts against the new allowance: it is measured from the start of the phase.
    expect(await world.data('{ entitlementValue(customer: { key: "acme" }, featureKey: "tokens") { usage balance } }')).toEqual({ entitlementValue: { usage: '80', balance: '220' } });
  });

  test('that is scheduled is pending, and rights wait for it; taking it back leaves what was', async () => {
    const world = await newWorld();
    const { id } = await subscribe(world);
    all.clock.set(middle);
    const next = '2027-02-01T00:00:00Z';
    expect(await run(world, 'edit', { by: { id }, edits: [{ addItem: { phaseKey: 'main', rateCard: tokens('300') } }], timing: 'NEXT_BILLING_CYCLE' })).toMatchObject({
      items: [{ key: 'seat', activeTo: null }, { key: 'tokens', activeTo: next }],
      pendingChanges: [{ kind: 'ITEM_CHANGED', at: next, phaseKey: 'main', itemKey: 'tokens', supersededBy: null }],
    });
    expect(await rights(world)).toEqual(['tokens 100 2027-01-01..2027-02-01', 'tokens 300 2027-02-01..']);
    expect(await run(world, 'edit', { by: { id }, edits: [{ unscheduleEdit: true }] })).toMatchObject({ items: [{ key: 'seat' }, { key: 'tokens', activeTo: null }], pendingChanges: [] });
    expect(await rights(world)).toEqual(['tokens 100 2027-01-01..']);
  });

  test('is all or nothing', async () => {
    const world = await newWorld();
    const { id } = await subscribe(world);
    const before = await world.data('query ($id: ID!) { subscription(by: { id: $id }) { updatedAt phases { key items { id key activeFrom activeTo } } } }', { id });
    const edits = [{ removeItem: { phaseKey: 'main', itemKey: 'seat' } }, { removeItem: { phaseKey: 'main', itemKey: 'nothing' } }];
    expect(said(await run(world, 'edit', { by: { id }, edits }))).toEqual(['SUBSCRIPTION_ITEM_UNKNOWN edits.1.removeItem.itemKey']);
    expect(said(await run(world, 'edit', { by: { id }, edits: [] }))).toEqual(['SUBSCRIPTION_EDITS_COUNT edits']);
    expect(said(await run(world, 'edit', { by: { id }, edits: [{ unscheduleEdit: false }] }))).toEqual(['UNSCHEDULE_EDIT_FALSE edits.0.unscheduleEdit']);
    expect(said(await run(world, 'edit', { by: { id }, edits: [{ addItem: { phaseKey: 'main', rateCard: flat('Late', '1', { key: 'late', billingCadence: 'P5D', featureKey: 'nothing' }) } }] }))).toEqual([
      'RATE_CARD_KEY_FEATURE_KEY_MISMATCH edits.0.addItem.rateCard.key',
      'RATE_CARD_FEATURE_NOT_FOUND edits.0.addItem.rateCard.featureKey',
      'PLAN_BILLING_CADENCE_NOT_COMPATIBLE edits.0.addItem.rateCard.billingCadence',
    ]);
    expect(await world.data('query ($id: ID!) { subscription(by: { id: $id }) { updatedAt phases { key items { id key activeFrom activeTo } } } }', { id })).toEqual(before);
    await run(world, 'cancel', { by: { id }, timing: { preset: 'NEXT_BILLING_CYCLE' } });
    expect(await run(world, 'edit', { by: { id }, edits: [{ removeItem: { phaseKey: 'main', itemKey: 'seat' } }] })).toMatchObject({ code: 'SUBSCRIPTION_INVALID_STATUS', conflictingId: id });
  });

  test('in the next billing cycle must not begin with another phase', async () => {
    const world = await newWorld();
    await publish(world, 'phased', [{ key: 'first', name: 'First', duration: 'P1M', rateCards: [flat('seat', '1')] }, { key: 'rest', name: 'Rest', rateCards: [flat('seat', '2')] }]);
    const { id } = await subscribe(world, { plan: { key: 'phased' } });
    const edits = [{ setQuantity: { phaseKey: 'first', itemKey: 'seat', quantity: 2 } }];
    expect(said(await run(world, 'edit', { by: { id }, edits, timing: 'NEXT_BILLING_CYCLE' }))).toEqual(['SUBSCRIPTION_EDIT_IN_NEXT_PHASE timing']);
  });

  test('and another at once are done one after the other', async () => {
    const world = await newWorld();
    const { id } = await subscribe(world);
    all.clock.set(middle);
    const quantities = [2, 3, 4, 5];
    await Promise.all(quantities.map((quantity) => run(world, 'edit', { by: { id }, edits: [{ setQuantity: { phaseKey: 'main', itemKey: 'seat', quantity } }] })));
    const { subscription } = await world.data('query ($id: ID!) { subscription(by: { id: $id }) { items { key quantity } phases { items { key quantity activeFrom activeTo } } } }', { id });
    const now = subscription.items.find(({ key }: { key: string }) => key === 'seat').quantity;
    expect(quantities).toContain(now);
    expect(subscription.phases[0].items.filter(({ key }: { key: string }) => key === 'seat')).toEqual([
      { key: 'seat', quantity: 1, activeFrom: start, activeTo: middle },
      { key: 'seat', quantity: now, activeFrom: middle, activeTo: null },
    ]);
  });
});

describe('a change of plan', () => {
  test('links both ends, and rights change hands at that instant', async () => {
    const world = await newWorld();
    const { id } = await subscribe(world, { metadata: { a: 1 } });
    all.clock.set(middle);
    const { current, next } = await run(world, 'change', { by: { id }, input: { plan: { key: 'pro' }, key: 'acme pro', name: 'Acme Pro' } });
    expect(current).toMatchObject({ id, status: 'INACTIVE', activeTo: middle, supersededBy: { id: next.id }, previous: null });
    expect(next).toMatchObject({ name: 'Acme Pro', status: 'ACTIVE', activeFrom: middle, billingAnchor: start, previous: { id }, supersededBy: null, plan: { key: 'pro', version: 1 } });
    expect(await rights(world)).toEqual(['tokens 100 2027-01-01..2027-01-16', 'tokens 1000 2027-01-16..']);
    expect(await run(world, 'change', { by: { id }, input: { plan: { key: 'basic' } } })).toMatchObject({ code: 'SUBSCRIPTION_INVALID_STATUS' });
  });

  test('at renewal is pending until then', async () => {
    const world = await newWorld();
    const { id } = await subscribe(world, { plan: { key: 'pro' } });
    const { current, next } = await run(world, 'change', { by: { id }, input: { plan: { key: 'basic' } } });
    expect(current).toMatchObject({ status: 'CANCELED', pendingChanges: [{ kind: 'PLAN_CHANGE', at: '2027-02-01T00:00:00Z', supersededBy: { id: next.id } }] });
    expect(await rights(world)).toEqual(['tokens 1000 2027-01-01..2027-02-01', 'tokens 100 2027-02-01..']);
    expect(await run(world, 'restore', { by: { id } })).toMatchObject({ status: 'ACTIVE', activeTo: null, pendingChanges: [], supersededBy: null });
    expect(await rights(world)).toEqual(['tokens 1000 2027-01-01..']);
  });

  test('is refused for what is missing or not for sale, and nothing changes', async () => {
    const world = await newWorld();
    const { id } = await subscribe(world, { key: 'taken' });
    const by = { id };
    expect(said(await run(world, 'change', { by, input: {} }))).toEqual(['REQUIRED plan']);
    expect(await run(world, 'change', { by, input: { plan: { key: 'nobody' } } })).toMatchObject({ __typename: 'NotFoundError', code: 'PLAN_NOT_FOUND' });
    expect(said(await run(world, 'change', { by, input: { plan: { key: 'pro' }, startingPhase: 'nothing' } }))).toEqual(['SUBSCRIPTION_STARTING_PHASE_UNKNOWN startingPhase']);
    expect(said(await run(world, 'change', { by, input: { plan: { key: 'pro' }, timing: { at: '2027-01-20T00:00:00Z' } } }))).toEqual(['SUBSCRIPTION_CANCEL_NOT_ALIGNED timing.at']);
    expect(await run(world, 'change', { by, input: { plan: { key: 'pro' }, key: 'taken' } })).toMatchObject({ code: 'SUBSCRIPTION_KEY_TAKEN', conflictingId: id });
    const euros = { name: 'Euros', currency: 'EUR', billingCadence: 'P1M', phases: [{ key: 'main', name: 'Main', rateCards: [flat('seat', '1')] }] };
    expect(said(await run(world, 'change', { by, input: { customPlan: euros } }))).toEqual(['SUBSCRIPTION_CURRENCY_MISMATCH customPlan']);
    expect((await world.data('{ subscriptions(filter: { includeDeleted: true }) { nodes { id status activeTo } } }')).subscriptions.nodes).toEqual([{ id, status: 'ACTIVE', activeTo: null }]);
    const racers = await Promise.all([1, 2, 3].map((n) => run(world, 'change', { by, input: { plan: { key: 'pro' }, key: `race ${n}` } })));
    expect(racers.map((one) => one['__typename']).toSorted()).toEqual(['ChangedSubscription', 'ConflictError', 'ConflictError']);
  });

  test('does not give a trial again', async () => {
    const world = await newWorld();
    const made = await world.data(`mutation { createPlan(input: { key: "trial", name: "Trial", currency: "USD", billingCadence: "P1M", trialPeriod: "P20D", phases: [{ key: "main", name: "Main", rateCards: [
      { key: "seat", name: "Seat", price: { flat: { amount: "60" } }, billingCadence: "P1M" }] }] }) { ... on Plan { id } ${error} } }`);
    await world.data('mutation ($id: ID!) { publishPlan(id: $id) { __typename } }', { id: made.createPlan.id });
    const { id, standing } = await subscribe(world, { plan: { key: 'trial' } });
    expect(standing).toBe('TRIALING');
    all.clock.set(middle);
    const { next } = await run(world, 'change', { by: { id }, input: { plan: { key: 'trial' } } });
    expect(next.standing).toBe('TRIALING');
    all.clock.set('2027-01-21T00:00:00Z');
    expect((await world.data('query ($id: ID!) { subscription(by: { id: $id }) { standing } }', { id: next.id })).subscription.standing).toBe('GOOD');
  });
});

describe('a migration', () => {
  const second = async (world: World) => {
    await world.data('mutation { createNextPlanVersion(by: { key: "basic" }) { __typename } }');
    const draft = await world.data('{ plan(by: { version: { key: "basic", version: 2 } }) { id } }');
    await world.data('mutation ($id: ID!) { publishPlan(id: $id) { __typename } }', { id: draft.plan.id });
  };

  test('moves to a newer version under the same names', async () => {
    const world = await newWorld();
    const { id } = await subscribe(world, { name: 'Mine', description: 'note', metadata: { a: 1 } });
    expect(said(await run(world, 'migrate', { by: { id } }))).toEqual(['SUBSCRIPTION_VERSION_NOT_NEWER targetVersion']);
    await second(world);
    expect(await run(world, 'migrate', { by: { id }, input: { targetVersion: 3 } })).toMatchObject({ __typename: 'NotFoundError', code: 'PLAN_NOT_FOUND' });
    all.clock.set(middle);
    const { current, next } = await run(world, 'migrate', { by: { id } });
    expect(current).toMatchObject({ id, status: 'INACTIVE', activeTo: middle });
    expect(next).toMatchObject({ name: 'Mine', description: 'note', metadata: { a: 1 }, plan: { key: 'basic', version: 2 }, status: 'ACTIVE', previous: { id } });
  });

  test('needs a plan', async () => {
    const world = await newWorld();
    const { id } = await subscribe(world, { plan: null, customPlan: { name: 'Own', billingCadence: 'P1M', phases: [{ key: 'main', name: 'Main', rateCards: [flat('seat', '1')] }] } });
    expect(await run(world, 'migrate', { by: { id } })).toMatchObject({ code: 'SUBSCRIPTION_HAS_NO_PLAN', conflictingId: id });
  });
});

test('a restoration is refused where several subscriptions are allowed', async () => {
  const world = await newWorld();
  const { id } = await subscribe(world);
  expect(await run(world, 'restore', { by: { id } })).toMatchObject({ code: 'SUBSCRIPTION_INVALID_STATUS' });
  await run(world, 'cancel', { by: { id }, timing: { preset: 'NEXT_BILLING_CYCLE' } });
  await world.command().read.rows(`update organization set settings = '{"multipleSubscriptions": true}' where id = $1 returning 1`);
  expect(await run(world, 'restore', { by: { id } })).toMatchObject({ code: 'SUBSCRIPTION_RESTORE_NOT_ALLOWED', conflictingId: id });
});

describe('a pause', () => {
  test('suspends rights until it is resumed', async () => {
    const world = await newWorld();
    const { id } = await subscribe(world);
    const by = { id };
    expect(await run(world, 'resume', { by })).toMatchObject({ code: 'SUBSCRIPTION_NOT_PAUSED', conflictingId: id });
    all.clock.set(middle);
    expect(await run(world, 'pause', { by })).toMatchObject({ status: 'ACTIVE', standing: 'PAUSED', isPaused: true, items: [], pauses: [{ from: middle, to: null }], pendingChanges: [] });
    expect(await rights(world)).toEqual(['tokens 100 2027-01-01..2027-01-16']);
    expect(await run(world, 'pause', { by })).toMatchObject({ code: 'SUBSCRIPTION_PAUSED', conflictingId: id });
    expect(await run(world, 'edit', { by, edits: [{ removeItem: { phaseKey: 'main', itemKey: 'seat' } }] })).toMatchObject({ code: 'SUBSCRIPTION_PAUSED' });
    expect(await run(world, 'change', { by, input: { plan: { key: 'pro' } } })).toMatchObject({ code: 'SUBSCRIPTION_PAUSED' });
    const later = '2027-01-20T00:00:00Z';
    all.clock.set(later);
    expect(await run(world, 'resume', { by })).toMatchObject({ standing: 'GOOD', isPaused: false, pauses: [{ from: middle, to: later }], items: [{ key: 'seat', activeFrom: later }, { key: 'tokens', activeFrom: later }] });
    expect(await rights(world)).toEqual(['tokens 100 2027-01-01..2027-01-16', 'tokens 100 2027-01-20..']);
  });

  test('that is scheduled can be taken back, or ends by itself', async () => {
    const world = await newWorld();
    const { id } = await subscribe(world);
    const by = { id };
    expect(said(await run(world, 'pause', { by, timing: 'NEXT_BILLING_CYCLE', resumesAt: '2027-02-01T00:00:00Z' }))).toEqual(['SUBSCRIPTION_RESUMES_TOO_EARLY resumesAt']);
    expect(await run(world, 'pause', { by, timing: 'NEXT_BILLING_CYCLE', resumesAt: '2027-03-01T00:00:00Z' })).toMatchObject({
      standing: 'GOOD',
      pendingChanges: [{ kind: 'PAUSE', at: '2027-02-01T00:00:00Z' }, { kind: 'RESUMPTION', at: '2027-03-01T00:00:00Z' }],
    });
    expect(await rights(world)).toEqual(['tokens 100 2027-01-01..2027-02-01', 'tokens 100 2027-03-01..']);
    expect(await run(world, 'resume', { by })).toMatchObject({ pauses: [], pendingChanges: [], items: [{ activeTo: null }, { activeTo: null }] });
    expect(await rights(world)).toEqual(['tokens 100 2027-01-01..']);
    await run(world, 'edit', { by, edits: [{ removeItem: { phaseKey: 'main', itemKey: 'seat' } }], timing: 'NEXT_BILLING_CYCLE' });
    expect(await run(world, 'pause', { by })).toMatchObject({ code: 'SUBSCRIPTION_HAS_SCHEDULED_EDITS', conflictingId: id });
  });
});

describe('a subscription that another system runs', () => {
  const period = { from: '2026-12-20T00:00:00Z', to: '2027-01-20T00:00:00Z' };
  const recorded = { status: 'ACTIVE', cancelAtPeriodEnd: false, currentPeriod: period };

  test('is recorded beside others, and is neither billed nor granted', async () => {
    const world = await newWorld();
    await subscribe(world);
    const made = await subscribe(world, { plan: { key: 'pro' }, externalId: 'sub_1', startsAt: '2026-11-20T00:00:00Z', recorded });
    expect(made).toMatchObject({ managedBy: 'EXTERNAL', status: 'ACTIVE', standing: 'GOOD', activeFrom: '2026-11-20T00:00:00Z', activeTo: null });
    expect(await rights(world)).toEqual(['tokens 100 2027-01-01..']);
    const by = { externalId: 'sub_1' };
    const lines = await world.command().read.rows('select 1 from invoice_line l join subscription s on s.id = l.subscription_id where l.organization_id = $1 and s.external_id = $2', 'sub_1');
    expect(lines).toEqual([]);
    for (const [name, more] of [['cancel', {}], ['pause', {}], ['change', { input: { plan: { key: 'basic' } } }], ['edit', { edits: [{ unscheduleEdit: true }] }]] as const) {
      expect(await run(world, name, { by, ...more })).toMatchObject({ code: 'SUBSCRIPTION_RUN_ELSEWHERE' });
    }
    expect(await run(world, 'update', { by, input: { name: 'New', metadata: { b: 2 }, recorded: { status: 'PAST_DUE', cancelAtPeriodEnd: true } } })).toMatchObject({ name: 'New', metadata: { b: 2 }, status: 'CANCELED', standing: 'PAST_DUE', activeTo: period.to });
    expect(await run(world, 'update', { by, input: { recorded: { status: 'ACTIVE', cancelAtPeriodEnd: false, currentPeriod: null } } })).toMatchObject({ status: 'ACTIVE', activeTo: null });
    expect(await run(world, 'update', { by, input: { recorded: { status: 'CANCELED', cancelAtPeriodEnd: false } } })).toMatchObject({ status: 'INACTIVE', activeTo: start });
    expect(said(await run(world, 'update', { by, input: { recorded: { status: 'ACTIVE', cancelAtPeriodEnd: false } } }))).toEqual(['RECORDED_STATUS_IS_FINAL recorded.status']);
  });

  test('is held to what can be', async () => {
    const world = await newWorld();
    const { id } = await subscribe(world, { recorded });
    const update = async (over: object) => said(await run(world, 'update', { by: { id }, input: { recorded: { status: 'ACTIVE', cancelAtPeriodEnd: false, ...over } } }));
    expect(await update({ currentPeriod: { from: period.to, to: period.from } })).toEqual(['RECORDED_PERIOD_EMPTY recorded.currentPeriod']);
    expect(await update({ canceledAt: start })).toEqual(['RECORDED_CANCELLATION_WITHOUT_END recorded.canceledAt']);
    expect(await update({ currentPeriod: null, cancelAtPeriodEnd: true })).toEqual(['RECORDED_PERIOD_MISSING recorded.currentPeriod']);
    expect(said(await run(world, 'update', { by: { id }, input: { name: '' } }))).toEqual(['TOO_SHORT name']);
    expect(said(await run(world, 'update', { by: { id }, input: { name: null } }))).toEqual(['REQUIRED name']);
  });

  test('and one that is run here is not said by anyone', async () => {
    const world = await newWorld();
    const { id } = await subscribe(world);
    expect(await run(world, 'update', { by: { id }, input: { recorded } })).toMatchObject({ code: 'SUBSCRIPTION_RUN_HERE', conflictingId: id });
    expect(await run(world, 'update', { by: { id }, input: { description: 'A note', metadata: null } })).toMatchObject({ description: 'A note', metadata: null });
  });
});

test('a late invoice shows in the standing, and many subscriptions cost no more statements than one', async () => {
  const world = await newWorld();
  await world.command().read.rows(`update organization set settings = '{"multipleSubscriptions": true}' where id = $1 returning 1`);
  const { id } = await subscribe(world);
  const source = '{ subscriptions { nodes { standing isPaused pauses { from } pendingChanges { kind } supersededBy { id } phases { key items { key } } } } }';
  const one = await world.ask(source);
  await run(world, 'change', { by: { id }, input: { plan: { key: 'pro' }, timing: { preset: 'NEXT_BILLING_CYCLE' } } });
  const two = await world.ask(source);
  expect([one.errors, two.errors, two.statements]).toEqual([[], [], one.statements]);
  await world.command().read.rows(`update invoice set status = 'OVERDUE' where organization_id = $1 returning 1`);
  expect((await world.data('query ($id: ID!) { subscription(by: { id: $id }) { standing } }', { id })).subscription.standing).toBe('PAST_DUE');
});

test('every change is told live', async () => {
  const world = await newWorld();
  const { id } = await subscribe(world);
  const engine = asking(all.product(), 'prepared');
  const stream = await engine.live(world.viewer, 'subscription ($id: ID) { subscriptionChanged(id: $id) { name isPaused items { key quantity } activeTo } }', { id });
  if (!('next' in stream)) throw new Error(JSON.stringify(stream.errors));
  const until = async (passes: (seen: { name: string; isPaused: boolean; activeTo: string | null; items: { key: string; quantity: number }[] }) => boolean) => {
    for (let seen = await stream.next(); seen.done !== true; seen = await stream.next()) {
      const shown = seen.value.data?.['subscriptionChanged'] as Parameters<typeof passes>[0] | undefined;
      if (shown !== undefined && passes(shown)) return true;
    }
    return false;
  };
  await run(world, 'edit', { by: { id }, edits: [{ setQuantity: { phaseKey: 'main', itemKey: 'seat', quantity: 7 } }] });
  expect(await until(({ items }) => items.some(({ quantity }) => quantity === 7))).toBe(true);
  await run(world, 'pause', { by: { id } });
  expect(await until(({ isPaused }) => isPaused)).toBe(true);
  await run(world, 'resume', { by: { id } });
  expect(await until(({ isPaused }) => !isPaused)).toBe(true);
  await run(world, 'update', { by: { id }, input: { name: 'Renamed' } });
  expect(await until(({ name }) => name === 'Renamed')).toBe(true);
  await run(world, 'change', { by: { id }, input: { plan: { key: 'pro' } } });
  expect(await until(({ activeTo }) => activeTo !== null)).toBe(true);
  await stream.return?.();
});
