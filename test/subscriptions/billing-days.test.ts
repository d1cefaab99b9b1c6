import { beforeEach, describe, expect, test } from 'vitest';
import { advance, brief, customer, flat, invoicesOf, onePhase, sell, shop, subscribe, tokens, use } from '../billing/billing-world.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

const all = worlds();
beforeEach(() => all.clock.set('2027-01-01T00:00:00Z'));

const byDay = (...rateCards: object[]) => ({ ...onePhase(...rateCards), proRating: 'PRORATE_BY_DAY' });
const usage = tokens({ unit: { amount: '1' } });

const shown = '{ subscription(by: { key: "it" }) { billingTime timeZone billingAnchor proRating currentPeriod { from to } } }';
const show = async (world: World) => (await world.data(shown)).subscription;
/** The period of every line that was billed, in UTC: `name from to total`. */
const billed = async (world: World, key: string) =>
  (await invoicesOf(world, key)).flatMap(({ status, lines }) => (status === 'GATHERING' ? [] : lines.nodes.map((line: { name: string; period: { from: string; to: string }; totals: { total: string } }) => `${line.name} ${line.period.from}..${line.period.to} ${line.totals.total}`)));

describe('a subscription billed by the calendar', () => {
  test('that begins in the middle of a month pays for the days that are left, and for use by the clocks of Berlin', async () => {
    const world = await shop(await all.create(), { pro: byDay(flat('base', '31'), usage) });
    const acme = await customer(world, 'acme', { timeZone: 'Europe/Berlin', now: '2027-03-15T09:00:00Z' });
    await subscribe(world, 'acme', 'pro', { key: 'it', billingTime: 'CALENDAR' });
    // The clocks went forward on 28 March: the month ends an hour sooner than it began.
    expect(await show(world)).toEqual({
      billingTime: 'CALENDAR', timeZone: 'Europe/Berlin', proRating: 'PRORATE_BY_DAY',
      billingAnchor: '2026-12-31T23:00:00Z', currentPeriod: { from: '2027-03-15T09:00:00Z', to: '2027-03-31T22:00:00Z' },
    });
    await use(world, 'acme', 3, '2027-03-15T09:00:00Z');
    await use(world, 'acme', 4, '2027-03-31T21:59:59Z');
    await use(world, 'acme', 50, '2027-03-31T22:00:00Z');
    await advance(world, acme.clockId, '2027-05-02T00:00:00Z');
    expect(await billed(world, 'acme')).toEqual([
      'base fee 2027-03-15T09:00:00Z..2027-03-31T22:00:00Z 17',
      'base fee 2027-03-31T22:00:00Z..2027-04-30T22:00:00Z 31',
      'Tokens 2027-03-15T09:00:00Z..2027-03-31T22:00:00Z 7',
      'base fee 2027-04-30T22:00:00Z..2027-05-31T22:00:00Z 31',
      'Tokens 2027-03-31T22:00:00Z..2027-04-30T22:00:00Z 50',
    ]);
  });

  test('has months of whole days on Lord Howe, where clocks change by half an hour, and in Kolkata, which is half an hour off', async () => {
    const world = await shop(await all.create(), { pro: byDay(flat('late', '30', 'IN_ARREARS')) });
    for (const [key, timeZone] of [['howe', 'Australia/Lord_Howe'], ['kolkata', 'Asia/Kolkata']] as const) {
      const { clockId } = await customer(world, key, { timeZone, now: '2027-04-09T20:00:00Z' });
      await subscribe(world, key, 'pro', { billingTime: 'CALENDAR' });
      await advance(world, clockId, '2027-06-02T00:00:00Z');
    }
    // 10 April in both: 21 of 30 days.
    expect(await billed(world, 'howe')).toEqual(['late fee 2027-04-09T20:00:00Z..2027-04-30T13:30:00Z 21', 'late fee 2027-04-30T13:30:00Z..2027-05-31T13:30:00Z 30']);
    expect(await billed(world, 'kolkata')).toEqual(['late fee 2027-04-09T20:00:00Z..2027-04-30T18:30:00Z 21', 'late fee 2027-04-30T18:30:00Z..2027-05-31T18:30:00Z 30']);
  });

  test.each([
    ['P1W', '2027-03-14T23:00:00Z', '2027-03-21T23:00:00Z', '4'],
    ['P3M', '2026-12-31T23:00:00Z', '2027-03-31T22:00:00Z', '1.09'],
    ['P6M', '2026-12-31T23:00:00Z', '2027-06-30T22:00:00Z', '4.06'],
    ['P1Y', '2026-12-31T23:00:00Z', '2027-12-31T23:00:00Z', '5.54'],
  ])('of a plan of %s begins where the calendar does, and with what is left', async (billingCadence, billingAnchor, to, total) => {
    const world = await shop(await all.create(), { pro: { ...byDay({ ...flat('base', '7'), billingCadence }), billingCadence } });
    await customer(world, 'acme', { timeZone: 'Europe/Berlin', now: '2027-03-18T12:00:00Z' });
    await subscribe(world, 'acme', 'pro', { key: 'it', billingTime: 'CALENDAR' });
    expect(await show(world)).toMatchObject({ billingAnchor, currentPeriod: { from: '2027-03-18T12:00:00Z', to } });
    expect((await invoicesOf(world, 'acme')).flatMap(({ lines }) => lines.nodes.map((line: { totals: { total: string } }) => line.totals.total))[0]).toBe(total);
  });

  test('that pays its fee by the year and its use by the month', async () => {
    const world = await shop(await all.create(), { pro: byDay({ ...flat('year', '365'), billingCadence: 'P1Y' }, usage) });
    const acme = await customer(world, 'acme', { now: '2027-11-15T00:00:00Z' });
    await subscribe(world, 'acme', 'pro', { billingTime: 'CALENDAR' });
    await use(world, 'acme', 5, '2027-11-20T00:00:00Z');
    await use(world, 'acme', 6, '2027-12-20T00:00:00Z');
    await advance(world, acme.clockId, '2028-02-02T00:00:00Z');
    expect(await billed(world, 'acme')).toEqual([
      'year fee 2027-11-15T00:00:00Z..2028-01-01T00:00:00Z 47',
      'Tokens 2027-11-15T00:00:00Z..2027-12-01T00:00:00Z 5',
      'year fee 2028-01-01T00:00:00Z..2029-01-01T00:00:00Z 365',
      'Tokens 2027-12-01T00:00:00Z..2028-01-01T00:00:00Z 6',
      'Tokens 2028-01-01T00:00:00Z..2028-02-01T00:00:00Z 0',
    ]);
  });

  test('pays up to and with the day that it ends on, and has back what it paid in advance for later', async () => {
    const world = await shop(await all.create(), { pro: byDay(flat('base', '31'), flat('late', '31', 'IN_ARREARS')) });
    const acme = await customer(world, 'acme', { timeZone: 'America/New_York', now: '2027-03-01T05:00:00Z' });
    await subscribe(world, 'acme', 'pro', { key: 'it', billingTime: 'CALENDAR' });
    // Past midnight in UTC it is still the 20th in New York.
    await advance(world, acme.clockId, '2027-03-21T02:00:00Z');
    await world.data('mutation { cancelSubscription(by: { key: "it" }) { __typename } }');
    await advance(world, acme.clockId, '2027-05-01T00:00:00Z');
    expect(await billed(world, 'acme')).toEqual(['base fee 2027-03-01T05:00:00Z..2027-04-01T04:00:00Z 31', 'late fee 2027-03-01T05:00:00Z..2027-03-21T02:00:00Z 20', 'base fee 2027-03-21T02:00:00Z..2027-04-01T04:00:00Z -11']);
  });

  test.each(['UTC', 'Asia/Tokyo'])('has its first invoice at once, or as a draft for as long as drafts are to stay open: %s', async (timeZone) => {
    const world = await shop(await all.create(), { pro: byDay(flat('base', '50')) });
    const now = '2027-02-08T00:00:00Z';
    const first = async (key: string) => {
      const { clockId } = await customer(world, key, { timeZone, now });
      await subscribe(world, key, 'pro', { billingTime: 'CALENDAR' });
      await advance(world, clockId, '2027-02-08T00:00:01Z');
      const invoice = async () => {
        const [, one] = await invoicesOf(world, key);
        return `${one.status} ${one.totals.total} ${one.issuedAt}`;
      };
      const early = await invoice();
      await advance(world, clockId, '2027-02-11T00:00:01Z');
      return [early, await invoice()];
    };
    // 21 of 28 days.
    expect(await first('hasty')).toEqual(['PAID 37.5 2027-02-08T00:00:00Z', 'PAID 37.5 2027-02-08T00:00:00Z']);
    const { billingProfiles } = await world.data('{ billingProfiles { nodes { id } } }');
    const workflow = { invoicing: { draftPeriod: 'P3D' } };
    const updated = await world.data('mutation ($id: ID!, $workflow: BillingWorkflowInput!) { updateBillingProfile(id: $id, input: { workflow: $workflow }) { __typename } }', { id: billingProfiles.nodes[0].id, workflow });
    expect(updated).toEqual({ updateBillingProfile: { __typename: 'BillingProfile' } });
    expect(await first('patient')).toEqual(['DRAFT 37.5 null', 'PAID 37.5 2027-02-11T00:00:00Z']);
  });

  test("has the organization's days where the customer has none of its own", async () => {
    const world = await shop(await all.create(), { pro: byDay(flat('base', '31')) });
    expect(await world.data('{ viewer { organization { timeZone } } }')).toEqual({ viewer: { organization: { timeZone: 'UTC' } } });
    const set = 'mutation { updateOrganization(input: { timeZone: "America/New_York" }) { ... on Organization { timeZone } } }';
    expect(await world.data(set)).toEqual({ updateOrganization: { timeZone: 'America/New_York' } });
    await customer(world, 'acme', { now: '2027-03-15T09:00:00Z' });
    await subscribe(world, 'acme', 'pro', { key: 'it', billingTime: 'CALENDAR' });
    expect(await show(world)).toMatchObject({ timeZone: 'America/New_York', currentPeriod: { to: '2027-04-01T04:00:00Z' } });
  });

  test('keeps its zone when the customer moves', async () => {
    const world = await shop(await all.create(), { pro: byDay(flat('base', '31')) });
    const acme = await customer(world, 'acme', { timeZone: 'Asia/Kolkata', now: '2027-03-15T09:00:00Z' });
    await subscribe(world, 'acme', 'pro', { key: 'it', billingTime: 'CALENDAR' });
    await world.data('mutation { updateCustomer(by: { key: "acme" }, input: { timeZone: "America/New_York" }) { __typename } }');
    await advance(world, acme.clockId, '2027-04-15T00:00:00Z');
    expect(await show(world)).toMatchObject({ timeZone: 'Asia/Kolkata', currentPeriod: { from: '2027-03-31T18:30:00Z', to: '2027-04-30T18:30:00Z' } });
  });
});

describe('a subscription billed by its anniversary', () => {
  test('on a 31st in New York is whole from the first month on, and never drifts', async () => {
    const world = await shop(await all.create(), { pro: byDay(flat('base', '100')) });
    const acme = await customer(world, 'acme', { timeZone: 'America/New_York', now: '2027-01-31T15:30:00Z' });
    await subscribe(world, 'acme', 'pro', { key: 'it', billingTime: 'ANNIVERSARY' });
    expect(await show(world)).toMatchObject({ billingTime: 'ANNIVERSARY', billingAnchor: '2027-01-31T05:00:00Z', currentPeriod: { from: '2027-01-31T15:30:00Z', to: '2027-02-28T05:00:00Z' } });
    await advance(world, acme.clockId, '2027-05-01T00:00:00Z');
    expect(await billed(world, 'acme')).toEqual([
      'base fee 2027-01-31T15:30:00Z..2027-02-28T05:00:00Z 100',
      'base fee 2027-02-28T05:00:00Z..2027-03-31T04:00:00Z 100',
      'base fee 2027-03-31T04:00:00Z..2027-04-30T04:00:00Z 100',
      'base fee 2027-04-30T04:00:00Z..2027-05-31T04:00:00Z 100',
    ]);
  });

  test('on a leap day keeps it', async () => {
    const world = await shop(await all.create(), { pro: { ...byDay({ ...flat('base', '100'), billingCadence: 'P1Y' }), billingCadence: 'P1Y' } });
    const acme = await customer(world, 'acme', { timeZone: 'Asia/Kolkata', now: '2028-02-29T06:00:00Z' });
    await subscribe(world, 'acme', 'pro', { key: 'it', billingTime: 'ANNIVERSARY' });
    await advance(world, acme.clockId, '2032-03-01T00:00:00Z');
    // Midnight in Kolkata is 18:30 of the day before.
    expect((await billed(world, 'acme')).map((line) => line.slice('base fee '.length, -' 100'.length))).toEqual([
      '2028-02-29T06:00:00Z..2029-02-27T18:30:00Z',
      '2029-02-27T18:30:00Z..2030-02-27T18:30:00Z',
      '2030-02-27T18:30:00Z..2031-02-27T18:30:00Z',
      '2031-02-27T18:30:00Z..2032-02-28T18:30:00Z',
      '2032-02-28T18:30:00Z..2033-02-27T18:30:00Z',
    ]);
  });

  test('of another day begins with the days up to it', async () => {
    const world = await shop(await all.create(), { pro: byDay(flat('base', '31')) });
    await customer(world, 'acme', { timeZone: 'Europe/Berlin', now: '2027-03-18T12:00:00Z' });
    await subscribe(world, 'acme', 'pro', { key: 'it', billingTime: 'ANNIVERSARY', billingAnchor: '2027-01-30T23:30:00Z' });
    // Half past midnight of the 31st in Berlin.
    expect(await show(world)).toMatchObject({ billingAnchor: '2027-01-30T23:00:00Z', currentPeriod: { to: '2027-03-30T22:00:00Z' } });
    expect(brief(await invoicesOf(world, 'acme'))[0]).toBe('GATHERING 44: base fee 2027-03-18 - 13; base fee 2027-03-30 - 31');
  });

  test('gives its rights by the same days', async () => {
    const right = { ...usage, entitlementTemplate: { metered: { issueAfterReset: '10' } } };
    const world = await shop(await all.create(), { pro: byDay(right) });
    await customer(world, 'acme', { timeZone: 'Europe/Berlin', now: '2027-03-31T12:00:00Z' });
    await subscribe(world, 'acme', 'pro', { billingTime: 'ANNIVERSARY' });
    const { customer: found } = await world.data('{ customer(by: { key: "acme" }) { entitlements { nodes { ... on MeteredEntitlement { currentUsagePeriod { from to } usagePeriod { interval anchor } } } } } }');
    expect(found.entitlements.nodes).toEqual([{ currentUsagePeriod: { from: '2027-03-31T12:00:00Z', to: '2027-04-29T22:00:00Z' }, usagePeriod: { interval: 'P1M', anchor: '2027-03-30T22:00:00Z' } }]);
  });
});

describe('a trial', () => {
  test('leaves the days after it, due at its end, while use is charged from the start', async () => {
    const world = await shop(await all.create(), { pro: { ...byDay(flat('base', '31'), usage), trialPeriod: 'P3D' } });
    const acme = await customer(world, 'acme', { timeZone: 'Europe/Berlin', now: '2027-03-15T09:00:00Z' });
    await subscribe(world, 'acme', 'pro', { billingTime: 'CALENDAR' });
    await use(world, 'acme', 2, '2027-03-15T09:30:00Z');
    expect(await billed(world, 'acme')).toEqual([]);
    await advance(world, acme.clockId, '2027-03-18T08:59:59Z');
    expect(await billed(world, 'acme')).toEqual([]);
    await advance(world, acme.clockId, '2027-04-02T00:00:00Z');
    expect(await billed(world, 'acme')).toEqual([
      'base fee 2027-03-18T09:00:00Z..2027-03-31T22:00:00Z 14',
      'base fee 2027-03-31T22:00:00Z..2027-04-30T22:00:00Z 31',
      'Tokens 2027-03-15T09:00:00Z..2027-03-31T22:00:00Z 2',
    ]);
  });
});

describe('a change of plan', () => {
  const change = (world: World, plan: string, more: object = {}) =>
    world.data('mutation ($input: ChangeSubscriptionInput!) { changeSubscription(by: { key: "it" }, input: $input) { ... on ChangedSubscription { next { billingTime timeZone billingAnchor currentPeriod { from to } } } ... on ValidationError { issues { code path } } } }', {
      input: { plan: { key: plan }, ...more },
    });

  test('within a month of the calendar: the day of it is charged once, to what takes over', async () => {
    const world = await shop(await all.create(), { small: byDay(flat('small', '31'), flat('late', '31', 'IN_ARREARS')), large: byDay(flat('large', '62')) });
    const acme = await customer(world, 'acme', { timeZone: 'Europe/Berlin', now: '2027-02-28T23:00:00Z' });
    await subscribe(world, 'acme', 'small', { key: 'it', billingTime: 'CALENDAR' });
    await advance(world, acme.clockId, '2027-03-11T15:00:00Z');
    const { changeSubscription } = await change(world, 'large', { timing: { preset: 'IMMEDIATE' }, proration: 'PRORATED' });
    expect(changeSubscription.next).toEqual({ billingTime: 'CALENDAR', timeZone: 'Europe/Berlin', billingAnchor: '2026-12-31T23:00:00Z', currentPeriod: { from: '2027-03-11T15:00:00Z', to: '2027-03-31T22:00:00Z' } });
    await advance(world, acme.clockId, '2027-04-02T00:00:00Z');
    // Ten days of the old plan, 21 of the new one.
    expect((await billed(world, 'acme')).toSorted()).toEqual([
      'large fee 2027-03-11T15:00:00Z..2027-03-31T22:00:00Z 42',
      'large fee 2027-03-31T22:00:00Z..2027-04-30T22:00:00Z 62',
      'late fee 2027-02-28T23:00:00Z..2027-03-11T15:00:00Z 10',
      'small fee 2027-02-28T23:00:00Z..2027-03-31T22:00:00Z 31',
      'small fee 2027-03-11T15:00:00Z..2027-03-31T22:00:00Z -21',
    ]);
  });

  test('from months to years at the end of a month keeps the anniversary: the first year has the days up to it', async () => {
    const yearly = { ...byDay({ ...flat('year', '1188'), billingCadence: 'P1Y' }), billingCadence: 'P1Y' };
    const world = await shop(await all.create(), { monthly: byDay(flat('month', '100')), yearly });
    const acme = await customer(world, 'acme', { now: '2027-07-19T12:12:00Z' });
    await subscribe(world, 'acme', 'monthly', { key: 'it', billingTime: 'ANNIVERSARY' });
    await advance(world, acme.clockId, '2027-11-10T00:00:00Z');
    await change(world, 'yearly', { timing: { preset: 'NEXT_BILLING_CYCLE' } });
    await advance(world, acme.clockId, '2028-07-20T00:00:00Z');
    // 243 of 366 days: Lago's own example, four years on.
    expect((await billed(world, 'acme')).slice(-2)).toEqual(['year fee 2027-11-19T00:00:00Z..2028-07-19T00:00:00Z 788.75', 'year fee 2028-07-19T00:00:00Z..2029-07-19T00:00:00Z 1188']);
  });

  test('with an anchor of its own leaves the calendar, and is refused to a plan that it cannot bill', async () => {
    const four = { ...byDay({ ...flat('four', '10'), billingCadence: 'P4W' }), billingCadence: 'P4W' };
    const world = await shop(await all.create(), { small: byDay(flat('small', '31')), large: byDay(flat('large', '62')), four });
    await customer(world, 'acme', { timeZone: 'Asia/Kolkata', now: '2027-03-11T12:00:00Z' });
    await subscribe(world, 'acme', 'small', { key: 'it', billingTime: 'CALENDAR' });
    expect((await change(world, 'four', { timing: { preset: 'IMMEDIATE' } })).changeSubscription.issues).toEqual([{ code: 'SUBSCRIPTION_CADENCE_NOT_IN_CALENDAR', path: ['plan'] }]);
    const { changeSubscription } = await change(world, 'large', { timing: { preset: 'IMMEDIATE' }, billingAnchor: '2027-03-20T12:00:00Z' });
    expect(changeSubscription.next).toEqual({ billingTime: 'ANNIVERSARY', timeZone: 'Asia/Kolkata', billingAnchor: '2027-03-19T18:30:00Z', currentPeriod: { from: '2027-03-11T12:00:00Z', to: '2027-03-19T18:30:00Z' } });
  });
});

describe('refused', () => {
  const document = `mutation ($input: CreateSubscriptionInput!) { createSubscription(input: $input) { __typename ... on ValidationError { issues { code path message } } } }`;

  test('is an anchor with the calendar, and periods that no calendar has, both at once', async () => {
    const world = await shop(await all.create(), { four: { ...onePhase({ ...flat('base', '10'), billingCadence: 'P4W' }), billingCadence: 'P4W' } });
    await customer(world, 'acme', { testClockId: null });
    const { createSubscription } = await world.data(document, { input: { customer: { key: 'acme' }, plan: { key: 'four' }, billingTime: 'CALENDAR', billingAnchor: '2027-01-05T00:00:00Z' } });
    expect(createSubscription.issues).toEqual([
      {
        code: 'SUBSCRIPTION_BILLING_ANCHOR_WITH_CALENDAR', path: ['billingAnchor'],
        message: "billingAnchor 2027-01-05T00:00:00Z has no meaning with billingTime CALENDAR, whose periods begin where the calendar's do: leave it out, or choose ANNIVERSARY",
      },
      {
        code: 'SUBSCRIPTION_CADENCE_NOT_IN_CALENDAR', path: ['billingTime'],
        message: 'billingTime CALENDAR needs periods that a calendar has, and the plan is billed every P4W: choose a plan by the day, the week or months that divide a year, or periods from an anniversary',
      },
    ]);
    await sell(world, { two: byDay({ ...flat('base', '10'), billingCadence: 'P2Y' }) });
    const odd = await world.data(document, { input: { customer: { key: 'acme' }, plan: { key: 'two' }, billingTime: 'CALENDAR' } });
    expect(odd.createSubscription.issues).toMatchObject([{ code: 'SUBSCRIPTION_CADENCE_NOT_IN_CALENDAR', message: expect.stringContaining('rate card "base" is billed every P2Y') }]);
    expect(await world.data('{ subscriptions { totalCount } }')).toEqual({ subscriptions: { totalCount: 0 } });
  });
});

test('without billingTime periods run from the very instant, in UTC, whatever the zone of the customer', async () => {
  const world = await shop(await all.create(), { pro: byDay(flat('base', '31')) });
  await customer(world, 'acme', { timeZone: 'Asia/Kolkata', now: '2027-01-31T20:30:00Z' });
  await subscribe(world, 'acme', 'pro', { key: 'it' });
  expect(await show(world)).toEqual({ billingTime: null, timeZone: 'UTC', proRating: 'PRORATE_BY_DAY', billingAnchor: '2027-01-31T20:30:00Z', currentPeriod: { from: '2027-01-31T20:30:00Z', to: '2027-02-28T20:30:00Z' } });
});

describe('a subscription that is made with its end', () => {
  const create = 'mutation ($input: CreateSubscriptionInput!) { createSubscription(input: $input) { __typename ... on Subscription { status activeTo } ... on ValidationError { issues { code path } } } }';

  test('is charged up to the day of its end, in advance and in arrears, and is over then without anybody asking', async () => {
    const world = await shop(await all.create(), { pro: byDay(flat('early', '31'), flat('late', '310', 'IN_ARREARS'), usage) });
    const acme = await customer(world, 'acme', { now: '2027-02-20T00:00:00Z' });
    const input = { customer: { key: 'acme' }, plan: { key: 'pro' }, key: 'it', billingTime: 'CALENDAR', startsAt: '2027-03-01T00:00:00Z', endsAt: '2027-05-10T09:30:00Z' };
    expect((await world.data(create, { input })).createSubscription).toEqual({ __typename: 'Subscription', status: 'SCHEDULED', activeTo: '2027-05-10T09:30:00Z' });
    const statuses = async (): Promise<string[]> => {
      const all = ['SCHEDULED', 'ACTIVE', 'CANCELED', 'INACTIVE'];
      const found = await Promise.all(all.map(async (status) => ((await world.data('query ($status: SubscriptionStatus!) { subscriptions(filter: { statuses: [$status] }) { totalCount } }', { status })).subscriptions.totalCount === 1 ? [status] : [])));
      return found.flat();
    };
    // The statuses are those of the customer's clock: in real time it would not have begun.
    expect(await statuses()).toEqual(['SCHEDULED']);
    await advance(world, acme.clockId, '2027-05-01T12:00:00Z');
    expect(await statuses()).toEqual(['CANCELED']);
    await use(world, 'acme', 3, '2027-05-10T09:29:59Z');
    await use(world, 'acme', 50, '2027-05-10T09:30:00Z');
    await advance(world, acme.clockId, '2027-07-01T00:00:00Z');
    expect(await statuses()).toEqual(['INACTIVE']);
    expect(await billed(world, 'acme')).toEqual([
      'early fee 2027-03-01T00:00:00Z..2027-04-01T00:00:00Z 31',
      'early fee 2027-04-01T00:00:00Z..2027-05-01T00:00:00Z 31',
      'late fee 2027-03-01T00:00:00Z..2027-04-01T00:00:00Z 310',
      'Tokens 2027-03-01T00:00:00Z..2027-04-01T00:00:00Z 0',
      'early fee 2027-05-01T00:00:00Z..2027-05-10T09:30:00Z 10',
      'late fee 2027-04-01T00:00:00Z..2027-05-01T00:00:00Z 310',
      'Tokens 2027-04-01T00:00:00Z..2027-05-01T00:00:00Z 0',
      'late fee 2027-05-01T00:00:00Z..2027-05-10T09:30:00Z 100',
      'Tokens 2027-05-01T00:00:00Z..2027-05-10T09:30:00Z 3',
    ]);
  });

  test('ends after its start and after now, and only where it is run here', async () => {
    const world = await shop(await all.create(), { pro: byDay(flat('base', '31')) });
    await customer(world, 'acme', { now: '2027-03-10T00:00:00Z' });
    const made = async (more: object) => (await world.data(create, { input: { customer: { key: 'acme' }, plan: { key: 'pro' }, ...more } })).createSubscription;
    for (const more of [{ endsAt: '2027-03-10T00:00:00Z' }, { endsAt: '2027-03-09T00:00:00Z' }, { startsAt: '2027-04-01T00:00:00Z', endsAt: '2027-04-01T00:00:00Z' }]) {
      expect(await made(more)).toEqual({ __typename: 'ValidationError', issues: [{ code: 'SUBSCRIPTION_END_TOO_EARLY', path: ['endsAt'] }] });
    }
    expect(await made({ endsAt: '2027-04-01T00:00:00Z', recorded: { status: 'ACTIVE', cancelAtPeriodEnd: false, currentPeriod: { from: '2027-03-01T00:00:00Z', to: '2027-04-01T00:00:00Z' } } })).toMatchObject({ issues: [{ code: 'EXCLUSIVE', path: ['endsAt'] }] });
    // Two that only touch share no time.
    expect(await made({ endsAt: '2027-04-01T00:00:00Z' })).toMatchObject({ status: 'CANCELED' });
    expect(await made({ startsAt: '2027-04-01T00:00:00Z' })).toMatchObject({ status: 'SCHEDULED' });
  });
});
