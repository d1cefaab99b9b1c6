import { expect, test } from 'vitest';
import { backfillMeter, correctUsageEvent, createMeter, deleteMeter, resumeBackfills, updateMeter, voidUsageEvent } from '../../src/metering/index.ts';
import { backfillsOf } from '../../src/metering/backfill.store.ts';
import type { BackfillRow } from '../../src/metering/backfill.store.ts';
import type { TimedUsageEvent } from '../../src/metering/event.ts';
import { backfillChunk } from '../../src/metering/jobs/backfill-meter.ts';
import { transact } from '../../src/platform/transaction.ts';
import type { Transaction } from '../../src/platform/transaction.ts';
import { meteringHouse, testNow, timed } from './house.ts';
import { recounted } from './recounted.ts';

const house = meteringHouse();
const ctx = (organizationId: string) => house.context(organizationId);
const STORED = 7_001;

const call = (n: number): TimedUsageEvent =>
  timed({ id: `e${n}`, type: 'call', subject: `s${n % 13}`, time: Temporal.Instant.from('2026-11-01T00:00:00Z').add({ minutes: (n * 37) % 9_000 }).toString(), data: { v: n % 10 === 7 ? 'no' : n % 100, g: `g${n % 2}` } });

async function store(organizationId: string, from: number, to: number): Promise<void> {
  for (let at = from; at < to; at += 1_000) await house.queue().store(organizationId, Array.from({ length: Math.min(1_000, to - at) }, (_, n) => call(at + n)), testNow);
}

async function late(organizationId: string, key: string, more: object = {}): Promise<{ id: string; backfillId: string }> {
  const id = await createMeter(ctx(organizationId), { key, aggregation: 'SUM', eventType: 'call', valueProperty: '$.v', groupBy: [{ key: 'g', path: '$.g' }], ...more });
  return { id, backfillId: (await progress(organizationId, id)).id };
}

async function progress(organizationId: string, meterId: string): Promise<BackfillRow> {
  const [row] = await backfillsOf(house.reader(organizationId), [meterId]);
  if (row == null) throw new Error('no backfill');
  return row;
}

/** The process is killed just before the commit: everything that the transaction did is gone. */
class Killed extends Error {}
async function killedChunk(organizationId: string, backfillId: string): Promise<void> {
  const whole = ctx(organizationId);
  const killed = transact(whole, async (tx) => {
    await backfillChunk(tx as Transaction, backfillId);
    throw new Killed();
  });
  await expect(killed).rejects.toThrow(Killed);
}

test('a meter made later counts each event stored before it once, whatever comes meanwhile and wherever it is killed', async () => {
  const organizationId = await house.organization();
  await store(organizationId, 0, STORED);
  const sum = await late(organizationId, 'sum');
  const distinct = await late(organizationId, 'distinct', { aggregation: 'UNIQUE_COUNT', eventFrom: Temporal.Instant.from('2026-11-02T00:00:00Z') });
  expect(await progress(organizationId, sum.id)).toMatchObject({ total: null, counted: '0', failed: '0', finishedAt: null });

  // The first step says how much there is to do.
  expect(await backfillChunk(ctx(organizationId), sum.backfillId)).toBe('more');
  expect(await progress(organizationId, sum.id)).toMatchObject({ total: String(STORED), counted: '0' });
  await killedChunk(organizationId, sum.backfillId);
  expect(await backfillChunk(ctx(organizationId), sum.backfillId)).toBe('more');
  const once = await progress(organizationId, sum.id);
  expect([Number(once.counted) + Number(once.failed), once.finishedAt]).toEqual([2_000, null]);
  await killedChunk(organizationId, sum.backfillId);

  // Events come, are voided and corrected while two processes go on with it: those it has counted, and those it has not.
  const voided = Array.from({ length: 60 }, (_, n) => n * 113 + 1);
  await Promise.all([
    backfillMeter(() => ctx(organizationId), sum.backfillId),
    backfillMeter(() => ctx(organizationId), sum.backfillId),
    backfillMeter(() => ctx(organizationId), distinct.backfillId),
    store(organizationId, STORED, STORED + 2_000),
    (async () => {
      for (const n of voided) await voidUsageEvent(ctx(organizationId), { source: 'test', id: `e${n}`, reason: 'sent twice' });
    })(),
    (async () => {
      for (const n of voided) await correctUsageEvent(ctx(organizationId), { source: 'test', id: `e${n + 1}`, reason: 'wrong', replacement: { subject: `s${n % 7}`, data: { v: 1_000_000, g: 'g1' } } });
    })(),
  ]);
  await backfillMeter(() => ctx(organizationId), sum.backfillId);
  await backfillMeter(() => ctx(organizationId), distinct.backfillId);

  const done = await progress(organizationId, sum.id);
  expect(done.finishedAt).not.toBeNull();
  expect(Number(done.total)).toBe(Number(done.counted) + Number(done.failed));
  expect(Number(done.total)).toBeGreaterThan(STORED - 121);
  for (const key of ['sum', 'distinct']) {
    const { are, shouldBe } = await recounted(house, organizationId, await house.meter(organizationId, key));
    expect(are).toEqual(shouldBe);
  }
  // Nothing is left to do, and doing it again changes nothing.
  expect(await backfillChunk(ctx(organizationId), sum.backfillId)).toBe('nothing left');
  expect(house.log).toEqual([]);
});

test('a backfill that stands still keeps neither writers nor other processes waiting', async () => {
  const organizationId = await house.organization();
  await store(organizationId, 0, STORED);
  const { backfillId } = await late(organizationId, 'slow');
  await backfillChunk(ctx(organizationId), backfillId);
  // One chunk stands still before its commit, and holds what it has.
  let go = (): void => {};
  const held = new Promise<void>((resolve) => (go = resolve));
  let isThere = (): void => {};
  const there = new Promise<void>((resolve) => (isThere = resolve));
  const chunk = transact(ctx(organizationId), async (tx) => {
    await tx.read.rows('select pg_advisory_xact_lock_shared(hashtextextended($1::uuid::text, 0))');
    await tx.read.rows('select 1 from usage_backfill where organization_id = $1 and id = $2 for update', backfillId);
    isThere();
    await held;
  });
  await there;
  await store(organizationId, STORED, STORED + 100);
  expect(await backfillChunk(ctx(organizationId), backfillId)).toBe('nothing left');
  go();
  await chunk;
});

test('a backfill ends where its meter is deleted or counted anew, and goes on by itself where its process was killed', async () => {
  const organizationId = await house.organization();
  await store(organizationId, 0, STORED);
  const deleted = await late(organizationId, 'deleted');
  await backfillChunk(ctx(organizationId), deleted.backfillId);
  await deleteMeter(ctx(organizationId), { id: deleted.id });
  expect(await backfillChunk(ctx(organizationId), deleted.backfillId)).toBe('nothing left');
  expect(await progress(organizationId, deleted.id)).toMatchObject({ finishedAt: expect.any(String), counted: '0' });

  const changed = await late(organizationId, 'changed');
  await backfillChunk(ctx(organizationId), changed.backfillId);
  await backfillChunk(ctx(organizationId), changed.backfillId);
  await updateMeter(ctx(organizationId), { id: changed.id }, { groupBy: [] });
  expect(await progress(organizationId, changed.id)).toMatchObject({ finishedAt: expect.any(String) });
  expect(await backfillChunk(ctx(organizationId), changed.backfillId)).toBe('nothing left');
  const { are, shouldBe } = await recounted(house, organizationId, await house.meter(organizationId, 'changed'));
  expect(are).toEqual(shouldBe);

  const left = await late(organizationId, 'left');
  const { pool } = house.database();
  const queued = async () => (await pool.query(`select 1 from graphile_worker.jobs where key = $1`, [`backfill:${left.backfillId}`])).rowCount;
  expect(await queued()).toBe(1);
  await pool.query(`select graphile_worker.remove_job($1)`, [`backfill:${left.backfillId}`]);
  await resumeBackfills(pool, testNow, ctx);
  expect(await queued()).toBe(0);
  await resumeBackfills(pool, testNow.add({ seconds: 1 }), ctx);
  expect(await queued()).toBe(1);
});
