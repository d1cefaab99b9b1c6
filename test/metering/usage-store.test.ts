import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Decimal } from '../../src/kit/decimal.ts';
import type { Issue } from '../../src/kit/errors.ts';
import { aggregateEvents } from '../../src/metering/aggregate.ts';
import type { StoredEvent } from '../../src/metering/aggregate.ts';
import { createMeter, readUsageQuery, usageByGroups, usageInRanges, usageOf } from '../../src/metering/index.ts';
import type { CompiledMeter, MeterAggregation, UsageQuery, UsageQueryInput, UsageRow } from '../../src/metering/index.ts';
import type { JsonObject } from '../../src/metering/json-value.ts';
import { meterAggregations } from '../../src/metering/meter.ts';
import type { TimedUsageEvent } from '../../src/metering/event.ts';
import { foldDays } from '../../src/metering/usage-days.store.ts';
import { meteringHouse, testNow, timed } from './house.ts';
import { comparable, expectedRows, queryInput, queryVectors } from './query-vectors.ts';
import { meterOf } from './vectors.ts';

const house = meteringHouse();

for (const vector of queryVectors.filter(({ expected }) => expected.error === undefined)) {
  test(`stored and rolled up, ${vector.id}: ${vector.title}`, async () => {
    const organizationId = await house.organization();
    const { key, aggregation, eventType, valueProperty, groupBy, eventFrom } = meterOf(vector.meter);
    const half = vector.events.length >> 1;
    // Half of the events before the meter, half after it: both count.
    const events = vector.events.map((event) => timed(event));
    await house.queue().store(organizationId, events.slice(0, half), testNow);
    await createMeter(house.context(organizationId), { key, aggregation, eventType, valueProperty, groupBy, eventFrom });
    await house.queue().store(organizationId, events.slice(half), testNow);
    const meter = await house.meter(organizationId, key);
    const query = readUsageQuery(meter, queryInput(vector), []);
    if (query === null) throw new Error('the query should be acceptable');
    const rows = await usageOf(house.reader(organizationId), meter, query);
    expect(comparable(rows, vector)).toEqual(expectedRows(vector));
  });
}

/** Everything that a row says, with its number in plain notation. */
function plain(rows: readonly UsageRow[]): unknown[] {
  return rows.map((row) => ({ ...row, value: row.value.toString(), windowStart: row.windowStart.toString(), windowEnd: row.windowEnd.toString() }));
}

function answer(meter: CompiledMeter, input: UsageQueryInput, events: readonly StoredEvent[]): unknown[] {
  const issues: Issue[] = [];
  const query = readUsageQuery(meter, input, issues);
  if (query === null) throw new Error(JSON.stringify(issues));
  return plain(aggregateEvents(meter, query, events));
}

test('whatever is asked, roll-ups answer what the events answer', async () => {
  const organizationId = await house.organization();
  const ctx = house.context(organizationId);
  const groupBy = [{ key: 'model', path: '$.model' }, { key: 'kind', path: '$.kind' }];
  for (const aggregation of meterAggregations) {
    await createMeter(ctx, { key: aggregation.toLowerCase(), aggregation, eventType: 'request', valueProperty: '$.value', groupBy, eventFrom: aggregation === 'MAX' ? Temporal.Instant.from('2026-10-24T12:34:56Z') : null });
  }
  // Two and a half days around the end of summer time in Europe, close to hours' and days' ends, some values without use.
  const start = Temporal.Instant.from('2026-10-23T20:00:00Z').epochMilliseconds;
  const eventOf = fc.record({
    second: fc.oneof(fc.integer({ min: 0, max: 62 * 3600 }), fc.integer({ min: 0, max: 62 }).map((hour) => hour * 3600), fc.integer({ min: 0, max: 62 * 4 }).map((quarter) => quarter * 900 - 1)),
    subject: fc.constantFrom('a', 'b', 'c', 'ß'),
    value: fc.constantFrom(1, 2.5, '7', -3, 'no', null, '1e2', 4, '4'),
    model: fc.constantFrom('x', 'y', 'Z', '', null, 5),
    kind: fc.constantFrom('in', 'out', undefined),
  });
  const sampled = fc.sample(eventOf, { numRuns: 400, seed: 7 }).map(({ second, subject, ...data }, n) =>
    timed({ id: `e${n}`, type: n % 50 === 0 ? 'other' : 'request', subject, time: Temporal.Instant.fromEpochMilliseconds(start + Math.max(0, second) * 1000).toString(), data: n % 37 === 0 ? null : data }));
  const isLast = ({ subject }: { subject: string }, n: number): boolean => subject === 'a' && n % 3 === 0;
  const late = sampled.filter(isLast);
  const events = [...sampled.filter((event, n) => !isLast(event, n)), ...late];
  const store = async (some: readonly TimedUsageEvent[]): Promise<void> => {
    for (let at = 0; at < some.length; at += 60) await house.queue().store(organizationId, some.slice(at, at + 60), testNow);
  };
  const all: StoredEvent[] = events.map(({ type, subject, time, data }, n) => ({ type, subject, time, sequence: BigInt(n), data: data as JsonObject | null }));
  const meters = new Map<MeterAggregation, CompiledMeter>();
  for (const aggregation of meterAggregations) meters.set(aggregation, await house.meter(organizationId, aggregation.toLowerCase()));

  const moment = fc.oneof(fc.integer({ min: -3600, max: 64 * 3600 }), fc.integer({ min: 0, max: 64 }).map((hour) => hour * 3600), fc.integer({ min: 0, max: 3 }).map((day) => day * 86_400 - 2 * 3600), fc.integer({ min: 0, max: 2 }).map((day) => day * 86_400 + 4 * 3600));
  const filter = fc.constantFrom({ values: ['x', '5'] }, { values: [''] }, { where: { ne: 'x' } }, { where: { ilike: 'z' } }, { where: { like: '_' } }, { where: { gte: 'Z' } }, { where: { or: [{ eq: 'x' }, { nlike: 'x%' }] } });
  const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null, freq: 4 });
  const asked = fc.record({
    range: fc.tuple(some(moment), some(moment)),
    windowSize: fc.constantFrom(null, 'MINUTE', 'HOUR', 'DAY', 'MONTH'),
    windowTimeZone: fc.constantFrom('UTC', 'Europe/Paris', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'America/New_York'),
    subjects: some(fc.subarray(['a', 'b', 'nobody'], { minLength: 1 })),
    customers: some(fc.constantFrom([{ customerId: 'C1', subjects: ['a', 'c'] }, { customerId: 'C2', subjects: ['ß', 'x'] }], [{ customerId: 'C1', subjects: ['b'] }])),
    groupBy: fc.subarray(['model', 'kind', 'subject']),
    filters: fc.array(fc.tuple(fc.constantFrom('model', 'kind'), filter), { maxLength: 2 }),
  });
  const reader = house.reader(organizationId);
  const holds = (stored: readonly StoredEvent[], numRuns: number, seed: number): Promise<void> => fc.assert(
    fc.asyncProperty(fc.constantFrom(...meterAggregations), asked, async (aggregation, { range, filters, ...rest }) => {
      const [one, two] = range;
      const [from, to] = one !== null && two !== null && one > two ? [two, one] : [one, two];
      fc.pre(from === null || to === null || from < to);
      const at = (second: number | null) => (second === null ? null : Temporal.Instant.fromEpochMilliseconds(start + second * 1000));
      const input: UsageQueryInput = { ...rest, from: at(from), to: at(to), filterGroupBy: filters.map(([key, condition]) => ({ key, ...condition })) };
      const meter = meters.get(aggregation) as CompiledMeter;
      const query = readUsageQuery(meter, input, []);
      if (query === null) throw new Error('acceptable');
      expect(plain(await usageOf(reader, meter, query))).toEqual(answer(meter, input, stored));
      if (query.from === null || query.to === null) return;
      const subjects = query.subjects ?? ['a', 'b', 'c', 'ß'];
      const [figure] = await usageInRanges(reader, [{ meter, from: query.from, to: query.to, filters: query.filters, subjects }]);
      const whole: UsageQuery = { ...query, windowSize: null, subjects, customers: null, bySubject: false, byCustomer: false, byDimensions: [] };
      expect(figure?.toString()).toBe((aggregateEvents(meter, whole, stored)[0]?.value ?? Decimal.zero).toString());
      // By groups, each is what it is by itself; of a group whose events all lack a value there may be a figure, of nothing.
      const groupBy = query.byDimensions.length === 0 ? [1] : query.byDimensions;
      const groups = await usageByGroups(reader, [{ meter, from: query.from, to: query.to, filters: query.filters, subjects, groupBy }]);
      const apart = aggregateEvents(meter, { ...whole, byDimensions: groupBy }, stored).map(({ groupBy: of, value }) => [JSON.stringify(of.map((dimension) => dimension.value)), value.toString()]);
      const shown = (of: readonly (readonly string[])[]): string[][] => of.filter(([, value]) => value !== '0').map((one) => [...one]).toSorted();
      expect(shown([...(groups[0] ?? [])].map(([name, value]) => [name, value.toString()]))).toEqual(shown(apart as string[][]));
    }),
    { numRuns, seed },
  );
  const { pool } = house.database();
  const readDays = async (): Promise<string> => (await pool.query<{ days: string }>(`select string_agg(distinct day::text, ',' order by day::text) as days from usage_rollup_day where organization_id = $1`, [organizationId])).rows[0]?.days ?? '';
  await store(events.slice(0, -late.length));
  const early = all.slice(0, -late.length);
  await holds(early, 150, 11);
  await foldDays(pool, Temporal.Instant.from('2026-10-25T00:00:00Z'));
  expect(await readDays()).toBe('2026-10-23 00:00:00+00,2026-10-24 00:00:00+00');
  await holds(early, 150, 12);
  await foldDays(pool, Temporal.Instant.from('2026-10-26T00:00:00Z'));
  expect(await readDays()).toContain('2026-10-25');
  // Late for days that are folded already: only this subject's days are out of date.
  await store(late);
  await holds(all, 200, 13);
  await foldDays(pool, Temporal.Instant.from('2026-10-26T00:00:00Z'));
  await holds(all, 200, 14);
});
