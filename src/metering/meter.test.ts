import { expect, test } from 'vitest';
import { meterIssues } from './meter.ts';
import type { CreateMeterInput } from './meter.ts';
import { meteringVectors } from '../../test/metering/vectors.ts';

interface MeterBody { slug?: string; aggregation: string; eventType?: string; valueProperty?: string; groupBy?: Record<string, string> }

for (const vector of meteringVectors<{ body: MeterBody; expected: { accepted: boolean; reason?: string } }>('meter_create')) {
  test(`${vector.id}: ${vector.title}`, () => {
    const { slug = '', eventType = '', groupBy = {}, ...rest } = vector.body;
    const issues = meterIssues({ ...rest, key: slug, eventType, groupBy: Object.entries(groupBy).map(([key, path]) => ({ key, path })) });
    expect(issues.length === 0).toBe(vector.expected.accepted);
    const reason = vector.expected.reason === 'slug' ? 'key' : vector.expected.reason;
    if (reason !== undefined) expect(issues.map(({ path }) => path[0])).toEqual([reason]);
  });
}

const valid: CreateMeterInput = { key: 'tokens', aggregation: 'SUM', eventType: 'request', valueProperty: '$.tokens', groupBy: [{ key: 'model', path: '$.model' }] };

test.each<[string, Partial<CreateMeterInput>, string, string[]]>([
  ['a name of no characters', { name: '' }, 'METER_NAME_LENGTH', ['name']],
  ['a name of 257 characters', { name: 'a'.repeat(257) }, 'METER_NAME_LENGTH', ['name']],
  ['a description of 1,025 characters', { description: 'a'.repeat(1025) }, 'METER_DESCRIPTION_LENGTH', ['description']],
  ['U+0000 in the event type', { eventType: 'a\0' }, 'METER_TEXT_INVALID', ['eventType']],
  ['an event type of 257 characters', { eventType: 'a'.repeat(257) }, 'METER_EVENT_TYPE_LENGTH', ['eventType']],
  ['a value path without root', { valueProperty: 'tokens' }, 'METER_VALUE_PROPERTY_INVALID', ['valueProperty']],
  ['a value path that does not end', { valueProperty: '$.tokens[' }, 'METER_VALUE_PROPERTY_INVALID', ['valueProperty']],
  ['a reserved dimension', { groupBy: [{ key: 'customer', path: '$.c' }] }, 'METER_GROUP_BY_KEY_RESERVED', ['groupBy', '0', 'key']],
  ['a dimension twice', { groupBy: [{ key: 'a', path: '$.a' }, { key: 'a', path: '$.b' }] }, 'METER_GROUP_BY_KEY_DUPLICATE', ['groupBy', '1', 'key']],
  ['33 dimensions', { groupBy: Array.from({ length: 33 }, (_, n) => ({ key: `d${n}`, path: `$.d${n}` })) }, 'METER_GROUP_BY_TOO_MANY', ['groupBy']],
])('%s is refused', (_why, change, code, path) => {
  expect(meterIssues({ ...valid, ...change }).map((found) => [found.code, found.path])).toEqual([[code, path]]);
});

test('every violation is listed at once', () => {
  const issues = meterIssues({ key: 'No', name: '', aggregation: 'MEDIAN', eventType: '', groupBy: [{ key: '1', path: 'x' }] });
  expect(issues.map(({ path }) => path.join('.'))).toEqual(['key', 'name', 'eventType', 'aggregation', 'valueProperty', 'groupBy.0.key', 'groupBy.0.path']);
});

test('COUNT takes a value path and ignores it', () => {
  expect(meterIssues({ ...valid, aggregation: 'COUNT', valueProperty: 'anything', groupBy: [{ key: 'a', path: '$.a' }] })).toEqual([]);
});
