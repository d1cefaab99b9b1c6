import { OpenMeter } from '@openmeter/sdk';
import { OpenMeter as OpenMeterPortal } from '@openmeter/sdk/portal';
import { beforeAll, expect, test } from 'vitest';
import { served } from '../support/served.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

// What the official client does beside sending events and asking meters, with its address and key changed and nothing else.
const all = worlds();
const http = served(all);
let world: World;
let client: OpenMeter;

beforeAll(async () => {
  world = await all.create();
  client = clientOf(world);
});

const clientOf = ({ apiKey }: World) => new OpenMeter({ baseUrl: http.address, apiKey });
const now = new Date('2027-01-01T00:00:00Z');
const call = async (of: World, method: string, path: string, body?: unknown) => {
  const answer = await fetch(`${http.address}${path}`, { method, headers: { authorization: `Bearer ${of.apiKey}`, 'content-type': 'application/json' }, ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }) });
  const text = await answer.text();
  return { status: answer.status, text, code: text.startsWith('{') ? ((JSON.parse(text) as { code?: string }).code ?? null) : null };
};

test('meters: create, update, delete', async () => {
  const { meters } = client;
  const created = await meters.create({ slug: 'tokens', aggregation: 'SUM', eventType: 'request', valueProperty: '$.tokens', groupBy: { model: '$.model' }, eventFrom: new Date('2026-01-01T00:00:00Z'), metadata: { team: 'a' } });
  expect(created).toEqual({
    id: expect.any(String), slug: 'tokens', name: 'tokens', aggregation: 'SUM', eventType: 'request', valueProperty: '$.tokens', groupBy: { model: '$.model' },
    eventFrom: new Date('2026-01-01T00:00:00Z'), metadata: { team: 'a' }, createdAt: now, updatedAt: now,
  });
  await expect(meters.create({ slug: 'tokens', aggregation: 'COUNT', eventType: 'request' })).rejects.toMatchObject({ status: 409 });
  const conflict = JSON.parse((await call(world, 'POST', '/api/v1/meters', { slug: 'tokens', aggregation: 'COUNT', eventType: 'request' })).text);
  expect(conflict).toMatchObject({ code: 'METER_KEY_TAKEN', extensions: { conflictingEntityId: created?.id } });

  const updated = await meters.update('tokens', { name: 'Tokens', description: 'All of them', groupBy: { model: '$.model', user: '$.user' } });
  expect(updated).toMatchObject({ id: created?.id, name: 'Tokens', description: 'All of them', groupBy: { model: '$.model', user: '$.user' } });
  expect(updated).not.toHaveProperty('metadata');
  // What a body leaves out is cleared.
  expect(await meters.update(created?.id ?? '', {})).toMatchObject({ name: 'tokens', groupBy: {} });
  expect(await meters.get('tokens')).not.toHaveProperty('description');

  await meters.delete('tokens');
  await meters.delete(created?.id ?? '');
  expect(await meters.list()).toEqual([]);
  expect(await meters.get(created?.id ?? '')).toMatchObject({ slug: 'tokens', deletedAt: now });
  await expect(meters.delete('tokens')).rejects.toMatchObject({ status: 404 });
  await expect(meters.update('tokens', {})).rejects.toMatchObject({ status: 404 });
});

test('subjects: upsert, list, get, delete', async () => {
  const own = await all.create();
  const { subjects } = clientOf(own);
  const made = await subjects.upsert([{ key: 'acme', displayName: 'Acme', metadata: { tier: 1 }, currentPeriodStart: now, stripeCustomerId: 'cus_1' }, { key: 'b/c d' }]);
  expect(made).toEqual([
    { id: expect.any(String), key: 'acme', displayName: 'Acme', metadata: { tier: 1 }, currentPeriodStart: now, stripeCustomerId: 'cus_1', createdAt: now, updatedAt: now },
    { id: expect.any(String), key: 'b/c d', createdAt: now, updatedAt: now },
  ]);
  // Only what is there is written; null clears.
  const [changed] = (await subjects.upsert({ key: 'acme', displayName: null })) ?? [];
  expect(changed).toMatchObject({ metadata: { tier: 1 }, currentPeriodStart: now });
  expect(changed).not.toHaveProperty('displayName');
  expect((await subjects.list())?.map(({ key }) => key)).toEqual(['acme', 'b/c d']);
  expect(await subjects.get('b/c d')).toEqual(made?.[1]);
  expect(await subjects.get(made?.[0]?.id ?? '')).toEqual(changed);
  // What cannot be anybody's key names nobody: least of all another one by what is left of it.
  for (const path of ['acme%00', '%00acme', 'b%2Fc d/%00', 'acme/%ff', '%00/acme']) expect([path, (await call(own, 'GET', `/api/v1/subjects/${path}`)).status]).toEqual([path, 404]);
  await call(own, 'DELETE', '/api/v1/subjects/acme%00');
  expect(await subjects.get('acme')).toEqual(changed);
  await subjects.delete('acme');
  await subjects.delete('acme');
  expect((await subjects.list())?.map(({ key }) => key)).toEqual(['b/c d']);
  expect(await subjects.get(made?.[0]?.id ?? '')).toMatchObject({ deletedAt: now });
  await expect(subjects.get('acme')).rejects.toMatchObject({ status: 404 });
  await expect(subjects.upsert([{ key: '', stripeCustomerId: 'x' }])).rejects.toMatchObject({ status: 400 });
});

test('events: both lists, with whose they are and why they are not counted', async () => {
  const own = await all.create();
  const { events, meters, subjects } = clientOf(own);
  await meters.create({ slug: 'tokens', aggregation: 'SUM', eventType: 'request', valueProperty: '$.tokens' });
  await subjects.upsert({ key: 'acme' });
  const { customer } = await own.data('{ customer(by: { key: "acme" }) { id } }');
  await events.ingest([
    { id: 'a-1', type: 'request', source: 'app', subject: 'acme', time: new Date('2026-12-31T10:00:00Z'), data: { tokens: 1 } },
    { id: 'a-2', type: 'request', source: 'app', subject: 'acme', time: new Date('2026-12-31T11:00:00Z'), data: { tokens: 'many' }, datacontenttype: 'application/json', dataschema: 'https://example.com/schema' },
    { id: 'b-3', type: 'other', source: 'app', subject: 'nobody', time: new Date('2026-12-31T12:00:00Z') },
    { id: 'old', type: 'request', source: 'app', subject: 'acme', time: new Date('2026-12-01T00:00:00Z'), data: { tokens: 2 } },
  ]);

  const listed = await events.list();
  expect(listed?.map(({ event }) => event.id)).toEqual(['b-3', 'a-2', 'a-1']);
  expect(listed?.[2]).toEqual({
    event: { id: 'a-1', type: 'request', source: 'app', subject: 'acme', specversion: '1.0', time: new Date('2026-12-31T10:00:00Z'), data: { tokens: 1 } },
    customerId: customer.id, ingestedAt: now, storedAt: expect.any(Date),
  });
  expect(listed?.[1]).toMatchObject({ event: { datacontenttype: 'application/json', dataschema: 'https://example.com/schema' }, customerId: customer.id, validationError: expect.stringContaining('$.tokens of its data is a text') });
  expect(listed?.[0]).not.toHaveProperty('customerId');
  expect(listed?.[0]?.validationError?.split('\n')).toEqual([expect.stringContaining('"other"'), expect.stringContaining('"nobody"')]);

  const ids = async (query: Parameters<typeof events.list>[0]) => (await events.list(query))?.map(({ event }) => event.id);
  expect(await ids({ id: 'a-' })).toEqual(['a-2', 'a-1']);
  expect(await ids({ id: '_-1' })).toEqual([]);
  expect(await ids({ subject: 'obod' })).toEqual(['b-3']);
  expect(await ids({ customerId: [customer.id] })).toEqual(['a-2', 'a-1']);
  // The ends of ranges are exclusive; one from an instant to itself holds nothing.
  expect(await ids({ from: new Date('2026-12-01T00:00:00Z'), to: new Date('2026-12-31T10:00:00Z') })).toEqual(['old']);
  expect(await ids({ from: new Date('2026-12-01T00:00:00Z'), to: new Date('2026-12-31T10:00:01Z') })).toEqual(['a-1', 'old']);
  expect(await ids({ from: new Date('2026-12-01T00:00:00Z'), to: new Date('2026-12-01T00:00:00Z') })).toEqual([]);
  expect(await ids({ ingestedAtFrom: new Date('2026-12-31T00:00:00Z'), limit: 3 })).toEqual(['b-3', 'a-2', 'a-1']);
  expect(await ids({ ingestedAtFrom: now, ingestedAtTo: now, limit: 1 })).toEqual([]);
  expect(await ids({ ingestedAtFrom: now, ingestedAtTo: new Date(now.getTime() + 1), limit: 1 })).toEqual(['b-3']);

  const first = await events.listV2({ limit: 3 });
  expect(first?.items.map(({ event }) => event.id)).toEqual(['b-3', 'a-2', 'a-1']);
  expect(first?.items[2]).toEqual(listed?.[2]);
  expect(Buffer.from(first?.nextCursor ?? '', 'base64').toString()).toMatch(/^2026-12-31T10:00:00Z,\d+$/);
  const second = await events.listV2({ limit: 3, cursor: first?.nextCursor ?? '' });
  expect(second?.items.map(({ event }) => event.id)).toEqual(['old']);
  expect(second).not.toHaveProperty('nextCursor');
  const passing = async (filter: object) => (await events.listV2({ filter: JSON.stringify(filter) }))?.items.map(({ event }) => event.id);
  expect(await passing({ subject: { $eq: 'acme' }, type: { $in: ['request'] }, time: { $and: [{ $gte: '2026-12-31T10:00:00Z' }, { $lt: '2026-12-31T11:00:00Z' }] } })).toEqual(['a-1']);
  expect(await passing({ id: { $or: [{ $like: 'b%' }, { $eq: 'old' }] } })).toEqual(['b-3', 'old']);
  expect(await passing({ customerId: { $in: [customer.id] }, ingestedAt: { $lte: '2027-01-01T00:00:00Z' }, id: {}, source: { $eq: null }, type: null })).toEqual(['a-2', 'a-1', 'old']);
  expect(await passing({ time: { $or: [{ $lt: '2026-12-02T00:00:00Z' }, { $gte: '2026-12-31T12:00:00Z' }, {}] } })).toEqual(['b-3', 'old']);
});

test('events keep every digit on their way out', async () => {
  const own = await all.create();
  await call(own, 'POST', '/api/v1/events', '{"specversion":"1.0","id":"x","source":"app","type":"t","subject":"s","time":"2026-12-31T00:00:00Z","data":{"n":0.1000000000000000055511151231257827},"trace":"abc","note":"specversion"}');
  const { text } = await call(own, 'GET', '/api/v1/events');
  expect(text).toContain('"data":{"n":0.1000000000000000055511151231257827}');
  expect(text).toContain('"trace":"abc"');
  // A value that reads like a name is not one.
  expect(JSON.parse(text)[0].event).toMatchObject({ specversion: '1.0', note: 'specversion' });

  // Extension attributes of any name are kept, and the list stays readable.
  for (const attributes of ['"__proto__":{"specversion":"7"}', '"datacontenttype":"application/json","__proto__":null', '"specversion":"1.1","constructor":{}']) {
    expect((await call(own, 'POST', '/api/v1/events', `{"id":${JSON.stringify(attributes)},"source":"app","type":"t","subject":"s","time":"2027-01-01T00:00:00Z",${attributes}}`)).status).toBe(204);
  }
  expect(JSON.parse((await call(own, 'GET', '/api/v1/events?limit=3')).text).map(({ event: { id: _id, ...event } }: { event: object & { id: string } }) => JSON.stringify(event))).toEqual(
    ['"specversion":"1.1","constructor":{}', '"specversion":"1.0","datacontenttype":"application/json","__proto__":null', '"specversion":"1.0","__proto__":{"specversion":"7"}'].map(
      (attributes) => `{"source":"app","type":"t","subject":"s","time":"2027-01-01T00:00:00Z",${attributes}}`,
    ),
  );
});

test('portal tokens: create, list, invalidate one or all', async () => {
  const own = await all.create();
  const { portal, meters, events } = clientOf(own);
  await meters.create({ slug: 'calls', aggregation: 'COUNT', eventType: 'call' });
  await events.ingest({ type: 'call', subject: 'acme', time: new Date('2027-01-01T00:00:00Z') });
  const first = await portal.create({ subject: 'acme', allowedMeterSlugs: ['calls'] });
  expect(first).toEqual({ id: expect.any(String), subject: 'acme', allowedMeterSlugs: ['calls'], token: expect.any(String), createdAt: now, expiresAt: new Date('2027-01-01T01:00:00Z'), expired: false });
  const second = await portal.create({ subject: 'acme' });
  const third = await portal.create({ subject: 'other' });
  const asked = (token: string | undefined) => new OpenMeterPortal({ baseUrl: http.address, portalToken: token ?? '' }).query('calls');
  expect((await asked(first?.token))?.data).toMatchObject([{ value: 1, subject: 'acme' }]);

  const { token: _text, ...kept } = third ?? {};
  const listed = await portal.list();
  expect(listed?.map(({ id }) => id)).toEqual([third?.id, second?.id, first?.id]);
  expect(listed?.[0]).toEqual(kept);
  expect((await portal.list({ limit: 1 }))?.map(({ id }) => id)).toEqual([third?.id]);

  await portal.invalidate({ id: first?.id ?? '' });
  await expect(asked(first?.token)).rejects.toMatchObject({ status: 401 });
  await asked(second?.token);
  await portal.invalidate({ subject: 'acme' });
  await portal.invalidate({ id: 'none' });
  await expect(asked(second?.token)).rejects.toMatchObject({ status: 401 });
  await asked(third?.token);
  expect((await portal.list())?.map(({ expired }) => expired)).toEqual([false, true, true]);
  await expect(portal.create({ subject: 'acme', allowedMeterSlugs: [] })).rejects.toMatchObject({ status: 400 });
  await expect(portal.create({ subject: 'acme', allowedMeterSlugs: ['none'] })).rejects.toMatchObject({ status: 404 });
  await expect(portal.invalidate({})).rejects.toMatchObject({ status: 400 });
});

test.each([
  ['GET', '/api/v1/events?from=2026-11-01T00:00:00Z', 400, 'PARAMETER_RANGE'],
  ['GET', '/api/v1/events?from=2026-12-31T00:00:00Z&to=2026-12-30T00:00:00Z', 400, 'PARAMETER_RANGE'],
  ['GET', '/api/v1/events?ingestedAtFrom=yesterday', 400, 'PARAMETER_TIME'],
  ['GET', '/api/v1/events?limit=101', 400, 'PARAMETER_RANGE'],
  ['GET', '/api/v1/events?customerId=nobody', 400, 'CUSTOMER_NOT_FOUND'],
  ['GET', '/api/v2/events?cursor=abc', 400, 'PARAMETER_CURSOR'],
  ['GET', '/api/v2/events?filter={', 400, 'PARAMETER_JSON'],
  ['GET', '/api/v2/events?filter=[]', 400, 'PARAMETER_TYPE'],
  ['GET', '/api/v2/events?filter={"colour":{"$eq":"red"}}', 400, 'PARAMETER_FILTER'],
  ['GET', '/api/v2/events?filter={"subject":{"$is":"a"}}', 400, 'PARAMETER_FILTER'],
  ['GET', '/api/v2/events?filter={"subject":{"$eq":"a","$ne":"b"}}', 400, 'STRING_FILTER_ONE_OPERATOR'],
  ['GET', '/api/v2/events?filter={"subject":{"$and":[{"$or":[{"$eq":"a"}]}]}}', 400, 'PARAMETER_TYPE'],
  ['GET', '/api/v2/events?filter={"time":{"$gte":"noon"}}', 400, 'PARAMETER_TIME'],
  ['GET', '/api/v2/events?filter={"time":{"$gte":"2026-12-31T00:00:00Z","$lt":"2027-01-01T00:00:00Z"}}', 400, 'PARAMETER_FILTER'],
  ['GET', '/api/v2/events?filter={"customerId":{"$eq":"x"}}', 400, 'PARAMETER_FILTER'],
  ['GET', '/api/v1/portal/tokens?limit=0', 400, 'PARAMETER_RANGE'],
  ['GET', '/api/v1/subjects/none', 404, 'SUBJECT_NOT_FOUND'],
  ['POST', '/api/v1/meters', 400, 'INVALID'],
  ['POST', '/api/v1/subjects', 400, 'INVALID'],
  ['POST', '/api/v1/portal/tokens', 400, 'INVALID'],
  ['PUT', '/api/v1/meters/none', 404, 'METER_NOT_FOUND'],
  ['DELETE', '/api/v1/meters/none/query', 404, 'METER_NOT_FOUND'],
  ['PATCH', '/api/v1/events', 405, 'BAD_USER_INPUT'],
  ['GET', '/api/v1/none', 404, 'NOT_FOUND'],
])('%s %s is answered %i %s', async (method, path, status, code) => {
  const { status: answered, text } = await call(world, method, path, method === 'GET' ? undefined : {});
  const problem = JSON.parse(text) as { code: string; issues?: { code: string }[] };
  expect([answered, [problem.code, ...(problem.issues ?? []).map((each) => each.code)]]).toEqual([status, expect.arrayContaining([code])]);
});

test('what is no JSON is said to be none', async () => {
  expect(await call(world, 'POST', '/api/v1/meters', '{')).toMatchObject({ status: 400, code: 'VALIDATION_FAILED' });
});

test('another organization, a narrow key and nobody get nothing', async () => {
  const stranger = await all.create();
  const [mine] = (await clientOf(world).subjects.upsert({ key: 'mine' })) ?? [];
  expect((await call(stranger, 'GET', `/api/v1/subjects/${mine?.id}`)).status).toBe(404);
  expect((await call(stranger, 'DELETE', `/api/v1/subjects/${mine?.id}`)).status).toBe(204);
  expect(await clientOf(world).subjects.get('mine')).toEqual(mine);
  expect((await call(stranger, 'GET', '/api/v1/subjects')).text).toBe('[]');
  const { made } = await world.data('mutation { made: createApiKey(input: { name: "Narrow", scopes: ["billing:read"] }) { ... on CreatedApiKey { secret } } }');
  const addresses = [
    ['GET', '/api/v1/events'], ['GET', '/api/v2/events'], ['POST', '/api/v1/meters'], ['PUT', '/api/v1/meters/x'], ['DELETE', '/api/v1/meters/x'], ['GET', '/api/v1/subjects'],
    ['POST', '/api/v1/subjects'], ['GET', '/api/v1/subjects/x'], ['DELETE', '/api/v1/subjects/x'], ['GET', '/api/v1/portal/tokens'], ['POST', '/api/v1/portal/tokens'], ['POST', '/api/v1/portal/tokens/invalidate'],
  ] as const;
  for (const [method, path] of addresses) {
    expect([method, path, (await call({ ...world, apiKey: made.secret }, method, path)).status]).toEqual([method, path, 403]);
    expect([method, path, (await fetch(`${http.address}${path}`, { method })).status]).toEqual([method, path, 401]);
  }
});
