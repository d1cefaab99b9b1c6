import { expect, test } from 'vitest';
import { createMeter } from '../../src/metering/index.ts';
import { IngestQueue } from '../../src/metering/ingest-queue.ts';
import type { IngestOutcome } from '../../src/metering/ingest-queue.ts';
import { meteringHouse, testNow, timed } from './house.ts';

const house = meteringHouse();

const event = (id: string) => timed({ id, type: 'request', subject: 'acme', time: '2026-11-21T09:00:00Z', data: { v: 1 } });
const some = (name: string, count: number) => Array.from({ length: count }, (_, n) => event(`${name}-${n}`));

async function metered(): Promise<string> {
  const organizationId = await house.organization();
  await createMeter(house.context(organizationId), { key: 'sum', aggregation: 'SUM', eventType: 'request', valueProperty: '$.v', groupBy: [] });
  return organizationId;
}

/** Events, names and counted events of an organization: all the same number where nothing was half done. */
async function kept(organizationId: string): Promise<number[]> {
  const { rows } = await house.database().pool.query<{ kept: number[] }>(
    `select array[(select count(*) from usage_event where organization_id = $1), (select count(*) from usage_event_key where organization_id = $1),
      (select coalesce(sum(event_count), 0) from usage_rollup_hour where organization_id = $1)]::int[] as kept`, [organizationId]);
  return rows[0]?.kept ?? [];
}

const statuses = (outcomes: readonly IngestOutcome[]): string[] => [...new Set(outcomes.map(({ status }) => status))];
const failure = (work: Promise<unknown>): Promise<unknown> => work.then(() => null, (error: unknown) => error);

test('a full disk is "not now", whatever the statement was writing; with room again the same events count once', async () => {
  const organizationId = await metered();
  const { pool } = house.database();
  await pool.query(`create function disk_full() returns trigger language plpgsql as $$ begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$`);
  for (const table of ['usage_event_key', 'usage_event', 'usage_head', 'usage_rollup_hour']) {
    await pool.query(`create trigger disk_full before insert on ${table} for each row execute function disk_full()`);
    // Halving would not help, and each half would ask the full disk again.
    const before = house.log.length;
    expect(await failure(house.queue().store(organizationId, some(table, 20), testNow))).toMatchObject({ code: 'UNAVAILABLE' });
    expect(house.log.length - before).toBe(1);
    expect(await kept(organizationId)).toEqual([0, 0, 0]);
    await pool.query(`drop trigger disk_full on ${table}`);
  }
  const events = ['usage_event_key', 'usage_event', 'usage_head', 'usage_rollup_hour'].flatMap((table) => some(table, 20));
  expect(statuses(await house.queue().store(organizationId, events, testNow))).toEqual(['ACCEPTED']);
  expect(statuses(await house.queue().store(organizationId, events, testNow))).toEqual(['DUPLICATE']);
  expect(await kept(organizationId)).toEqual([80, 80, 80]);
});

test('a session that is ended at the commit, or a database that takes no writes, is "not now"; nothing that was accepted is gone', async () => {
  const organizationId = await metered();
  const { pool } = house.database();
  // Ends the session that stores, after all was written and before the commit.
  await pool.query(`create function end_session() returns trigger language plpgsql as $$ begin perform pg_terminate_backend(pg_backend_pid()); perform pg_sleep(1); return null; end $$;
    create constraint trigger end_session after insert on usage_event_key initially deferred for each row when (new.hash is not null) execute function end_session()`);
  expect(await failure(house.queue().store(organizationId, some('ended', 5), testNow))).toMatchObject({ code: 'UNAVAILABLE' });
  await pool.query('drop trigger end_session on usage_event_key');
  expect(await kept(organizationId)).toEqual([0, 0, 0]);

  const { rows } = await pool.query<{ name: string }>('select current_database() as name');
  await pool.query(`alter database ${rows[0]?.name} set default_transaction_read_only = on`);
  await pool.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'tollgate-ingest' and datname = current_database()`);
  expect(await failure(house.queue().store(organizationId, some('refused', 5), testNow))).toMatchObject({ code: 'UNAVAILABLE' });
  expect(await failure(house.queue().store(organizationId, some('refused', 5), testNow))).toMatchObject({ code: 'UNAVAILABLE' });
  await pool.query(`begin; set local transaction read write; alter database ${rows[0]?.name} reset default_transaction_read_only; commit`);
  await pool.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'tollgate-ingest' and datname = current_database()`);
  const events = [...some('ended', 5), ...some('refused', 5)];
  let outcomes: IngestOutcome[] | null = null;
  for (let n = 0; n < 5 && outcomes === null; n++) outcomes = await house.queue().store(organizationId, events, testNow).catch(() => null);
  expect(statuses(outcomes ?? [])).toEqual(['ACCEPTED']);
  expect(await kept(organizationId)).toEqual([10, 10, 10]);
});

test('while the database stands still so many events wait and no more; what waited is stored once it goes on', async () => {
  const organizationId = await metered();
  const { pool, url } = house.database();
  const queue = new IngestQueue({ url, pool, log: (message) => house.log.push(message), writers: 1, capacity: 50 });
  const client = await pool.connect();
  try {
    await queue.store(organizationId, some('before', 1), testNow);
    await client.query('begin');
    await client.query('lock table usage_event_key in access exclusive mode');
    const underWay = queue.store(organizationId, some('under-way', 1), testNow);
    await expect.poll(async () => (await client.query(`select count(*)::int as n from pg_locks l join pg_database d on d.oid = l.database and d.datname = current_database() where not l.granted and l.relation = 'usage_event_key'::regclass`)).rows[0]).toEqual({ n: 1 });
    const waiting = queue.store(organizationId, some('waiting', 40), testNow);
    // A request is taken whole or not at all.
    expect(await failure(queue.store(organizationId, some('refused', 11), testNow))).toMatchObject({ code: 'RATE_LIMITED' });
    const last = queue.store(organizationId, some('last', 10), testNow);
    expect(await failure(queue.store(organizationId, some('one', 1), testNow))).toMatchObject({ code: 'RATE_LIMITED' });
    await client.query('rollback');
    for (const taken of [underWay, waiting, last]) expect(statuses(await taken)).toEqual(['ACCEPTED']);
    expect(await kept(organizationId)).toEqual([52, 52, 52]);
    expect(statuses(await queue.store(organizationId, some('refused', 11), testNow))).toEqual(['ACCEPTED']);
  } finally {
    client.release();
    await queue.close();
  }
});
