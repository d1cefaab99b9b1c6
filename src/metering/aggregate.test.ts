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
for (const vector of queryVectors.filter(({ expected }) => expected.error !== 'filters-exclusive')) {
  test(`${vector.id}: ${vector.title}`, () => {
    const meter = compileMeter(meterOf(vector.meter));
    const issues: Issue[] = [];
    const query = readUsageQuery(meter, queryInput(vector), issues);
    if (vector.expected.error !== undefined) {
      expect(query).toBeNull();
      expect(issues.map(({ code }) => code)).toEqual([refusals[vector.expected.error]]);
      return;
    }
    expect(issues).toEqual([]);
    const rows = query === null ? [] : aggregateEvents(meter, query, stored(vector.events));
    expect(comparable(rows, vector)).toEqual(expectedRows(vector));
  });
}

const refusals: Readonly<Record<string, string>> = {
  'from-not-before-to': 'USAGE_FROM_NOT_BEFORE_TO',
  'invalid-time-zone': 'USAGE_TIME_ZONE_UNKNOWN',
  'customer-group-by-needs-filter': 'USAGE_GROUP_BY_CUSTOMER_NEEDS_CUSTOMERS',
};

interface ValuesVector {
  meter: VectorMeter;
  events: VectorEvent[];
  query: { from?: string; to?: string; groupBy?: string };
  expected: { values: string[] };
}

for (const vector of [...meteringVectors<ValuesVector>('meter_subjects'), ...meteringVectors<ValuesVector>('meter_group_by_values')]) {
  test(`${vector.id}: ${vector.title}`, () => {
    const meter = compileMeter(meterOf(vector.meter));
    const { from, to, groupBy } = vector.query;
    const range = { from: from === undefined ? null : Temporal.Instant.from(from), to: to === undefined ? null : Temporal.Instant.from(to) };
    const dimension = meter.groupBy.findIndex(({ key }) => key === groupBy);
    const values = groupBy === undefined ? subjectsOf(meter, range, stored(vector.events)) : groupValuesOf(meter, dimension, range, stored(vector.events));
    expect(values).toEqual(vector.expected.values);
  });
}

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
