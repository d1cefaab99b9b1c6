import { OpenMeter } from '@openmeter/sdk';
import { OpenMeter as OpenMeterPortal } from '@openmeter/sdk/portal';
import { beforeAll, describe, expect, test } from 'vitest';
import { served } from '../support/served.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { meteringVectors } from './vectors.ts';
import { queryVectors } from './query-vectors.ts';
import type { QueryVector } from './query-vectors.ts';
import type { VectorMeter } from './vectors.ts';

const all = worlds();
const http = served(all);
let world: World;

beforeAll(async () => {
  world = await all.create();
  await createMeter(world, { slug: 'tokens', eventType: 'request', aggregation: 'SUM', valueProperty: '$.tokens', groupBy: { model: '$.model' } });
  const client = clientOf(world);
  await client.events.ingest([
    { id: '1', type: 'request', source: 'app', subject: 'acme', specversion: '1.0', time: new Date('2027-01-01T10:00:00Z'), data: { tokens: '0.1', model: 'a' } },
    { id: '2', type: 'request', source: 'app', subject: 'acme', specversion: '1.0', time: new Date('2027-01-01T10:30:00Z'), data: { tokens: 0.2, model: 'a' } },
    { id: '3', type: 'request', source: 'app', subject: 'other', specversion: '1.0', time: new Date('2027-01-01T11:00:00Z'), data: { tokens: 4, model: 'b' } },
  ]);
  await client.events.ingest({ id: '1', type: 'request', source: 'app', subject: 'acme', specversion: '1.0', data: { tokens: 9 } });
});

const clientOf = ({ apiKey }: World) => new OpenMeter({ baseUrl: http.address, apiKey });
const get = (path: string, accept = 'application/json', authorization = `Bearer ${world.apiKey}`) => fetch(`${http.address}${path}`, { headers: { accept, authorization } });

async function createMeter(of: World, { slug, eventType, aggregation, valueProperty, groupBy = {} }: VectorMeter): Promise<void> {
  const input = { key: slug, eventType, aggregation, valueProperty: valueProperty ?? null, groupBy: Object.entries(groupBy).map(([key, path]) => ({ key, path })) };
  await of.data('mutation ($input: CreateMeterInput!) { createMeter(input: $input) { __typename } }', { input });
}

async function portalToken(input: object): Promise<string> {
  const { made } = await world.data('mutation ($input: CreatePortalTokenInput!) { made: createPortalToken(input: $input) { ... on PortalToken { token } } }', { input });
  return made.token;
}

test('the official client lists, finds and asks meters', async () => {
  const { meters } = clientOf(world);
  const [listed] = (await meters.list()) ?? [];
  expect(listed).toMatchObject({ slug: 'tokens', name: 'tokens', aggregation: 'SUM', eventType: 'request', valueProperty: '$.tokens', groupBy: { model: '$.model' } });
  expect(listed?.createdAt).toEqual(new Date('2027-01-01T00:00:00Z'));
  expect(await meters.get('tokens')).toEqual(listed);
  expect(await meters.get(listed?.id ?? '')).toEqual(listed);
  const from = new Date('2027-01-01T00:00:00Z');
  const to = new Date('2027-01-02T00:00:00Z');
  const asked = await meters.query('tokens', { from, to, windowSize: 'HOUR', groupBy: ['model'], subject: ['acme', 'other'] });
  const row = (value: number, hour: number, subject: string, model: string) => ({ value, windowStart: new Date(Date.UTC(2027, 0, 1, hour)), windowEnd: new Date(Date.UTC(2027, 0, 1, hour + 1)), subject, groupBy: { model } });
  const rows = [row(0.3, 10, 'acme', 'a'), row(4, 11, 'other', 'b')];
  expect(asked).toEqual({ from, to, windowSize: 'HOUR', data: rows });
  expect(await meters.queryPost('tokens', { from, to, windowSize: 'HOUR', groupBy: ['model'], subject: ['acme', 'other'] })).toEqual(asked);
  expect(await meters.query('tokens', { filterGroupBy: { model: 'b' } })).toMatchObject({ data: [{ value: 4 }] });
  expect(await meters.queryPost('tokens', { filterGroupBy: { model: ['a', 'b'] } })).toMatchObject({ data: [{ value: 4.3 }] });
  expect(await meters.queryPost('tokens', { advancedMeterGroupByFilters: { model: { $ne: 'a' } } })).toMatchObject({ data: [{ value: 4 }] });
  expect(await meters.query('tokens', { advancedMeterGroupByFilters: JSON.stringify({ model: { $or: [{ $eq: 'a' }, { $like: 'x%' }] } }) })).toMatchObject({ data: [{ value: 0.3 }] });
  expect(await meters.listGroupByValues('tokens', 'model', { from, to })).toEqual(['a', 'b']);
  expect(await (await get('/api/v1/meters/tokens/subjects')).json()).toEqual(['acme', 'other']);
});

test("the official client of a portal sees its token's subject only, and no other meter", async () => {
  await createMeter(world, { slug: 'calls', eventType: 'request', aggregation: 'COUNT' });
  const portalOf = async (input: object) => new OpenMeterPortal({ baseUrl: http.address, portalToken: await portalToken(input) });
  const own = await portalOf({ subject: 'acme', allowedMeterKeys: ['tokens'] });
  expect((await own.query('tokens'))?.data).toMatchObject([{ value: 0.3, subject: 'acme' }]);
  await expect(own.query('calls')).rejects.toMatchObject({ message: expect.stringContaining('calls') });
  const token = await portalToken({ subject: 'acme', allowedMeterKeys: ['tokens'] });
  const asked = (path: string) => get(path, 'application/json', `Bearer ${token}`);
  expect((await asked('/api/v1/portal/meters/calls/query')).status).toBe(401);
  expect(await (await asked('/api/v1/portal/meters/tokens/query?subject=other')).json()).toMatchObject({ data: [{ subject: 'acme', value: 0.3 }] });
  expect((await asked('/api/v1/meters')).status).toBe(403);
  expect((await asked('/api/v1/meters/tokens/query')).status).toBe(403);
  expect((await get('/api/v1/portal/meters/tokens/query')).status).toBe(401);
  const open = await portalToken({ subject: 'acme' });
  expect((await get('/api/v1/portal/meters/none/query', 'application/json', `Bearer ${open}`)).status).toBe(404);
  const csv = await get('/api/v1/portal/meters/tokens/query?from=2027-01-01T00:00:00Z&to=2027-01-02T00:00:00Z', 'text/csv', `Bearer ${token}`);
  expect(await csv.text()).toBe('window_start,window_end,subject,value\n2027-01-01T00:00:00Z,2027-01-02T00:00:00Z,acme,0.300000\n');
});

interface CsvVector extends QueryVector {
  readonly subjectDisplayNames?: Readonly<Record<string, string>>;
  readonly expected: QueryVector['expected'] & { readonly csv: string };
}

describe('CSV', () => {
  for (const { id: vector, title, meter, events, customers = [], subjectDisplayNames = {}, query, expected } of meteringVectors<CsvVector>('meter_csv')) {
    test(`${vector}: ${title}`, async () => {
      const own = await all.create();
      await createMeter(own, meter);
      const idOf = new Map<string, string>();
      for (const { id, key, subjectKeys } of customers) {
        const { made } = await own.data('mutation ($input: CreateCustomerInput!) { made: createCustomer(input: $input) { ... on Customer { id } } }', { input: { key: key ?? null, subjectKeys } });
        idOf.set(id, made.id);
      }
      if (events.length > 0) await own.data('mutation ($events: [UsageEventInput!]!) { ingestEvents(input: { events: $events }) { __typename } }', { events });
      const subjects = Object.entries(subjectDisplayNames).map(([key, displayName]) => ({ key, displayName }));
      if (subjects.length > 0) await own.data('mutation ($subjects: [SubjectInput!]!) { upsertSubjects(input: { subjects: $subjects }) { __typename } }', { subjects });
      const body = { ...query, ...(query.filterCustomerId === undefined ? {} : { filterCustomerId: query.filterCustomerId.map((id) => idOf.get(id)) }) };
      const headers = { authorization: `Bearer ${own.apiKey}`, accept: 'text/csv', 'content-type': 'application/json' };
      const answer = await fetch(`${http.address}/api/v1/meters/${meter.slug}/query`, { method: 'POST', headers, body: JSON.stringify(body) });
      expect([answer.headers.get('content-type'), answer.headers.get('content-disposition')]).toEqual(['text/csv; charset=utf-8', `attachment; filename="${meter.slug}.csv"`]);
      let text = await answer.text();
      for (const [name, id] of idOf) text = text.replaceAll(id, name);
      expect(text).toBe(expected.csv);
    });
  }

  test('display names are a column where a subject has one, and texts are quoted', async () => {
    const own = await all.create();
    await createMeter(own, { slug: 'calls', eventType: 'call', aggregation: 'COUNT' });
    await own.data('mutation { upsertSubjects(input: { subjects: [{ key: "a,b", displayName: "A \\"and\\" B" }] }) { __typename } ingestEvents(input: { events: [{ type: "call", subject: "a,b", time: "2027-01-01T00:00:00Z" }, { type: "call", subject: "c", time: "2027-01-01T00:00:00Z" }] }) { __typename } }');
    const answer = await get('/api/v1/meters/calls/query?from=2027-01-01T00:00:00Z&to=2027-01-02T00:00:00Z&groupBy=subject&format=csv', '*/*', `Bearer ${own.apiKey}`);
    const window = '2027-01-01T00:00:00Z,2027-01-02T00:00:00Z';
    expect(await answer.text()).toBe(`window_start,window_end,subject,subject_display_name,value\n${window},"a,b","A ""and"" B",1.000000\n${window},c,,1.000000\n`);
    const typeFor = async (accept: string) => (await get('/api/v1/meters/calls/query', accept, `Bearer ${own.apiKey}`)).headers.get('content-type')?.split(';')[0];
    expect(await Promise.all(['text/csv;q=0.5, application/json', 'application/json;q=0.9, Text/CSV', 'text/csv;q=0, */*', 'text/csv, application/json', '*/*'].map(typeFor)))
      .toEqual(['application/json', 'text/csv', 'application/json', 'text/csv', 'application/json']);
  });
});

test.each([
  ['/api/v1/meters/none', 404, 'METER_NOT_FOUND'],
  ['/api/v1/meters/none/query', 404, 'METER_NOT_FOUND'],
  ['/api/v1/meters/tokens/other', 404, 'NOT_FOUND'],
  ['/api/v1/meters/tokens/query?from=yesterday', 400, 'PARAMETER_TIME'],
  ['/api/v1/meters/tokens/query?from=2027-01-02T00:00:00Z&to=2027-01-01T00:00:00Z', 400, 'USAGE_FROM_NOT_BEFORE_TO'],
  ['/api/v1/meters/tokens/query?windowSize=YEAR', 400, 'USAGE_WINDOW_SIZE_UNKNOWN'],
  ['/api/v1/meters/tokens/query?windowTimeZone=Mars', 400, 'USAGE_TIME_ZONE_UNKNOWN'],
  ['/api/v1/meters/tokens/query?groupBy=colour', 400, 'USAGE_GROUP_BY_UNKNOWN'],
  ['/api/v1/meters/tokens/query?groupBy=customer_id', 400, 'USAGE_GROUP_BY_CUSTOMER_NEEDS_CUSTOMERS'],
  ['/api/v1/meters/tokens/query?filterCustomerId=nobody', 404, 'CUSTOMER_NOT_FOUND'],
  ['/api/v1/meters/tokens/query?filterCustomerId=nobody&groupBy=colour', 400, 'USAGE_GROUP_BY_UNKNOWN'],
  ['/api/v1/meters/tokens/query?filterGroupBy[model]=a&advancedMeterGroupByFilters={}', 400, 'USAGE_FILTERS_EXCLUSIVE'],
  ['/api/v1/meters/tokens/query?advancedMeterGroupByFilters={', 400, 'PARAMETER_JSON'],
  ['/api/v1/meters/tokens/query?advancedMeterGroupByFilters={"model":{"$is":"a"}}', 400, 'PARAMETER_FILTER'],
  ['/api/v1/meters/tokens/group-by/colour/values', 400, 'USAGE_GROUP_BY_UNKNOWN'],
  ['/api/v1/meters/tokens/group-by/model/values?from=2026-01-01T00:00:00Z', 400, 'PARAMETER_RANGE'],
  ['/api/v1/meters?pageSize=0', 400, 'PARAMETER_RANGE'],
  ['/api/v1/meters?orderBy=colour', 400, 'PARAMETER_CHOICE'],
])('%s is answered %i %s', async (path, status, code) => {
  const answer = await get(path);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'application/problem+json']);
  const problem = (await answer.json()) as { code: string; detail: string; issues?: { code: string }[] };
  expect([problem.code, ...(problem.issues ?? []).map((issue) => issue.code)]).toContain(code);
});

const refusals: Readonly<Record<string, string>> = {
  'customer-group-by-needs-filter': 'USAGE_GROUP_BY_CUSTOMER_NEEDS_CUSTOMERS',
  'filters-exclusive': 'USAGE_FILTERS_EXCLUSIVE',
  'from-not-before-to': 'USAGE_FROM_NOT_BEFORE_TO',
  'invalid-time-zone': 'USAGE_TIME_ZONE_UNKNOWN',
};

test.each(queryVectors.filter(({ expected }) => expected.error !== undefined).map((vector) => [vector.id, vector] as const))('refused, %s', async (_id, { meter, query, expected }) => {
  const own = await all.create();
  await createMeter(own, meter);
  const answer = await fetch(`${http.address}/api/v1/meters/${meter.slug}/query`, {
    method: 'POST', headers: { authorization: `Bearer ${own.apiKey}`, 'content-type': 'application/json' }, body: JSON.stringify(query),
  });
  const { issues = [] } = (await answer.json()) as { issues?: { code: string }[] };
  const code = refusals[expected.error ?? ''];
  expect([answer.status, issues.map((issue) => issue.code)]).toEqual([expected.httpStatus, code === undefined ? expect.any(Array) : [code]]);
});

test('an answer in the graph says where the same is had as CSV', async () => {
  await world.data('mutation { createCustomer(input: { key: "acme" }) { __typename } }');
  const document = `query ($query: MeterUsageInput) { meterUsage(meter: { key: "tokens" }, query: $query) { csvUrl rows { value } } }`;
  const query = {
    from: '2027-01-01T00:00:00Z', to: '2027-01-02T00:00:00Z', windowSize: 'HOUR', windowTimeZone: 'Asia/Kolkata', customers: [{ key: 'acme' }], subjects: ['acme'], groupBy: ['model'],
    filterGroupBy: [{ key: 'model', values: ['a', 'b'] }, { key: 'model', where: { or: [{ eq: 'a' }, { like: 'x%' }] } }],
  };
  const { meterUsage } = await world.data(document, { query });
  const lines = (await (await get(meterUsage.csvUrl, '*/*')).text()).trim().split('\n');
  expect(lines[0]).toMatch(/^window_start,window_end,subject,(subject_display_name,)?model,customer_id,value$/);
  expect(lines.slice(1).map((line) => line.split(',').at(-1))).toEqual(meterUsage.rows.map(({ value }: { value: string }) => `${value}00000`));
  expect(lines).toHaveLength(3);
});

test('a portal token asks its usage in the graph by one name, and the meters it allows only', async () => {
  const viewer = (await world.product.core.authenticator.authenticate(`Bearer ${await portalToken({ subject: 'acme', allowedMeterKeys: ['tokens'] })}`));
  const document = 'query ($meter: Key!) { portalMeterUsage(meter: $meter, query: { subjects: ["other"] }) { csvUrl rows { value subject } } }';
  expect(await world.data(document, { meter: 'tokens' }, viewer)).toEqual({ portalMeterUsage: { csvUrl: '/api/v1/portal/meters/tokens/query?format=csv&groupBy=subject', rows: [{ value: '0.3', subject: 'acme' }] } });
  const refused = await world.ask('{ a: portalMeterUsage(meter: "calls") { rows { value } } b: meterUsage(meter: { key: "calls" }) { rows { value } } c: meterSubjects(meter: { key: "calls" }) d: meterGroupByValues(meter: { key: "calls" }, key: "model") }', {}, viewer);
  expect(refused.errors.map(({ message }) => message)).toEqual(Array.from({ length: 4 }, () => expect.stringContaining('does not reach meter "calls"')));
  await expect(world.live('subscription { meterUsageChanged(meter: { key: "calls" }) { value } }', {}, viewer)).rejects.toThrow('does not reach');
  expect((await world.ask(document, { meter: 'tokens' })).errors).toMatchObject([{ code: 'FORBIDDEN' }]);
});

test('how many events of today each subject has, as OpenMetrics', async () => {
  const own = await all.create();
  const events = ['b"\\\n', 'a', 'a', 'old'].map((subject, at) => ({ type: 'x', subject, time: subject === 'old' ? '2026-12-31T23:59:59Z' : `2027-01-01T0${at}:00:00Z` }));
  await own.data('mutation ($events: [UsageEventInput!]!) { ingestEvents(input: { events: $events }) { __typename } }', { events });
  const text = '# HELP openmeter_events Number of ingested events\n# TYPE openmeter_events counter\n# UNIT openmeter_events events\nopenmeter_events_total{subject="a"} 2\nopenmeter_events_total{subject="b\\"\\\\\\n"} 1\n# EOF\n';
  expect(await own.data('{ debugMetrics }')).toEqual({ debugMetrics: text });
  const answer = await get('/api/v1/debug/metrics', '*/*', `Bearer ${own.apiKey}`);
  expect([answer.headers.get('content-type'), await answer.text()]).toEqual(['text/plain; charset=utf-8', text]);
});

test('without a credential, or the scope, nothing is answered', async () => {
  for (const path of ['/api/v1/meters', '/api/v1/meters/tokens', '/api/v1/meters/tokens/query', '/api/v1/portal/meters/tokens/query']) {
    expect((await fetch(`${http.address}${path}`)).status).toBe(401);
  }
  const { made } = await world.data('mutation { made: createApiKey(input: { name: "Narrow", scopes: ["customer:read"] }) { ... on CreatedApiKey { secret } } }');
  expect((await get('/api/v1/meters', 'application/json', `Bearer ${made.secret}`)).status).toBe(403);
});
