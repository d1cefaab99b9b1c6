import { beforeEach, describe, expect, test } from 'vitest';
import { billUsageOf } from '../../src/billing/index.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { advance, brief, customer, dbId, flat, invoicesOf, onePhase, sell, start, subscribe } from './billing-world.ts';

const all = worlds();
beforeEach(() => all.clock.set(start));

/** Meters of calls and of who calls, by region, and of seats and people that are carried from month to month. */
async function shop(plans: Readonly<Record<string, object>>): Promise<World> {
  const world = await all.create();
  await world.data(`mutation {
    calls: createMeter(input: { key: "calls", aggregation: SUM, eventType: "call", valueProperty: "$.count", filters: [{ key: "region", values: ["eu", "us"] }] }) { __typename }
    seats: createMeter(input: { key: "seats", aggregation: SUM, eventType: "seats", valueProperty: "$.count", recurring: true }) { __typename }
    callers: createMeter(input: { key: "callers", aggregation: UNIQUE_COUNT, eventType: "call", valueProperty: "$.name", filters: [{ key: "region", values: ["eu", "us"] }] }) { __typename }
    people: createMeter(input: { key: "people", aggregation: UNIQUE_COUNT, eventType: "person", valueProperty: "$.name", recurring: true }) { __typename }
    callsFeature: createFeature(input: { key: "calls", name: "Calls", meter: { key: "calls" } }) { __typename }
    callersFeature: createFeature(input: { key: "callers", name: "Callers", meter: { key: "callers" } }) { __typename }
    seatsFeature: createFeature(input: { key: "seats", name: "Seats", meter: { key: "seats" } }) { __typename }
    peopleFeature: createFeature(input: { key: "people", name: "People", meter: { key: "people" } }) { __typename }
  }`);
  await sell(world, plans);
  return world;
}

const card = (feature: string, price: object, more: object = {}) => ({ key: feature, name: feature, featureKey: feature, billingCadence: 'P1M', price, payInAdvance: true, ...more });
const unit = (amount: string) => ({ unit: { amount } });

let sent = 0;

async function send(world: World, type: string, subject: string, time: string, data: object): Promise<void> {
  const { ingestEvents } = await world.data('mutation ($input: IngestEventsInput!) { ingestEvents(input: $input) { ... on IngestEventsPayload { accepted } } }', {
    input: { events: [{ id: `advance-${++sent}`, source: 'test', type, subject, time, data }] },
  });
  expect(ingestEvents.accepted).toBe(1);
}

const paid = async (world: World, key: string): Promise<string[]> => brief(await invoicesOf(world, key)).filter((text) => text.startsWith('PAID'));
/** `quantity total` of every line of paid invoices. */
const fees = async (world: World, key: string): Promise<string[]> => (await paid(world, key)).map((text) => text.slice(text.indexOf(': ') + 2).replace(/\d{4}-\d\d-\d\d /g, ''));

describe('what is paid in advance', () => {
  test('is invoiced event by event, at once, and never again with its period', async () => {
    const graduated = { tiered: { mode: 'GRADUATED', tiers: [{ upToAmount: '5', unitPrice: '2', flatPrice: '1' }, { unitPrice: '1', flatPrice: '1' }] } };
    const world = await shop({ pro: onePhase(flat('base', '20'), card('calls', graduated)) });
    const acme = await customer(world, 'acme');
    await subscribe(world, 'acme', 'pro');
    await send(world, 'call', 'acme', '2027-01-02T00:00:00Z', { count: 3 });
    await send(world, 'call', 'acme', '2027-01-03T00:00:00Z', { count: 1 });
    await send(world, 'call', 'acme', '2027-01-04T00:00:00Z', { count: 2 });
    await advance(world, acme.clockId, '2027-01-03T12:00:00Z');
    await billUsageOf(world.command(), dbId(acme.id));
    await advance(world, acme.clockId, '2027-01-03T13:00:00Z');
    expect(await fees(world, 'acme')).toEqual(['base fee - 20', 'calls 3 7', 'calls 1 2']);
    // Looked at again, nothing is charged twice.
    await billUsageOf(world.command(), dbId(acme.id));
    await advance(world, acme.clockId, '2027-02-02T00:00:00Z');
    // The third event takes the last unit of the first tier and begins the second.
    expect(await fees(world, 'acme')).toEqual(['base fee - 20', 'calls 3 7', 'calls 1 2', 'calls 2 4', 'base fee - 20']);
  });

  test('names its event in each fee, by two statements however many there are, to who may read events', async () => {
    const filters = [{ values: [{ dimension: 'region', values: ['eu'] }], price: unit('3'), invoiceDisplayName: 'Europe' }];
    const world = await shop({ pro: onePhase(flat('base', '1'), card('calls', unit('1'), { filters, invoiceable: false }), card('seats', unit('2'))) });
    const acme = await customer(world, 'acme');
    await subscribe(world, 'acme', 'pro');
    await send(world, 'call', 'acme', '2027-01-02T00:00:00Z', { count: 1 });
    await send(world, 'call', 'acme', '2027-01-02T00:00:00Z', { count: 2, region: 'eu' });
    await send(world, 'seats', 'acme', '2027-01-03T00:00:00Z', { count: 3 });
    await advance(world, acme.clockId, '2027-01-04T00:00:00Z');
    await billUsageOf(world.command(), dbId(acme.id));
    const asked = (field = '') => world.ask(`{ fees(first: 50, filter: { types: [CHARGE] }) { nodes { name quantity ${field} } } }`);
    const named = async () => Object.values((await asked('event { time data }')).data)[0] as unknown as { nodes: { name: string; event: { time: string; data: object } | null }[] };
    const calls = [['calls', '2027-01-02T00:00:00Z', { count: 1 }], ['calls • Europe', '2027-01-02T00:00:00Z', { count: 2, region: 'eu' }], ['seats', '2027-01-03T00:00:00Z', { count: 3 }]];
    expect((await named()).nodes.map(({ name, event }) => [name, event?.time, event?.data])).toEqual(calls);
    expect((await asked('event { time }')).statements - (await asked()).statements).toBe(2);
    // What seats carry into February is no event's.
    await advance(world, acme.clockId, '2027-02-01T00:00:00Z');
    await billUsageOf(world.command(), dbId(acme.id));
    expect((await named()).nodes.map(({ name, event }) => [name, event?.time]).slice(3)).toEqual([['seats', undefined]]);
    const buyer = { ...world.viewer, permissions: new Set(['billing:read'] as const) };
    expect((await world.data('{ fees(first: 1, filter: { types: [CHARGE] }) { nodes { event { id } } } }', {}, buyer)).fees.nodes).toEqual([{ event: null }]);
  });

  test('is invoiced at once in a period that is longer than the billing period, and its peak lasts as long', async () => {
    const world = await shop({ pro: onePhase(card('calls', unit('2'), { billingCadence: 'P3M' })) });
    const acme = await customer(world, 'acme');
    await subscribe(world, 'acme', 'pro');
    for (const [day, count] of [['01-02', 3], ['02-02', -3], ['03-02', 4], ['04-02', 1]] as const) await send(world, 'call', 'acme', `2027-${day}T00:00:00Z`, { count });
    await billUsageOf(world.command(), dbId(acme.id));
    await advance(world, acme.clockId, '2027-01-10T00:00:00Z');
    expect(await fees(world, 'acme')).toEqual(['calls 3 6']);
    await advance(world, acme.clockId, '2027-04-10T00:00:00Z');
    expect(await fees(world, 'acme')).toEqual(['calls 3 6', 'calls 1 2', 'calls 1 2']);
  });

  test('bills what goes beyond the highest total, and gives nothing back', async () => {
    const world = await shop({ pro: onePhase(card('calls', unit('1'))) });
    const acme = await customer(world, 'acme');
    await subscribe(world, 'acme', 'pro');
    for (const [day, count] of [['02', 10], ['03', -4], ['04', 8], ['05', -20], ['06', 5]] as const) await send(world, 'call', 'acme', `2027-01-${day}T00:00:00Z`, { count });
    await billUsageOf(world.command(), dbId(acme.id));
    await advance(world, acme.clockId, '2027-01-31T00:00:00Z');
    expect(await fees(world, 'acme')).toEqual(['calls 10 10', 'calls 4 4']);
  });

  test('waits for the invoice of its period where it is not invoiceable', async () => {
    const filters = [{ values: [{ dimension: 'region', values: ['eu'] }], price: unit('3'), invoiceDisplayName: 'Europe' }];
    const world = await shop({ pro: onePhase(card('calls', unit('1'), { invoiceable: false, filters, discounts: { percentage: '10' } })) });
    const acme = await customer(world, 'acme');
    await subscribe(world, 'acme', 'pro');
    await send(world, 'call', 'acme', '2027-01-02T00:00:00Z', { count: 10 });
    await send(world, 'call', 'acme', '2027-01-03T00:00:00Z', { count: 2, region: 'eu' });
    await billUsageOf(world.command(), dbId(acme.id));
    await advance(world, acme.clockId, '2027-01-10T00:00:00Z');
    expect(brief(await invoicesOf(world, 'acme'))).toEqual(['GATHERING 14.4: calls 2027-01-01 10 9; calls • Europe 2027-01-01 2 5.4']);
    await advance(world, acme.clockId, '2027-02-02T00:00:00Z');
    expect(await paid(world, 'acme')).toEqual(['PAID 14.4: calls 2027-01-01 10 9; calls • Europe 2027-01-01 2 5.4']);
  });

  test('by days charges what is left of the period, and all of what is carried into the next', async () => {
    const world = await shop({ pro: onePhase(card('people', unit('31'), { prorated: true })) });
    const acme = await customer(world, 'acme');
    await subscribe(world, 'acme', 'pro');
    await send(world, 'person', 'acme', '2027-01-01T10:00:00Z', { name: 'ada' });
    await send(world, 'person', 'acme', '2027-01-22T10:00:00Z', { name: 'bob' });
    await send(world, 'person', 'acme', '2027-01-23T10:00:00Z', { name: 'ada', operation_type: 'remove' });
    await send(world, 'person', 'acme', '2027-01-24T10:00:00Z', { name: 'cyd' });
    await billUsageOf(world.command(), dbId(acme.id));
    await advance(world, acme.clockId, '2027-02-02T00:00:00Z');
    expect(await fees(world, 'acme')).toEqual(['people 1 31', 'people 1 10', 'people 2 62']);
  });

  test('stays paid for where its plan or its price changes, until the next renewal', async () => {
    const world = await shop({ pro: onePhase(flat('base', '31'), card('seats', unit('10'))), max: onePhase(flat('base', '62'), card('seats', unit('12'))) });
    const acme = await customer(world, 'acme');
    await subscribe(world, 'acme', 'pro', { key: 's' });
    await send(world, 'seats', 'acme', '2027-01-05T00:00:00Z', { count: 5 });
    await billUsageOf(world.command(), dbId(acme.id));
    await advance(world, acme.clockId, '2027-01-16T00:00:00Z');
    expect(await fees(world, 'acme')).toEqual(['base fee - 31', 'seats 5 50']);
    await world.data('mutation { changeSubscription(by: { key: "s" }, input: { plan: { key: "max" }, timing: { preset: IMMEDIATE } }) { __typename } }');
    await advance(world, acme.clockId, '2027-01-16T02:00:00Z');
    // Fifteen days of the one fee are over, sixteen of the other begin.
    expect(await fees(world, 'acme')).toEqual(['base fee - 31', 'seats 5 50', 'base fee - 32; base fee - -16']);
    await send(world, 'seats', 'acme', '2027-01-20T00:00:00Z', { count: 2 });
    await billUsageOf(world.command(), dbId(acme.id));
    await advance(world, acme.clockId, '2027-01-21T00:00:00Z');
    expect((await fees(world, 'acme')).slice(3)).toEqual(['seats 2 24']);
    const dearer = { ...card('seats', unit('13')), key: 'seats' };
    const { customer: of } = await world.data('{ customer(by: { key: "acme" }) { subscriptions(first: 5) { nodes { id status } } } }');
    const { id } = of.subscriptions.nodes.find(({ status }: { status: string }) => status === 'ACTIVE');
    const { editSubscription: edited } = await world.data('mutation ($id: ID!, $card: RateCardInput!) { editSubscription(by: { id: $id }, edits: [{ removeItem: { phaseKey: "main", itemKey: "seats" } }, { addItem: { phaseKey: "main", rateCard: $card } }]) { __typename ... on Error { message } } }', { id, card: dearer });
    expect(edited).toEqual({ __typename: 'Subscription' });
    await advance(world, acme.clockId, '2027-01-21T02:00:00Z');
    expect(await fees(world, 'acme')).toHaveLength(4);
    await advance(world, acme.clockId, '2027-02-02T00:00:00Z');
    expect((await fees(world, 'acme')).slice(4).toSorted()).toEqual(['base fee - 62', 'seats 7 91']);
  });

  test.each([false, true])('at the very instant of a change of plan is of what takes over, and stays as it was where it was charged before (carried: %s)', async (recurring) => {
    const feature = recurring ? 'seats' : 'calls';
    const type = recurring ? 'seats' : 'call';
    const world = await shop({ pro: onePhase(card(feature, unit('1'))), max: onePhase(card(feature, unit('10'))), top: onePhase(card(feature, unit('100'))) });
    const acme = await customer(world, 'acme');
    await subscribe(world, 'acme', 'pro', { key: 's' });
    const at = '2027-01-10T00:00:00.75Z';
    await advance(world, acme.clockId, at);
    // Billing counts whole seconds: what happened earlier in the second of the change is as of its instant.
    for (const time of [at, '2027-01-10T00:00:00.25Z']) await send(world, type, 'acme', time, { count: 3 });
    await billUsageOf(world.command(), dbId(acme.id));
    await send(world, type, 'acme', at, { count: 2 });
    const change = async (from: object, plan: string) => {
      const { changeSubscription } = await world.data('mutation ($from: SubscriptionBy!, $plan: Key!) { changeSubscription(by: $from, input: { plan: { key: $plan }, timing: { preset: IMMEDIATE } }) { ... on ChangedSubscription { next { id } } ... on Error { message } } }', { from, plan });
      return changeSubscription.next;
    };
    const { id } = await change({ key: 's' }, 'max');
    const { customerUsage } = await world.data('query ($id: ID!) { customerUsage(customer: { key: "acme" }, subscription: { id: $id }) { totals { total } } }', { id });
    expect(customerUsage.totals.total).toBe('20');
    await billUsageOf(world.command(), dbId(acme.id));
    await billUsageOf(world.command(), dbId(acme.id));
    await change({ id }, 'top');
    await billUsageOf(world.command(), dbId(acme.id));
    await advance(world, acme.clockId, '2027-01-11T00:00:00Z');
    expect(await fees(world, 'acme')).toEqual([`${feature} 3 3`, `${feature} 3 3`, `${feature} 2 20`]);
    await send(world, type, 'acme', '2027-01-11T00:00:00Z', { count: 1 });
    await billUsageOf(world.command(), dbId(acme.id));
    await advance(world, acme.clockId, '2027-02-02T00:00:00Z');
    expect((await fees(world, 'acme')).slice(3)).toEqual([`${feature} 1 100`, ...(recurring ? ['seats 9 900'] : [])]);
  });

  test.each([
    ['unit', 'calls', unit('10'), {}, ['calls 3 3', 'calls 3 3'], ['calls 3 30']],
    ['unit of distinct values', 'callers', unit('10'), {}, ['callers 1 1', 'callers 1 1'], ['callers 2 20']],
    ['groups', 'calls', unit('10'), { groupBy: ['region'] }, ['calls 3 3', 'calls 3 3'], ['calls 3 30']],
    ['groups of distinct values', 'callers', unit('10'), { groupBy: ['region'] }, ['callers 1 1', 'callers 1 1'], ['callers 2 20']],
    ['filter', 'calls', unit('10'), { filters: [{ values: [{ dimension: 'region', values: ['eu'] }], price: unit('100'), invoiceDisplayName: 'EU' }] }, ['calls 3 3', 'calls 3 3'], ['calls 1 10', 'calls • EU 2 200']],
    ['single events', 'calls', { percentage: { rate: '0', fixedAmount: '5' } }, {}, ['calls 3 3', 'calls 3 3'], ['calls 3 10']],
  ])('at the very instant of a change to arrears stays as it was, and is no usage of what takes over: by %s', async (_by, feature, price, more, early, late) => {
    const arrears = onePhase(card(feature, price, { payInAdvance: false, ...more }));
    const world = await shop({ pro: onePhase(card(feature, unit('1'))), between: arrears, max: arrears });
    const acme = await customer(world, 'acme');
    await subscribe(world, 'acme', 'pro', { key: 's' });
    const at = '2027-01-10T00:00:00.75Z';
    await advance(world, acme.clockId, at);
    await send(world, 'call', 'acme', at, { count: 3, name: 'ann', region: 'eu' });
    await send(world, 'call', 'acme', '2027-01-10T00:00:00.25Z', { count: 3, name: 'bob', region: 'eu' });
    await billUsageOf(world.command(), dbId(acme.id));
    await send(world, 'call', 'acme', at, { count: 2, name: 'cid', region: 'eu' });
    const change = (from: object, plan: string) =>
      world.data('mutation ($from: SubscriptionBy!, $plan: Key!) { changeSubscription(by: $from, input: { plan: { key: $plan }, timing: { preset: IMMEDIATE } }) { ... on ChangedSubscription { next { id } } ... on Error { message } } }', { from, plan }).then(({ changeSubscription }) => changeSubscription.next);
    // Twice within the second.
    const next = await change(await change({ key: 's' }, 'between'), 'max');
    await billUsageOf(world.command(), dbId(acme.id));
    await advance(world, acme.clockId, '2027-01-12T00:00:00Z');
    // Whoever was charged for before is used by again.
    await send(world, 'call', 'acme', '2027-01-11T00:00:00Z', { count: 1, name: 'ann', region: 'us' });
    const total = String(late.map((line) => Number(line.split(' ').at(-1))).reduce((a, b) => a + b));
    const { customerUsage } = await world.data('query ($id: ID!) { customerUsage(customer: { key: "acme" }, subscription: { id: $id }) { totals { total } } }', { id: next.id });
    expect(customerUsage.totals.total).toBe(total);
    await advance(world, acme.clockId, '2027-02-12T00:00:00Z');
    expect((await fees(world, 'acme')).map((lines) => lines.split('; ').toSorted()).flat()).toEqual([...early, ...late]);
  });

  test('at the very instant of an edit to arrears, and of a subscription that follows one that was cancelled, is charged once', async () => {
    const arrears = (amount: string): object => card('calls', unit(amount), { payInAdvance: false });
    const world = await shop({ pro: onePhase(card('calls', unit('1'))), other: onePhase(arrears('100')) });
    const at = '2027-01-10T00:00:00Z';
    const customers = [await customer(world, 'edited'), await customer(world, 'cancelled')];
    for (const { key, clockId } of customers) {
      await subscribe(world, key, 'pro', { key });
      await advance(world, clockId, at);
      await send(world, 'call', key, at, { count: 3 });
    }
    for (const { id } of customers) await billUsageOf(world.command(), dbId(id));
    const edits = [{ removeItem: { phaseKey: 'main', itemKey: 'calls' } }, { addItem: { phaseKey: 'main', rateCard: arrears('10') } }];
    const { editSubscription } = await world.data('mutation ($edits: [SubscriptionEditInput!]!) { editSubscription(by: { key: "edited" }, edits: $edits) { __typename ... on Error { message } } }', { edits });
    expect(editSubscription).toEqual({ __typename: 'Subscription' });
    await world.data('mutation { cancelSubscription(by: { key: "cancelled" }, timing: { preset: IMMEDIATE }) { __typename } }');
    await subscribe(world, 'cancelled', 'other');
    for (const { key, clockId } of customers) {
      await send(world, 'call', key, at, { count: 1 });
      await advance(world, clockId, '2027-02-12T00:00:00Z');
    }
    expect(await fees(world, 'edited')).toEqual(['calls 3 3', 'calls 1 10']);
    expect(await fees(world, 'cancelled')).toEqual(['calls 3 3', 'calls 1 100']);
  });

  test('is charged once, whoever looks at it at the same time', async () => {
    const world = await shop({ pro: onePhase(card('calls', unit('1'))) });
    const acme = await customer(world, 'acme', { testClockId: null });
    await subscribe(world, 'acme', 'pro');
    for (let at = 1; at <= 3; at++) await send(world, 'call', 'acme', '2026-12-31T23:59:59Z', { count: 100 });
    all.clock.set('2027-01-02T00:00:00Z');
    for (let at = 1; at <= 3; at++) await send(world, 'call', 'acme', '2027-01-01T10:00:00Z', { count: at });
    await Promise.all(Array.from({ length: 4 }, () => billUsageOf(world.command(), dbId(acme.id))));
    const invoices = await invoicesOf(world, 'acme');
    expect(invoices.filter(({ status }) => status !== 'GATHERING').map(({ totals }) => totals.total).toSorted()).toEqual(['1', '2', '3']);
  });
});

test('news of usage have it charged, for those who pay any of it in advance', async () => {
  const world = await shop({ pro: onePhase(card('calls', unit('1'))), late: onePhase(card('calls', unit('1'), { payInAdvance: false })) });
  const [acme, other] = [await customer(world, 'acme', { testClockId: null }), await customer(world, 'other', { testClockId: null })];
  await subscribe(world, 'acme', 'pro');
  await subscribe(world, 'other', 'late');
  for (const subject of ['acme', 'other']) await send(world, 'call', subject, '2027-01-01T00:00:00Z', { count: 4 });
  const jobs = async (id: string): Promise<unknown[]> =>
    world.command().em.getConnection().execute('select 1 from graphile_worker.jobs where key = ?', [`usage-billing:${dbId(id)}`]);
  await expect.poll(() => jobs(acme.id)).toHaveLength(1);
  expect(await jobs(other.id)).toEqual([]);
  const payload = { organizationId: world.organizationId, customerId: dbId(acme.id) };
  await world.product.tasks['usage-billing']?.(payload);
  await world.product.tasks['usage-billing-sweep']?.({});
  expect((await invoicesOf(world, 'acme')).map(({ totals }) => totals.total)).toEqual(['4']);
});

test('what was counted goes with its test clock', async () => {
  const world = await shop({ pro: onePhase(card('calls', unit('1'))) });
  const acme = await customer(world, 'acme');
  await subscribe(world, 'acme', 'pro');
  await send(world, 'call', 'acme', '2027-01-01T00:00:00Z', { count: 4 });
  await billUsageOf(world.command(), dbId(acme.id));
  const counted = async (): Promise<unknown[]> => world.command().em.getConnection().execute('select 1 from in_advance_event where customer_id = ?', [dbId(acme.id)]);
  expect(await counted()).toHaveLength(1);
  const { deleteTestClock } = await world.data('mutation ($id: ID!) { deleteTestClock(id: $id) { __typename ... on Error { message } } }', { id: acme.clockId });
  expect(deleteTestClock.message).toBeUndefined();
  expect(await counted()).toEqual([]);
});

describe('what an event would be charged', () => {
  const estimate = (world: World, type: string, data: object, subscription: object = { key: 'main' }) =>
    world.ask('query ($input: EstimateEventFeesInput!) { estimateEventFees(input: $input) { name quantity invoiceAt totals { total } } }', { input: { subscription, type, data } });

  test('is what it is then charged, filter by filter, after what has happened and is not charged yet, and stores nothing', async () => {
    const graduated = { tiered: { mode: 'GRADUATED', tiers: [{ upToAmount: '5', unitPrice: '2', flatPrice: '1' }, { unitPrice: '1', flatPrice: '1' }] } };
    const filters = [{ values: [{ dimension: 'region', values: ['eu'] }], price: unit('3'), invoiceDisplayName: 'Europe' }];
    const world = await shop({ pro: onePhase(card('calls', graduated, { filters, discounts: { percentage: '10' } }), card('seats', unit('7'), { invoiceable: false })) });
    const acme = await customer(world, 'acme');
    expect((await estimate(world, 'call', { count: 1 })).data).toEqual({ estimateEventFees: null });
    await subscribe(world, 'acme', 'pro', { key: 'main' });
    const moves = [['call', { count: 3 }], ['call', { count: 4 }], ['call', { count: 2, region: 'eu' }], ['call', { count: -4 }], ['call', { count: 1 }], ['seats', { count: 2 }]] as const;
    const told: string[] = [];
    for (const [at, [type, data]] of moves.entries()) {
      const time = `2027-01-0${at + 2}T00:00:00Z`;
      await advance(world, acme.clockId, time);
      const { data: answered, errors, statements } = await estimate(world, type, data);
      expect(errors).toEqual([]);
      expect(statements).toBeLessThanOrEqual(20);
      const [fee] = Object.values(answered)[0] as unknown as { name: string; quantity: string; totals: { total: string } }[];
      told.push(`${fee?.name} ${fee?.quantity} ${fee?.totals.total}`);
      await send(world, type, 'acme', time, data);
      // Every other event is still to be charged when the next one is asked about.
      if (at % 2 === 1) await billUsageOf(world.command(), dbId(acme.id));
    }
    expect(told).toEqual(['calls 3 6.3', 'calls 4 6.3', 'calls • Europe 2 5.4', 'calls 0 0', 'calls 1 0', 'seats 2 14']);
    await billUsageOf(world.command(), dbId(acme.id));
    await advance(world, acme.clockId, '2027-02-02T00:00:00Z');
    expect(await fees(world, 'acme')).toEqual([told[0], told[1], told[2], told[5]]);
  });

  test('is refused of what no charge in advance counts, or its meter cannot', async () => {
    const world = await shop({ pro: onePhase(card('calls', unit('1')), card('seats', unit('1'), { payInAdvance: false })) });
    const acme = await customer(world, 'acme');
    const { id } = await subscribe(world, 'acme', 'pro', { key: 'main' });
    const refused = async (type: string, data: object) => (await estimate(world, type, data)).errors[0];
    expect(await refused('seats', { count: 1 })).toMatchObject({ code: 'ValidationError', message: expect.stringContaining('no charge in advance') });
    expect(await refused('call', { count: 'one' })).toMatchObject({ code: 'ValidationError', message: expect.stringContaining('meter "calls" cannot count the event') });
    await world.data('mutation ($by: SubscriptionBy!) { cancelSubscription(by: $by) { ... on Subscription { id } } }', { by: { id } });
    await advance(world, acme.clockId, '2027-01-02T00:00:00Z');
    expect((await estimate(world, 'call', { count: 1 }, { id })).errors[0]?.code).toBe('NoActiveSubscription');
  });
});
