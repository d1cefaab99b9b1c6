import { beforeAll, describe, expect, test } from 'vitest';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { advanceTo, billsOf, expectUnchanged, failure, newBuyer } from './buyers.ts';
import type { Buyer } from './buyers.ts';

const all = worlds();
let world: World;

const fee = (key: string, amount: string, over: object = {}) => ({ key, name: key, price: { flat: { amount, paymentTerm: 'IN_ADVANCE' } }, billingCadence: 'P1M', ...over });
const seats = (amount: string, issueAfterReset: string) => fee('seats', amount, { featureKey: 'seats', entitlementTemplate: { metered: { issueAfterReset } } });

/** A plan of 20 and 10 seats for 30, to which seats are added by 3 each; and support, once, with a setup fee. */
beforeAll(async () => {
  world = await all.create();
  await world.data(`mutation { createMeter(input: { key: "seats", name: "Seats", aggregation: COUNT, eventType: "seat" }) { ... on Meter { id } ${failure} } }`);
  await world.data(`mutation { createFeature(input: { key: "seats", name: "Seats", meter: { key: "seats" } }) { ... on Feature { id } ${failure} } }`);
  await addon('more_seats', 'MULTIPLE', [seats('3', '1')]);
  await addon('support', 'SINGLE', [fee('support', '12'), { key: 'setup', name: 'setup', price: { flat: { amount: '50', paymentTerm: 'IN_ADVANCE' } } }]);
  const { createPlan } = await world.data(`mutation ($input: CreatePlanInput!) { createPlan(input: $input) { ... on Plan { id } ${failure} } }`, {
    input: { key: 'pro', name: 'pro', currency: 'USD', billingCadence: 'P1M', phases: [{ key: 'main', name: 'Main', rateCards: [fee('base', '20'), seats('30', '10')] }] },
  });
  for (const key of ['more_seats', 'support']) {
    const { createPlanAddon } = await world.data(`mutation ($input: CreatePlanAddonInput!) { createPlanAddon(input: $input) { ... on PlanAddon { validationIssues { message } } ${failure} } }`, { input: { plan: { id: createPlan.id }, addon: { key }, fromPlanPhase: 'main' } });
    expect(createPlanAddon).toEqual({ validationIssues: [] });
  }
  expect(await world.data(`mutation ($id: ID!) { publishPlan(id: $id) { ... on Plan { status } ${failure} } }`, { id: createPlan.id })).toEqual({ publishPlan: { status: 'ACTIVE' } });
});

async function addon(key: string, instanceType: string, rateCards: readonly object[]): Promise<void> {
  const { createAddon } = await world.data(`mutation ($input: CreateAddonInput!) { createAddon(input: $input) { ... on Addon { id } ${failure} } }`, { input: { key, name: key, currency: 'USD', instanceType, rateCards } });
  expect(await world.data(`mutation ($id: ID!) { publishAddon(id: $id) { ... on Addon { status } ${failure} } }`, { id: createAddon.id })).toEqual({ publishAddon: { status: 'ACTIVE' } });
}

const buyer = () => newBuyer(world, 'pro');
const advance = (me: Buyer, day: string) => advanceTo(world, me, `${day}T00:00:00`);
const bills = (me: Buyer) => billsOf(world, me);
const unchanged = (me: Buyer) => expectUnchanged(world, me);

const now = { preset: 'IMMEDIATE' };
const buy = async ({ subscription }: Buyer, key: string, quantity: number, timing: object = now): Promise<string> => {
  const { createSubscriptionAddon: made } = await world.data(`mutation ($input: CreateSubscriptionAddonInput!) { createSubscriptionAddon(input: $input) { ... on SubscriptionAddon { id } ${failure} } }`, { input: { subscription: { id: subscription }, addon: { key }, quantity, timing } });
  expect(made).toEqual({ id: expect.any(String) });
  return made.id;
};
const set = async (id: string, quantity: number, timing: object = now) => {
  const { updateSubscriptionAddon: made } = await world.data(`mutation ($id: ID!, $input: UpdateSubscriptionAddonInput!) { updateSubscriptionAddon(id: $id, input: $input) { ... on SubscriptionAddon { id } ${failure} } }`, { id, input: { quantity, timing } });
  expect(made).toEqual({ id });
};

const balance = async ({ key }: Buyer) =>
  (await world.data('query ($key: String!) { entitlementValue(customer: { key: $key }, featureKey: "seats") { balance } }', { key })).entitlementValue?.balance ?? null;

const january = '01-01 PAID 50: base 01-01..02-01 20, seats 01-01..02-01 30';

describe('more seats', () => {
  test('bought and given up in the middle of a month are charged and credited in proportion, and granted at once', async () => {
    const me = await buyer();
    expect(await balance(me)).toBe('10');
    await advance(me, '2027-01-11');
    const id = await buy(me, 'more_seats', 2);
    expect(await balance(me)).toBe('12');
    await advance(me, '2027-01-21');
    await set(id, 5);
    expect(await balance(me)).toBe('15');
    await advance(me, '2027-02-11');
    await set(id, 1);
    expect(await balance(me)).toBe('11');
    await advance(me, '2027-02-21');
    await set(id, 0);
    expect(await balance(me)).toBe('10');
    await advance(me, '2027-04-02');
    expect(await bills(me)).toEqual([
      january,
      // 30 and 36 for 21 of 31 days; then 24.39 less 10 days of 36, and 45 for 11.
      '01-11 PAID 4.07: seats 01-11..02-01 -20.32, seats 01-11..02-01 24.39',
      '01-21 PAID 3.19: seats 01-21..02-01 -12.78, seats 01-21..02-01 15.97',
      '02-01 PAID 65: base 02-01..03-01 20, seats 02-01..03-01 45',
      // 45 and 33 for 18 of 28 days, then 33 and 30 for 8: what is credited beyond an invoice waits for the next.
      '02-11 PAID 0: seats 02-11..03-01 -21.21, seats 02-11..03-01 21.21',
      '02-21 PAID 0: seats 02-21..03-01 -8.57, seats 02-21..03-01 8.57',
      '03-01 PAID 41.43: base 03-01..04-01 20, seats 02-11..03-01 -7.72, seats 02-21..03-01 -0.85, seats 03-01..04-01 30',
      '04-01 PAID 50: base 04-01..05-01 20, seats 04-01..05-01 30',
    ]);
    await unchanged(me);
  });

  test('from the next month on are charged with it', async () => {
    const me = await buyer();
    await advance(me, '2027-01-11');
    const id = await buy(me, 'more_seats', 2, { preset: 'NEXT_BILLING_CYCLE' });
    await set(id, 3, { at: '2027-03-01T00:00:00Z' });
    expect(await balance(me)).toBe('10');
    await advance(me, '2027-04-02');
    expect(await balance(me)).toBe('13');
    expect(await bills(me)).toEqual([
      january,
      '02-01 PAID 56: base 02-01..03-01 20, seats 02-01..03-01 36',
      '03-01 PAID 59: base 03-01..04-01 20, seats 03-01..04-01 39',
      '04-01 PAID 59: base 04-01..05-01 20, seats 04-01..05-01 39',
    ]);
    await unchanged(me);
  });

  test('that were never to be, and those taken back at once, leave no trace', async () => {
    const me = await buyer();
    await advance(me, '2027-01-11');
    const id = await buy(me, 'more_seats', 2, { at: '2027-02-15T12:00:00Z' });
    await set(id, 0, { at: '2027-02-15T12:00:00Z' });
    await advance(me, '2027-01-12');
    await set(id, 4);
    await set(id, 0);
    await advance(me, '2027-03-02');
    expect(await bills(me)).toEqual([january, '02-01 PAID 50: base 02-01..03-01 20, seats 02-01..03-01 30', '03-01 PAID 50: base 03-01..04-01 20, seats 03-01..04-01 30']);
    await unchanged(me);
  });
});

test('what is sold with an add-on alone comes and goes with it, its setup fee once for each time it is bought', async () => {
  const me = await buyer();
  await advance(me, '2027-01-17');
  const id = await buy(me, 'support', 1);
  await advance(me, '2027-02-15');
  await set(id, 0);
  await advance(me, '2027-03-17');
  await set(id, 1);
  await advance(me, '2027-04-02');
  expect(await bills(me)).toEqual([
    january,
    '01-17 PAID 55.81: setup 01-17..01-17 50, support 01-17..02-01 5.81',
    '02-01 PAID 62: base 02-01..03-01 20, seats 02-01..03-01 30, support 02-01..03-01 12',
    // 14 of 28 days of 12.
    '03-01 PAID 44: base 03-01..04-01 20, seats 03-01..04-01 30, support 02-15..03-01 -6',
    '03-17 PAID 55.81: setup 03-17..03-17 50, support 03-17..04-01 5.81',
    '04-01 PAID 62: base 04-01..05-01 20, seats 04-01..05-01 30, support 04-01..05-01 12',
  ]);
  await unchanged(me);
});

test('the end of a subscription ends what it has of add-ons', async () => {
  const me = await buyer();
  await advance(me, '2027-01-11');
  const id = await buy(me, 'more_seats', 2);
  await advance(me, '2027-02-05');
  const { cancelSubscription } = await world.data(`mutation ($by: SubscriptionBy!) { cancelSubscription(by: $by, timing: { preset: NEXT_BILLING_CYCLE }) { ... on Subscription { status } ${failure} } }`, { by: { id: me.subscription } });
  expect(cancelSubscription).toEqual({ status: 'CANCELED' });
  await advance(me, '2027-03-02');
  expect(await world.data('query ($id: ID!) { subscriptionAddon(by: { id: $id }) { quantity activeFrom activeTo timeline { activeFrom activeTo quantity } } }', { id })).toEqual({
    subscriptionAddon: { quantity: 0, activeFrom: '2027-01-11T00:00:00Z', activeTo: '2027-03-01T00:00:00Z', timeline: [{ activeFrom: '2027-01-11T00:00:00Z', activeTo: '2027-03-01T00:00:00Z', quantity: 2 }] },
  });
  expect(await bills(me)).toEqual([january, '01-11 PAID 4.07: seats 01-11..02-01 -20.32, seats 01-11..02-01 24.39', '02-01 PAID 56: base 02-01..03-01 20, seats 02-01..03-01 36']);
});
