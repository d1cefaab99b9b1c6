import { expect, test } from 'vitest';
import { Decimal } from '../kit/decimal.ts';
import type { Issue } from '../kit/errors.ts';
import { stringifyExact } from '../kit/json.ts';
import { addedUsage, amountData, withAmount } from './counted-event.ts';
import type { AmountRequest } from './counted-event.ts';
import type { JsonObject } from './json-value.ts';
import { compileMeter, plainTerms } from './meter.ts';
import type { MeterDefinition } from './meter.ts';
import { readUsageQuery } from './usage-query.ts';

const now = Temporal.Instant.from('2027-01-01T00:00:00Z');
const meter = (terms: Partial<MeterDefinition> = {}) =>
  compileMeter({ ...plainTerms, id: 'm', key: 'tokens', aggregation: 'SUM', eventType: 'call', valueProperty: '$.tokens', groupBy: [{ key: 'model', path: '$.model' }], eventFrom: null, ...terms });
const onlyA = readUsageQuery(meter(), { filterGroupBy: [{ key: 'model', values: ['a'] }] }, [])?.filters ?? [];

function asked(of: ReturnType<typeof meter>, request: { amount?: string; data?: JsonObject; replaces?: boolean }, filters: typeof onlyA = []): string {
  const issues: Issue[] = [];
  const full: AmountRequest = { amount: request.amount === undefined ? null : Decimal.of(request.amount), data: request.data ?? null, replaces: request.replaces ?? false };
  const found = amountData(of, filters, full, now, issues);
  return found === null ? issues.map(({ code, path }) => `${code} ${path.join('.')}`).join() : `${found.amount} ${stringifyExact(found.data)}`;
}

test.each([
  [{ amount: '12.5' }, '12.5 {"tokens":12.5}'],
  [{ amount: '1234567890123456789012345.678' }, '1234567890123456789012345.678 {"tokens":1234567890123456789012345.678}'],
  [{ amount: '3', data: { model: 'a' } }, '3 {"model":"a","tokens":3}'],
  [{ data: { tokens: '7' } }, '7 {"tokens":"7"}'],
  [{ amount: '7.0', data: { tokens: 7 } }, '7 {"tokens":7}'],
  [{ amount: '8', data: { tokens: 7 } }, 'AMOUNT_DIFFERS_FROM_DATA amount'],
  [{ amount: '8', data: { tokens: 7 }, replaces: true }, '8 {"tokens":8}'],
  [{ data: { tokens: 'many' } }, 'EVENT_VALUE_NOT_A_NUMBER data'],
  [{ data: { tokens: 0 } }, 'AMOUNT_NOT_POSITIVE data'],
  [{ data: { tokens: -4 } }, 'AMOUNT_NOT_POSITIVE data'],
  [{ amount: '0' }, 'AMOUNT_NOT_POSITIVE amount'],
  [{ amount: '-1' }, 'AMOUNT_NOT_POSITIVE amount'],
  [{ amount: '9'.repeat(201) }, 'AMOUNT_OUT_OF_RANGE amount'],
  [{}, 'AMOUNT_REQUIRED amount'],
  [{ data: { model: 'a' } }, 'EVENT_MISSING_VALUE_PROPERTY data'],
])('a sum of %j', (request, expected) => {
  expect(asked(meter(), request)).toBe(expected);
});

test('an amount is written where the meter reads it, and refused where it cannot be', () => {
  expect(asked(meter({ valueProperty: '$.usage["in put"].n' }), { amount: '2', data: { usage: { a: 1 } } })).toBe('2 {"usage":{"a":1,"in put":{"n":2}}}');
  expect(asked(meter({ valueProperty: '$.usage.n' }), { amount: '2', data: { usage: 'x' } })).toBe('AMOUNT_NOT_WRITABLE amount');
  expect(asked(meter({ valueProperty: '$.items[*].n' }), { amount: '2' })).toBe('AMOUNT_NOT_WRITABLE amount');
  expect(asked(meter({ valueProperty: '$.items[0]' }), { amount: '2' })).toBe('AMOUNT_NOT_WRITABLE amount');
  expect(asked(meter({ valueProperty: '$.items[0]' }), { data: { items: [4] } })).toBe('4 {"items":[4]}');
  expect(withAmount(meter({ valueProperty: '$.__proto__.n' }), {}, Decimal.one)).toEqual(JSON.parse('{"__proto__":{"n":1}}'));
});

test('a computed value needs its data', () => {
  const computed = meter({ expression: 'event.properties.a * 2', valueProperty: null });
  expect(asked(computed, { amount: '4' })).toBe('AMOUNT_REQUIRED data');
  expect(asked(computed, { data: { a: 2 } })).toBe('4 {"a":2}');
  expect(asked(computed, { amount: '5', data: { a: 2 } })).toBe('AMOUNT_DIFFERS_FROM_DATA amount');
});

test('a count is one, and other aggregations are neither', () => {
  const count = meter({ aggregation: 'COUNT', valueProperty: null });
  expect(asked(count, {})).toBe('1 null');
  expect(asked(count, { amount: '1.0', data: { a: 1 } })).toBe('1 {"a":1}');
  expect(asked(count, { amount: '2' })).toBe('AMOUNT_NOT_ONE amount');
  for (const aggregation of ['UNIQUE_COUNT', 'LATEST', 'MAX'] as const) expect(asked(meter({ aggregation }), { amount: '1' })).toBe('FEATURE_CANNOT_BE_AUTHORIZED featureKey');
});

test('what the meter or the feature would pass over is refused', () => {
  expect(asked(meter({ eventFrom: now.add({ seconds: 1 }) }), { amount: '1' })).toBe('EVENT_BEFORE_METER featureKey');
  expect(asked(meter(), { amount: '1' }, onlyA)).toBe('USAGE_OF_ANOTHER_FEATURE data');
  expect(asked(meter(), { amount: '1', data: { model: 'b' } }, onlyA)).toBe('USAGE_OF_ANOTHER_FEATURE data');
  expect(asked(meter(), { amount: '1', data: { model: 'a' } }, onlyA)).toBe('1 {"model":"a","tokens":1}');
});

test('what an event adds is what the meter counts of it', () => {
  const event = { type: 'call', time: now, data: { tokens: 5, model: 'b' } };
  expect(addedUsage(meter(), [], event).toString()).toBe('5');
  expect(addedUsage(meter(), onlyA, event).toString()).toBe('0');
  expect(addedUsage(meter({ aggregation: 'COUNT', valueProperty: null }), [], event).toString()).toBe('1');
  expect(addedUsage(meter({ eventType: 'other' }), [], event).toString()).toBe('0');
  expect(addedUsage(meter({ eventFrom: now.add({ seconds: 1 }) }), [], event).toString()).toBe('0');
  expect(addedUsage(meter(), [], { ...event, data: { tokens: 'x' } }).toString()).toBe('0');
});
