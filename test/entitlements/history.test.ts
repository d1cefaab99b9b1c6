import { beforeAll, describe, expect, test } from 'vitest';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { computingStatementsOf, house } from './house.ts';

const all = worlds();
let world: World;
let ask: ReturnType<typeof house>;
beforeAll(async () => {
  world = await all.create();
  ask = house(world);
  await ask.feature('tokens');
  await ask.feature('seats', null);
});

const fields = 'period { from to } windows { period { from } usage balanceAtStart } segments { period { from to } usage balanceAtStart }';
const text = `query ($customer: CustomerBy, $feature: Key, $id: ID, $subject: String, $from: DateTime, $to: DateTime, $windowSize: WindowSize!, $zone: TimeZone) {
  entitlementHistory(customer: $customer, featureKey: $feature, entitlementId: $id, subject: $subject, from: $from, to: $to, windowSize: $windowSize, windowTimeZone: $zone) { ${fields} } }`;
const history = async (variables: object) => (await world.data(text, { windowSize: 'DAY', ...variables })).entitlementHistory;
/** The first error of a question that is refused. */
async function refusal(variables: object): Promise<{ code: string; path: readonly string[]; message: string }> {
  const { errors } = await world.ask(text, { windowSize: 'DAY', ...variables });
  const issue = (errors[0]?.issues as readonly { code: string; path: readonly string[]; message: string }[] | undefined)?.[0];
  if (issue === undefined) throw new Error(JSON.stringify(errors));
  return issue;
}

const begin = '2027-01-01T00:00:00Z';
let made = 0;

/** A customer on a clock that begins 2027, with a hundred units and what it used on its first days. */
async function stage(input: object = {}): Promise<{ key: string; id: string; clockId: string }> {
  const key = `h${++made}`;
  const clockId = await ask.clock(begin);
  await ask.customer(key, { testClockId: clockId, subjectKeys: [`${key}-app`] });
  const { id } = await ask.metered(key, 'tokens', { usagePeriod: { interval: 'P1M', anchor: begin }, ...input });
  await ask.grant(key, 'tokens', '100', begin);
  await ask.use(key, 'tokens', ['2027-01-01T10:00:00Z', 5], ['2027-01-02T10:00:00Z', 7], ['2027-01-03T10:00:00Z', 11]);
  return { key, id, clockId };
}

describe('a history', () => {
  test('is found by customer and feature, by id, and by subject; and by nobody else', async () => {
    const { key, id, clockId } = await stage();
    const other = await stage();
    await ask.advance(clockId, '2027-01-03T00:00:00Z');
    const found = await history({ customer: { key }, feature: 'tokens' });
    expect(found).toMatchObject({ windows: [{ usage: '5', balanceAtStart: '100' }, { usage: '7', balanceAtStart: '95' }] });
    for (const by of [{ id }, { id, customer: { key } }, { customer: { subjectKey: `${key}-app` }, feature: 'tokens' }, { subject: `${key}-app`, feature: 'tokens' }, { subject: key, id }]) {
      expect(await history(by)).toEqual(found);
    }
    for (const by of [{ id, customer: { key: other.key } }, { id, subject: other.key }, { customer: { key: 'nobody' }, feature: 'tokens' }, { customer: { key }, feature: 'unknown' }, { id: 'nonsense' }]) {
      expect(await history(by)).toBeNull();
    }
  });

  test('ends with its entitlement, and is told of deleted and replaced ones', async () => {
    const { key, id, clockId } = await stage();
    await ask.advance(clockId, '2027-01-02T12:00:30Z');
    const input = { metered: { customer: { key }, featureKey: 'tokens', usagePeriod: { interval: 'P1M', anchor: begin }, issueAfterReset: '50' } };
    const { overrideEntitlement: next } = await world.data('mutation ($id: ID!, $input: CreateEntitlementInput!) { overrideEntitlement(id: $id, input: $input) { ... on Node { id } ... on Error { message } } }', { id, input });
    await ask.advance(clockId, '2027-01-05T00:00:00Z');
    const first = await history({ id });
    expect(first).toMatchObject({ period: { from: begin, to: '2027-01-02T12:01:00Z' }, windows: [{ usage: '5' }, { usage: '7', balanceAtStart: '95' }] });
    expect(await history({ id, to: '2027-02-01T00:00:00Z' })).toEqual(first);
    // Its windows begin with the first whole one.
    expect(await history({ id: next.id })).toMatchObject({ period: { from: '2027-01-02T12:00:00Z', to: '2027-01-05T00:00:00Z' }, windows: [{ usage: '11', balanceAtStart: '50' }, { usage: '0', balanceAtStart: '39' }] });
    expect(await history({ customer: { key }, feature: 'tokens' })).toEqual(await history({ id: next.id }));
    const { deleteEntitlement: gone } = await world.data('mutation ($id: ID!) { deleteEntitlement(id: $id) { __typename ... on Error { message } } }', { id: next.id });
    expect(gone).toEqual({ __typename: 'MeteredEntitlement' });
    expect(await history({ customer: { key }, feature: 'tokens' })).toBeNull();
    expect(await history({ id: next.id })).toMatchObject({ windows: [{ usage: '11' }, { usage: '0' }] });
  });

  test('begins with the last reset that somebody asked for', async () => {
    const { key, clockId } = await stage();
    await ask.advance(clockId, '2027-01-02T00:00:00Z');
    await ask.reset(key, 'tokens');
    await ask.advance(clockId, '2027-02-02T00:00:00Z');
    const found = await history({ customer: { key }, feature: 'tokens', windowSize: 'MONTH' });
    expect(found.period).toEqual({ from: '2027-01-02T00:00:00Z', to: '2027-02-02T00:00:00Z' });
    // The whole window that holds it, with what was left when that began.
    expect(found.windows).toEqual([
      { period: { from: begin }, usage: '23', balanceAtStart: '100' },
      { period: { from: '2027-02-01T00:00:00Z' }, usage: '0', balanceAtStart: '77' },
    ]);
    expect(found.segments[0].period.from).toBe('2027-01-02T00:00:00Z');
  });

  test('of what begins this very minute is that minute, unless an end is asked for', async () => {
    const { key } = await stage();
    const minute = { from: begin, to: '2027-01-01T00:01:00Z' };
    expect(await history({ customer: { key }, feature: 'tokens' })).toMatchObject({ period: minute, windows: [{ period: { from: begin }, usage: '0', balanceAtStart: '100' }] });
    expect(await refusal({ customer: { key }, feature: 'tokens', to: begin })).toMatchObject({ code: 'HISTORY_PERIOD_EMPTY', path: ['to'] });
  });

  test('has its windows on the calendar of a zone', async () => {
    const { key, clockId } = await stage();
    await ask.advance(clockId, '2027-04-01T00:00:00Z');
    const found = await history({ customer: { key }, feature: 'tokens', from: '2027-03-27T00:00:00Z', to: '2027-03-29T00:00:00Z', zone: 'Europe/Berlin' });
    // 27 March there begins in the evening before, and the 28th has 23 hours.
    expect(found.windows.map((window: { period: { from: string } }) => window.period.from)).toEqual(['2027-03-26T23:00:00Z', '2027-03-27T23:00:00Z', '2027-03-28T22:00:00Z']);
  });

  test('asked ahead shows what is known now', async () => {
    const { key } = await stage();
    expect(await history({ customer: { key }, feature: 'tokens', from: '2027-01-31T00:00:00Z', to: '2027-02-02T00:00:00Z' })).toMatchObject({
      windows: [{ usage: '0', balanceAtStart: '77' }, { usage: '0', balanceAtStart: '77' }],
    });
  });
});

describe('is refused', () => {
  test.each([
    ['by the minute', { windowSize: 'MINUTE' }, 'HISTORY_WINDOW_TOO_SMALL', 'windowSize'],
    ['from before measurement', { from: '2026-12-31T23:59:59Z' }, 'HISTORY_BEFORE_MEASUREMENT', 'from'],
    ['of no time', { from: '2027-01-03T00:00:30Z', to: '2027-01-03T00:00:00Z' }, 'HISTORY_PERIOD_EMPTY', 'to'],
    ['too far ahead', { to: '2029-01-01T00:00:00Z' }, 'HISTORY_TO_TOO_FAR', 'to'],
    ['in too many windows', { to: '2027-02-12T00:00:00Z', windowSize: 'HOUR' }, 'HISTORY_TOO_MANY_WINDOWS', 'windowSize'],
    ['without a feature', { feature: null }, 'ENTITLEMENT_MISSING', 'featureKey'],
    ['with two names', { id: 'any' }, 'ENTITLEMENT_AMBIGUOUS', 'entitlementId'],
  ])('%s', async (_how, change, code, field) => {
    const { key } = await stage();
    const wrong = await refusal({ customer: { key }, feature: 'tokens', ...change });
    expect([wrong.code, wrong.path]).toEqual([code, [field]]);
    expect(wrong.message.length).toBeGreaterThan(20);
  });

  test('in the largest number of windows that is answered, and one more', async () => {
    const { key } = await stage();
    const asked = { customer: { key }, feature: 'tokens', from: begin, windowSize: 'HOUR' };
    expect((await history({ ...asked, to: '2027-02-11T16:00:00Z' })).windows.length).toBe(1_000);
    expect((await refusal({ ...asked, to: '2027-02-11T16:01:00Z' })).code).toBe('HISTORY_TOO_MANY_WINDOWS');
  });

  test('of what counts nothing', async () => {
    const { key } = await stage();
    await world.data('mutation ($input: CreateEntitlementInput!) { createEntitlement(input: $input) { __typename } }', { input: { boolean: { customer: { key }, featureKey: 'seats' } } });
    const wrong = await refusal({ customer: { key }, feature: 'seats' });
    expect(wrong).toMatchObject({ code: 'ENTITLEMENT_NOT_METERED', path: ['featureKey'], message: 'the entitlement to "seats" is BOOLEAN, and only a METERED one has a history' });
  });

  test('when grants cut the time into too many segments', async () => {
    const { key, clockId } = await stage();
    // Every hour of three months; the last week ends with a reset, and so with a rollover and what starts there.
    await ask.grant(key, 'tokens', '1', begin, { recurrence: { interval: 'PT1H', anchor: begin } });
    await ask.advance(clockId, '2027-04-01T00:00:00Z');
    const wrong = await refusal({ customer: { key }, feature: 'tokens' });
    expect(wrong.code).toBe('HISTORY_TOO_MANY_SEGMENTS');
    expect(wrong.message).toContain('2000 is the most');
    expect((await history({ customer: { key }, feature: 'tokens', from: '2027-03-25T00:00:00Z' })).segments.length).toBe(168 + 2);
  });
});

test('many histories take as many statements as one, however many windows they have', async () => {
  const key = 'several';
  const clockId = await ask.clock(begin);
  for (const n of [1, 2, 3, 4]) await ask.feature(`several_${n}`);
  await ask.customer(key, { testClockId: clockId });
  for (const n of [1, 2, 3, 4]) {
    await ask.metered(key, `several_${n}`, { usagePeriod: { interval: 'P1M', anchor: begin } });
    await ask.grant(key, `several_${n}`, '10', begin);
    await ask.use(key, `several_${n}`, ['2027-01-01T10:00:00Z', n], ['2027-01-10T10:00:00Z', n]);
  }
  await ask.advance(clockId, '2027-01-20T00:00:00Z');
  const nested = `query ($first: Int!, $windowSize: WindowSize!) { customer(by: { key: "several" }) { entitlements(first: $first) { nodes { ... on MeteredEntitlement { history(windowSize: $windowSize) { windows { usage balanceAtStart } } } } } } }`;
  const count = (first: number, windowSize: string) => computingStatementsOf(world, () => world.data(nested, { first, windowSize }));
  // The facts, and the usage.
  for (const [first, windowSize] of [[1, 'DAY'], [4, 'DAY'], [4, 'HOUR']] as const) expect(await count(first, windowSize)).toBe(2);
  const { customer } = await world.data(nested, { first: 4, windowSize: 'MONTH' });
  expect(customer.entitlements.nodes.map(({ history: each }: { history: { windows: object } }) => each.windows)).toEqual([1, 2, 3, 4].map((n) => [{ usage: String(2 * n), balanceAtStart: '10' }]));
});
