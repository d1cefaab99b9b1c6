import { describe, expect, test } from 'vitest';
import { parseExpression } from './expression/parse.ts';
import type { JsonObject } from './json-value.ts';
import { meterAggregations } from './meter.ts';
import { computedValue, metricIssues, uniqueOperation } from './metric.ts';
import type { MetricInput } from './metric.ts';

describe('what cannot be', () => {
  test.each<[string, MetricInput, string[]]>([
    ['a plain meter', { aggregation: 'COUNT' }, []],
    ['everything at once', { aggregation: 'WEIGHTED_SUM', expression: 'event.properties.a * 2', recurring: true, rounding: { function: 'CEIL', precision: -2 }, filters: [{ key: 'region', values: ['eu'] }] }, []],
    ['an expression that cannot be read', { aggregation: 'SUM', expression: '1 +' }, ['METER_EXPRESSION_INVALID at expression']],
    ['an expression where nothing is read', { aggregation: 'COUNT', expression: '1' }, ['METER_EXPRESSION_WITH_COUNT at expression']],
    [
      'every field wrong',
      { aggregation: 'MAX', expression: '(', recurring: true, weightedInterval: 'SECONDS', rounding: { function: 'CUT', precision: 99 }, filters: [{ key: '', values: [] }] },
      ['METER_RECURRING_NOT_COMPATIBLE at recurring', 'METER_WEIGHTED_INTERVAL_NOT_COMPATIBLE at weightedInterval', 'METER_EXPRESSION_INVALID at expression', 'METER_ROUNDING_FUNCTION_UNKNOWN at rounding.function', 'METER_ROUNDING_PRECISION_RANGE at rounding.precision', 'METER_FILTER_KEY_INVALID at filters.0.key', 'METER_FILTER_VALUES_EMPTY at filters.0.values'],
    ],
  ])('%s', (_why, input, expected) => {
    expect(metricIssues(input).map(({ code, path }) => `${code} at ${path.join('.')}`)).toEqual(expected);
  });

  test('only values that add up are carried', () => {
    const carried = meterAggregations.filter((aggregation) => metricIssues({ aggregation, recurring: true }).length === 0);
    expect(carried).toEqual(['SUM', 'UNIQUE_COUNT', 'WEIGHTED_SUM']);
  });
});

describe('the value by an expression', () => {
  const valueOf = (text: string, aggregation: 'SUM' | 'UNIQUE_COUNT' | 'WEIGHTED_SUM', data: JsonObject) => {
    const { number, text: found, fault } = computedValue(parseExpression(text), aggregation, { code: 'call', time: Temporal.Instant.fromEpochMilliseconds(0), data });
    return fault ?? found ?? number?.toString();
  };
  test('is a number, or a text where distinct values are counted', () => {
    expect(valueOf('event.properties.a * 2', 'SUM', { a: '1.5' })).toBe('3');
    expect(valueOf('event.properties.a * 2', 'WEIGHTED_SUM', { a: -1 })).toBe('-2');
    expect(valueOf("concat('0', event.properties.a)", 'UNIQUE_COUNT', { a: 7 })).toBe('07');
    expect(valueOf("concat('1', event.properties.a)", 'SUM', { a: 7 })).toBe('17');
  });
  test('is missing for a reason', () => {
    expect(valueOf('event.properties.a', 'SUM', { a: 'x' })).toBe('EXPRESSION_VALUE_NOT_A_NUMBER');
    expect(valueOf('event.properties.b', 'SUM', { a: 'x' })).toBe('EXPRESSION_PROPERTY_MISSING');
  });
});

test('an event adds its value unless it says that it removes it', () => {
  expect(uniqueOperation({ operation_type: 'remove' })).toBe('REMOVE');
  for (const data of [null, {}, { operation_type: 'add' }, { operation_type: 'REMOVE' }, { operation_type: null }]) expect(uniqueOperation(data)).toBe('ADD');
});
