import { execute, parse, print } from 'graphql';
import { expect, test } from 'vitest';
import { Decimal } from '../../src/kit/decimal.ts';
import { ValidationError } from '../../src/kit/errors.ts';
import { floorToSecond } from '../../src/kit/instant.ts';
import { createMeter, usageInRanges } from '../../src/metering/index.ts';
import type { CreateMeterInput } from '../../src/metering/index.ts';
import { filterMatcher } from '../../src/metering/metric-filter.ts';
import { advance, customer, invoicesOf, onePhase, sell, subscribe } from '../billing/billing-world.ts';
import { CreateMetricDocument, EvaluateMeterExpressionDocument } from '../operations/generated/graphql.ts';
import { comparableNumber, lagoVectors } from '../support/lago-vectors.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { meteringHouse, testNow, timed } from './house.ts';

const all = worlds();
const house = meteringHouse();

const createMetric = print(CreateMetricDocument);
const updateMetric = `mutation ($key: Key!, $input: UpdateMeterInput!) { updateMeter(by: { key: $key }, input: $input) { __typename
  ... on Meter { filters { key values } groupBy { key } } ... on ConflictError { code } ... on ValidationError { issues { code path } } } }`;
const ingest = `mutation ($events: [UsageEventInput!]!) { ingestEvents(input: { events: $events }) {
  ... on IngestEventsPayload { accepted results { status issues { code message path } } } } }`;
const usage = `query ($key: Key!, $query: MeterUsageInput) { meterUsage(meter: { key: $key }, query: $query) { rows { value windowStart subject groupBy { key value } } } }`;
const evaluate = print(EvaluateMeterExpressionDocument);

let sent = 0;
const event = (subject: string, time: string, data: object) => ({ id: `m${++sent}`, type: 'change', subject, time, data });
const values = async (world: World, key: string, query: object): Promise<string[]> => (await world.data(usage, { key, query })).meterUsage.rows.map(({ value }: { value: string }) => value);

test('a metric says all that it is, and everything that it cannot be is said at once', async () => {
  const world = await all.create();
  const input = {
    key: 'storage', aggregation: 'WEIGHTED_SUM', eventType: 'change', expression: 'event.properties.bytes / 1024', recurring: true,
    rounding: { function: 'CEIL', precision: 2 }, weightedInterval: 'SECONDS', filters: [{ key: 'region', values: ['eu', 'us'] }],
  };
  expect((await world.data(createMetric, { input })).createMeter).toMatchObject({
    __typename: 'Meter', key: 'storage', aggregation: 'WEIGHTED_SUM', valueProperty: null, expression: 'event.properties.bytes / 1024', recurring: true, weightedInterval: 'SECONDS',
    rounding: { function: 'CEIL', precision: 2 }, filters: [{ key: 'region', values: ['eu', 'us'] }],
  });
  expect((await world.data(createMetric, { input: { key: 'plain', aggregation: 'COUNT', eventType: 'change' } })).createMeter).toMatchObject({
    __typename: 'Meter', key: 'plain', aggregation: 'COUNT', valueProperty: null, expression: null, recurring: false, weightedInterval: null, rounding: null, filters: [],
  });
  expect((await world.data(createMetric, { input: { key: 'cut', aggregation: 'MAX', eventType: 'change', valueProperty: '$.bytes', rounding: { function: 'FLOOR' } } })).createMeter).toMatchObject({ rounding: { function: 'FLOOR', precision: 0 } });
  const wrong = {
    key: 'wrong', aggregation: 'COUNT', eventType: 'change', expression: '1 +', recurring: true, rounding: { function: 'ROUND', precision: 21 }, weightedInterval: 'SECONDS',
    groupBy: [{ key: 'model', path: '$.model' }], filters: [{ key: 'model', values: ['a'] }, { key: 'subject', values: ['a'] }, { key: 'region', values: [] }],
  };
  expect((await world.data(createMetric, { input: wrong })).createMeter.issues.map(({ code, path }: { code: string; path: string[] }) => `${path.join('.')} ${code}`)).toEqual([
    'recurring METER_RECURRING_NOT_COMPATIBLE',
    'weightedInterval METER_WEIGHTED_INTERVAL_NOT_COMPATIBLE',
    'expression METER_EXPRESSION_WITH_COUNT',
    'rounding.precision METER_ROUNDING_PRECISION_RANGE',
    'filters.2.values METER_FILTER_VALUES_EMPTY',
    'filters.0.key METER_FILTER_KEY_IS_DIMENSION',
    'filters.1.key METER_FILTER_KEY_RESERVED',
  ]);
  const without = { key: 'wrong', aggregation: 'WEIGHTED_SUM', eventType: 'change' };
  expect((await world.data(createMetric, { input: without })).createMeter.issues).toMatchObject([{ code: 'METER_VALUE_PROPERTY_REQUIRED', path: ['valueProperty'] }]);
  expect((await world.data(createMetric, { input: { ...without, expression: '1 +' } })).createMeter.issues).toMatchObject([{ code: 'METER_EXPRESSION_INVALID', path: ['expression'] }]);
});

test('an expression gives the value of an event, exactly; where it cannot, the event says why and the other meters count it', async () => {
  const world = await all.create();
  await world.data(createMetric, { input: { key: 'cost', aggregation: 'SUM', eventType: 'change', valueProperty: '$.cost', expression: 'event.properties.units * event.properties.price' } });
  await world.data(createMetric, { input: { key: 'calls', aggregation: 'COUNT', eventType: 'change' } });
  await world.data(createMetric, { input: { key: 'kinds', aggregation: 'UNIQUE_COUNT', eventType: 'change', expression: "concat(event.code, '-', event.properties.units)" } });
  const { ingestEvents } = await world.data(ingest, {
    events: [
      event('acme', '2027-01-01T10:00:00Z', { units: '12345678901234567890', price: 0.1, cost: 7 }),
      event('acme', '2027-01-01T11:00:00Z', { units: 3, price: '0.000000000000000000001' }),
      event('acme', '2027-01-01T12:00:00Z', { units: 3 }),
      event('acme', '2027-01-01T13:00:00Z', { price: 'free', units: 4 }),
    ],
  });
  expect(ingestEvents.accepted).toBe(4);
  expect(ingestEvents.results.map(({ issues }: { issues: object[] }) => issues)).toEqual([
    [], [],
    [{ code: 'EVENT_EXPRESSION_PROPERTY_MISSING', message: 'meter "cost" cannot count the event: the event has no property price', path: ['events', '2', 'data'] }],
    [{ code: 'EVENT_EXPRESSION_NOT_A_NUMBER', message: 'meter "cost" cannot count the event: the property price, "free", is no number', path: ['events', '3', 'data'] }],
  ]);
  const range = { from: '2027-01-01T00:00:00Z', to: '2027-01-02T00:00:00Z' };
  expect(await values(world, 'cost', range)).toEqual(['1234567890123456789.000000000000000000003']);
  expect(await values(world, 'calls', range)).toEqual(['4']);
  expect(await values(world, 'kinds', range)).toEqual(['3']);
  // Within an hour the events themselves are read.
  expect(await values(world, 'cost', { from: '2027-01-01T10:30:00Z', to: '2027-01-01T11:30:00Z' })).toEqual(['0.000000000000000000003']);
});

test('an expression is tried without anything being stored', async () => {
  const world = await all.create();
  const tried = async (expression: string, sample: object) => (await world.data(evaluate, { input: { expression, event: { type: 'call', ...sample } } })).evaluateMeterExpression;
  expect(await tried('round(event.properties.a * 1.5, 1)', { data: { a: '2.33' } })).toEqual({ value: '3.5', number: '3.5', issues: [] });
  expect(await tried("concat(event.code, '/', event.timestamp)", { time: '2027-01-01T00:00:00Z' })).toEqual({ value: 'call/1798761600', number: null, issues: [] });
  expect(await tried('event.timestamp', {})).toMatchObject({ number: expect.stringMatching(/^17987616\d\d/) });
  expect(await tried('1 / event.properties.a', { data: { a: 0 } })).toEqual({
    value: null, number: null, issues: [{ code: 'EVENT_EXPRESSION_DIVISION_BY_ZERO', message: 'the expression divides by zero', path: ['input', 'event', 'data'] }],
  });
  const contextValue = world.product.core.graphqlContext(world.viewer, world.product.services);
  const { errors } = await execute({ schema: world.product.schema, document: parse('{ evaluateMeterExpression(input: { expression: "a +", event: { type: "" } }) { value } }'), contextValue });
  const refusal = errors?.[0]?.originalError;
  if (!(refusal instanceof ValidationError)) throw new Error('a ValidationError should have been thrown');
  expect(refusal.issues).toMatchObject([{ code: 'METER_EXPRESSION_INVALID', path: ['input', 'expression'] }, { code: 'EVENT_ATTRIBUTE_LENGTH', path: ['input', 'event', 'type'] }]);
  expect((await world.ask(evaluate, { input: { expression: '1', event: { type: 'call' } } }, world.limited('usage:read'))).errors).toMatchObject([{ code: 'FORBIDDEN' }]);
});

test('what is carried is there in windows without events, and rounding is of each figure', async () => {
  const world = await all.create();
  for (const [key, more] of Object.entries({
    seats: { aggregation: 'UNIQUE_COUNT', valueProperty: '$.user', recurring: true },
    stock: { aggregation: 'SUM', valueProperty: '$.size', recurring: true },
    level: { aggregation: 'WEIGHTED_SUM', valueProperty: '$.size', recurring: true, rounding: { function: 'ROUND', precision: 1 } },
    fresh: { aggregation: 'WEIGHTED_SUM', valueProperty: '$.size' },
  })) await world.data(createMetric, { input: { key, eventType: 'change', ...more } });
  await world.data(ingest, {
    events: [
      event('acme', '2027-01-01T12:00:00Z', { user: 'u1', size: 10 }),
      event('acme', '2027-01-01T18:00:00Z', { user: 'u2', size: 0 }),
      event('acme', '2027-01-03T06:00:00Z', { user: 'u1', size: -4, operation_type: 'remove' }),
      event('acme', '2027-01-03T06:00:00Z', { user: 'u1', size: 0, operation_type: 'remove' }),
    ],
  });
  const days = { from: '2027-01-01T00:00:00Z', to: '2027-01-05T00:00:00Z', windowSize: 'DAY' };
  expect(await values(world, 'seats', days)).toEqual(['2', '2', '1', '1']);
  expect(await values(world, 'stock', days)).toEqual(['10', '10', '6', '6']);
  expect(await values(world, 'level', days)).toEqual(['5', '10', '7', '6']);
  expect(await values(world, 'fresh', days)).toEqual(['5', '-3']);
  // The range cuts its windows: the level held is weighed by the part of the day that is asked for.
  expect(await values(world, 'level', { ...days, from: '2027-01-02T12:00:00Z', to: '2027-01-03T12:00:00Z' })).toEqual(['5', '4']);
  expect(await values(world, 'stock', { from: '2027-01-04T00:00:00Z', to: '2027-01-05T00:00:00Z' })).toEqual(['6']);
  expect(await values(world, 'seats', { from: '2027-01-04T00:00:00Z', to: '2027-01-05T00:00:00Z', subjects: ['nobody'] })).toEqual([]);
});

test('filters are dimensions of their declared values, and new ones tell stored usage apart too', async () => {
  const world = await all.create();
  await world.data(createMetric, { input: { key: 'calls', aggregation: 'COUNT', eventType: 'change', groupBy: [{ key: 'model', path: '$.model' }], filters: [{ key: 'card type', values: ['credit'] }] } });
  await world.data(ingest, { events: ['credit', 'debit', 4, 'credit'].map((type) => event('acme', '2027-01-01T10:00:00Z', { 'card type': type, region: 'eu', model: 'm' })) });
  const range = { from: '2027-01-01T00:00:00Z', to: '2027-01-02T00:00:00Z' };
  const grouped = async (query: object) => (await world.data(usage, { key: 'calls', query: { ...range, ...query } })).meterUsage.rows.map((row: { value: string; groupBy: { value: string }[] }) => [...row.groupBy.map(({ value }) => value), row.value]);
  expect(await grouped({ groupBy: ['card type'] })).toEqual([['', '2'], ['credit', '2']]);
  expect(await grouped({ filterGroupBy: [{ key: 'card type', values: ['credit'] }], groupBy: ['model'] })).toEqual([['m', '2']]);
  expect((await world.data(`query { meterGroupByValues(meter: { key: "calls" }, key: "card type", from: "2027-01-01T00:00:00Z", to: "2027-01-02T00:00:00Z") }`)).meterGroupByValues).toEqual(['', 'credit']);
  const feature = 'mutation ($values: [String!]!) { createFeature(input: { key: "credit", name: "Credit", meter: { key: "calls" }, filterGroupBy: [{ key: "card type", values: $values }] }) { __typename } }';
  expect(await world.data(feature, { values: ['credit'] })).toEqual({ createFeature: { __typename: 'Feature' } });

  const changed = await world.data(updateMetric, { key: 'calls', input: { filters: [{ key: 'card type', values: ['credit', '4'] }, { key: 'region', values: ['eu'] }] } });
  expect(changed.updateMeter).toEqual({ __typename: 'Meter', groupBy: [{ key: 'model' }], filters: [{ key: 'card type', values: ['credit', '4'] }, { key: 'region', values: ['eu'] }] });
  expect(await grouped({ groupBy: ['region', 'card type'] })).toEqual([['eu', '', '1'], ['eu', '4', '1'], ['eu', 'credit', '2']]);
  expect((await world.data(updateMetric, { key: 'calls', input: { filters: [] } })).updateMeter).toEqual({ __typename: 'ConflictError', code: 'METER_IN_USE' });
  expect((await world.data(updateMetric, { key: 'calls', input: { filters: [{ key: 'model', values: [] }, { key: '', values: ['x'] }] } })).updateMeter.issues).toEqual([
    { code: 'METER_FILTER_VALUES_EMPTY', path: ['filters', '0', 'values'] },
    { code: 'METER_FILTER_KEY_INVALID', path: ['filters', '1', 'key'] },
    { code: 'METER_FILTER_KEY_IS_DIMENSION', path: ['filters', '0', 'key'] },
  ]);
  expect(await grouped({ groupBy: ['region'] })).toEqual([['eu', '4']]);
});

test('lines are billed for what is carried and weighed, rounded; balances cannot be burnt by it', async () => {
  const world = await all.create();
  const cards = { stock: { aggregation: 'SUM', recurring: true }, level: { aggregation: 'WEIGHTED_SUM', recurring: true, rounding: { function: 'CEIL', precision: 1 } }, fresh: { aggregation: 'WEIGHTED_SUM' } };
  for (const [key, more] of Object.entries(cards)) {
    await world.data(createMetric, { input: { key, eventType: 'change', valueProperty: '$.size', ...more } });
    await world.data('mutation ($key: Key!) { createFeature(input: { key: $key, name: "F", meter: { key: $key } }) { __typename } }', { key });
  }
  await sell(world, { all: onePhase(...Object.keys(cards).map((key) => ({ key, name: key, featureKey: key, billingCadence: 'P1M', price: { unit: { amount: '1' } } }))) });
  const acme = await customer(world, 'acme');
  await subscribe(world, 'acme', 'all');
  await world.data(ingest, {
    events: [
      event('acme', '2026-12-31T00:00:00Z', { size: 31 }),
      event('acme', '2027-01-11T00:00:00Z', { size: 31 }),
      event('acme', '2027-01-31T23:00:00Z', { size: 1 }),
      event('acme', '2027-02-15T00:00:00Z', { size: -3 }),
    ],
  });
  await advance(world, acme.clockId, '2027-03-02T00:00:00Z');
  const lines = (await invoicesOf(world, 'acme')).filter(({ status }) => status === 'PAID').flatMap(({ lines: { nodes } }) => nodes.map((line: { name: string; period: { from: string }; meteredQuantity: string; totals: { total: string } }) => `${line.period.from.slice(0, 7)} ${line.name} ${line.meteredQuantity} ${line.totals.total}`));
  expect(lines.toSorted()).toEqual([
    // One unit for the last hour of 744, rounded up to 20 places.
    '2027-01 fresh 21.00134408602150537635 21',
    '2027-01 level 52.1 52.1',
    '2027-01 stock 63 63',
    '2027-02 fresh -1.5 0',
    '2027-02 level 61.5 61.5',
    '2027-02 stock 60 60',
  ]);
  const entitle = 'mutation ($key: Key!) { createEntitlement(input: { metered: { customer: { key: "acme" }, featureKey: $key, usagePeriod: { interval: "P1M" } } }) { ... on ValidationError { issues { code message } } } }';
  expect((await world.data(entitle, { key: 'stock' })).createEntitlement.issues).toEqual([
    { code: 'FEATURE_CANNOT_BE_METERED', message: 'feature "stock" has a meter of recurring SUM, which cannot be burnt: use a feature with a meter of SUM, COUNT, UNIQUE_COUNT or LATEST' },
  ]);
});

interface AggregationVector {
  readonly input: {
    readonly aggregation_type: string;
    readonly recurring?: boolean;
    readonly prorated?: boolean;
    readonly initial_value?: string;
    readonly from_datetime?: string;
    readonly to_datetime?: string;
    readonly charges_duration_days?: number;
    readonly events?: readonly { readonly timestamp: string; readonly value: string; readonly operation_type?: string }[];
    readonly event_values?: readonly (string | null)[];
    readonly event_values_oldest_first?: readonly string[];
  };
  readonly expected: { readonly aggregation: string };
}

const aggregations: Readonly<Record<string, string>> = { count_agg: 'COUNT', sum_agg: 'SUM', max_agg: 'MAX', latest_agg: 'LATEST', unique_count_agg: 'UNIQUE_COUNT', weighted_sum_agg: 'WEIGHTED_SUM' };
/** Prorated quantities are the prices'; and a negative latest value stays what it is here, as OpenMeter has it. */
const storable = lagoVectors<AggregationVector>('aggregation').filter(({ input }) => input.prorated !== true && input.event_values_oldest_first?.[0] !== '-5');

/** What a new meter answers for events that were stored before it. */
async function storedFigure(input: Omit<CreateMeterInput, 'key' | 'eventType'>, events: readonly { readonly time: string; readonly data: object }[], period: { from: Temporal.Instant; to: Temporal.Instant }, billingPeriod = period): Promise<Decimal | undefined> {
  const organizationId = await house.organization();
  const stored = events.map(({ time, data }, n) => timed({ id: `e${n}`, type: 'event', subject: 'acme', time, data }));
  if (stored.length > 0) await house.queue().store(organizationId, stored, testNow);
  await createMeter(house.context(organizationId), { ...input, key: 'metric', eventType: 'event' });
  const meter = await house.meter(organizationId, 'metric');
  const [figure] = await usageInRanges(house.reader(organizationId), [{ meter, filters: [], subjects: ['acme'], ...period, billingPeriod }]);
  return figure;
}

test.each(storable.map((vector) => [vector.id, vector.source.example, vector] as const))('stored, %s: %s', async (_id, _example, vector) => {
  const { input, expected } = vector;
  const aggregation = aggregations[input.aggregation_type] ?? '';
  const from = Temporal.Instant.from(input.from_datetime ?? '2024-01-01T00:00:00Z');
  // Lago's periods hold their last second.
  const to = floorToSecond(Temporal.Instant.from(input.to_datetime ?? '2024-01-31T23:59:59Z')).add({ seconds: 1 });
  const billingPeriod = { from, to: input.charges_duration_days === undefined ? to : from.add({ hours: input.charges_duration_days * 24 }) };
  const untimed = (input.event_values ?? input.event_values_oldest_first ?? []).map((value, second) => ({ time: `2024-01-15T00:00:${String(second).padStart(2, '0')}Z`, data: { value } }));
  const given = input.events?.map(({ timestamp, ...data }) => ({ time: timestamp, data })) ?? untimed;
  const initial = input.initial_value === undefined ? [] : [{ time: from.subtract({ hours: 1 }).toString(), data: { value: input.initial_value } }];
  const figure = await storedFigure({ aggregation, valueProperty: '$.value', recurring: input.recurring ?? false }, [...initial, ...given], { from, to }, billingPeriod);
  expect(comparableNumber(figure ?? Decimal.zero, expected.aggregation, 'aggregation', vector)).toBe(expected.aggregation);
});

const month = { from: Temporal.Instant.from('2024-01-01T00:00:00Z'), to: Temporal.Instant.from('2024-02-01T00:00:00Z') };
interface RoundingVector {
  readonly input: { readonly units: string; readonly rounding_function: string; readonly rounding_precision: number | null };
  readonly expected: { readonly units: string };
}

test.each(lagoVectors<RoundingVector>('rounding').map((vector) => [vector.id, vector] as const))('stored, %s', async (_id, { input, expected }) => {
  const rounding = { function: input.rounding_function.toUpperCase(), precision: input.rounding_precision ?? 0 };
  const figure = await storedFigure({ aggregation: 'SUM', valueProperty: '$.units', rounding }, [{ time: '2024-01-02T00:00:00Z', data: { units: input.units } }], month);
  expect(figure?.toString()).toBe(expected.units);
});

interface ExpressionVector {
  readonly input: { readonly expression: string; readonly event: { readonly code: string; readonly timestamp: string; readonly properties: object } };
  readonly expected: { readonly value: string };
}

test.each(lagoVectors<ExpressionVector>('expression').map((vector) => [vector.id, vector] as const))('stored and tried, %s', async (_id, { input, expected }) => {
  const world = await all.create();
  const { code, timestamp, properties } = input.event;
  const time = Temporal.Instant.fromEpochMilliseconds(Number(timestamp) * 1000).toString();
  const tried = (await world.data(evaluate, { input: { expression: input.expression, event: { type: code === '' ? 'code' : code, time, data: properties } } })).evaluateMeterExpression;
  expect(tried).toEqual({ value: expected.value, number: Decimal.parse(expected.value) === null ? null : expected.value, issues: [] });
  // A number is summed, a text counted.
  const isText = tried.number === null;
  const figure = await storedFigure({ aggregation: isText ? 'UNIQUE_COUNT' : 'SUM', expression: input.expression }, [{ time: '2024-01-02T00:00:00Z', data: properties }], month);
  expect(figure?.toString()).toBe(isText ? '1' : expected.value);
});

interface EventFilterVector {
  readonly input: { readonly metric_filters: Readonly<Record<string, string[]>>; readonly charge_filters: Readonly<Record<string, Readonly<Record<string, string[]>>>>; readonly event_properties: object };
  readonly expected: { readonly charge_filter: string | null };
}

test.each(lagoVectors<EventFilterVector>('event_filter').map((vector) => [vector.id, vector] as const))('by its stored group an event falls to the same filter, %s', async (_id, { input, expected }) => {
  const world = await all.create();
  const listed = (filters: Readonly<Record<string, string[]>>) => Object.entries(filters).map(([key, of]) => ({ key, values: of }));
  const declared = listed(input.metric_filters);
  await world.data(createMetric, { input: { key: 'metric', aggregation: 'COUNT', eventType: 'change', filters: declared } });
  await world.data(ingest, { events: [event('acme', '2027-01-01T00:00:00Z', input.event_properties)] });
  const { meterUsage } = await world.data(usage, { key: 'metric', query: { groupBy: declared.map(({ key }) => key) } });
  const [row] = meterUsage.rows;
  const properties = new Map<string, string>(row.groupBy.filter(({ value }: { value: string }) => value !== '').map(({ key, value }: { key: string; value: string }) => [key, value]));
  const matching = filterMatcher(declared, Object.entries(input.charge_filters).map(([name, filters]) => ({ name, values: listed(filters) })));
  expect(matching(properties)?.name ?? null).toBe(expected.charge_filter);
});
