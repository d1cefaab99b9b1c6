import { beforeAll, expect, test } from 'vitest';
import { served } from '../support/served.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

// Whatever is sent to OpenMeter's addresses, the sender is told what is wrong with it; nothing is an error of ours.
const all = worlds();
const http = served(all);
let world: World;

beforeAll(async () => {
  world = await all.create();
  const { made } = await world.data(`mutation { made: createMeter(input: { key: "tokens", aggregation: SUM, eventType: "call", valueProperty: "$.tokens", groupBy: [{ key: "model", path: "$.model" }] }) { ... on Meter { id } }
    createMeter(input: { key: "users", aggregation: UNIQUE_COUNT, recurring: true, eventType: "call", valueProperty: "$.user" }) { ... on Meter { id } }
    ingestEvents(input: { events: [{ id: "1", type: "call", subject: "acme", time: "2026-12-31T10:00:00Z", data: { tokens: 1, user: "ann" } }] }) { ... on IngestEventsPayload { accepted } } }`);
  expect(made.id).toEqual(expect.any(String));
});

interface Answered { readonly status: number; readonly codes: readonly string[] }

async function call(method: string, path: string, body?: string | Uint8Array<ArrayBuffer>): Promise<Answered> {
  const headers = { authorization: `Bearer ${world.apiKey}`, 'content-type': 'application/json' };
  const answer = await fetch(`${http.address}${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
  const text = await answer.text();
  const { code, issues = [] } = (answer.headers.get('content-type') === 'application/problem+json' ? JSON.parse(text) : {}) as { code?: string; issues?: { code: string }[] };
  return { status: answer.status, codes: [...(code === undefined ? [] : [code]), ...issues.map((each) => each.code)] };
}

/** Requests that were answered as if the fault were ours. */
async function faults(requests: readonly (readonly [method: string, path: string, body?: string | Uint8Array<ArrayBuffer>])[]): Promise<unknown[]> {
  const found: unknown[] = [];
  for (const request of requests) {
    const { status } = await call(...request);
    if (status >= 500) found.push([status, ...request]);
  }
  return found;
}

const asParameter = ['subject', 'filterCustomerId', 'groupBy', 'from', 'to', 'windowSize', 'windowTimeZone', 'filterGroupBy[model]', 'advancedMeterGroupByFilters'];
const texts = ['%00', '%E0%A4', 'x'.repeat(5_000), '%F0%9F%98%80', '..%2f', '%27%3B--', '%25', ''];

test.each(texts.map((text) => [text.slice(0, 20), text] as const))('%s in an address or a parameter', async (_name, text) => {
  const lists = ['/api/v1/events?subject=', '/api/v1/events?id=', '/api/v1/events?customerId=', '/api/v1/events?limit=', '/api/v1/events?ingestedAtFrom=', '/api/v2/events?cursor=', '/api/v2/events?filter='];
  const others = ['/api/v1/meters?page=', '/api/v1/meters?orderBy=', '/api/v1/meters/tokens/subjects?from=', '/api/v1/portal/tokens?limit='];
  const named = [`/api/v1/meters/${text}`, `/api/v1/meters/${text}/query`, `/api/v1/meters/tokens/group-by/${text}/values`, `/api/v1/subjects/${text}`, `/api/v1/portal/meters/${text}/query`];
  const queries = ['tokens', 'users'].flatMap((meter) => asParameter.map((name) => `/api/v1/meters/${meter}/query?${name}=${text}`));
  const reads = [...named, ...queries, `/api/v1/meters/tokens/query?filterGroupBy[${text}]=a`, ...[...lists, ...others].map((path) => `${path}${text}`)];
  expect(await faults(reads.map((path) => ['GET', path]))).toEqual([]);
  expect(await faults([['DELETE', `/api/v1/subjects/${text}`], ['DELETE', `/api/v1/meters/${text}`], ['PUT', `/api/v1/meters/${text}`, '{}']])).toEqual([]);
});

test.each([
  ['GET', '/api/v1/events?subject=%00', undefined],
  ['GET', '/api/v1/meters/tokens/query?filterGroupBy[model]=%00', undefined],
  ['GET', `/api/v2/events?filter=${encodeURIComponent('{"subject":{"$eq":"a\\u0000"}}')}`, undefined],
  ['GET', `/api/v1/meters/tokens/query?advancedMeterGroupByFilters=${encodeURIComponent('{"model":{"$in":["\\ud800"]}}')}`, undefined],
  ['POST', '/api/v1/meters/tokens/query', '{"subject":["a\\u0000"]}'],
  ['POST', '/api/v1/meters', '{"slug":"m","aggregation":"COUNT","eventType":"e","metadata":{"a":"\\ud800"}}'],
  ['PUT', '/api/v1/meters/tokens', '{"metadata":{"a\\u0000":1}}'],
  ['POST', '/api/v1/subjects', '[{"key":"a\\u0000"}]'],
  ['POST', '/api/v1/portal/tokens', '{"subject":"a\\u0000"}'],
  ['POST', '/api/v1/portal/tokens/invalidate', '{"subject":"a\\u0000"}'],
] as const)('%s %s: a text that cannot be kept is refused by name', async (method, path, body) => {
  expect(await call(method, path, body)).toEqual({ status: 400, codes: ['VALIDATION_FAILED', 'TEXT_UNSTORABLE'] });
});

const values = ['"a\\u0000"', '"\\ud800"', `"${'x'.repeat(5_000)}"`, '5', '-1', '1e999999999', 'null', '[]', '{}', 'true'];

test.each(values.map((value) => [value.slice(0, 20), value] as const))('%s anywhere in a body', async (_name, value) => {
  const meter = ['slug', 'aggregation', 'eventType', 'valueProperty', 'name', 'description', 'eventFrom', 'groupBy', 'metadata'].flatMap((field) => [
    ['POST', '/api/v1/meters', `{"slug":"m","aggregation":"SUM","eventType":"e","valueProperty":"$.v","${field}":${value}}`] as const, ['DELETE', '/api/v1/meters/m'] as const,
  ]);
  const changes = ['name', 'description', 'metadata', 'groupBy'].map((field) => ['PUT', '/api/v1/meters/users', `{"${field}":${value}}`] as const);
  const subjects = ['key', 'displayName', 'metadata', 'currentPeriodStart', 'currentPeriodEnd', 'stripeCustomerId'].map((field) => ['POST', '/api/v1/subjects', `[{"key":"s","${field}":${value}}]`] as const);
  const tokens = ['subject', 'allowedMeterSlugs'].map((field) => ['POST', '/api/v1/portal/tokens', `{"subject":"s","${field}":${value}}`] as const);
  const ended = ['id', 'subject'].map((field) => ['POST', '/api/v1/portal/tokens/invalidate', `{"${field}":${value}}`] as const);
  const queries = ['from', 'to', 'windowSize', 'windowTimeZone', 'subject', 'filterCustomerId', 'groupBy', 'filterGroupBy', 'advancedMeterGroupByFilters']
    .flatMap((field) => [value, `[${value}]`, `{"model":${value}}`, `{"model":{"$in":[${value}]}}`].map((given) => ['POST', '/api/v1/meters/tokens/query', `{"${field}":${given}}`] as const));
  const events = ['id', 'source', 'type', 'subject', 'time', 'data', 'specversion', 'datacontenttype', 'dataschema', 'extension']
    .map((field) => ['POST', '/api/v1/events', `{"specversion":"1.0","id":"1","source":"s","type":"t","subject":"s","${field}":${value}}`] as const);
  const whole = ['/api/v1/meters', '/api/v1/subjects', '/api/v1/portal/tokens', '/api/v1/meters/tokens/query', '/api/v1/events'].map((path) => ['POST', path, value] as const);
  expect(await faults([...meter, ...changes, ...subjects, ...tokens, ...ended, ...queries, ...events, ...whole])).toEqual([]);
});

test.each(['/api/v1/meters', '/api/v1/subjects', '/api/v1/portal/tokens', '/api/v1/portal/tokens/invalidate', '/api/v1/meters/tokens/query'])('a body of %s that is too large, too deep, cut off or no text', async (path) => {
  expect(await call('POST', path, `"${'x'.repeat(1_100_000)}"`)).toMatchObject({ status: 413, codes: ['PAYLOAD_TOO_LARGE'] });
  expect(await call('POST', path, new Uint8Array([0x22, 0xff, 0x22]))).toEqual({ status: 400, codes: ['VALIDATION_FAILED', 'BODY_NOT_UTF8'] });
  for (const body of ['['.repeat(500), '{"slug":']) expect(await call('POST', path, body)).toEqual({ status: 400, codes: ['VALIDATION_FAILED', 'BODY_NOT_JSON'] });
});

test('times at the ends of what can be written are kept and answered; those beyond are refused', async () => {
  const send = (time: string) => call('POST', '/api/v1/events', JSON.stringify({ specversion: '1.0', id: time, source: 's', type: 'call', subject: 'ends', time, data: { tokens: 1, user: time } }));
  for (const time of ['0000-01-01T00:00:00Z', '0001-01-01T00:00:00Z', '0001-01-02T00:00:00+14:00', '9998-12-31T23:59:59-12:00', '9999-12-31T23:59:59Z', '2026-02-30T00:00:00Z', '-000001-01-01T00:00:00Z']) {
    expect([time, await send(time)]).toEqual([time, { status: 400, codes: ['VALIDATION_FAILED', 'EVENT_TIME_INVALID'] }]);
  }
  for (const time of ['0001-01-02T00:00:00Z', '9998-12-31T23:59:59Z']) expect((await send(time)).status).toBe(204);
  const windows = ['MINUTE', 'HOUR', 'DAY', 'MONTH'].flatMap((size) => ['Pacific/Kiritimati', 'Pacific/Pago_Pago'].map((zone) => `&windowSize=${size}&windowTimeZone=${zone}`));
  for (const window of ['', ...windows]) expect([window, await call('GET', `/api/v1/meters/tokens/query?subject=ends${window}`)]).toEqual([window, { status: 200, codes: [] }]);
  for (const window of ['', '&windowSize=MONTH&from=9998-01-01T00:00:00Z']) expect([window, (await call('GET', `/api/v1/meters/users/query?subject=ends${window}`)).status]).toEqual([window, 200]);
  expect(await call('GET', '/api/v2/events?filter={"subject":{"$eq":"ends"}}')).toMatchObject({ status: 200 });
  expect((await world.data('{ meterUsage(meter: { key: "tokens" }, query: { subjects: ["ends"] }) { rows { value } } }')).meterUsage.rows).toEqual([{ value: '2' }]);
});
