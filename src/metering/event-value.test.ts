import { expect, test } from 'vitest';
import { parseExact } from '../kit/json.ts';
import { eventValue, groupValues } from './event-value.ts';
import type { JsonObject } from './json-value.ts';
import { compileMeter, plainTerms } from './meter.ts';
import { meteringVectors, meterOf } from '../../test/metering/vectors.ts';
import type { VectorMeter } from '../../test/metering/vectors.ts';

interface Parsed { value?: string; stringValue?: string; error?: string; groupBy?: Record<string, string> }

const time = Temporal.Instant.from('2026-01-01T00:00:00Z');

for (const vector of meteringVectors<{ meter: VectorMeter; dataJson: string; expected: Parsed }>('event_parse')) {
  test(`${vector.id}: ${vector.title}`, () => {
    const { expected } = vector;
    if (expected.error === 'invalid-json') {
      // Refused where the text is read: no stored event has such data.
      expect(() => parseExact(vector.dataJson)).toThrow(SyntaxError);
      return;
    }
    const meter = compileMeter(meterOf(vector.meter));
    const data = parseExact(vector.dataJson) as JsonObject | null;
    const value = eventValue(meter, { type: 't', time, data });
    expect(value.fault?.toLowerCase().replaceAll('_', '-')).toBe(expected.error);
    expect(value.number?.toString()).toBe(expected.value);
    if (expected.stringValue !== undefined) expect(value.text).toBe(expected.stringValue);
    if (expected.groupBy !== undefined) expect(Object.fromEntries(meter.groupBy.map(({ key }, at) => [key, groupValues(meter, data)[at]]))).toEqual(expected.groupBy);
  });
}

const meter = (aggregation: 'SUM' | 'UNIQUE_COUNT' | 'COUNT') =>
  compileMeter({ ...plainTerms, id: 'm', key: 'm', aggregation, eventType: 't', valueProperty: aggregation === 'COUNT' ? null : '$.v', groupBy: [], eventFrom: null });

test.each([
  ['{"v": 12345678901234567890.123456789012345}', '12345678901234567890.123456789012345', '12345678901234567890.123456789012345'],
  ['{"v": 1e3}', '1000', '1000'],
  ['{"v": "1e3"}', '1000', '1e3'],
  ['{"v": 1.50}', '1.5', '1.5'],
  ['{"v": 1e999}', 'VALUE_OUT_OF_RANGE', '1e999'],
  ['{"v": ""}', 'VALUE_NOT_A_NUMBER', ''],
  ['{"v": "+Inf"}', 'VALUE_INFINITE', '+Inf'],
  ['{"v": "NaN"}', 'VALUE_NAN', 'NaN'],
  ['{"v": false}', 'VALUE_TYPE', 'false'],
  ['{"v": null}', 'VALUE_NULL', 'VALUE_NULL'],
  ['{"v": [1]}', 'VALUE_TYPE', 'VALUE_TYPE'],
  ['{"v": {}}', 'VALUE_TYPE', 'VALUE_TYPE'],
  ['{}', 'MISSING_VALUE_PROPERTY', 'MISSING_VALUE_PROPERTY'],
  ['null', 'DATA_NULL', 'DATA_NULL'],
])('%s is %s to SUM and %s to UNIQUE_COUNT', (json, sum, unique) => {
  const data = parseExact(json) as JsonObject | null;
  const summed = eventValue(meter('SUM'), { type: 't', time, data });
  expect(summed.fault ?? summed.number?.toString()).toBe(sum);
  const distinct = eventValue(meter('UNIQUE_COUNT'), { type: 't', time, data });
  expect(distinct.fault ?? distinct.text).toBe(unique);
  expect(eventValue(meter('COUNT'), { type: 't', time, data }).number?.toString()).toBe('1');
});

test('4 and "4" are one group, and what has no scalar is in the group ""', () => {
  const grouped = compileMeter({ ...plainTerms, id: 'm', key: 'm', aggregation: 'COUNT', eventType: 't', valueProperty: null, groupBy: [{ key: 'g', path: '$.g' }, { key: 'any', path: '$.list[*]' }], eventFrom: null });
  const of = (json: string) => groupValues(grouped, parseExact(json) as JsonObject);
  expect(of('{"g": 4.0, "list": ["x"]}')).toEqual(['4', 'x']);
  expect(of('{"g": "4", "list": ["x", "y"]}')).toEqual(['4', '']);
  expect(of('{"g": true, "list": []}')).toEqual(['true', '']);
  expect(of('{"g": {"a": 1}}')).toEqual(['', '']);
  expect(of('{"g": null}')).toEqual(['', '']);
  expect(of('{"g": 1e-7}')).toEqual(['0.0000001', '']);
});
