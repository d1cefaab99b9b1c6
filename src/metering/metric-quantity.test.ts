import { describe, expect, test } from 'vitest';
import { Decimal } from '../kit/decimal.ts';
import { floorToSecond } from '../kit/instant.ts';
import { comparableNumber, lagoVectors } from '../../test/support/lago-vectors.ts';
import { eventValue } from './event-value.ts';
import type { MeterAggregation } from './meter.ts';
import { compileMeter, plainTerms } from './meter.ts';
import { metricQuantity, runningTotals } from './metric-quantity.ts';
import type { MetricEvent } from './metric-quantity.ts';
import { uniqueOperation } from './metric.ts';
import type { CountedSpan } from './recurring.ts';
import type { RoundingFunction } from './rounding.ts';

interface AggregationVector {
  readonly input: {
    readonly aggregation_type: string;
    readonly recurring?: boolean;
    readonly prorated?: boolean;
    readonly initial_value?: string;
    readonly from_datetime?: string;
    readonly to_datetime?: string;
    readonly charges_duration_days?: number;
    readonly period_duration_days?: number;
    readonly events?: readonly { readonly timestamp: string; readonly value: string; readonly operation_type?: string }[];
    /** Values only, oldest first. */
    readonly event_values?: readonly (string | null)[];
    readonly event_values_oldest_first?: readonly string[];
    readonly options?: { readonly free_units_per_events?: number; readonly free_units_per_total_aggregation?: string };
    readonly rounding_function?: string;
    readonly rounding_precision?: number;
    readonly charge?: { readonly charge_model: string; readonly properties: { readonly amount: string } };
  };
  readonly expected: Readonly<Record<string, string | number | readonly string[]>>;
}
type VectorInput = AggregationVector['input'];

const aggregations: Readonly<Record<string, MeterAggregation>> = { count_agg: 'COUNT', sum_agg: 'SUM', max_agg: 'MAX', latest_agg: 'LATEST', unique_count_agg: 'UNIQUE_COUNT', weighted_sum_agg: 'WEIGHTED_SUM' };

for (const vector of lagoVectors<AggregationVector>('aggregation')) {
  test(`${vector.id}: ${vector.source.example}`, () => {
    const { input, expected } = vector;
    const aggregation = aggregations[input.aggregation_type] ?? 'AVG';
    const metric = {
      aggregation,
      recurring: input.recurring ?? false,
      rounding: input.rounding_function === undefined ? null : { function: input.rounding_function.toUpperCase() as RoundingFunction, precision: input.rounding_precision ?? 0 },
    };
    const span = spanOf(input);
    const events = eventsOf(input, aggregation);
    const answer = metricQuantity(metric, events, span, { prorated: input.prorated ?? false, carried: Decimal.of(input.initial_value ?? '0') });
    const { from, to } = span.period;
    const counted = events.filter(({ time }) => (metric.recurring || Temporal.Instant.compare(from, time) <= 0) && Temporal.Instant.compare(time, to) < 0);
    const got: Readonly<Record<string, () => unknown>> = {
      aggregation: () => comparableNumber(answer.quantity, String(expected['aggregation']), 'aggregation', vector),
      full_units: () => answer.fullQuantity.toString(),
      total_aggregated_units: () => answer.level?.toString(),
      events_count: () => answer.events,
      // The one price of these cases is a standard one: amount by unit.
      amount_cents: () => answer.quantity.mul(Decimal.of(input.charge?.properties.amount ?? '0')).mul(Decimal.hundred).round(0).toString(),
      running_total: () => runningTotals(counted.map(({ value }) => value ?? Decimal.one), input.options?.free_units_per_events ?? 0, Decimal.of(input.options?.free_units_per_total_aggregation ?? '0')).map(String),
    };
    for (const [field, value] of Object.entries(expected)) expect([field, got[field]?.()]).toEqual([field, value]);
  });
}

/** Lago's periods hold their last second; a case without one has its events in its midst. */
function spanOf(input: VectorInput): CountedSpan {
  const from = Temporal.Instant.from(input.from_datetime ?? '2024-01-01T00:00:00Z');
  const to = floorToSecond(Temporal.Instant.from(input.to_datetime ?? '2024-01-31T23:59:59Z')).add({ seconds: 1 });
  const days = input.charges_duration_days ?? input.period_duration_days;
  return { period: { from, to }, billingPeriod: { from, to: days === undefined ? to : from.add({ hours: days * 24 }) }, zone: 'UTC' };
}

function eventsOf(input: VectorInput, aggregation: MeterAggregation): MetricEvent[] {
  const meter = compileMeter({ ...plainTerms, id: 'meter', key: 'meter', eventType: 'event', aggregation, valueProperty: aggregation === 'COUNT' ? null : '$.value', groupBy: [], eventFrom: null });
  const untimed = input.event_values ?? input.event_values_oldest_first ?? [];
  const given = input.events ?? untimed.map((value, second) => ({ value, timestamp: `2024-01-15T00:00:${String(second).padStart(2, '0')}Z` }));
  return given.flatMap((event, at) => {
    const time = Temporal.Instant.from(event.timestamp);
    const data = { value: event.value, operation_type: 'operation_type' in event ? event.operation_type ?? null : null };
    const { number, text, fault } = eventValue(meter, { type: 'event', time, data });
    return fault === null ? [{ time, sequence: BigInt(at), value: number, text, operation: uniqueOperation(data) }] : [];
  }).toSorted((a, b) => Temporal.Instant.compare(a.time, b.time));
}

const january: CountedSpan = { period: { from: Temporal.Instant.from('2024-01-01T00:00:00Z'), to: Temporal.Instant.from('2024-02-01T00:00:00Z') }, billingPeriod: { from: Temporal.Instant.from('2024-01-01T00:00:00Z'), to: Temporal.Instant.from('2024-02-01T00:00:00Z') }, zone: 'UTC' };
const event = (time: string, value: string): MetricEvent => ({ time: Temporal.Instant.from(time), sequence: 0n, value: Decimal.of(value), text: value, operation: 'ADD' });
const plain = { recurring: false, rounding: null } as const;

describe('the bounds of a period', () => {
  const events = [event('2023-12-31T23:59:59Z', '1'), event('2024-01-01T00:00:00Z', '20'), event('2024-01-31T23:59:59Z', '300'), event('2024-02-01T00:00:00Z', '4000')];
  test.each([
    ['SUM', false, '320', 2],
    ['SUM', true, '321', 3],
    ['COUNT', false, '2', 2],
    ['MAX', false, '300', 2],
    ['MIN', false, '20', 2],
    ['AVG', false, '160', 2],
    ['LATEST', false, '300', 2],
    ['UNIQUE_COUNT', false, '2', 2],
    ['UNIQUE_COUNT', true, '3', 3],
  ] as const)('%s, recurring %s: %s', (aggregation, recurring, quantity, counted) => {
    const answer = metricQuantity({ aggregation, recurring, rounding: null }, events, january);
    expect([answer.quantity.toString(), answer.events]).toEqual([quantity, counted]);
  });
});

describe('a recurring metric', () => {
  const before = [event('2023-10-01T00:00:00Z', '7'), event('2023-12-31T00:00:00Z', '-2')];
  const during = [event('2024-01-16T12:00:00Z', '3.1')];
  test.each([
    ['SUM', false],
    ['SUM', true],
    ['WEIGHTED_SUM', false],
  ] as const)('%s, by days %s, comes to the same from its history and from what it had come to', (aggregation, prorated) => {
    const metric = { aggregation, recurring: true, rounding: null };
    const whole = metricQuantity(metric, [...before, ...during], january, { prorated });
    const carried = metricQuantity({ ...metric }, before, { ...january, period: { from: Temporal.Instant.from('2023-12-01T00:00:00Z'), to: january.period.from } }).level ?? Decimal.zero;
    const short = metricQuantity(metric, during, january, { prorated, carried });
    expect(carried.toString()).toBe('5');
    expect([short.quantity.toString(), short.level?.toString()]).toEqual([whole.quantity.toString(), whole.level?.toString()]);
    expect(whole.level?.toString()).toBe('8.1');
  });

  test('that is not recurring carries nothing', () => {
    expect(metricQuantity({ ...plain, aggregation: 'WEIGHTED_SUM' }, before, january, { carried: Decimal.of(100) }).quantity.toString()).toBe('0');
    expect(metricQuantity({ ...plain, aggregation: 'SUM' }, before, january, { carried: Decimal.of(100) }).quantity.toString()).toBe('0');
  });

  test('is counted by days only where its values can be', () => {
    expect(() => metricQuantity({ ...plain, aggregation: 'SUM' }, [], january, { prorated: true })).toThrow('by days');
    expect(() => metricQuantity({ ...plain, aggregation: 'WEIGHTED_SUM', recurring: true }, [], january, { prorated: true })).toThrow('by days');
  });
});

test('a negative maximum stays, a negative latest value is nothing', () => {
  const events = [event('2024-01-02T00:00:00Z', '-5'), event('2024-01-03T00:00:00Z', '-7')];
  expect(metricQuantity({ ...plain, aggregation: 'MAX' }, events, january).quantity.toString()).toBe('-5');
  expect(metricQuantity({ ...plain, aggregation: 'LATEST' }, events, january).quantity.toString()).toBe('0');
});

describe('running totals', () => {
  const values = ['5', '10', '20', '40'].map((value) => Decimal.of(value));
  test.each([
    [2, '1000', ['5', '15']],
    [9, '0', ['5', '15', '35', '75']],
    [0, '15', ['5', '15', '35']],
    [0, '1000', ['5', '15', '35', '75']],
    [0, '0', []],
  ] as const)('%i free events, %s free units', (events, units, expected) => {
    expect(runningTotals(values, events, Decimal.of(units)).map(String)).toEqual(expected);
  });
});
