import fc from 'fast-check';
import { expect, test } from 'vitest';
import { correctUsageEvent, createMeter, readUsageQuery, usageOf, voidUsageEvent } from '../../src/metering/index.ts';
import type { TimedUsageEvent } from '../../src/metering/event.ts';
import { UsageEventAlreadyVoided, UsageEventIdTaken, UsageEventNotFound } from '../../src/metering/usage-event.errors.ts';
import { eventNamed } from '../../src/metering/correction.store.ts';
import { foldDays } from '../../src/metering/usage-days.store.ts';
import { meteringHouse, testNow, timed } from './house.ts';
import { recounted } from './recounted.ts';

const house = meteringHouse();
const aggregations = ['SUM', 'COUNT', 'UNIQUE_COUNT', 'AVG', 'MIN', 'MAX', 'LATEST'] as const;
const all = [...aggregations, 'WEIGHTED_SUM'] as const;
const groupBy = [{ key: 'g', path: '$.g' }];

async function withMeters(): Promise<string> {
  const organizationId = await house.organization();
  for (const aggregation of all) await createMeter(house.context(organizationId), { key: aggregation.toLowerCase(), aggregation, eventType: 'call', valueProperty: '$.v', groupBy });
  return organizationId;
}

async function total(organizationId: string, key: string): Promise<string | undefined> {
  const meter = await house.meter(organizationId, key);
  const query = readUsageQuery(meter, {}, []);
  if (query === null) throw new Error('acceptable');
  return (await usageOf(house.reader(organizationId), meter, query))[0]?.value.toString();
}

const totals = (organizationId: string) => Promise.all(aggregations.map((aggregation) => total(organizationId, aggregation.toLowerCase())));
const call = (n: number, more: { readonly subject?: string; readonly time?: string; readonly v?: unknown; readonly g?: string } = {}): TimedUsageEvent =>
  timed({ id: `e${n}`, type: 'call', subject: more.subject ?? 'acme', time: more.time ?? `2026-11-20T10:00:0${n % 10}Z`, data: { v: more.v === undefined ? n : more.v, g: more.g ?? 'x' } });
const taking = (organizationId: string, n: number, reason = 'sent twice') => voidUsageEvent(house.context(organizationId), { source: 'test', id: `e${n}`, reason });

test('the answer says the instant that is kept, however the clock moves on meanwhile', async () => {
  const organizationId = await withMeters();
  await house.queue().store(organizationId, [call(1)], testNow);
  let ticks = 0;
  const clock = { now: () => testNow.add({ seconds: ticks++ }) };
  const { voidedAt } = await voidUsageEvent({ ...house.context(organizationId), clock }, { source: 'test', id: 'e1', reason: 'sent twice' });
  const kept = await eventNamed(house.reader(organizationId), 'test', 'e1');
  expect(ticks).toBeGreaterThan(0);
  expect(voidedAt).toBe(kept?.voidedAt);
});

test('what is voided is taken off every aggregate, its name stays taken, and a second time is refused', async () => {
  const organizationId = await withMeters();
  const events = [1, 5, 3, 3].map((v, n) => call(n, { v }));
  await house.queue().store(organizationId, events, testNow);
  expect(await totals(organizationId)).toEqual(['12', '4', '3', '3', '1', '5', '3']);
  await taking(organizationId, 1);
  expect(await totals(organizationId)).toEqual(['7', '3', '2', '2.33333333333333333333', '1', '3', '3']);
  await taking(organizationId, 3);
  expect(await totals(organizationId)).toEqual(['4', '2', '2', '2', '1', '3', '3']);
  await expect(taking(organizationId, 1)).rejects.toThrow(UsageEventAlreadyVoided);
  const again = await house.queue().store(organizationId, events, testNow);
  expect(again.map(({ status }) => status)).toEqual(['DUPLICATE', 'DUPLICATE', 'DUPLICATE', 'DUPLICATE']);
  await taking(organizationId, 0);
  await taking(organizationId, 2);
  expect(await totals(organizationId)).toEqual(aggregations.map(() => undefined));
  const { rows } = await house.database().pool.query('select count(*)::int as rows from usage_rollup_hour where organization_id = $1', [organizationId]);
  expect(rows).toEqual([{ rows: 0 }]);
});

test('a correction counts in place of the original, wherever it moves, and can be corrected itself', async () => {
  const organizationId = await withMeters();
  const ctx = () => house.context(organizationId);
  await house.queue().store(organizationId, [call(1, { v: 10 }), call(2, { v: 20 }), call(3, { v: 3, subject: 'other' })], testNow);
  await correctUsageEvent(ctx(), { source: 'test', id: 'e2', reason: 'wrong unit', replacement: { id: 'e2-again', data: { v: '0.020', g: 'y' } } });
  expect((await totals(organizationId)).slice(0, 3)).toEqual(['13.02', '3', '3']);
  // A name of an event, voided or not, is no replacement's.
  await expect(correctUsageEvent(ctx(), { source: 'test', id: 'e1', reason: 'r', replacement: { id: 'e2', subject: 'other' } })).rejects.toThrow(UsageEventIdTaken);
  await expect(correctUsageEvent(ctx(), { source: 'test', id: 'e2', reason: 'r', replacement: { subject: 'other' } })).rejects.toThrow(UsageEventAlreadyVoided);
  // Another subject, hour and type: first one that nothing counts.
  await correctUsageEvent(ctx(), { source: 'test', id: 'e2-again', reason: 'wrong customer', replacement: { id: 'moved', subject: 'other', time: Temporal.Instant.from('2026-10-01T00:00:00Z') } });
  await correctUsageEvent(ctx(), { source: 'test', id: 'e1', reason: 'wrong kind', replacement: { id: 'retyped', type: 'nothing' } });
  expect((await totals(organizationId)).slice(0, 3)).toEqual(['3.02', '2', '2']);
  for (const aggregation of all) {
    const { are, shouldBe } = await recounted(house, organizationId, await house.meter(organizationId, aggregation.toLowerCase()));
    expect([aggregation, are]).toEqual([aggregation, shouldBe]);
  }
  await expect(correctUsageEvent(ctx(), { source: 'test', id: 'e3', reason: 'r', replacement: { data: { v: 3, g: 'x' } } })).rejects.toMatchObject({ issues: [{ code: 'CORRECTION_CHANGES_NOTHING', path: ['replacement'] }] });
  await expect(correctUsageEvent(ctx(), { source: 'test', id: 'e3', reason: '', replacement: { data: null } })).rejects.toMatchObject({ issues: [{ code: 'TOO_SHORT', path: ['reason'] }] });
});

test('an event that is kept no longer is not taken back: its hour could not be counted again', async () => {
  const organizationId = await withMeters();
  await house.queue().store(organizationId, [call(1), call(2)], testNow);
  await house.database().pool.query(`insert into usage_retention (organization_id, kept_from) values ($1, '2026-11-20T11:00:00Z')`, [organizationId]);
  await expect(taking(organizationId, 1)).rejects.toThrow(UsageEventNotFound);
  expect(await total(organizationId, 'sum')).toBe('3');
});

test('usage of days that are rolled up already is corrected too', async () => {
  const organizationId = await withMeters();
  const { pool } = house.database();
  await house.queue().store(organizationId, [call(1, { time: '2026-11-18T10:00:00Z' }), call(2, { time: '2026-11-19T10:00:00Z' }), call(3, { time: '2026-11-19T11:00:00Z' })], testNow);
  const folded = async (): Promise<string> => (await pool.query<{ sum: string }>('select trim_scale(sum(sum))::text as sum from usage_rollup_day d join meter m on m.id = d.meter_id where d.organization_id = $1 and m.key = $2', [organizationId, 'sum'])).rows[0]?.sum ?? '';
  const midnight = Temporal.Instant.from('2026-11-20T00:00:00Z');
  await foldDays(pool, midnight);
  expect([await total(organizationId, 'sum'), await folded()]).toEqual(['6', '6']);
  await taking(organizationId, 3);
  expect([await total(organizationId, 'sum'), await folded()]).toEqual(['3', '6']);
  await foldDays(pool, midnight);
  expect([await total(organizationId, 'sum'), await folded()]).toEqual(['3', '3']);
  await correctUsageEvent(house.context(organizationId), { source: 'test', id: 'e1', reason: 'wrong day', replacement: { time: Temporal.Instant.from('2026-11-17T10:00:00Z') } });
  expect(await total(organizationId, 'sum')).toBe('3');
  await foldDays(pool, midnight);
  expect([await total(organizationId, 'sum'), await folded()]).toEqual(['3', '3']);
});

test('what was computed of usage learns of it: the revision grows, late changes are told, and the news says who is concerned', async () => {
  const organizationId = await withMeters();
  const { pool } = house.database();
  await house.queue().store(organizationId, [call(1), call(2, { time: '2026-11-20T12:00:00Z' })], testNow);
  const sum = await house.meter(organizationId, 'sum');
  const head = async () => (await pool.query('select revision::int, unread_from::text, first_time::text, last_time::text from usage_head where organization_id = $1 and meter_id = $2', [organizationId, sum.id])).rows;
  await pool.query('update usage_head set unread_from = null where organization_id = $1', [organizationId]);
  const before = await head();
  await taking(organizationId, 2);
  expect(await head()).toEqual([{ revision: expect.toSatisfy((revision: number) => revision > before[0].revision), unread_from: '2026-11-20 12:00:00+00', first_time: '2026-11-20 10:00:01+00', last_time: '2026-11-20 10:00:01+00' }]);
  const { rows } = await pool.query(`select type, payload from outbox_event where organization_id = $1 and (subject_id = $2 or type like 'usage_event.%') order by type`, [organizationId, sum.id]);
  expect(rows).toEqual(expect.arrayContaining([
    { type: 'usage.recorded', payload: { subjects: ['acme'] } },
    { type: 'usage_event.voided', payload: { source: 'test', id: 'e2', type: 'call', subject: 'acme', time: '2026-11-20T12:00:00Z', replacementId: null } },
  ]));
});

test('whoever stores, voids and corrects at the same time, roll-ups are what the remaining events are, and nothing is taken back twice', async () => {
  const organizationId = await withMeters();
  const makeEvent = fc.record({ subject: fc.constantFrom('a', 'b'), minute: fc.integer({ min: 0, max: 179 }), v: fc.constantFrom(1, 2, 3, '4', 'no', 5.5), g: fc.constantFrom('x', 'y') });
  const events = fc.sample(makeEvent, { numRuns: 600, seed: 5 }).map(({ subject, minute, v, g }, n) => call(n, { subject, v, g, time: Temporal.Instant.from('2026-11-20T08:00:00Z').add({ minutes: minute }).toString() }));
  await house.queue().store(organizationId, events.slice(0, 200), testNow);
  const writer = async (part: number): Promise<void> => {
    for (let at = 200 + part * 100; at < 300 + part * 100; at += 5) await house.queue().store(organizationId, events.slice(at, at + 5), testNow);
  };
  const refused: unknown[] = [];
  // Each event of a range twice, by two who meet: one of them is refused.
  const voider = async (from: number, to: number): Promise<void> => {
    for (let n = from; n < to; n++) await taking(organizationId, n).catch((error: unknown) => refused.push(error));
  };
  const corrector = async (from: number, to: number): Promise<void> => {
    for (let n = from; n < to; n++) {
      await correctUsageEvent(house.context(organizationId), { source: 'test', id: `e${n}`, reason: 'moved', replacement: { id: `c${n}`, subject: n % 2 === 0 ? 'a' : 'c', data: { v: n, g: 'x' } } });
    }
  };
  await Promise.all([writer(0), writer(1), writer(2), writer(3), voider(0, 60), voider(0, 60), corrector(60, 110)]);
  expect(refused).toHaveLength(60);
  expect(refused.every((error) => error instanceof UsageEventAlreadyVoided)).toBe(true);
  expect(await total(organizationId, 'count')).toBe('540');
  for (const aggregation of all) {
    const { are, shouldBe } = await recounted(house, organizationId, await house.meter(organizationId, aggregation.toLowerCase()));
    expect([aggregation, are]).toEqual([aggregation, shouldBe]);
  }
  expect(house.log).toEqual([]);
});
