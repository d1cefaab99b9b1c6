import { expect, test } from 'vitest';
import type { Issue } from '../kit/errors.ts';
import { floorToSecond } from '../kit/instant.ts';
import { aggregateEvents, groupValuesOf, subjectsOf } from './aggregate.ts';
import type { StoredEvent } from './aggregate.ts';
import type { JsonObject } from './json-value.ts';
import { compileMeter } from './meter.ts';
import { readUsageQuery } from './usage-query.ts';
import { comparable, expectedRows, queryInput, queryVectors } from '../../test/metering/query-vectors.ts';
import { meteringVectors, meterOf } from '../../test/metering/vectors.ts';
import type { VectorEvent, VectorMeter } from '../../test/metering/vectors.ts';

// Both of OpenMeter's parameters at once can be given at its own address only, where every refusal is tried.
// An unknown customer is looked for, and refused, before the meter is asked.
for (const vector of queryVectors.filter(({ expected }) => expected.error !== 'filters-exclusive' && expected.httpStatus !== 404)) {
  test(`${vector.id}: ${vector.title}`, () => {
    const meter = compileMeter(meterOf(vector.meter));
    const issues: Issue[] = [];
    const query = readUsageQuery(meter, queryInput(vector), issues);
    if (vector.expected.error !== undefined) {
      expect(query).toBeNull();
      expect(issues.map(({ code }) => code)).toEqual([refusals[vector.expected.error] ?? expect.any(String)]);
      return;
    }
    expect(issues).toEqual([]);
    const rows = query === null ? [] : aggregateEvents(meter, query, stored(vector.events));
    expect(comparable(rows, vector)).toEqual(expectedRows(vector));
  });
}

/** Codes by the labels of cases; one without a name here is refused for any single reason. */
const refusals: Readonly<Record<string, string>> = {
  'from-not-before-to': 'USAGE_FROM_NOT_BEFORE_TO',
  'invalid-time-zone': 'USAGE_TIME_ZONE_UNKNOWN',
  'customer-group-by-needs-filter': 'USAGE_GROUP_BY_CUSTOMER_NEEDS_CUSTOMERS',
};

interface ValuesVector {
  meter: VectorMeter;
  now: string;
  events: VectorEvent[];
  query: { from?: string; to?: string; groupBy?: string };
  expected: { values: string[]; error?: string };
}

for (const vector of [...meteringVectors<ValuesVector>('meter_subjects'), ...meteringVectors<ValuesVector>('meter_group_by_values')].filter(({ expected }) => expected.error === undefined)) {
  test(`${vector.id}: ${vector.title}`, () => {
    const meter = compileMeter(meterOf(vector.meter));
    const { from, to, groupBy } = vector.query;
    // Values are asked of the last day where nothing else is said, subjects of all time.
    const usual = groupBy === undefined ? null : Temporal.Instant.from(vector.now).subtract({ hours: 24 });
    const range = { from: from === undefined ? usual : Temporal.Instant.from(from), to: to === undefined ? null : Temporal.Instant.from(to) };
    const dimension = meter.groupBy.findIndex(({ key }) => key === groupBy);
    const values = groupBy === undefined ? subjectsOf(meter, range, stored(vector.events)) : groupValuesOf(meter, dimension, range, stored(vector.events));
    expect(values).toEqual(vector.expected.values);
  });
}

test('events without a value are rows of counts alone: all of them to COUNT, no distinct value to UNIQUE_COUNT', () => {
  const at = (minute: number, data: object | null) => ({ id: String(minute), source: 's', type: 't', subject: 'acme', time: `2026-01-01T00:0${minute}:00Z`, data });
  const events = stored([at(0, { team: 'a', v: 1 }), at(1, { team: 'b', v: null }), at(2, { team: 'b' }), at(3, { team: 'b', v: { x: 1 } })]);
  const counted = (aggregation: VectorMeter['aggregation']) => {
    const meter = compileMeter(meterOf({ slug: 'm', eventType: 't', aggregation, valueProperty: '$.v', groupBy: { team: '$.team' } }));
    const query = readUsageQuery(meter, { from: null, to: null, windowSize: null, windowTimeZone: null, subjects: null, customers: null, groupBy: ['team'], filterGroupBy: [] }, []);
    return aggregateEvents(meter, query!, events).map(({ groupBy: [team], value }) => `${team?.value} ${value}`);
  };
  expect([counted('COUNT'), counted('UNIQUE_COUNT'), counted('SUM'), counted('LATEST')]).toEqual([['a 1', 'b 3'], ['a 1', 'b 0'], ['a 1'], ['a 1']]);
});

function stored(events: readonly VectorEvent[]): StoredEvent[] {
  const seen = new Set<string>();
  const first: StoredEvent[] = [];
  for (const { id, source, type, subject, time, data } of events) {
    const name = JSON.stringify([source, id]);
    if (seen.has(name)) continue;
    seen.add(name);
    first.push({ type, subject, time: floorToSecond(Temporal.Instant.from(time)), sequence: BigInt(first.length), data: (data ?? null) as JsonObject | null });
  }
  return first;
}
