import { execute, parse } from 'graphql';
import { beforeAll, expect, test } from 'vitest';
import { ValidationError } from '../../src/kit/errors.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

const all = worlds();
let world: World;
beforeAll(async () => {
  world = await all.create();
});

const createMeter = `mutation ($input: CreateMeterInput!) { createMeter(input: $input) { __typename
  ... on Meter { id key name description aggregation eventType valueProperty groupBy { key path } }
  ... on ValidationError { code issues { code path } } ... on ConflictError { code conflictingId } } }`;
const ingest = `mutation ($events: [UsageEventInput!]!) { ingestEvents(input: { events: $events }) { __typename
  ... on IngestEventsPayload { accepted duplicates results { id status issues { code path } } } ... on ValidationError { issues { code path } } } }`;
const usage = `query ($meter: MeterBy!, $query: MeterUsageInput) { meterUsage(meter: $meter, query: $query) { windowSize from to meter { key }
  rows { value windowStart windowEnd subject customer { key } groupBy { key value } } } }`;
const createCustomer = `mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { __typename ... on Customer { id } } }`;

const tokens = { key: 'tokens', name: 'Tokens', aggregation: 'SUM', eventType: 'request', valueProperty: '$.tokens', groupBy: [{ key: 'model', path: '$.model' }] };
const request = (id: string, subject: string, time: string, value: unknown, model?: string) => ({ id, type: 'request', subject, time, data: { tokens: value, ...(model === undefined ? {} : { model }) } });

test('a meter is created, found by id and key, and its key is taken', async () => {
  const { createMeter: made } = await world.data(createMeter, { input: tokens });
  expect(made).toEqual({ __typename: 'Meter', id: expect.any(String), key: 'tokens', name: 'Tokens', description: null, aggregation: 'SUM', eventType: 'request', valueProperty: '$.tokens', groupBy: [{ key: 'model', path: '$.model' }] });
  const found = await world.data(`query ($id: ID!) { meter(by: { id: $id }) { key } byKey: meter(by: { key: "tokens" }) { id } node(id: $id) { ... on Meter { key } } meters { totalCount nodes { key } } none: meter(by: { key: "no" }) { id } }`, { id: made.id });
  expect(found).toEqual({ meter: { key: 'tokens' }, byKey: { id: made.id }, node: { key: 'tokens' }, meters: { totalCount: 1, nodes: [{ key: 'tokens' }] }, none: null });
  expect((await world.data(createMeter, { input: tokens })).createMeter).toEqual({ __typename: 'ConflictError', code: 'METER_KEY_TAKEN', conflictingId: made.id });
  const { createMeter: refused } = await world.data(createMeter, { input: { ...tokens, key: 'other', eventType: '', valueProperty: 'x' } });
  expect(refused).toEqual({ __typename: 'ValidationError', code: 'VALIDATION_FAILED', issues: [{ code: 'METER_EVENT_TYPE_LENGTH', path: ['eventType'] }, { code: 'METER_VALUE_PROPERTY_INVALID', path: ['valueProperty'] }] });
});

test('events are answered one by one, and their usage is exact', async () => {
  await world.data(createCustomer, { input: { key: 'acme', subjectKeys: ['acme-eu'] } });
  const { ingestEvents: first } = await world.data(ingest, { events: [
    request('1', 'acme', '2026-12-01T10:00:00Z', '0.1', 'a'),
    request('2', 'acme-eu', '2026-12-01T11:30:00Z', '12345678901234567890.2', 'b'),
    request('1', 'acme', '2026-12-01T10:00:00Z', 7, 'a'),
    request('3', 'nobody', '2026-12-02T10:00:00Z', 5),
    request('4', 'acme', '2026-12-02T10:00:00Z', 'many', 'a'),
    { id: '5', type: 'unknown', subject: 'acme' },
    { id: '6', type: 'request', subject: '' },
  ] });
  expect(first).toEqual({ __typename: 'IngestEventsPayload', accepted: 5, duplicates: 1, results: [
    { id: '1', status: 'ACCEPTED', issues: [] },
    { id: '2', status: 'ACCEPTED', issues: [] },
    { id: '1', status: 'DUPLICATE', issues: [] },
    { id: '3', status: 'ACCEPTED', issues: [] },
    { id: '4', status: 'ACCEPTED', issues: [{ code: 'EVENT_VALUE_NOT_A_NUMBER', path: ['events', '4', 'data'] }] },
    { id: '5', status: 'ACCEPTED', issues: [{ code: 'EVENT_NOT_METERED', path: ['events', '5', 'type'] }] },
    { id: '6', status: 'REJECTED', issues: [{ code: 'EVENT_ATTRIBUTE_LENGTH', path: ['events', '6', 'subject'] }] },
  ] });
  const { ingestEvents: again } = await world.data(ingest, { events: [request('2', 'x', '2026-12-05T00:00:00Z', 1)] });
  expect(again).toMatchObject({ accepted: 0, duplicates: 1 });

  const { meterUsage } = await world.data(usage, { meter: { key: 'tokens' }, query: { from: '2026-12-01T00:00:00Z', to: '2026-12-03T00:00:00Z', windowSize: 'DAY', customers: [{ key: 'acme' }], groupBy: ['model'] } });
  const row = (value: string, model: string) => ({ value, windowStart: '2026-12-01T00:00:00Z', windowEnd: '2026-12-02T00:00:00Z', subject: null, customer: { key: 'acme' }, groupBy: [{ key: 'model', value: model }] });
  expect(meterUsage).toEqual({ windowSize: 'DAY', from: '2026-12-01T00:00:00Z', to: '2026-12-03T00:00:00Z', meter: { key: 'tokens' }, rows: [row('0.1', 'a'), row('12345678901234567890.2', 'b')] });
  expect((await world.data(usage, { meter: { key: 'tokens' } })).meterUsage.rows).toEqual([expect.objectContaining({ value: '12345678901234567895.3', windowStart: '2026-12-01T10:00:00Z', windowEnd: '2026-12-02T10:01:00Z' })]);
  expect((await world.data(usage, { meter: { key: 'none' } })).meterUsage).toBeNull();
});

test('numbers written in the document are exact too', async () => {
  const { ingestEvents: answer } = await world.data(`mutation { ingestEvents(input: { events: [{ id: "exact", type: "request", subject: "exact", time: "2026-11-01T00:00:00Z", data: { tokens: 1234567890123456789012345 } }] }) { ... on IngestEventsPayload { accepted } } }`);
  expect(answer).toEqual({ accepted: 1 });
  const { meterUsage } = await world.data(usage, { meter: { key: 'tokens' }, query: { subjects: ['exact'] } });
  expect(meterUsage.rows).toEqual([expect.objectContaining({ value: '1234567890123456789012345', subject: 'exact' })]);
});

test('subjects and values of a range, also within an hour', async () => {
  const ask = (range: string) => world.data(`{ meterSubjects(meter: { key: "tokens" } ${range}) meterGroupByValues(meter: { key: "tokens" } key: "model" ${range}) }`);
  expect(await ask('from: "2026-12-01T00:00:00Z"')).toEqual({ meterSubjects: ['acme', 'acme-eu', 'nobody'], meterGroupByValues: ['', 'a', 'b'] });
  expect(await ask('from: "2026-12-01T11:00:00Z", to: "2026-12-01T11:31:00Z"')).toEqual({ meterSubjects: ['acme-eu'], meterGroupByValues: ['b'] });
  await world.data(ingest, { events: [request('7', 'within', '2026-12-04T10:05:00Z', 1, 'w'), request('8', 'within', '2026-12-04T10:25:00Z', 1, 'w'), request('9', 'within', '2026-12-04T10:45:00Z', 1, 'w')] });
  expect(await ask('from: "2026-12-04T10:20:00Z", to: "2026-12-04T10:30:00Z"')).toEqual({ meterSubjects: ['within'], meterGroupByValues: ['w'] });
  expect(await ask('from: "2026-12-04T10:26:00Z", to: "2026-12-04T10:30:00Z"')).toEqual({ meterSubjects: [], meterGroupByValues: [] });
});

test.each([
  ['meterUsage(meter: { key: "tokens" }, query: { from: "2026-12-02T00:00:00Z", to: "2026-12-01T00:00:00Z" }) { windowSize }', 'USAGE_FROM_NOT_BEFORE_TO', ['query', 'from']],
  ['meterUsage(meter: { key: "tokens" }, query: { groupBy: ["no"] }) { windowSize }', 'USAGE_GROUP_BY_UNKNOWN', ['query', 'groupBy', '0']],
  ['meterUsage(meter: { key: "tokens" }, query: { groupBy: ["customer"] }) { windowSize }', 'USAGE_GROUP_BY_CUSTOMER_NEEDS_CUSTOMERS', ['query', 'groupBy', '0']],
  ['meterUsage(meter: { key: "tokens" }, query: { customers: [{ key: "no" }] }) { windowSize }', 'CUSTOMER_NOT_FOUND', ['query', 'customers', '0']],
  ['meterUsage(meter: { key: "tokens" }, query: { subjects: [] }) { windowSize }', 'USAGE_LIST_EMPTY', ['query', 'subjects']],
  ['meterUsage(meter: { key: "tokens" }, query: { filterGroupBy: [{ key: "model" }] }) { windowSize }', 'USAGE_FILTER_VALUES_OR_WHERE', ['query', 'filterGroupBy', '0']],
  ['meterUsage(meter: { key: "tokens" }, query: { filterGroupBy: [{ key: "no", values: ["a"] }] }) { windowSize }', 'USAGE_FILTER_KEY_UNKNOWN', ['query', 'filterGroupBy', '0', 'key']],
  ['meterSubjects(meter: { key: "tokens" }, from: "2026-12-02T00:00:00Z", to: "2026-12-02T00:00:00Z")', 'USAGE_FROM_NOT_BEFORE_TO', ['from']],
  ['meterGroupByValues(meter: { key: "tokens" }, key: "no")', 'USAGE_GROUP_BY_UNKNOWN', ['key']],
])('%s is refused', async (field, code, path) => {
  const contextValue = world.product.core.graphqlContext(world.viewer, world.product.services);
  const { errors } = await execute({ schema: world.product.schema, document: parse(`{ ${field} }`), contextValue });
  const [refusal] = errors ?? [];
  if (!(refusal?.originalError instanceof ValidationError)) throw new Error('a ValidationError should have been thrown');
  expect(refusal.originalError.issues).toEqual([{ code, message: expect.any(String), path }]);
});

test('none, or more than 1,000 events, are refused as a whole', async () => {
  for (const events of [[], Array.from({ length: 1_001 }, (_, n) => request(`many-${n}`, 's', '2026-12-01T00:00:00Z', 1))]) {
    expect((await world.data(ingest, { events })).ingestEvents).toEqual({ __typename: 'ValidationError', issues: [{ code: 'EVENTS_COUNT', path: ['events'] }] });
  }
  expect((await world.data(`{ meterSubjects(meter: { key: "tokens" }) }`)).meterSubjects).not.toContain('s');
});

test("another organization's meters and usage are out of reach", async () => {
  const other = await all.create();
  const { id } = (await world.data(`{ meter(by: { key: "tokens" }) { id } }`)).meter;
  expect(await other.data(`query ($id: ID!) { meter(by: { id: $id }) { key } meterUsage(meter: { id: $id }) { windowSize } meterSubjects(meter: { id: $id }) }`, { id })).toEqual({ meter: null, meterUsage: null, meterSubjects: null });
  const { ingestEvents: same } = await other.data(ingest, { events: [request('1', 'acme', '2026-12-01T10:00:00Z', 100)] });
  expect(same.accepted).toBe(1);
  expect((await world.data(usage, { meter: { key: 'tokens' }, query: { subjects: ['acme'] } })).meterUsage.rows[0].value).toBe('0.1');
});

test('what a key may not do it is refused', async () => {
  const viewer = world.limited('customer:read');
  for (const document of ['{ meter(by: { key: "tokens" }) { id } }', '{ meterUsage(meter: { key: "tokens" }) { windowSize } }', '{ meterSubjects(meter: { key: "tokens" }) }', '{ meterGroupByValues(meter: { key: "tokens" }, key: "model") }']) {
    expect((await world.ask(document, {}, viewer)).errors.map(({ code }) => code)).toEqual(['FORBIDDEN']);
  }
  expect((await world.ask(ingest, { events: [request('forbidden', 's', '2026-12-01T10:00:00Z', 1)] }, viewer)).errors.map(({ code }) => code)).toEqual(['FORBIDDEN']);
});

test('an event without a time has that of the test clock its customer is on, or real time', async () => {
  const { createTestClock } = await world.data(`mutation { createTestClock(input: { now: "2030-06-01T12:00:00Z" }) { ... on TestClock { id } } }`);
  await world.data(createCustomer, { input: { key: 'future', testClockId: createTestClock.id } });
  await world.data(ingest, { events: [{ type: 'request', subject: 'future', data: { tokens: 1 } }, { type: 'request', subject: 'present', data: { tokens: 2 } }] });
  const { meterUsage } = await world.data(usage, { meter: { key: 'tokens' }, query: { windowSize: 'MINUTE', subjects: ['future', 'present'] } });
  expect(meterUsage.rows.map((row: { subject: string; windowStart: string }) => [row.subject, row.windowStart])).toEqual([['present', '2027-01-01T00:00:00Z'], ['future', '2030-06-01T12:00:00Z']]);
});

test('a portal token sees the usage of its customer or subject, and of the meters it was made for', async () => {
  const { customer } = await world.data(`{ customer(by: { key: "acme" }) { id } }`);
  const customerId = Buffer.from(customer.id, 'base64url').toString().split(':')[1] as string;
  const buyer = { ...world.viewer, kind: 'portal_token' as const, permissions: new Set<never>(), customerId };
  const all = `query ($query: MeterUsageInput) { meterUsage(meter: { key: "tokens" }, query: $query) { rows { value subject customer { key } } } }`;
  const own = [{ value: '12345678901234567890.3', subject: null, customer: { key: 'acme' } }];
  expect((await world.data(all, {}, buyer)).meterUsage.rows).toEqual(own);
  expect((await world.data(all, { query: { subjects: ['nobody'] } }, buyer)).meterUsage.rows).toEqual([]);
  expect((await world.data(`{ meterSubjects(meter: { key: "tokens" }) meterGroupByValues(meter: { key: "tokens" }, key: "model") }`, {}, buyer)).meterSubjects).toEqual(['acme', 'acme-eu']);
  const subject = { ...buyer, customerId: null, subject: 'nobody' };
  expect((await world.data(all, {}, subject)).meterUsage.rows).toEqual([{ value: '5', subject: 'nobody', customer: null }]);
  expect((await world.data(all, { query: { subjects: ['acme'] } }, subject)).meterUsage.rows).toEqual([]);
  const narrow = { ...buyer, allowedMeterKeys: ['other'] };
  expect((await world.ask(all, {}, narrow)).errors).toMatchObject([{ message: expect.stringContaining('"tokens"') }]);
});

test('the live figure comes at once and follows what is counted for its customer alone', async () => {
  await world.data(createCustomer, { input: { key: 'live' } });
  const stream = await world.live(`subscription ($from: DateTime) { meterUsageChanged(meter: { key: "tokens" }, customer: { key: "live" }, query: { from: $from, intervalMs: 50, filterGroupBy: [{ key: "model", values: ["m"] }] }) { value from at customer { key } meter { key } } }`, { from: '2026-12-31T00:00:00Z' });
  const next = async () => (await stream.next()).value?.data?.['meterUsageChanged'];
  const rest = { from: '2026-12-31T00:00:00Z', at: '2027-01-01T00:00:01Z', customer: { key: 'live' }, meter: { key: 'tokens' } };
  expect(await next()).toEqual({ value: '0', ...rest });
  const sent = next();
  await world.data(ingest, { events: [request('live-other', 'acme', '2026-12-31T10:00:00Z', 100, 'm'), request('live-model', 'live', '2026-12-31T10:00:00Z', 50, 'n')] });
  await world.data(ingest, { events: [{ id: 'live-1', type: 'request', subject: 'live', data: { tokens: '2.5', model: 'm' } }] });
  const first = await sent;
  const latest = first.value === '2.5' ? first : await next();
  expect(latest).toEqual({ value: '2.5', ...rest });
  await stream.return(undefined);
});

test.each([
  ['meter: { key: "none" }', 'NOT_FOUND'],
  ['meter: { key: "tokens" }, customer: { key: "none" }', 'NOT_FOUND'],
])('a live figure of %s is refused', async (args, code) => {
  await expect(world.live(`subscription { meterUsageChanged(${args}) { value } }`)).rejects.toThrow(code);
});

test.each([
  ['query: { intervalMs: 49 }', 'give 50 to 3600000'],
  ['query: { filterGroupBy: [{ key: "no", values: [] }] }', 'is no dimension'],
])('a live figure with %s is refused', async (args, message) => {
  await expect(world.live(`subscription { meterUsageChanged(meter: { key: "tokens" }, ${args}) { value } }`)).rejects.toThrow(message);
});
