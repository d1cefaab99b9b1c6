import fc from 'fast-check';
import { expect, test } from 'vitest';
import { realNow, worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { house } from './house.ts';

const all = worlds();

const authorizeText = `mutation ($input: AuthorizeUsageInput!) { authorizeUsage(input: $input) { __typename ... on UsageAuthorization { allowed amount available reservation { id } } ... on Error { message } } }`;
const commitText = 'mutation ($input: CommitReservationInput!) { commitReservation(input: $input) { __typename ... on UsageReservation { status } ... on Error { message } } }';
const releaseText = 'mutation ($id: ID!) { releaseReservation(id: $id) { __typename ... on UsageReservation { status } ... on Error { message } } }';
const listText = `query ($filter: UsageReservationFilter, $first: Int, $after: String, $orderBy: UsageReservationOrder) { reservations(filter: $filter, first: $first, after: $after, orderBy: $orderBy) {
  totalCount nodes { id status eventId customer { key } feature { key } } pageInfo { endCursor } } }`;

const use = async (world: World, customer: string, featureKey: string, input: object) => (await world.data(authorizeText, { input: { customer: { key: customer }, featureKey, ...input } })).authorizeUsage;

test('what is kept to answer sooner changes no answer, whatever happens in whatever order', async () => {
  const world = await all.create();
  const ask = house(world);
  await ask.feature('tokens');
  await world.data('mutation { createFeature(input: { key: "big", name: "big", meter: { key: "m_tokens" }, filterGroupBy: [{ key: "model", values: ["big"] }] }) { __typename } }');
  const clock = await ask.clock(realNow);
  const { pool } = world.product.core.database;
  const left = async (customer: string, featureKey: string) => (await use(world, customer, featureKey, { amount: '1000000', data: { model: 'big' } })).available;
  let made = 0;
  let at = Temporal.Instant.from(realNow);
  const step = fc.record({ kind: fc.constantFrom('count', 'count', 'reserve', 'commit', 'release', 'ingest', 'grant', 'time'), feature: fc.constantFrom('tokens', 'big'), amount: fc.integer({ min: 1, max: 30 }), isBig: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 14 }), async (steps) => {
      const customer = `c${++made}`;
      await ask.customer(customer, { subjectKeys: [`${customer}_s`], testClockId: clock });
      for (const key of ['tokens', 'big']) await ask.metered(customer, key, { issueAfterReset: '100', usagePeriod: { interval: 'PT1H', anchor: realNow } });
      const open: string[] = [];
      for (const { kind, feature, amount, isBig } of steps) {
        const input = { amount: String(amount), data: { model: isBig || feature === 'big' ? 'big' : 'small' } };
        if (kind === 'count') await use(world, customer, feature, input);
        else if (kind === 'reserve') {
          const { reservation } = await use(world, customer, feature, { ...input, mode: 'RESERVE', expiresIn: 'PT40M', allowPartial: true });
          if (reservation !== null) open.push(reservation.id);
        } else if (kind === 'commit' || kind === 'release') {
          const id = open.pop();
          if (id !== undefined) await (kind === 'commit' ? world.data(commitText, { input: { id, amount: String(amount) } }) : world.data(releaseText, { id }));
        } else if (kind === 'ingest') await ask.use(`${customer}_s`, 'tokens', [at.subtract({ minutes: amount }).toString(), amount, isBig ? 'big' : 'small']);
        else if (kind === 'grant') await ask.grant(customer, feature, String(amount), at.toString());
        else await ask.advance(clock, (at = at.add({ minutes: amount, seconds: amount })).toString());
        for (const key of ['tokens', 'big']) {
          const kept = await left(customer, key);
          await pool.query('delete from entitlement_allowance where organization_id = $1', [world.organizationId]);
          expect(await left(customer, key), JSON.stringify(steps)).toBe(kept);
        }
      }
      // With nothing about to change within the minute it is what the value says, less what is held.
      await ask.advance(clock, (at = at.add({ minutes: 1 }).round({ smallestUnit: 'minute', roundingMode: 'floor' }).add({ seconds: 1 })).toString());
      if (at.epochMilliseconds % 3_600_000 < 3_500_000) {
        const { entitlementValue } = await world.data('query ($key: String!) { entitlementValue(customer: { key: $key }, featureKey: "tokens") { balance reserved } }', { key: customer });
        expect(await left(customer, 'tokens')).toBe(String(Math.max(0, Number(entitlementValue.balance) - Number(entitlementValue.reserved))));
      }
    }),
    { numRuns: 8 },
  );
});

test('reservations are listed by customer, feature and how they stand, in few statements, page by page', async () => {
  const world = await all.create();
  const ask = house(world);
  await ask.feature('tokens');
  await ask.feature('images');
  for (const customer of ['a', 'b', 'c']) {
    await ask.customer(customer);
    for (const key of ['tokens', 'images']) await ask.metered(customer, key, { issueAfterReset: '100' });
  }
  const ids: Record<string, string> = {};
  for (const customer of ['a', 'b', 'c']) {
    for (const key of ['tokens', 'images']) ids[`${customer} ${key}`] = (await use(world, customer, key, { amount: '10', mode: 'RESERVE', id: `${customer} ${key}`, expiresIn: customer === 'a' ? 'PT1M' : 'PT1H' })).reservation.id;
  }
  await world.data(commitText, { input: { id: ids['b tokens'] } });
  await world.data(releaseText, { id: ids['b images'] });
  const list = async (filter: object, more: object = {}) => (await world.data(listText, { filter, ...more })).reservations.nodes.map(({ eventId }: { eventId: string }) => eventId);
  expect(await list({ customers: [{ key: 'a' }, { key: 'b' }], featureKeys: ['tokens'] })).toEqual(['a tokens', 'b tokens']);
  expect(await list({ statuses: ['COMMITTED', 'RELEASED'] })).toEqual(['b tokens', 'b images']);
  expect(await list({}, { orderBy: { field: 'EXPIRES_AT', direction: 'DESC' }, first: 2 })).toEqual(['c images', 'c tokens']);
  const page = await world.ask(listText, { first: 4 });
  const few = await world.ask(listText, { first: 1 });
  expect(page.statements).toBe(few.statements);
  const { reservations } = page.data as unknown as { reservations: { totalCount: number; pageInfo: { endCursor: string } } };
  expect(reservations.totalCount).toBe(6);
  expect(await list({}, { first: 4, after: reservations.pageInfo.endCursor })).toEqual(['c tokens', 'c images']);
  const reserved = (first: number) => world.ask('query ($first: Int!) { customers(first: $first) { nodes { key access { feature { key } reserved } } } }', { first });
  expect((await reserved(3)).data).toMatchObject({ customers: { nodes: [['a', '10'], ['b', '0'], ['c', '10']].map(([key, held]) => ({ key, access: ['images', 'tokens'].map((feature) => ({ feature: { key: feature }, reserved: held })) })) } });
  expect((await reserved(3)).statements).toBe((await reserved(1)).statements);

  // Time passes; whether or not anything has noted it.
  all.clock.set('2027-01-01T00:01:00Z');
  try {
    expect(await list({ statuses: ['EXPIRED'] })).toEqual(['a tokens', 'a images']);
    expect((await use(world, 'a', 'tokens', { amount: '100' })).allowed).toBe(true);
    const { tasks } = world.product;
    const news = async () => (await world.product.core.database.pool.query(`select count(*)::int as count from outbox_event where organization_id = $1 and type = 'reservation.expired'`, [world.organizationId])).rows[0].count;
    await Promise.all([tasks['reservation-expiry']?.({}), tasks['reservation-expiry']?.({})]);
    expect(await news()).toBe(2);
    await tasks['reservation-expiry']?.({});
    expect(await news()).toBe(2);
    const { node } = await world.data('query ($id: ID!) { node(id: $id) { ... on UsageReservation { status closedAt } } }', { id: ids['a images'] });
    expect(node).toEqual({ status: 'EXPIRED', closedAt: '2027-01-01T00:01:00Z' });
    all.clock.set('2027-01-31T00:00:30Z');
    await tasks['reservation-expiry']?.({});
    await tasks['reservation-prune']?.({});
    expect(await list({})).toEqual(['a tokens', 'a images', 'c tokens', 'c images']);
    // The name of one that was released is free again; that of one that was committed is its event's.
    expect((await use(world, 'b', 'images', { amount: '10', id: 'b images' })).allowed).toBe(true);
    expect((await use(world, 'b', 'tokens', { amount: '10', id: 'b tokens', mode: 'RESERVE' })).__typename).toBe('ConflictError');
  } finally {
    all.clock.set(realNow);
  }
});

test('live values follow what is counted, and are the same while something is held', async () => {
  const world = await all.create();
  const ask = house(world);
  await ask.feature('tokens');
  await ask.customer('acme');
  await ask.metered('acme', 'tokens', { issueAfterReset: '100' });
  const stream = await world.live('subscription { entitlementValueChanged(customer: { key: "acme" }, featureKey: "tokens") { balance } }');
  /** What is told until it is this. That something is held is told too, with the same balance, unless the next change comes before it. */
  const toldUntil = async (last: string): Promise<string[]> => {
    const told: string[] = [];
    while (told.at(-1) !== last) told.push(((await stream.next()).value as { data: { entitlementValueChanged: { balance: string } } }).data.entitlementValueChanged.balance);
    return told;
  };
  expect(await toldUntil('100')).toEqual(['100']);
  const { reservation } = await use(world, 'acme', 'tokens', { amount: '60', mode: 'RESERVE' });
  await world.data(commitText, { input: { id: reservation.id, amount: '55' } });
  expect((await toldUntil('45')).slice(0, -1).every((balance) => balance === '100')).toBe(true);
  await use(world, 'acme', 'tokens', { amount: '40' });
  expect((await toldUntil('5')).slice(0, -1).every((balance) => balance === '45')).toBe(true);
  await stream.return(undefined);
});
