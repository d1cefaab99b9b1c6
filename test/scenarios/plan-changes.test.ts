import { beforeAll, describe, expect, test } from 'vitest';
import { advance as advanceClock, customer, flat, invoicesOf, onePhase, sell, subscribe } from '../billing/billing-world.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { advanceTo, billsOf, expectUnchanged, failure, newBuyer } from './buyers.ts';
import type { Buyer } from './buyers.ts';

const all = worlds();
let world: World;

/** Month fees in advance. */
const offers: readonly [string, string][] = [['basic', '20'], ['premium', '50']];

beforeAll(async () => {
  world = await all.create();
  for (const [key, amount] of offers) await offer(key, [{ key: 'main', name: 'Main', rateCards: [fee(key, amount)] }]);
  await offer('welcome', [
    { key: 'trial', name: 'Trial', duration: 'P1M', rateCards: [{ key: 'welcome', name: 'welcome' }] },
    { key: 'main', name: 'Main', rateCards: [fee('welcome', '30')] },
  ]);
});

const fee = (key: string, amount: string) => ({ key, name: key, price: { flat: { amount, paymentTerm: 'IN_ADVANCE' } }, billingCadence: 'P1M' });

async function offer(key: string, phases: readonly object[]): Promise<void> {
  const made = await world.data(`mutation ($input: CreatePlanInput!) { createPlan(input: $input) { ... on Plan { id } ${failure} } }`, {
    input: { key, name: key, currency: 'USD', billingCadence: 'P1M', phases },
  });
  expect(await world.data(`mutation ($id: ID!) { publishPlan(id: $id) { ... on Plan { status } ${failure} } }`, { id: made.createPlan.id })).toEqual({ publishPlan: { status: 'ACTIVE' } });
}

const buyer = (plan: string) => newBuyer(world, plan);
const advance = (me: Buyer, to: string) => advanceTo(world, me, to);
const bills = (me: Buyer) => billsOf(world, me);
const unchanged = (me: Buyer) => expectUnchanged(world, me);

const change = async ({ subscription }: Buyer, input: object) =>
  (
    await world.data(
      `mutation ($by: SubscriptionBy!, $input: ChangeSubscriptionInput!) { changeSubscription(by: $by, input: $input) { ... on ChangedSubscription {
        current { id status activeTo items { key } } next { id status activeFrom billingAnchor plan { key } } } ${failure} } }`,
      { by: { id: subscription }, input },
    )
  ).changeSubscription;

const edit = async ({ subscription }: Buyer, edits: readonly object[], timing = 'IMMEDIATE') =>
  (
    await world.data(
      `mutation ($by: SubscriptionBy!, $edits: [SubscriptionEditInput!]!, $timing: SubscriptionTimingPreset) { editSubscription(by: $by, edits: $edits, timing: $timing) { ... on Subscription { id status items { key quantity } } ${failure} } }`,
      { by: { id: subscription }, edits, timing },
    )
  ).editSubscription;

const january = '01-01 PAID 20: basic 01-01..02-01 20';

describe('an upgrade in the middle of a month', () => {
  test('credits what was paid for later, and charges the rest of the month of the new plan', async () => {
    const me = await buyer('basic');
    await advance(me, '2027-01-16T00:00:00');
    expect(await change(me, { plan: { key: 'premium' } })).toMatchObject({
      current: { status: 'INACTIVE', activeTo: '2027-01-16T00:00:00Z' },
      next: { status: 'ACTIVE', activeFrom: '2027-01-16T00:00:00Z', billingAnchor: '2027-01-01T00:00:00Z', plan: { key: 'premium' } },
    });
    await advance(me, '2027-03-02T00:00:00');
    // 16 of 31 days: 20 − 9.68 are credited, 50 × 16/31 = 25.81 charged.
    expect(await bills(me)).toEqual([
      january,
      '01-16 PAID 15.49: basic 01-16..02-01 -10.32, premium 01-16..02-01 25.81',
      '02-01 PAID 50: premium 02-01..03-01 50',
      '03-01 PAID 50: premium 03-01..04-01 50',
    ]);
    await unchanged(me);
  });

  test('may be charged in full, with months of its own', async () => {
    const me = await buyer('basic');
    await advance(me, '2027-01-16T00:00:00');
    expect(await change(me, { plan: { key: 'premium' }, proration: 'FULL' })).toMatchObject({ next: { billingAnchor: '2027-01-16T00:00:00Z' } });
    await advance(me, '2027-03-01T00:00:00');
    expect(await bills(me)).toEqual([january, '01-16 PAID 50: premium 01-16..02-16 50', '02-16 PAID 50: premium 02-16..03-16 50']);
  });

  test('may charge nothing before the month that was paid is over', async () => {
    const me = await buyer('basic');
    await advance(me, '2027-01-16T00:00:00');
    expect(await change(me, { plan: { key: 'premium' }, proration: 'NONE' })).toMatchObject({ next: { status: 'ACTIVE', billingAnchor: '2027-01-01T00:00:00Z' } });
    await advance(me, '2027-02-02T00:00:00');
    expect(await bills(me)).toEqual([january, '02-01 PAID 50: premium 02-01..03-01 50']);
  });

  test('follows what the organization decided, unless the caller says otherwise', async () => {
    const decide = (upgrades: object) => world.data(`mutation ($upgrades: PlanChangeDefaultInput) { updateOrganization(input: { upgrades: $upgrades }) { ... on Organization { upgrades { timing proration } downgrades { timing proration } } ${failure} } }`, { upgrades });
    expect(await decide({ timing: 'AT_RENEWAL', proration: 'NONE' })).toEqual({
      updateOrganization: { upgrades: { timing: 'AT_RENEWAL', proration: 'NONE' }, downgrades: { timing: 'AT_RENEWAL', proration: 'PRORATED' } },
    });
    const [mine, said] = [await buyer('basic'), await buyer('basic')];
    for (const me of [mine, said]) await advance(me, '2027-01-16T00:00:00');
    expect(await change(mine, { plan: { key: 'premium' } })).toMatchObject({ current: { status: 'CANCELED', activeTo: '2027-02-01T00:00:00Z' }, next: { status: 'SCHEDULED' } });
    expect(await change(said, { plan: { key: 'premium' }, timing: { preset: 'IMMEDIATE' }, proration: 'PRORATED' })).toMatchObject({ next: { status: 'ACTIVE' } });
    await decide({ timing: 'NOW', proration: 'PRORATED' });
  });
});

describe('a downgrade', () => {
  test('waits for the renewal', async () => {
    const me = await buyer('premium');
    await advance(me, '2027-01-16T00:00:00');
    expect(await change(me, { plan: { key: 'basic' } })).toMatchObject({
      current: { status: 'CANCELED', activeTo: '2027-02-01T00:00:00Z', items: [{ key: 'premium' }] },
      next: { status: 'SCHEDULED', activeFrom: '2027-02-01T00:00:00Z' },
    });
    await advance(me, '2027-03-02T00:00:00');
    expect(await bills(me)).toEqual(['01-01 PAID 50: premium 01-01..02-01 50', '02-01 PAID 20: basic 02-01..03-01 20', '03-01 PAID 20: basic 03-01..04-01 20']);
    await unchanged(me);
  });

  test('at once never bills less than nothing: what is left of the credit waits for the next invoice', async () => {
    const me = await buyer('premium');
    await advance(me, '2027-01-16T00:00:00');
    await change(me, { plan: { key: 'basic' }, timing: { preset: 'IMMEDIATE' } });
    await advance(me, '2027-03-02T00:00:00');
    // 50 − 24.19 = 25.81 are credited: 10.32 against the rest of January, 15.49 against February.
    expect(await bills(me)).toEqual([
      '01-01 PAID 50: premium 01-01..02-01 50',
      '01-16 PAID 0: basic 01-16..02-01 10.32, premium 01-16..02-01 -10.32',
      '02-01 PAID 4.51: basic 02-01..03-01 20, premium 01-16..02-01 -15.49',
      '03-01 PAID 20: basic 03-01..04-01 20',
    ]);
    await unchanged(me);
  });
});

test('a change that is withdrawn before it comes leaves an end that forgives nothing', async () => {
  await offer('yearly', [{ key: 'main', name: 'Main', rateCards: [fee('m', '1'), { ...fee('y', '365'), billingCadence: 'P1Y' }] }]);
  const me = await buyer('yearly');
  await advance(me, '2027-01-15T00:00:00');
  const { next } = await change(me, { plan: { key: 'basic' }, timing: { preset: 'NEXT_BILLING_CYCLE' } });
  const upcoming = async () => (await world.data('query ($key: String!) { customer(by: { key: $key }) { invoices(first: 9) { nodes { status totals { total } } } } }', { key: me.key })).customer.invoices.nodes;
  expect(await upcoming()).toContainEqual({ status: 'GATHERING', totals: { total: '-314' } });
  expect(await world.data('mutation ($id: ID!) { deleteSubscription(by: { id: $id }) { __typename } }', { id: next.id })).toEqual({ deleteSubscription: { __typename: 'Subscription' } });
  await advance(me, '2027-02-15T00:00:00');
  expect(await upcoming()).toEqual([{ status: 'PAID', totals: { total: '366' } }]);
  await unchanged(me);
});

describe('an edit', () => {
  test('of seats in the middle of a month charges the difference for the rest of it', async () => {
    const me = await buyer('basic');
    await advance(me, '2027-01-16T00:00:00');
    expect(await edit(me, [{ setQuantity: { phaseKey: 'main', itemKey: 'basic', quantity: 3 } }])).toMatchObject({ items: [{ key: 'basic', quantity: 3 }] });
    await advance(me, '2027-02-02T00:00:00');
    // 60 × 16/31 = 30.97.
    expect(await bills(me)).toEqual([january, '01-16 PAID 20.65: basic 01-16..02-01 -10.32, basic 01-16..02-01 30.97', '02-01 PAID 60: basic 02-01..03-01 60']);
    await unchanged(me);
  });

  test('of the next month leaves this one alone, and can be taken back', async () => {
    const me = await buyer('basic');
    await advance(me, '2027-01-16T00:00:00');
    await edit(me, [{ setQuantity: { phaseKey: 'main', itemKey: 'basic', quantity: 3 } }, { addItem: { phaseKey: 'main', rateCard: fee('support', '7') } }], 'NEXT_BILLING_CYCLE');
    await edit(me, [{ unscheduleEdit: true }]);
    await edit(me, [{ addItem: { phaseKey: 'main', rateCard: fee('storage', '3') } }], 'NEXT_BILLING_CYCLE');
    await advance(me, '2027-02-02T00:00:00');
    expect(await bills(me)).toEqual([january, '02-01 PAID 23: basic 02-01..03-01 20, storage 02-01..03-01 3']);
    await unchanged(me);
  });

  test('of a phase that is to come changes what it will cost', async () => {
    const me = await buyer('welcome');
    await advance(me, '2027-01-16T00:00:00');
    await edit(me, [
      { stretchPhase: { phaseKey: 'trial', extendBy: 'P1M' } },
      { removeItem: { phaseKey: 'main', itemKey: 'welcome' } },
      { addItem: { phaseKey: 'main', rateCard: fee('welcome', '25') } },
    ]);
    await advance(me, '2027-04-02T00:00:00');
    expect(await bills(me)).toEqual(['03-01 PAID 25: welcome 03-01..04-01 25', '04-01 PAID 25: welcome 04-01..05-01 25']);
    await unchanged(me);
  });
});

test('what takes the place of a fee before it ran, and charges the use of a feature instead, is charged for that', async () => {
  await world.data('mutation { createMeter(input: { key: "calls", aggregation: COUNT, eventType: "call" }) { __typename } }');
  await world.data('mutation { createFeature(input: { key: "calls", name: "Calls", meter: { key: "calls" } }) { __typename } }');
  await offer('flat_calls', [
    { key: 'trial', name: 'Trial', duration: 'P10D', rateCards: [{ key: 'welcome', name: 'welcome' }] },
    { key: 'main', name: 'Main', rateCards: [{ ...fee('calls', '30'), price: { flat: { amount: '30', paymentTerm: 'IN_ARREARS' } } }] },
  ]);
  const me = await buyer('flat_calls');
  const rateCard = { key: 'calls', name: 'calls', featureKey: 'calls', price: { unit: { amount: '2' } }, billingCadence: 'P1M' };
  await edit(me, [{ removeItem: { phaseKey: 'main', itemKey: 'calls' } }, { addItem: { phaseKey: 'main', rateCard } }]);
  await unchanged(me);
  const events = ['2027-01-12', '2027-01-13'].map((day) => ({ id: day, source: 'app', type: 'call', subject: me.key, time: `${day}T00:00:00Z` }));
  await world.data('mutation ($events: [UsageEventInput!]!) { ingestEvents(input: { events: $events }) { __typename } }', { events });
  await advance(me, '2027-02-10T00:00:00');
  expect(await bills(me)).toEqual(['02-01 PAID 4: calls 01-11..02-01 4']);
  await unchanged(me);
});

describe('a pause', () => {
  const pause = ({ subscription }: Buyer, more: object = {}) =>
    world.data(`mutation ($by: SubscriptionBy!, $timing: SubscriptionTimingPreset, $resumesAt: DateTime) { pauseSubscription(by: $by, timing: $timing, resumesAt: $resumesAt) { ... on Subscription { standing } ${failure} } }`, { by: { id: subscription }, ...more });

  test('credits the time that was paid for, and charges the rest of the month when it ends', async () => {
    const me = await buyer('basic');
    await advance(me, '2027-01-16T00:00:00');
    expect(await pause(me)).toEqual({ pauseSubscription: { standing: 'PAUSED' } });
    await advance(me, '2027-02-10T00:00:00');
    expect(await bills(me)).toEqual([january]);
    await world.data('mutation ($by: SubscriptionBy!) { resumeSubscription(by: $by) { __typename } }', { by: { id: me.subscription } });
    await advance(me, '2027-03-02T00:00:00');
    // 19 of 28 days of February: 13.57, less 10.32 for the half of January that was paid and not used.
    expect(await bills(me)).toEqual([january, '02-10 PAID 3.25: basic 01-16..02-01 -10.32, basic 02-10..03-01 13.57', '03-01 PAID 20: basic 03-01..04-01 20']);
    await unchanged(me);
  });

  test('of whole months charges nothing for them', async () => {
    const me = await buyer('basic');
    await pause(me, { timing: 'NEXT_BILLING_CYCLE', resumesAt: '2027-04-01T00:00:00Z' });
    await advance(me, '2027-04-02T00:00:00');
    expect(await bills(me)).toEqual([january, '04-01 PAID 20: basic 04-01..05-01 20']);
    await unchanged(me);
  });
});

test('a phase that ends changes what is charged by time alone', async () => {
  const me = await buyer('welcome');
  await advance(me, '2027-03-02T00:00:00');
  expect(await bills(me)).toEqual(['02-01 PAID 30: welcome 02-01..03-01 30', '03-01 PAID 30: welcome 03-01..04-01 30']);
});

test('a cancellation that is restored leaves no gap and bills nothing twice', async () => {
  const me = await buyer('basic');
  await advance(me, '2027-01-16T00:00:00');
  const { next } = await change(me, { plan: { key: 'premium' }, timing: { preset: 'NEXT_BILLING_CYCLE' } });
  const { restoreSubscription } = await world.data(`mutation ($by: SubscriptionBy!) { restoreSubscription(by: $by) { ... on Subscription { status activeTo } ... on Error { code message } } }`, { by: { id: me.subscription } });
  expect(restoreSubscription).toEqual({ status: 'ACTIVE', activeTo: null });
  expect(await world.data('query ($id: ID!) { subscription(by: { id: $id }) { status deletedAt } }', { id: next.id })).toEqual({ subscription: { status: 'INACTIVE', deletedAt: '2027-01-16T00:00:00Z' } });
  await advance(me, '2027-03-02T00:00:00');
  expect(await bills(me)).toEqual([january, '02-01 PAID 20: basic 02-01..03-01 20', '03-01 PAID 20: basic 03-01..04-01 20']);
  await unchanged(me);
});

test('a cancellation that made room for another plan is not taken back beside it where several subscriptions are allowed: fees alone would be charged twice', async () => {
  const several = await all.create();
  await several.command().read.rows(`update organization set settings = '{"multipleSubscriptions": true}' where id = $1 returning 1`);
  await sell(several, { small: onePhase(flat('base', '10')), big: onePhase(flat('base', '50')) });
  const { clockId } = await customer(several, 'acme');
  await subscribe(several, 'acme', 'small', { key: 's' });
  const { changeSubscription } = await several.data('mutation { changeSubscription(by: { key: "s" }, input: { plan: { key: "big" }, key: "next", timing: { preset: NEXT_BILLING_CYCLE } }) { ... on ChangedSubscription { next { id } } } }');
  const takeBack = async () => (await several.data('mutation { unscheduleCancellation(by: { key: "s" }) { ... on Subscription { status } ... on ConflictError { code message conflictingId } } }')).unscheduleCancellation;
  expect(await takeBack()).toEqual({ code: 'SUBSCRIPTION_SUPERSEDED', message: 'subscription "big" takes over at the end of this one: delete that one first', conflictingId: changeSubscription.next.id });
  await several.data('mutation { deleteSubscription(by: { key: "next" }) { __typename } }');
  expect(await takeBack()).toEqual({ status: 'ACTIVE' });
  await advanceClock(several, clockId, '2027-02-02T00:00:00Z');
  expect((await invoicesOf(several, 'acme')).filter(({ number }) => number !== null).map(({ totals }) => totals.total)).toEqual(['10', '10']);
});
