import { beforeEach, describe, expect, test } from 'vitest';
import { advance, customer, flat, invoicesOf, onePhase, sell, start, subscribe } from '../billing/billing-world.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

const all = worlds();
beforeEach(() => all.clock.set(start));

/** What was issued: `01-11 63: big fee 01-11..02-01 63, …`. */
const bills = async (world: World, key: string): Promise<string[]> =>
  (await invoicesOf(world, key))
    .filter(({ number }) => number !== null)
    .map(({ issuedAt, totals, lines }) => {
      const of = lines.nodes.map(({ name, period, totals: { total } }: { name: string; period: { from: string; to: string }; totals: { total: string } }) => `${name} ${period.from.slice(5, 10)}..${period.to.slice(5, 10)} ${total}`);
      return `${issuedAt.slice(5, 10)} ${totals.total}: ${of.toSorted().join(', ')}`;
    });

describe('an end of the subscription where its phase ends', () => {
  const phases = [{ key: 'intro', name: 'Intro', duration: 'P10D', rateCards: [flat('base', '31')] }, { key: 'main', name: 'Main', rateCards: [flat('base', '62')] }];
  const intro = '01-01 10: base fee 01-01..01-11 10';

  test('adds nothing to a fee that was to end there anyway', async () => {
    const world = await all.create();
    await sell(world, { pro: { phases } });
    const { clockId } = await customer(world, 'acme');
    await subscribe(world, 'acme', 'pro', { key: 's' });
    await advance(world, clockId, '2027-01-05T00:00:00Z');
    await world.data('mutation { cancelSubscription(by: { key: "s" }, timing: { preset: NEXT_BILLING_CYCLE }) { __typename } }');
    await advance(world, clockId, '2027-02-02T00:00:00Z');
    expect(await bills(world, 'acme')).toEqual([intro]);
  });

  test('nor where it comes sooner more than what the phase would have cost: twenty days of the month, of which it ran for ten', async () => {
    const world = await all.create();
    await sell(world, { longer: { phases: [{ ...phases[0], duration: 'P20D' }, phases[1]] } });
    const { clockId } = await customer(world, 'acme');
    await subscribe(world, 'acme', 'longer', { key: 's' });
    await advance(world, clockId, '2027-01-11T00:00:00Z');
    await world.data('mutation { cancelSubscription(by: { key: "s" }) { __typename } }');
    await advance(world, clockId, '2027-02-02T00:00:00Z');
    expect(await bills(world, 'acme')).toEqual(['01-01 20: base fee 01-01..01-21 20']);
  });

  test.each(['PRORATED', 'FULL', 'NONE'])('nor where another plan takes over there, %s', async (proration) => {
    const world = await all.create();
    await sell(world, { pro: { phases }, big: onePhase(flat('big', '93')) });
    const { clockId } = await customer(world, 'acme');
    await subscribe(world, 'acme', 'pro', { key: 's' });
    await advance(world, clockId, '2027-01-05T00:00:00Z');
    const { changeSubscription } = await world.data('mutation ($input: ChangeSubscriptionInput!) { changeSubscription(by: { key: "s" }, input: $input) { __typename } }', { input: { plan: { key: 'big' }, timing: { at: '2027-01-11T00:00:00Z' }, proration } });
    expect(changeSubscription).toEqual({ __typename: 'ChangedSubscription' });
    await advance(world, clockId, '2027-02-02T00:00:00Z');
    expect(await bills(world, 'acme')).toEqual([intro, '01-11 63: big fee 01-11..02-01 63', '02-01 93: big fee 02-01..03-01 93']);
  });
});

test('a trial from the last day of January that is made longer by a month, and by another, ends on the last days of months, and the fee begins whole', async () => {
  all.clock.set('2027-01-31T00:00:00Z');
  const world = await all.create();
  await sell(world, { pro: { phases: [{ key: 'trial', name: 'Trial', duration: 'P1M', rateCards: [{ key: 'base', name: 'base fee' }] }, { key: 'main', name: 'Main', rateCards: [flat('base', '20')] }] } });
  const { clockId } = await customer(world, 'acme', { now: '2027-01-31T00:00:00Z' });
  await subscribe(world, 'acme', 'pro', { key: 's' });
  const longer = async () =>
    (await world.data('mutation { editSubscription(by: { key: "s" }, edits: [{ stretchPhase: { phaseKey: "trial", extendBy: "P1M" } }]) { ... on Subscription { phases { activeTo } } } }')).editSubscription.phases[0].activeTo;
  expect([await longer(), await longer()]).toEqual(['2027-03-31T00:00:00Z', '2027-04-30T00:00:00Z']);
  await advance(world, clockId, '2027-06-01T00:00:00Z');
  expect(await bills(world, 'acme')).toEqual(['04-30 20: base fee 04-30..05-31 20', '05-31 20: base fee 05-31..06-30 20']);
});

test('a phase that is taken out lets those behind it begin sooner by its months, whatever their days', async () => {
  const world = await all.create();
  const month = (key: string, amount: string, duration: string | null) => ({ key, name: key, ...(duration === null ? {} : { duration }), rateCards: [flat('base', amount)] });
  await sell(world, { pro: { phases: [month('a', '10', 'P1M'), month('b', '20', 'P1M'), month('c', '30', 'P2M'), month('d', '40', null)] } });
  const { clockId } = await customer(world, 'acme');
  await subscribe(world, 'acme', 'pro', { key: 's' });
  await world.data('mutation { editSubscription(by: { key: "s" }, edits: [{ removePhase: { phaseKey: "b", shift: NEXT } }]) { __typename } }');
  await advance(world, clockId, '2027-04-02T00:00:00Z');
  // Not three days of April of the third phase, because February was shorter than March.
  expect(await bills(world, 'acme')).toEqual(['01-01 10: base fee 01-01..02-01 10', '02-01 30: base fee 02-01..03-01 30', '03-01 30: base fee 03-01..04-01 30', '04-01 40: base fee 04-01..05-01 40']);
});

test.each([['whose phase has no end is kept whole', 'once', '0'], ['is given back for what its phase was to last', 'twice', '-83.05']])('what was charged once and is taken off %s, whenever the subscription ends', async (_what, plan, given) => {
  const world = await all.create();
  const setup = { key: 'setup', name: 'Setup', price: { flat: { amount: '100', paymentTerm: 'IN_ADVANCE' } } };
  const [first, second] = [{ key: 'main', name: 'Main', rateCards: [flat('base', '31'), setup] }, { key: 'rest', name: 'Rest', rateCards: [flat('base', '31')] }];
  await sell(world, { once: { phases: [first] }, twice: { phases: [{ ...first, duration: 'P2M' }, second] } });
  const { clockId } = await customer(world, 'acme');
  await subscribe(world, 'acme', plan, { key: 's' });
  await advance(world, clockId, '2027-01-11T00:00:00Z');
  await world.data('mutation { editSubscription(by: { key: "s" }, edits: [{ removeItem: { phaseKey: "main", itemKey: "setup" } }]) { __typename } }');
  const credited = async () => (await invoicesOf(world, 'acme')).flatMap(({ status, lines }) => (status === 'GATHERING' ? lines.nodes : [])).filter(({ name }: { name: string }) => name === 'Setup').map(({ totals }: { totals: { total: string } }) => totals.total);
  const before = await credited();
  // 49 of the 59 days of January and February were left.
  expect(before).toEqual(given === '0' ? [] : [given]);
  await world.data('mutation { cancelSubscription(by: { key: "s" }, timing: { preset: NEXT_BILLING_CYCLE }) { __typename } }');
  expect(await credited()).toEqual(before);
});
