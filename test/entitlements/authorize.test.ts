import { expect, test } from 'vitest';
import { statements } from '../support/statements.ts';
import type { World } from '../support/world.ts';
import { worlds } from '../support/world.ts';
import { house } from './house.ts';

const wire = statements();
const all = worlds();

const failed = '... on Error { code message } ... on ValidationError { issues { code path message } }';
const authorizeText = `mutation ($input: AuthorizeUsageInput!) { authorizeUsage(input: $input) { __typename
  ... on UsageAuthorization { allowed reason amount available eventId source isRepeated reservation { id amount requestedAmount status eventId source subject expiresAt data } } ${failed} } }`;
const reservationFields = `__typename ... on UsageReservation { id status amount requestedAmount committedAmount closedAt eventId source } ${failed}`;
const commitText = `mutation ($input: CommitReservationInput!) { commitReservation(input: $input) { ${reservationFields} } }`;
const releaseText = `mutation ($id: ID!) { releaseReservation(id: $id) { ${reservationFields.replace(/[.]{3} on ValidationError .*$/, '')} } }`;

function desk(world: World) {
  return {
    ...house(world),
    async authorize(customer: string, featureKey: string, input: object = {}) {
      return (await world.data(authorizeText, { input: { customer: { key: customer }, featureKey, ...input } })).authorizeUsage;
    },
    /** Allowed or why not, what was granted, what is left; or the codes of what is wrong. */
    async said(customer: string, featureKey: string, input: object = {}): Promise<string> {
      const answer = await this.authorize(customer, featureKey, input);
      if (answer.__typename !== 'UsageAuthorization') return (answer.issues ?? [answer]).map(({ code }: { code: string }) => code).join();
      return `${answer.reason ?? 'allowed'} ${answer.amount}, ${answer.available} left${answer.isRepeated ? ', again' : ''}`;
    },
    async commit(id: string, input: object = {}) {
      return (await world.data(commitText, { input: { id, ...input } })).commitReservation;
    },
    async release(id: string) {
      return (await world.data(releaseText, { id })).releaseReservation;
    },
    async events(type: string) {
      const { events } = await world.data('query ($filter: UsageEventFilter) { events(first: 100, filter: $filter) { nodes { id source subject time data late issues { code } } } }', { filter: { type: { eq: type } } });
      return events.nodes;
    },
  };
}

/** A customer with 100 tokens a month, from December on. */
async function prepaid(ask: ReturnType<typeof desk>, input: object = {}): Promise<void> {
  await ask.feature('tokens');
  await ask.customer('acme', { subjectKeys: ['s1', 's2'] });
  await ask.metered('acme', 'tokens', { measureUsageFrom: { at: '2026-12-15T00:00:00Z' }, usagePeriod: { interval: 'P1M', anchor: '2026-12-15T00:00:00Z' }, issueAfterReset: '100', ...input });
}

test('use is counted as its event, once, until nothing is left', async () => {
  const world = await all.create();
  const ask = desk(world);
  await prepaid(ask);
  expect(await ask.said('acme', 'tokens', { amount: '60.5', id: 'a', source: 'app', data: { model: 'm1' } })).toBe('allowed 60.5, 39.5 left');
  expect(await ask.figures('acme', 'tokens')).toBe('39.5 left, 60.5 used, 0 over');
  expect(await ask.said('acme', 'tokens', { amount: '39.6' })).toBe('INSUFFICIENT_BALANCE 0, 39.5 left');
  expect(await ask.said('acme', 'tokens', { amount: '39.6', allowPartial: true, id: 'b' })).toBe('allowed 39.5, 0 left');
  expect(await ask.said('acme', 'tokens', { amount: '1', allowPartial: true })).toBe('INSUFFICIENT_BALANCE 0, 0 left');
  expect(await ask.figures('acme', 'tokens')).toBe('0 left, 100 used, 0 over');
  expect((await ask.events('tokens')).toSorted((x: { id: string }, y: { id: string }) => x.id.localeCompare(y.id))).toEqual([
    { id: 'a', source: 'app', subject: 'acme', time: '2027-01-01T00:00:00Z', data: { model: 'm1', v: 60.5 }, late: false, issues: [] },
    { id: 'b', source: 'graphql', subject: 'acme', time: '2027-01-01T00:00:00Z', data: { v: 39.5 }, late: false, issues: [] },
  ]);
});

test('asked again with the same id it is answered again, and nothing is counted twice; another use needs another id', async () => {
  const world = await all.create();
  const ask = desk(world);
  await prepaid(ask);
  await ask.customer('zen', { subjectKeys: ['z1'] });
  await ask.metered('zen', 'tokens', { issueAfterReset: '100' });
  const first = { amount: '60', id: 'a' };
  expect(await ask.said('acme', 'tokens', first)).toBe('allowed 60, 40 left');
  expect(await ask.said('acme', 'tokens', first)).toBe('allowed 60, 40 left, again');
  expect(await ask.said('acme', 'tokens', { ...first, amount: '61' })).toBe('AUTHORIZATION_ID_TAKEN');
  expect(await ask.said('acme', 'tokens', { ...first, mode: 'RESERVE' })).toBe('AUTHORIZATION_ID_TAKEN');
  expect(await ask.said('zen', 'tokens', first)).toBe('AUTHORIZATION_ID_TAKEN');
  // A denial took nothing, so the id is free; a part that was granted stays that part.
  expect(await ask.said('acme', 'tokens', { amount: '50', id: 'b' })).toBe('INSUFFICIENT_BALANCE 0, 40 left');
  expect(await ask.said('acme', 'tokens', { amount: '50', id: 'b', allowPartial: true })).toBe('allowed 40, 0 left');
  expect(await ask.said('acme', 'tokens', { amount: '50', id: 'b', allowPartial: true })).toBe('allowed 40, 0 left, again');
  expect(await ask.said('acme', 'tokens', { amount: '50', id: 'b' })).toBe('AUTHORIZATION_ID_TAKEN');
  // At the same moment too.
  const answers = await Promise.all(Array.from({ length: 6 }, () => ask.said('zen', 'tokens', { amount: '30', id: 'c' })));
  expect(answers.toSorted()).toEqual(['allowed 30, 70 left', ...Array.from({ length: 5 }, () => 'allowed 30, 70 left, again')]);
  expect(await ask.figures('zen', 'tokens')).toBe('70 left, 30 used, 0 over');
  // An event that was ingested under the name is the use.
  await ask.use('z1', 'tokens', ['2026-12-31T00:00:00Z', 3]);
  const [ingested] = (await ask.events('tokens')).filter(({ source }: { source: string }) => source === 'test');
  expect(await ask.said('zen', 'tokens', { amount: '3', id: ingested.id, source: 'test' })).toBe('allowed 3, 70 left, again');
});

test('what is reserved is held, and what was used is counted when it is committed', async () => {
  const world = await all.create();
  const ask = desk(world);
  await prepaid(ask);
  const { reservation, ...rest } = await ask.authorize('acme', 'tokens', { mode: 'RESERVE', amount: '80', id: 'r', data: { model: 'm1' }, expiresIn: 'PT5M' });
  expect(rest).toEqual({ __typename: 'UsageAuthorization', allowed: true, reason: null, amount: '80', available: '20', eventId: 'r', source: 'graphql', isRepeated: false });
  expect(reservation).toEqual({ id: reservation.id, amount: '80', requestedAmount: '80', status: 'OPEN', eventId: 'r', source: 'graphql', subject: 'acme', expiresAt: '2027-01-01T00:05:00Z', data: { model: 'm1', v: 80 } });
  expect((await ask.authorize('acme', 'tokens', { mode: 'RESERVE', amount: '80', id: 'r', expiresIn: 'PT5M' })).reservation.id).toBe(reservation.id);
  expect(await ask.said('acme', 'tokens', { amount: '80', id: 'r' })).toBe('AUTHORIZATION_ID_TAKEN');
  expect(await ask.figures('acme', 'tokens')).toBe('100 left, 0 used, 0 over');
  expect(await world.data('{ entitlementValue(customer: { key: "acme" }, featureKey: "tokens") { balance reserved } customer(by: { key: "acme" }) { access { reserved } } }'))
    .toEqual({ entitlementValue: { balance: '100', reserved: '80' }, customer: { access: [{ reserved: '80' }] } });
  expect(await ask.said('acme', 'tokens', { amount: '21' })).toBe('INSUFFICIENT_BALANCE 0, 20 left');

  const closed = { __typename: 'UsageReservation', id: reservation.id, status: 'COMMITTED', amount: '80', requestedAmount: '80', committedAmount: '64', closedAt: '2027-01-01T00:00:00Z', eventId: 'r', source: 'graphql' };
  expect(await ask.commit(reservation.id, { amount: '64' })).toEqual(closed);
  expect(await ask.commit(reservation.id, { amount: '64' })).toEqual(closed);
  expect(await ask.commit(reservation.id)).toEqual(closed);
  expect(await ask.commit(reservation.id, { amount: '65' })).toMatchObject({ code: 'RESERVATION_COMMITTED' });
  expect(await ask.release(reservation.id)).toMatchObject({ code: 'RESERVATION_COMMITTED' });
  expect(await ask.figures('acme', 'tokens')).toBe('36 left, 64 used, 0 over');
  expect((await ask.events('tokens')).map(({ id, data }: { id: string; data: unknown }) => [id, data])).toEqual([['r', { model: 'm1', v: 64 }]]);

  const other = (await ask.authorize('acme', 'tokens', { mode: 'RESERVE', amount: '36' })).reservation;
  expect(await ask.release(other.id)).toMatchObject({ status: 'RELEASED', committedAmount: null });
  expect(await ask.release(other.id)).toMatchObject({ status: 'RELEASED' });
  expect(await ask.commit(other.id)).toMatchObject({ code: 'RESERVATION_RELEASED' });
  expect(await ask.said('acme', 'tokens', { amount: '36' })).toBe('allowed 36, 0 left');
});

test('more than was reserved is counted too, with other data, and shows as overage', async () => {
  const world = await all.create();
  const ask = desk(world);
  await prepaid(ask);
  const { reservation } = await ask.authorize('acme', 'tokens', { mode: 'RESERVE', amount: '100', subject: 's2' });
  expect(await ask.commit(reservation.id, { data: { v: 130, model: 'm2' } })).toMatchObject({ status: 'COMMITTED', committedAmount: '130' });
  expect(await ask.figures('acme', 'tokens')).toBe('0 left, 130 used, 30 over');
  expect((await ask.events('tokens')).map(({ subject, data }: { subject: string; data: unknown }) => [subject, data])).toEqual([['s2', { v: 130, model: 'm2' }]]);
  expect(await ask.said('acme', 'tokens', { amount: '1' })).toBe('INSUFFICIENT_BALANCE 0, 0 left');
});

test('a commit and an ingested event of the same name are one use', async () => {
  const world = await all.create();
  const ask = desk(world);
  await prepaid(ask);
  const [one, two] = (await Promise.all([1, 2].map((n) => ask.authorize('acme', 'tokens', { mode: 'RESERVE', amount: '10', id: `e${n}`, source: 'app' })))).map(({ reservation }) => reservation.id);
  const ingest = (event: object) => world.data('mutation ($input: IngestEventsInput!) { ingestEvents(input: $input) { ... on IngestEventsPayload { results { status } } } }', { input: { events: [event] } });
  await ingest({ id: 'e1', source: 'app', type: 'tokens', subject: 's1', data: { v: 7 } });
  expect(await ask.commit(one, { amount: '9' })).toMatchObject({ status: 'COMMITTED', committedAmount: '7' });
  expect(await ask.commit(two, { amount: '9' })).toMatchObject({ status: 'COMMITTED', committedAmount: '9' });
  expect(await ingest({ id: 'e2', source: 'app', type: 'tokens', subject: 's1', data: { v: 7 } })).toEqual({ ingestEvents: { results: [{ status: 'DUPLICATE' }] } });
  expect(await ask.figures('acme', 'tokens')).toBe('84 left, 16 used, 0 over');
  const third = (await ask.authorize('acme', 'tokens', { mode: 'RESERVE', amount: '10', id: 'e3', source: 'app' })).reservation.id;
  await ingest({ id: 'e3', source: 'app', type: 'other', subject: 's1', data: { v: 7 } });
  expect(await ask.commit(third)).toMatchObject({ code: 'AUTHORIZATION_ID_TAKEN' });
  expect(await ask.said('acme', 'tokens', { amount: '84' })).toBe('INSUFFICIENT_BALANCE 0, 74 left');
});

test('a reservation holds until it expires, by the clock of its customer, and can be committed late', async () => {
  const world = await all.create();
  const ask = desk(world);
  await ask.feature('tokens');
  const clock = await ask.clock('2027-03-01T00:00:00Z');
  await ask.customer('acme', { testClockId: clock });
  await ask.metered('acme', 'tokens', { issueAfterReset: '100' });
  const { reservation } = await ask.authorize('acme', 'tokens', { mode: 'RESERVE', amount: '90', expiresAt: '2027-03-01T00:10:00Z', id: 'late' });
  await ask.advance(clock, '2027-03-01T00:09:59Z');
  expect(await ask.said('acme', 'tokens', { amount: '11' })).toBe('INSUFFICIENT_BALANCE 0, 10 left');
  const news = async () => (await world.product.core.database.pool.query('select type, payload from outbox_event where organization_id = $1 and type like $2 order by id', [world.organizationId, 'reservation.%'])).rows;
  expect(await news()).toEqual([{ type: 'reservation.created', payload: { featureKey: 'tokens' } }]);
  await ask.advance(clock, '2027-03-01T00:10:00Z');
  expect((await news()).map(({ type }) => type)).toEqual(['reservation.created', 'reservation.expired']);
  const { node } = await world.data('query ($id: ID!) { node(id: $id) { ... on UsageReservation { status closedAt customer { key } feature { key } } } }', { id: reservation.id });
  expect(node).toEqual({ status: 'EXPIRED', closedAt: '2027-03-01T00:10:00Z', customer: { key: 'acme' }, feature: { key: 'tokens' } });
  expect(await ask.said('acme', 'tokens', { amount: '50' })).toBe('allowed 50, 50 left');
  expect(await ask.commit(reservation.id, { amount: '70' })).toMatchObject({ status: 'COMMITTED', committedAmount: '70', closedAt: '2027-03-01T00:10:00Z' });
  expect(await ask.figures('acme', 'tokens')).toBe('0 left, 120 used, 20 over');
  expect((await ask.events('tokens')).map(({ time }: { time: string }) => time)).toEqual(['2027-03-01T00:10:00Z', '2027-03-01T00:10:00Z']);
});

test('the refill of the next minute cannot be had before it comes', async () => {
  const world = await all.create();
  const ask = desk(world);
  await ask.feature('tokens');
  const clock = await ask.clock('2027-03-01T00:00:00Z');
  await ask.customer('acme', { testClockId: clock });
  await ask.metered('acme', 'tokens', { issueAfterReset: '100', usagePeriod: { interval: 'PT1H', anchor: '2027-03-01T00:00:00Z' } });
  expect(await ask.said('acme', 'tokens', { amount: '100' })).toBe('allowed 100, 0 left');
  await ask.advance(clock, '2027-03-01T00:59:30Z');
  expect(await ask.figures('acme', 'tokens')).toBe('100 left, 0 used, 0 over');
  expect(await ask.said('acme', 'tokens', { amount: '1' })).toBe('INSUFFICIENT_BALANCE 0, 0 left');
  await ask.advance(clock, '2027-03-01T01:00:00Z');
  expect(await ask.said('acme', 'tokens', { amount: '1' })).toBe('allowed 1, 99 left');
  // The reservation of one period is still held in the next.
  await ask.authorize('acme', 'tokens', { mode: 'RESERVE', amount: '50', expiresIn: 'PT2H' });
  await ask.advance(clock, '2027-03-01T02:00:00Z');
  expect(await ask.said('acme', 'tokens', { amount: '51' })).toBe('INSUFFICIENT_BALANCE 0, 50 left');
});

test('grants, voids, resets and corrections count at once', async () => {
  const world = await all.create();
  const ask = desk(world);
  await prepaid(ask);
  expect(await ask.said('acme', 'tokens', { amount: '100', id: 'all' })).toBe('allowed 100, 0 left');
  const { id } = await ask.grant('acme', 'tokens', '50', '2027-01-01T00:00:00Z');
  expect(await ask.said('acme', 'tokens', { amount: '10' })).toBe('allowed 10, 40 left');
  await world.data('mutation ($id: ID!) { voidGrant(id: $id) { __typename } }', { id });
  expect(await ask.said('acme', 'tokens', { amount: '1' })).toBe('INSUFFICIENT_BALANCE 0, 0 left');
  await world.data('mutation { voidUsageEvent(input: { id: "all", reason: "a test" }) { __typename } }');
  expect(await ask.said('acme', 'tokens', { amount: '91' })).toBe('INSUFFICIENT_BALANCE 0, 90 left');
  expect(await ask.said('acme', 'tokens', { amount: '100', id: 'all' })).toBe('allowed 100, 90 left, again');
  await ask.use('s1', 'tokens', ['2026-12-20T00:00:00Z', 30]);
  expect(await ask.said('acme', 'tokens', { amount: '61' })).toBe('INSUFFICIENT_BALANCE 0, 60 left');
});

test('features that count the same events see each other', async () => {
  const world = await all.create();
  const ask = desk(world);
  await prepaid(ask);
  await world.data('mutation { createFeature(input: { key: "big", name: "big", meter: { key: "m_tokens" }, filterGroupBy: [{ key: "model", values: ["big"] }] }) { __typename } }');
  await ask.metered('acme', 'big', { issueAfterReset: '30' });
  expect(await ask.said('acme', 'big', { amount: '5' })).toBe('USAGE_OF_ANOTHER_FEATURE');
  const [big, tokens, again] = await Promise.all([
    ask.said('acme', 'big', { amount: '20', data: { model: 'big' } }), ask.said('acme', 'tokens', { amount: '50', data: { model: 'big' } }), ask.said('acme', 'big', { amount: '11', data: { model: 'big' } }),
  ]);
  expect([big, tokens, again]).toEqual(['allowed 20, 10 left', 'allowed 50, 30 left', 'INSUFFICIENT_BALANCE 0, 0 left']);
  expect([await ask.figures('acme', 'big'), await ask.figures('acme', 'tokens')]).toEqual(['0 left, 70 used, 40 over', '30 left, 70 used, 0 over']);
});

test('soft limits allow, counts count one, and what cannot be sold says why', async () => {
  const world = await all.create();
  const ask = desk(world);
  await prepaid(ask, { isSoftLimit: true, issueAfterReset: '10' });
  expect(await ask.said('acme', 'tokens', { amount: '25' })).toBe('allowed 25, 0 left');
  expect(await ask.figures('acme', 'tokens')).toBe('0 left, 25 used, 15 over');
  await ask.feature('calls', 'COUNT');
  await ask.metered('acme', 'calls', { issueAfterReset: '2' });
  expect(await ask.said('acme', 'calls')).toBe('allowed 1, 1 left');
  expect(await ask.said('acme', 'calls', { amount: '2' })).toBe('AMOUNT_NOT_ONE');
  expect(await ask.said('acme', 'calls', { allowPartial: true })).toBe('allowed 1, 0 left');
  expect(await ask.said('acme', 'calls')).toBe('INSUFFICIENT_BALANCE 0, 0 left');
  await ask.feature('seats', 'UNIQUE_COUNT');
  await ask.metered('acme', 'seats', { issueAfterReset: '2' });
  expect(await ask.said('acme', 'seats', { data: { v: 'a' } })).toBe('FEATURE_CANNOT_BE_AUTHORIZED');
  await ask.feature('flag', null);
  expect(await ask.said('acme', 'flag', { amount: '1' })).toBe('NO_ENTITLEMENT 0, null left');
  await world.data('mutation { createEntitlement(input: { boolean: { customer: { key: "acme" }, featureKey: "flag" } }) { __typename } }');
  expect(await ask.said('acme', 'flag', { amount: '1' })).toBe('ENTITLEMENT_NOT_METERED');
  expect(await ask.said('acme', 'nothing', { amount: '1' })).toBe('FEATURE_NOT_FOUND');
  expect(await ask.said('nobody', 'tokens', { amount: '1' })).toBe('CUSTOMER_NOT_FOUND');
  expect(await ask.said('acme', 'tokens', { amount: '1', subject: 'else' })).toBe('SUBJECT_NOT_OF_CUSTOMER');
  expect(await ask.said('acme', 'tokens', { amount: '1', expiresIn: 'PT1M' })).toBe('EXPIRY_WITHOUT_RESERVATION');
  expect(await ask.said('acme', 'tokens', { amount: '1', mode: 'RESERVE', expiresIn: 'PT1M', expiresAt: '2027-01-02T00:00:00Z' })).toBe('EXPIRY_AMBIGUOUS');
  for (const bad of [{ expiresIn: 'P31D' }, { expiresIn: 'PT0S' }, { expiresAt: '2027-01-01T00:00:00Z' }]) expect(await ask.said('acme', 'tokens', { amount: '1', mode: 'RESERVE', ...bad })).toBe('EXPIRY_OUT_OF_RANGE');
  expect(await ask.said('acme', 'tokens', { amount: '1', id: '' })).toBe('EVENT_ATTRIBUTE_LENGTH');
  expect(await ask.said('acme', 'tokens', { amount: '-1', mode: 'RESERVE', expiresIn: 'PT0S', source: 'not a\u0000 source' })).toBe('EXPIRY_OUT_OF_RANGE,AMOUNT_NOT_POSITIVE');
  expect(await ask.release('UHJvZ3Jlc3M6')).toMatchObject({ code: 'RESERVATION_NOT_FOUND' });
});

test('many at once of one customer: to the unit, in few statements', async () => {
  const world = await all.create();
  const ask = desk(world);
  await prepaid(ask);
  await ask.said('acme', 'tokens', { amount: '1' });
  const before = wire.sent;
  const answers = await Promise.all(Array.from({ length: 150 }, (_one, n) => ask.said('acme', 'tokens', { amount: '1', ...(n % 3 === 0 ? { mode: 'RESERVE' } : {}) })));
  const sent = wire.sent - before;
  expect(answers.filter((answer) => answer.startsWith('allowed'))).toHaveLength(99);
  expect(answers.filter((answer) => answer === 'INSUFFICIENT_BALANCE 0, 0 left')).toHaveLength(51);
  // Those of a few batches, on whichever connection: each of them alone would send more than this.
  expect(sent).toBeLessThanOrEqual(60);
  const { entitlementValue } = await world.data('{ entitlementValue(customer: { key: "acme" }, featureKey: "tokens") { balance reserved overage } }');
  expect(entitlementValue).toMatchObject({ balance: entitlementValue.reserved, overage: '0' });
  const { reservations } = await world.data('{ reservations(first: 100, filter: { customers: [{ key: "acme" }], statuses: [OPEN] }) { totalCount nodes { amount } } }');
  expect(String(reservations.totalCount)).toBe(entitlementValue.reserved);
});

test('a test clock that is deleted takes along what was reserved and kept of its customers', async () => {
  const world = await all.create();
  const ask = desk(world);
  await ask.feature('tokens');
  const clock = await ask.clock('2027-03-01T00:00:00Z');
  await ask.customer('acme', { testClockId: clock });
  await ask.metered('acme', 'tokens', { issueAfterReset: '100' });
  await ask.said('acme', 'tokens', { amount: '90', mode: 'RESERVE' });
  const rows = async () => (await world.product.core.database.pool.query('select (select count(*)::int from entitlement_reservation where organization_id = $1) as reservations, (select count(*)::int from entitlement_allowance where organization_id = $1) as allowances', [world.organizationId])).rows[0];
  expect(await rows()).toEqual({ reservations: 1, allowances: 1 });
  await world.data('mutation ($id: ID!) { deleteTestClock(id: $id) { __typename ... on Error { message } } }', { id: clock });
  expect(await rows()).toEqual({ reservations: 0, allowances: 0 });
});
