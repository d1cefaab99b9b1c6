import { CloudEvent, emitterFor, httpTransport, Mode } from 'cloudevents';
import { beforeAll, expect, test } from 'vitest';
import { createFirstKey } from '../../src/access/index.ts';
import { served } from '../support/served.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { meteringVectors } from './vectors.ts';

const all = worlds();
const http = served(all);
let world: World;

beforeAll(async () => {
  world = await all.create();
});

function post(body: string | Uint8Array<ArrayBuffer>, contentType = 'application/json', authorization: string | null = `Bearer ${world.apiKey}`): Promise<Response> {
  return fetch(`${http.address}/api/v1/events`, { method: 'POST', headers: { 'content-type': contentType, ...(authorization === null ? {} : { authorization }) }, body });
}

const event = { specversion: '1.0', id: '1', source: 'my-app', type: 't', subject: 's', time: '2026-05-04T10:00:00Z' };

async function storedIds(of: World): Promise<string[]> {
  const { rows } = await of.product.core.database.pool.query<{ id: string }>('select id from usage_event where organization_id = $1 order by sequence', [of.organizationId]);
  return rows.map(({ id }) => id);
}

interface IngestVector { requests: { contentType: string; body: unknown }[]; expected: { statuses: number[]; stored: string[] } }

for (const vector of meteringVectors<IngestVector>('ingest')) {
  test(`${vector.id}: ${vector.title}`, async () => {
    const own = await all.create();
    const statuses: number[] = [];
    for (const { contentType, body } of vector.requests) statuses.push((await post(JSON.stringify(body), contentType, `Bearer ${own.apiKey}`)).status);
    expect(statuses).toEqual(vector.expected.statuses);
    expect(await storedIds(own)).toEqual(vector.expected.stored);
  });
}

test('the official client can send, one event and several, and what it sends is kept', async () => {
  const emit = emitterFor(httpTransport(`${http.address}/api/v1/events`), { mode: Mode.STRUCTURED });
  const own = await all.create();
  const sent = new CloudEvent({ type: 'request', source: 'https://example.com/gateway', subject: 'acme', id: 'official', data: { tokens: 7 }, traceparent: '00-1' });
  await emit(sent, { headers: { authorization: `Bearer ${own.apiKey}`, 'content-type': 'application/cloudevents+json' } });
  const { rows } = await own.product.core.database.pool.query(`select id, source, type, subject, data::text, attributes::text from usage_event where organization_id = $1`, [own.organizationId]);
  expect(rows).toEqual([{ id: 'official', source: 'https://example.com/gateway', type: 'request', subject: 'acme', data: '{"tokens":7}', attributes: expect.stringContaining('"traceparent":"00-1"') }]);
  const batch = [1, 2].map((n) => new CloudEvent({ type: 'request', source: 'a', subject: 'acme', id: `batch-${n}`, data: { tokens: n } }).toJSON());
  expect((await post(JSON.stringify(batch), 'application/cloudevents-batch+json', `Bearer ${own.apiKey}`)).status).toBe(204);
  expect(await storedIds(own)).toEqual(['official', 'batch-1', 'batch-2']);
});

test('numbers keep every digit', async () => {
  await world.data(`mutation { createMeter(input: { key: "exact", aggregation: SUM, eventType: "exact", valueProperty: "$.v" }) { __typename } }`);
  const text = JSON.stringify({ ...event, id: 'exact', type: 'exact', data: {} }).replace('"data":{}', '"data":{"v":1234567890123456789012345.25}');
  expect((await post(text, 'application/cloudevents+json')).status).toBe(204);
  expect(await world.data('{ meterUsage(meter: { key: "exact" }) { rows { value } } }')).toEqual({ meterUsage: { rows: [{ value: '1234567890123456789012345.25' }] } });
});

test.each<[string, string | Uint8Array<ArrayBuffer>, string, string, string[]]>([
  ['another content type', '{}', 'text/plain', 'CONTENT_TYPE_UNSUPPORTED', []],
  ['no JSON', '{', 'application/json', 'BODY_NOT_JSON', []],
  ['nothing', '', 'application/json', 'BODY_NOT_JSON', []],
  ['bytes that are no UTF-8', new Uint8Array([0x7b, 0xff, 0x7d]), 'application/json', 'BODY_NOT_UTF8', []],
  ['JSON that is too deep', `${'['.repeat(200)}${']'.repeat(200)}`, 'application/json', 'BODY_NOT_JSON', []],
  ['an empty list', '[]', 'application/json', 'EVENTS_COUNT', []],
  ['too many events', JSON.stringify(Array.from({ length: 10_001 }, () => 1)), 'application/json', 'EVENTS_COUNT', []],
  ['a list as one event', '[{}]', 'application/cloudevents+json', 'BODY_IS_A_LIST', []],
  ['one event as a list', '{}', 'application/cloudevents-batch+json', 'BODY_NOT_A_LIST', []],
  ['a text as an event', '["x"]', 'application/json', 'EVENT_NOT_AN_OBJECT', ['0']],
  ['an event without subject', JSON.stringify([event, { ...event, id: '2', subject: undefined }]), 'application/json', 'EVENT_ATTRIBUTE_REQUIRED', ['1', 'subject']],
])('%s is refused, says why, and stores nothing', async (_why, body, contentType, code, path) => {
  const own = await all.create();
  const response = await post(body, contentType, `Bearer ${own.apiKey}`);
  expect(response.status).toBe(400);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(await response.json()).toMatchObject({ status: 400, code: 'VALIDATION_FAILED', detail: expect.any(String), issues: [{ code, path }] });
  expect(await storedIds(own)).toEqual([]);
});

test('who has no key, or one without usage:write, is refused', async () => {
  const body = JSON.stringify(event);
  expect((await post(body, 'application/json', null)).status).toBe(401);
  expect((await post(body, 'application/json', 'Bearer wrong')).status).toBe(401);
  const operator = { orm: world.product.core.database.orm, now: all.clock.now() };
  const { apiKey } = await createFirstKey(operator, { organizationId: world.organizationId, scopes: ['usage:read'] });
  expect((await post(body, 'application/json', `Bearer ${apiKey}`)).status).toBe(403);
});

test('more than 10 MB are refused', async () => {
  const response = await post(JSON.stringify([{ ...event, data: { a: 'x'.repeat(10_000_000) } }]));
  expect(response.status).toBe(413);
  expect(await response.json()).toMatchObject({ code: 'PAYLOAD_TOO_LARGE' });
});

test('the official client can send in binary mode, which is its default', async () => {
  const own = await all.create();
  const headers = { authorization: `Bearer ${own.apiKey}` };
  const emit = emitterFor(httpTransport(`${http.address}/api/v1/events`));
  const sent = new CloudEvent({ type: 'request', source: 'https://example.com/gateway', subject: 'acme', id: 'binary', time: '2027-01-01T10:00:00Z', datacontenttype: 'application/json', data: { tokens: 7 }, traceparent: '00-1' });
  expect(await emit(sent, { headers })).toMatchObject({ body: '' });
  const direct = (more: Record<string, string>, body?: string) =>
    fetch(`${http.address}/api/v1/events`, { method: 'POST', headers: { ...headers, 'ce-id': 'direct', 'ce-source': 'app', 'ce-type': 'request', 'ce-specversion': '1.0', 'ce-subject': 'caf%C3%A9', ...more }, ...(body === undefined ? {} : { body }) });
  expect((await direct({})).status).toBe(204);
  expect(await (await direct({ 'ce-subject': '', 'content-type': 'application/json' }, '{}')).json()).toMatchObject({ issues: [{ code: 'EVENT_ATTRIBUTE_LENGTH', path: ['subject'] }] });
  expect(await (await direct({ 'content-type': 'text/plain' }, '"x"')).json()).toMatchObject({ issues: [{ code: 'EVENT_CONTENT_TYPE_UNSUPPORTED' }, { code: 'EVENT_DATA_TYPE' }] });
  const { rows } = await own.product.core.database.pool.query('select id, source, type, subject, data::text, attributes::text from usage_event where organization_id = $1 order by sequence', [own.organizationId]);
  expect(rows).toEqual([
    { id: 'binary', source: 'https://example.com/gateway', type: 'request', subject: 'acme', data: '{"tokens":7}', attributes: expect.stringContaining('"traceparent":"00-1"') },
    { id: 'direct', source: 'app', type: 'request', subject: 'café', data: null, attributes: null },
  ]);
});

test.each<[string, object, string[]]>([
  ['U+0000 in the subject', { subject: 'a\u0000' }, ['1', 'subject']],
  ['half a pair in the type', { type: '\ud800' }, ['1', 'type']],
  ['U+0000 in the data', { data: { 'a\u0000': 1 } }, ['1', 'data']],
  ['half a pair in the data', { data: { a: ['\udc00'] } }, ['1', 'data']],
  ['half a pair in an extension', { traceparent: '\ud800' }, ['1', 'traceparent']],
])('%s is refused by name, and nothing of the request is stored', async (_what, more, path) => {
  const own = await all.create();
  const response = await post(JSON.stringify([event, { ...event, id: '2', ...more }]), 'application/json', `Bearer ${own.apiKey}`);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ issues: [{ path }] });
  expect(await storedIds(own)).toEqual([]);
  const good = JSON.stringify([{ ...event, id: '3', data: { pair: '😀', written: '\\ud800 and \\u0000' } }]);
  expect((await post(good, 'application/json', `Bearer ${own.apiKey}`)).status).toBe(204);
});
