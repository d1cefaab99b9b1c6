import { expect, test } from 'vitest';
import { present } from '../../src/kit/assert.ts';
import type { CompiledMeter, UsageQueryInput } from '../../src/metering/index.ts';
import { createMeter, readUsageQuery, singleEvents, voidUsageEvent } from '../../src/metering/index.ts';
import type { SingleEventsQuestion } from '../../src/metering/index.ts';
import type { Reader } from '../../src/platform/reader.ts';
import { meteringHouse, timed } from './house.ts';

const house = meteringHouse();
const start = Temporal.Instant.from('2026-10-31T23:00:00Z');
const at = (second: number): Temporal.Instant => start.add({ seconds: second });
const subjects = ['a', 'b', 'c'];

interface Sale { readonly second: number; readonly subject: string; readonly data: { readonly value?: unknown; readonly fee?: unknown; readonly region?: string } | null }

/**
 * One in four at one instant with others, 900 at the very same one, and the last ones hours apart: months, subjects and regions change all the
 * time.
 */
const sales = Array.from({ length: 3_000 }, (_one, n): Sale => ({
  second: n >= 1_000 && n < 1_900 ? 1_000 : n < 2_900 ? n - (n % 4 === 3 ? 1 : 0) : 2_900 + (n - 2_900) * 50_000,
  subject: subjects[(n * 7) % 3]!,
  data: n % 97 === 5 ? null : { value: n % 89 === 3 ? 'many' : String(n), region: n % 2 === 0 ? 'eu' : 'us', ...(n % 5 === 0 ? {} : { fee: n % 3 === 0 ? `${n}.123456789012345678901` : n }) },
}));

async function sold(): Promise<{ organizationId: string; read: Reader; meter: CompiledMeter; carried: CompiledMeter }> {
  const organizationId = await house.organization();
  const input = { eventType: 'sale', aggregation: 'SUM', valueProperty: '$.value', groupBy: [{ key: 'region', path: '$.region' }] } as const;
  await createMeter(house.context(organizationId), { ...input, key: 'sold' });
  await createMeter(house.context(organizationId), { ...input, key: 'held', recurring: true, eventFrom: at(10) });
  const events = sales.map(({ second, subject, data }, n) => timed({ id: `s${n}`, type: 'sale', subject, time: at(second).toString(), data }));
  for (let n = 0; n < events.length; n += 2_000) await house.queue().store(organizationId, events.slice(n, n + 2_000), at(0));
  await voidUsageEvent(house.context(organizationId), { source: 'test', id: 's200', reason: 'It was sent by mistake.' });
  return { organizationId, read: house.reader(organizationId), meter: await house.meter(organizationId, 'sold'), carried: await house.meter(organizationId, 'held') };
}

const filtersOf = (meter: CompiledMeter, filterGroupBy: NonNullable<UsageQueryInput['filterGroupBy']>) => present(readUsageQuery(meter, { filterGroupBy }, []), 'an acceptable query').filters;

async function visited(read: Reader, questions: readonly SingleEventsQuestion[]): Promise<{ lists: string[][]; kept: boolean[] }> {
  const lists = questions.map((): string[] => []);
  const kept = await singleEvents(read, questions, (n, { value, amount }) => lists[n]!.push(`${value} ${amount}`));
  return { lists, kept };
}

function expected(from: number, to: number, of: readonly string[], passes: (sale: Sale) => boolean = () => true): string[] {
  return sales.flatMap((sale, n) => {
    const { second, subject, data } = sale;
    if (data === null || data.value === 'many' || n === 200 || second < from || second >= to || !of.includes(subject) || !passes(sale)) return [];
    return [{ second, n, text: `${String(data.value)} ${data.fee === undefined ? 'null' : String(data.fee)}` }];
  }).sort((x, y) => x.second - y.second || x.n - y.n).map(({ text }) => text);
}

test('single events come in the order of time, whole, for many questions at once, however many there are', async () => {
  const { read, meter, carried, organizationId } = await sold();
  const all = { meter, filters: [], subjects, amountProperty: '$.fee' };
  const eu = filtersOf(meter, [{ key: 'region', values: ['eu'] }]);
  const { lists, kept } = await visited(read, [
    { ...all, from: at(0), to: at(9_000_000) },
    { ...all, from: at(100), to: at(2_500), subjects: ['b'] },
    { ...all, from: at(1_500), to: at(1_500) },
    { ...all, from: at(2_500), to: at(2_501), filters: eu },
    { ...all, from: at(0), to: at(3_000), subjects: [] },
    { ...all, meter: carried, from: at(50), to: at(60) },
    { ...all, from: at(0), to: at(500), accepts: ([region]) => region === 'us' },
  ]);
  expect(lists[0]).toEqual(expected(0, 9_000_000, subjects));
  expect(lists[1]).toEqual(expected(100, 2_500, ['b']));
  expect(lists[2]).toEqual([]);
  expect(lists[3]).toEqual(expected(2_500, 2_501, subjects, ({ data }) => data?.region === 'eu'));
  expect(lists[4]).toEqual([]);
  // What is carried began with the meter, not with the range.
  expect(lists[5]).toEqual(expected(10, 60, subjects));
  expect(lists[6]).toEqual(expected(0, 500, subjects, ({ data }) => data?.region === 'us'));
  expect(kept).toEqual([true, true, true, true, true, true, true]);

  await house.database().pool.query('insert into usage_retention (organization_id, kept_from) values ($1, $2)', [organizationId, at(0).add({ hours: 1 }).toString()]);
  const questions = [{ ...all, from: at(3_600), to: at(7_200) }, { ...all, from: at(3_599), to: at(7_200) }, { ...all, meter: carried, from: at(5_000), to: at(5_001) }];
  expect((await visited(read, questions)).kept).toEqual([true, false, false]);
});

test('an amount is read where a number or the text of one stands, and an event without a path brings none', async () => {
  const { read, meter } = await sold();
  const question = { meter, filters: [], subjects: ['a'], from: at(0), to: at(30) };
  const [plain, none] = (await visited(read, [{ ...question, amountProperty: null }, { ...question, amountProperty: '$.region' }])).lists;
  expect(plain).toEqual(none);
  expect(plain!.every((text) => text.endsWith(' null'))).toBe(true);
});
