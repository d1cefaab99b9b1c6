import fc from 'fast-check';
import { expect, test } from 'vitest';
import { present } from '../../src/kit/assert.ts';
import { Decimal } from '../../src/kit/decimal.ts';
import { before, earlier, floorToMinute, later, notAfter } from '../../src/kit/instant.ts';
import { createMeter, readUsageQuery, usageInRanges, usageOf, voidUsageEvent } from '../../src/metering/index.ts';
import type { CompiledMeter, CreateMeterInput, UsageQuery, UsageQueryInput } from '../../src/metering/index.ts';
import { eventValue, groupValues } from '../../src/metering/event-value.ts';
import type { JsonObject } from '../../src/metering/json-value.ts';
import { metricQuantity } from '../../src/metering/metric-quantity.ts';
import type { MetricEvent } from '../../src/metering/metric-quantity.ts';
import { uniqueOperation } from '../../src/metering/metric.ts';
import { compareText } from '../../src/metering/text-order.ts';
import { foldDays } from '../../src/metering/usage-days.store.ts';
import { passesFilters } from '../../src/metering/usage-query.ts';
import { windowAt } from '../../src/metering/window.ts';
import { meteringHouse, testNow, timed } from './house.ts';

const house = meteringHouse();

/** What an event is in the definition, with what its usage can be told apart by. */
interface Sample extends MetricEvent {
  readonly subject: string;
  readonly values: readonly string[];
}

const common = { eventType: 'change', groupBy: [{ key: 'model', path: '$.model' }], filters: [{ key: 'region', values: ['eu', 'us'] }] };
const meters: readonly CreateMeterInput[] = [
  { ...common, key: 'weighted', aggregation: 'WEIGHTED_SUM', valueProperty: '$.value' },
  { ...common, key: 'level', aggregation: 'WEIGHTED_SUM', valueProperty: '$.value', recurring: true, rounding: { function: 'ROUND', precision: 6 } },
  { ...common, key: 'carried', aggregation: 'SUM', valueProperty: '$.value', recurring: true },
  { ...common, key: 'held', aggregation: 'UNIQUE_COUNT', valueProperty: '$.seat', recurring: true },
  { ...common, key: 'computed', aggregation: 'SUM', expression: 'event.properties.value * 1.005 + 1 / 3', rounding: { function: 'CEIL', precision: 2 } },
  { ...common, key: 'computed_level', aggregation: 'WEIGHTED_SUM', expression: 'round(event.properties.value * 10) / 3', recurring: true, eventFrom: Temporal.Instant.from('2026-10-24T05:30:00Z') },
  { ...common, key: 'computed_seats', aggregation: 'UNIQUE_COUNT', expression: "concat('seat ', event.properties.seat)", recurring: true },
  { ...common, key: 'most', aggregation: 'MAX', valueProperty: '$.value', rounding: { function: 'FLOOR', precision: 0 } },
  { ...common, key: 'least', aggregation: 'MIN', valueProperty: '$.value' },
  { ...common, key: 'average', aggregation: 'AVG', valueProperty: '$.value', rounding: { function: 'ROUND', precision: 3 } },
  { ...common, key: 'calls', aggregation: 'COUNT' },
];

/** Two and a half days around the end of summer time in Europe. */
const start = Temporal.Instant.from('2026-10-23T20:00:00Z').epochMilliseconds;
const at = (second: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(start + second * 1000);
const moment = fc.oneof(fc.integer({ min: 0, max: 62 * 3600 }), fc.integer({ min: 0, max: 62 }).map((hour) => hour * 3600), fc.integer({ min: 0, max: 62 * 4 }).map((quarter) => Math.max(0, quarter * 900 - 1)));
/** Those of no use to a meter are counted as events, which shows in where open ranges begin and end. */
const change = (useless: boolean) => fc.record({
  second: moment,
  subject: fc.constantFrom('a', 'b', 'c'),
  value: fc.constantFrom(1, 2.5, '7', -3, '1e2', -0.125, ...(useless ? ['no', null] : [])),
  seat: fc.constantFrom('x', 'y', 'z', 7, ...(useless ? [null] : [])),
  operation_type: fc.constantFrom('add', 'remove', 'remove', undefined),
  model: fc.constantFrom('m', 'n', null),
  region: fc.constantFrom('eu', 'us', 'asia', undefined),
});

test.each([
  { ranges: 'closed ranges, some values of no use', useless: true, numRuns: 400 },
  { ranges: 'ranges open at either end', useless: false, numRuns: 300 },
])('whatever is asked, what is stored answers what the definition answers: $ranges', async ({ useless, numRuns }) => {
  const organizationId = await house.organization();
  for (const input of meters.slice(0, 4)) await createMeter(house.context(organizationId), input);
  const events = fc.sample(change(useless), { numRuns: 240, seed: 5 }).map(({ second, subject, ...data }, n) =>
    timed({ id: `e${n}`, type: n % 40 === 0 ? 'other' : 'change', subject, time: at(second).toString(), data: useless && n % 37 === 0 ? null : data }));
  for (let n = 0; n < 180; n += 60) await house.queue().store(organizationId, events.slice(n, n + 60), testNow);
  // The other half of the meters counts most events after they were stored, and all of them some days that are rolled up whole.
  for (const input of meters.slice(4)) await createMeter(house.context(organizationId), input);
  await foldDays(house.database().pool, Temporal.Instant.from('2026-10-25T00:00:00Z'));
  await house.queue().store(organizationId, events.slice(180), testNow);
  const voided = new Set(events.filter((_event, n) => n % 31 === 3));
  for (const { id } of voided) await voidUsageEvent(house.context(organizationId), { source: 'test', id, reason: 'It was sent by mistake.' });
  const known = new Map<string, CompiledMeter>();
  for (const { key } of meters) known.set(key, await house.meter(organizationId, key));

  const samplesOf = (meter: CompiledMeter): Sample[] =>
    events.flatMap((event, n) => {
      const data = event.data as JsonObject | null;
      const { number, text, fault } = eventValue(meter, { type: event.type, time: event.time, data });
      if (event.type !== 'change' || voided.has(event) || fault !== null || (meter.eventFrom !== null && before(event.time, meter.eventFrom))) return [];
      return [{ time: event.time, sequence: BigInt(n), value: number, text, operation: uniqueOperation(data), subject: event.subject, values: groupValues(meter, data) }];
    }).sort((a, b) => Temporal.Instant.compare(a.time, b.time) || Number(a.sequence - b.sequence));
  const sampled = new Map([...known.values()].map((meter) => [meter, samplesOf(meter)]));
  const samples = (meter: CompiledMeter): readonly Sample[] => present(sampled.get(meter), 'the events of a meter');

  const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null, freq: 4 });
  const asked = fc.record({
    range: useless ? fc.tuple(moment, moment) : fc.tuple(some(moment), some(moment)),
    windowSize: fc.constantFrom(null, null, 'HOUR', 'DAY', 'MONTH'),
    windowTimeZone: fc.constantFrom('UTC', 'Europe/Paris', 'Asia/Kathmandu'),
    subjects: some(fc.subarray(['a', 'b', 'nobody'], { minLength: 1 })),
    groupBy: fc.subarray(['model', 'region', 'subject']),
    filterGroupBy: fc.constantFrom([], [], [{ key: 'region', values: ['eu'] }], [{ key: 'region', values: [''] }, { key: 'model', where: { ne: 'm' } }]),
  });
  const read = house.reader(organizationId);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...meters.map(({ key }) => key)), asked, async (key, { range, ...rest }) => {
      const [one, two] = range;
      const [from, to] = one !== null && two !== null && one > two ? [two, one] : [one, two];
      fc.pre(from === null || to === null || from < to);
      const input: UsageQueryInput = { ...rest, from: from === null ? null : at(from), to: to === null ? null : at(to) };
      const meter = present(known.get(key), 'a meter');
      const query = present(readUsageQuery(meter, input, []), 'an acceptable query');
      const rows = (await usageOf(read, meter, query)).map((row) => `${row.windowStart} ${row.windowEnd} ${row.subject} ${row.groupBy.map(({ value }) => value)}: ${row.value}`);
      expect(rows).toEqual(expected(meter, query, samples(meter)));
    }),
    { numRuns, seed: 3 },
  );

  // Billing asks for many figures at once, each perhaps of a part of its billing period.
  const question = fc.record({ key: fc.constantFrom(...meters.map(({ key }) => key)), bounds: fc.tuple(moment, moment, moment), subjects: fc.subarray(['a', 'b', 'c', 'nobody']), filtered: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(question, { minLength: 1, maxLength: 6 }), async (list) => {
      const questions = list.map(({ key, bounds, subjects, filtered }) => {
        const [from = 0, middle = 0, to = 0] = bounds.toSorted((a, b) => a - b);
        const meter = present(known.get(key), 'a meter');
        const { filters } = present(readUsageQuery(meter, { filterGroupBy: filtered ? [{ key: 'region', values: ['us'] }] : [] }, []), 'an acceptable query');
        return { meter, filters, subjects, from: at(from), to: at(middle + 1), billingPeriod: { from: at(from), to: at(to + 1) } };
      });
      const figures = (await usageInRanges(read, questions)).map(String);
      const definition = questions.map(({ meter, filters, subjects, from, to, billingPeriod }) => {
        const counted = samples(meter).filter((sample) => subjects.includes(sample.subject) && passesFilters(filters, sample.values));
        return metricQuantity(meter, counted, { period: { from, to }, billingPeriod, zone: 'UTC' }).quantity.toString();
      });
      expect(figures).toEqual(definition);
    }),
    { numRuns: 250, seed: 4 },
  );
});

/** The rows by the definition: each window and holder by itself. */
function expected(meter: CompiledMeter, query: UsageQuery, samples: readonly Sample[]): string[] {
  const asked = samples.filter(({ subject, values, time }) => (query.subjects?.includes(subject) ?? true) && passesFilters(query.filters, values) && (query.to === null || before(time, query.to)));
  const holders = Map.groupBy(asked, ({ subject, values }) => JSON.stringify([query.bySubject ? subject : null, query.byDimensions.map((dimension) => values[dimension])]));
  const rows: { readonly start: number; readonly name: readonly string[]; readonly text: string }[] = [];
  const during = asked.filter(({ time }) => query.from === null || notAfter(query.from, time));
  for (const [name, events] of holders) {
    const [subject, values] = JSON.parse(name) as [string | null, string[]];
    const own = meter.recurring ? (query.from === null ? during : asked) : events.filter((event) => during.includes(event));
    const first = own.map(({ time }) => time).reduce<Temporal.Instant | null>((least, time) => (least === null ? time : earlier(least, time)), null);
    const last = own.map(({ time }) => time).reduce<Temporal.Instant | null>((most, time) => (most === null ? time : later(most, time)), null);
    if (first === null || last === null) continue;
    const since = query.from ?? floorToMinute(first);
    const until = query.to ?? floorToMinute(later(last, since)).add({ minutes: 1 });
    for (let moving = since; before(moving, until); ) {
      const window = query.windowSize === null ? { from: since, to: until } : windowAt(moving, query.windowSize, query.windowTimeZone);
      moving = window.to;
      const period = { from: query.from === null ? window.from : later(query.from, window.from), to: query.to === null ? window.to : earlier(query.to, window.to) };
      const counted = events.filter(({ time }) => before(time, period.to) && (meter.recurring || notAfter(period.from, time)));
      if (counted.length === 0) continue;
      const { quantity } = metricQuantity(meter, counted, { period, billingPeriod: window, zone: 'UTC' });
      rows.push({ start: window.from.epochMilliseconds, name: [subject ?? '', ...values], text: `${window.from} ${window.to} ${subject} ${values}: ${quantity}` });
    }
  }
  const zero = (meter.aggregation === 'UNIQUE_COUNT' || meter.aggregation === 'COUNT') && rows.length === 0 && query.from !== null && query.to !== null && query.windowSize === null && !query.bySubject && query.byDimensions.length === 0;
  if (zero) return [`${query.from} ${query.to} null : ${Decimal.zero}`];
  return rows.sort((a, b) => a.start - b.start || compareNames(a.name, b.name)).map(({ text }) => text);
}

function compareNames(a: readonly string[], b: readonly string[]): number {
  for (const [n, text] of a.entries()) {
    const order = compareText(text, b[n] ?? '');
    if (order !== 0) return order;
  }
  return 0;
}
