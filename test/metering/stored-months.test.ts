import { Migrator } from '@mikro-orm/migrations';
import pg from 'pg';
import { expect, test } from 'vitest';
import { createMeter, deleteMeter, removeOldUsageEvents, addUsageMonths, updateMeter, usageOf, readUsageQuery } from '../../src/metering/index.ts';
import type { UsageQueryInput } from '../../src/metering/index.ts';
import { usageSubjects } from '../../src/metering/usage-values.store.ts';
import { openDatabase } from '../../src/platform/database.ts';
import { migrate } from '../../src/platform/migrate.ts';
import { meteringHouse, testNow, timed } from './house.ts';

const house = meteringHouse();

const counter = { key: 'sum', aggregation: 'SUM', eventType: 'request', valueProperty: '$.v', groupBy: [] } as const;
const event = (id: string, time: string, v = 1) => timed({ id, type: 'request', subject: 'acme', time, data: { v } });
const at = (text: string): Temporal.Instant => Temporal.Instant.from(text);

async function months(): Promise<string[]> {
  const { rows } = await house.database().pool.query<{ name: string }>(`select inhrelid::regclass::text as name from pg_inherits where inhparent = 'usage_event'::regclass order by 1`);
  return rows.map(({ name }) => name);
}

async function placeOf(id: string): Promise<string | undefined> {
  const { rows } = await house.database().pool.query<{ name: string }>('select tableoid::regclass::text as name from usage_event where id = $1', [id]);
  return rows[0]?.name;
}

async function total(organizationId: string, input: UsageQueryInput = {}): Promise<string | undefined> {
  const meter = await house.meter(organizationId, 'sum');
  const query = readUsageQuery(meter, input, []);
  if (query === null) throw new Error('acceptable');
  return (await usageOf(house.reader(organizationId), meter, query))[0]?.value.toString();
}

async function retain(organizationId: string, eventRetention: string | null): Promise<void> {
  await house.database().pool.query('update organization set settings = settings || $2::jsonb where id = $1', [organizationId, JSON.stringify({ eventRetention })]);
}

async function metered(): Promise<string> {
  const organizationId = await house.organization();
  await createMeter(house.context(organizationId), counter);
  return organizationId;
}

test('events of any time are stored, in the month of their time where there is one', async () => {
  const organizationId = await metered();
  const now = at('2030-05-20T00:00:00Z');
  await addUsageMonths(house.database().pool, now);
  await house.queue().store(organizationId, [
    event('old', '0001-01-02T00:00:00Z'), event('last', '2030-05-31T23:59:59Z'), event('first', '2030-06-01T00:00:00Z'), event('far', '9998-12-31T23:59:59Z'),
  ], testNow);
  expect([await placeOf('old'), await placeOf('last'), await placeOf('first'), await placeOf('far')]).toEqual(['usage_event_past', 'usage_event_2030_05', 'usage_event_2030_06', 'usage_event_ahead']);
  expect(await total(organizationId)).toBe('4');
  // Named once, it counts once: also where it comes again with a time of another month.
  expect(await house.queue().store(organizationId, [event('last', '2030-07-01T00:00:00Z')], testNow)).toEqual([{ status: 'DUPLICATE', issues: [] }]);
  expect(await total(organizationId)).toBe('4');
});

test('months are made ahead of need, with what was dated into them before, while events come in and others read', async () => {
  const organizationId = await metered();
  const { pool, url } = house.database();
  await house.queue().store(organizationId, [event('early', '2031-09-15T00:00:00Z')], testNow);
  expect(await placeOf('early')).toBe('usage_event_ahead');

  const reader = new pg.Client({ connectionString: url });
  await reader.connect();
  await reader.query('begin');
  await reader.query('select count(*) from usage_event');
  let isDone = false;
  let isAdded = false;
  let sent = 0;
  const ingesting = (async () => {
    while (!isDone) {
      const time = at('2031-06-01T00:00:00Z').add({ hours: sent % 2_000 }).toString();
      const [outcome] = await house.queue().store(organizationId, [event(`during-${sent++}`, time)], testNow);
      expect(outcome?.status).toBe('ACCEPTED');
    }
  })();
  // Where it gave up for others, it is done again.
  const add = (): Promise<void> => addUsageMonths(pool, at('2031-06-10T00:00:00Z')).catch((error: { code?: string }) => (error.code === '55P03' ? add() : Promise.reject(error)));
  const adding = Promise.all([add(), add()]).then(() => (isAdded = true));
  const waiting = async (): Promise<number | null> =>
    (await pool.query(`select 1 from pg_locks where relation = 'usage_event_ahead'::regclass and database = (select oid from pg_database where datname = current_database()) and mode = 'AccessExclusiveLock' and not granted`)).rowCount;
  try {
    // It waits for the reader and gives way to what comes in: that waits for one lock's timeout, not for the reader.
    await expect.poll(waiting, { interval: 5 }).toBeGreaterThan(0);
    const before = sent;
    await expect.poll(() => sent).toBeGreaterThan(before + 2);
    expect(isAdded).toBe(false);
    await reader.query('commit');
    await reader.end();
    await adding;
  } finally {
    isDone = true;
    await ingesting;
  }

  expect(await months()).toEqual(expect.arrayContaining(['usage_event_2031_06', 'usage_event_2031_07', 'usage_event_2031_08', 'usage_event_2031_09']));
  expect(await placeOf('early')).toBe('usage_event_2031_09');
  expect(await total(organizationId)).toBe(String(sent + 1));
  expect(house.log).toEqual([]);
});

test('events are removed when their organization keeps them no longer; what was counted stays, and no name counts twice', async () => {
  const { pool } = house.database();
  const others = await pool.query<{ id: string }>('select id from organization');
  for (const { id } of others.rows) await retain(id, 'P400D');
  const organizationId = await metered();
  const keeping = await metered();
  const now = at('2033-01-15T10:30:00Z');
  await addUsageMonths(pool, at('2031-10-02T00:00:00Z'));
  const events = [event('a', '2031-10-05T10:15:00Z', 5), event('a2', '2031-10-05T10:45:00Z', 2), event('b', '2031-12-12T10:45:00Z', 7), event('c', '2032-12-12T11:15:00Z', 11)];
  for (const owner of [organizationId, keeping]) await house.queue().store(owner, events, testNow);
  const stored = async (owner: string): Promise<string[]> =>
    (await pool.query<{ id: string }>('select id from usage_event where organization_id = $1 order by id', [owner])).rows.map(({ id }) => id);

  await retain(organizationId, 'P400D');
  await removeOldUsageEvents(pool, now);
  expect([await stored(organizationId), await stored(keeping)]).toEqual([['b', 'c'], ['a', 'a2', 'b', 'c']]);
  expect(await months()).toContain('usage_event_2031_10');
  expect(await total(organizationId)).toBe('25');
  expect(await total(organizationId, { from: at('2031-10-01T00:00:00Z'), to: at('2032-01-01T00:00:00Z'), windowSize: null })).toBe('14');
  expect(await house.queue().store(organizationId, events, testNow)).toEqual(events.map(() => ({ status: 'DUPLICATE', issues: [] })));
  // What would need the single events of an hour is refused, not answered with less.
  await expect(total(organizationId, { from: at('2031-10-05T10:20:00Z'), to: null })).rejects.toMatchObject({ issues: [{ code: 'USAGE_EVENTS_REMOVED' }] });
  await expect(updateMeter(house.context(organizationId), { key: 'sum' }, { groupBy: [{ key: 'g', path: '$.g' }] })).rejects.toMatchObject({ issues: [{ code: 'METER_EVENTS_REMOVED' }] });
  expect(await total(keeping, { from: at('2031-10-05T10:20:00Z'), to: null })).toBe('20');

  // A bound between an hour's events needs them; one before or behind all of them does not.
  expect(await total(organizationId, { from: at('2031-10-05T10:50:00Z'), to: null })).toBe('18');

  // When nobody keeps any event of a month, it goes as a whole, and nobody who ingests meanwhile is refused.
  await retain(keeping, 'P400D');
  let isDone = false;
  let sent = 0;
  const ingesting = (async () => {
    while (!isDone) expect((await house.queue().store(keeping, [event(`meanwhile-${sent++}`, '2032-12-20T00:00:00Z')], testNow))[0]?.status).toBe('ACCEPTED');
  })();
  try {
    await removeOldUsageEvents(pool, now);
  } finally {
    isDone = true;
    await ingesting;
  }
  expect(await months()).not.toContain('usage_event_2031_10');
  expect(await months()).toContain('usage_event_past');
  expect(await total(keeping)).toBe(String(25 + sent));
  // Kept longer again, nothing comes back; kept for ever, what is there stays.
  await retain(organizationId, null);
  await removeOldUsageEvents(pool, at('2040-01-01T00:00:00Z'));
  expect(await stored(organizationId)).toEqual(['b', 'c']);
  expect(house.log).toEqual([]);
});

test('events that a meter needs one by one are kept as long as it counts, however old', async () => {
  const { pool } = house.database();
  const everybody = await pool.query<{ id: string }>('select id from organization');
  for (const { id } of everybody.rows) await retain(id, 'P400D');
  const organizationId = await metered();
  const context = house.context(organizationId);
  await addUsageMonths(pool, at('2036-01-02T00:00:00Z'));
  const seat = (id: string, time: string, user: string, operation = 'add') => timed({ id, type: 'seat', subject: 'acme', time, data: { user, operation_type: operation } });
  await createMeter(context, { key: 'seats', aggregation: 'UNIQUE_COUNT', eventType: 'seat', valueProperty: '$.user', groupBy: [], recurring: true, eventFrom: at('2036-01-10T00:00:00Z') });
  await house.queue().store(organizationId, [
    seat('s0', '2036-01-09T23:59:59Z', 'nobody'), seat('s1', '2036-01-10T00:00:00Z', 'ann'), seat('s2', '2036-01-12T10:15:00Z', 'bob'), seat('s3', '2036-02-12T10:15:00Z', 'bob', 'remove'),
    seat('s4', '2036-03-01T00:00:00Z', 'cy'), event('r1', '2036-01-12T10:15:00Z'), event('r2', '2036-03-12T10:15:00Z'),
  ], testNow);
  const stored = async (): Promise<string[]> => (await pool.query<{ id: string }>('select id from usage_event where organization_id = $1 order by id', [organizationId])).rows.map(({ id }) => id);
  const seats = async (): Promise<string[]> => {
    const meter = await house.meter(organizationId, 'seats');
    const query = readUsageQuery(meter, { from: at('2036-01-01T00:00:00Z'), to: at('2036-04-01T00:00:00Z'), windowSize: 'MONTH' }, []);
    if (query === null) throw new Error('acceptable');
    return (await usageOf(house.reader(organizationId), meter, query)).map(({ value }) => value.toString());
  };
  expect(await seats()).toEqual(['2', '1', '2']);

  await retain(organizationId, 'P400D');
  const now = at('2040-01-01T00:00:00Z');
  await removeOldUsageEvents(pool, now);
  expect(await stored()).toEqual(['s1', 's2', 's3', 's4']);
  expect(await seats()).toEqual(['2', '1', '2']);
  expect(await months()).toEqual(expect.arrayContaining(['usage_event_2036_01', 'usage_event_2036_03']));
  expect(await total(organizationId)).toBe('2');
  // Whether that subject had usage within an hour whose events are gone is not known.
  await expect(usageSubjects(house.reader(organizationId), await house.meter(organizationId, 'sum'), { from: at('2036-01-12T10:05:00Z'), to: at('2036-01-12T10:25:00Z') }, null)).rejects.toMatchObject({ issues: [{ code: 'USAGE_EVENTS_REMOVED' }] });

  // The meter is deleted: nothing needs them any longer.
  await deleteMeter(house.context(organizationId), { key: 'seats' });
  await removeOldUsageEvents(pool, now);
  expect(await stored()).toEqual([]);
  expect(await months()).not.toContain('usage_event_2036_01');
  expect(house.log).toEqual([]);
});

test('events that were stored before there were months are all there after the migration, and counted as before', async () => {
  const { pool, url: here } = house.database();
  const url = new URL(here);
  const name = `${url.pathname.slice(1)}_before`;
  url.pathname = `/${name}`;
  await pool.query(`create database ${name}`);
  try {
    const old = await openDatabase({ url: url.href, entities: [], poolSize: 2, extensions: [Migrator] });
    const organizationId = '01a20144-b272-7000-a71f-4688571e2aaa';
    try {
      await old.orm.migrator.up({ to: 'Migration0012_corrections' });
      await old.pool.query(
        `insert into usage_event (organization_id, sequence, time, ingested_at, id, source, type, subject, data, late)
         select $1::uuid, n, now() - n * interval '10 days', now(), n::text, 's', 'request', 'acme', '{"v":1}'::json, n = 3 or null from generate_series(0, 100) n
         union all select $1, 200, '9999-01-01'::timestamptz, now(), 'far', 's', 'request', 'acme', null, null`, [organizationId]);
    } finally {
      await old.close();
    }
    await migrate(url.href);
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    const { rows } = await client.query<{ place: string; events: number; late: number }>(`select tableoid::regclass::text as place, count(*)::int as events, count(*) filter (where late)::int as late from usage_event group by 1 order by 1`);
    expect(rows).toEqual([{ place: 'usage_event_ahead', events: 1, late: 0 }, { place: 'usage_event_past', events: 101, late: 1 }]);
    const next = await client.query<{ place: string }>(`insert into usage_event (organization_id, sequence, time, ingested_at, id, source, type, subject) values ($1, 300, now() + interval '40 days', now(), 'x', 's', 'request', 'acme') returning tableoid::regclass::text as place`, [organizationId]);
    expect(next.rows[0]?.place).toMatch(/^usage_event_\d{4}_\d\d$/);
    await client.end();
  } finally {
    await pool.query(`drop database ${name} with (force)`);
  }
});
