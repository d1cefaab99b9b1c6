import pg from 'pg';
import { expect, test } from 'vitest';
import { parseExact } from '../../src/kit/json.ts';
import { createMeter, usageOf, readUsageQuery } from '../../src/metering/index.ts';
import { IngestQueue } from '../../src/metering/ingest-queue.ts';
import type { IngestOutcome } from '../../src/metering/ingest-queue.ts';
import { listenForNews } from '../../src/platform/pubsub.ts';
import { meteringHouse, testNow, timed } from './house.ts';

const house = meteringHouse();

const counter = (key: string, aggregation: 'SUM' | 'COUNT' | 'UNIQUE_COUNT' = 'SUM') =>
  ({ key, aggregation, eventType: 'request', valueProperty: '$.v', groupBy: [{ key: 'g', path: '$.g' }] });
const request = (n: number) =>
  timed({ id: `e${n}`, type: 'request', subject: `s${n % 7}`, time: `2026-11-2${n % 3}T0${n % 5}:00:00Z`, data: { v: n, g: `g${n % 4}` } });

async function total(organizationId: string, key: string): Promise<string | undefined> {
  const meter = await house.meter(organizationId, key);
  const query = readUsageQuery(meter, {}, []);
  if (query === null) throw new Error('acceptable');
  return (await usageOf(house.reader(organizationId), meter, query))[0]?.value.toString();
}

function another(options: Partial<ConstructorParameters<typeof IngestQueue>[0]> = {}): IngestQueue {
  const { url, pool } = house.database();
  return new IngestQueue({ url, pool, log: (message) => house.log.push(message), ...options });
}

test('whoever sends an event again, at the same time or later, through whichever process, it counts once; and a new meter misses none', async () => {
  const organizationId = await house.organization();
  await createMeter(house.context(organizationId), counter('first'));
  const queues = [house.queue(), another({ batchSize: 50 }), another({ batchSize: 7 })];
  const events = Array.from({ length: 1_200 }, (_, n) => request(n));
  const answers = new Map<string, IngestOutcome['status'][]>();
  const senders = Array.from({ length: 12 }, async (_, sender) => {
    // Each sends two thirds of all events, each in another order, in pieces.
    const own = events.filter((_event, n) => (n + sender) % 3 !== 0).sort((a, b) => ((Number(a.id.slice(1)) * (sender + 3)) % 1_201) - ((Number(b.id.slice(1)) * (sender + 3)) % 1_201));
    for (let at = 0; at < own.length; at += 37) {
      const piece = own.slice(at, at + 37);
      const outcomes = await (queues[sender % 3] as IngestQueue).store(organizationId, piece, testNow);
      piece.forEach(({ id }, n) => answers.set(id, [...(answers.get(id) ?? []), (outcomes[n] as IngestOutcome).status]));
    }
  });
  const later = async (): Promise<void> => {
    for (let n = 0; n < 6; n++) await createMeter(house.context(organizationId), counter(`later_${n}`, n % 2 === 0 ? 'SUM' : 'UNIQUE_COUNT'));
  };
  await Promise.all([...senders, later()]);
  await Promise.all(queues.slice(1).map((queue) => queue.close()));

  expect([...answers.values()].every((statuses) => statuses.filter((status) => status === 'ACCEPTED').length === 1)).toBe(true);
  expect(answers.size).toBe(1_200);
  const sum = String((1_199 * 1_200) / 2);
  expect(await total(organizationId, 'first')).toBe(sum);
  for (let n = 0; n < 6; n++) expect([n, await total(organizationId, `later_${n}`)]).toEqual([n, n % 2 === 0 ? sum : '1200']);
  const { rows } = await house.database().pool.query(
    `select (select count(*)::int from usage_event where organization_id = $1) as events, (select count(*)::int from usage_event_key where organization_id = $1) as keys,
      (select count(distinct sequence)::int from usage_event where organization_id = $1) as sequences`, [organizationId]);
  expect(rows).toEqual([{ events: 1_200, keys: 1_200, sequences: 1_200 }]);
  expect(house.log).toEqual([]);
});

test('a batch of new events adds the same as one of which some were stored before, whatever the events are', async () => {
  const [plain, again] = [await house.organization(), await house.organization()];
  const values = ['1', '-2.50', '12345678901234567890.000000001', '"0.1"', '1e3', 'null', '"none"'];
  const events = Array.from({ length: 120 }, (_, n) => timed({
    id: `e${n}`, source: n % 6 === 0 ? 'other "ß"' : 'test', type: n % 11 === 0 ? 'unmetered' : 'request', subject: n % 5 === 0 ? 'ä "q\\' : `s${n % 4}`, time: `2026-11-${20 + (n % 3)}T0${n % 4}:${10 + (n % 50)}:00Z`,
    data: n % 13 === 0 ? null : (parseExact(`{"v":${values[n % values.length]},"g":"g,{${n % 3}}"}`) as object), ...(n % 17 === 0 ? { extension: 'kept' } : {}),
  }));
  const sql = house.database().pool;
  const rowsOf = async (organizationId: string, columns: string, table: string): Promise<unknown[]> =>
    (await sql.query(`select ${columns} from ${table} t join meter m on m.id = t.meter_id where t.organization_id = $1 order by m.key, t.subject, t.first_time, t.group_values`.replace(table === 'usage_head' ? ', t.group_values' : '', ''), [organizationId])).rows;
  const stored = async (organizationId: string): Promise<unknown> => ({
    rows: await rowsOf(organizationId, 'm.key, t.subject, hour, group_hash, group_values, event_count, value_count, first_time, last_time, trim_scale(sum) as sum, trim_scale(min) as min, trim_scale(max) as max, latest, moment', 'usage_rollup_hour'),
    heads: await rowsOf(organizationId, 'm.key, t.subject, first_time, last_time, unread_from, folded_until', 'usage_head'),
    events: (await sql.query('select id, source, type, subject, time, ingested_at, data::text, attributes::text, late, (select array_agg(split_part(i, $$ $$, 1)) from unnest(issues) i) as issues from usage_event where organization_id = $1 order by id', [organizationId])).rows,
  });
  for (const organizationId of [plain, again]) for (const aggregation of ['SUM', 'COUNT'] as const) await createMeter(house.context(organizationId), counter(aggregation.toLowerCase(), aggregation));
  const one = another();
  // Part of the hours has rows already in both.
  await one.store(plain, events.slice(0, 30), testNow);
  await one.store(again, events.slice(0, 30), testNow);
  await one.store(plain, events.slice(30), testNow);
  const outcomes = await one.store(again, [...events.slice(20, 30), ...events.slice(30)], testNow);
  await one.close();
  expect(outcomes.map(({ status }) => status)).toEqual(events.slice(20).map((_event, n) => (n < 10 ? 'DUPLICATE' : 'ACCEPTED')));
  const expected = await stored(plain);
  expect((expected as { rows: unknown[]; heads: unknown[] }).rows.length).toBeGreaterThan(40);
  expect(await stored(again)).toEqual(expected);
});

test('events of several organizations, accepted at several instants, are stored in one commit, each as what it is', async () => {
  const organizations = [await house.organization(), await house.organization(), await house.organization()];
  for (const organizationId of organizations) await createMeter(house.context(organizationId), counter('sum'));
  const [first = '', second = '', third = ''] = organizations;
  const instants = [0, 1, 2, 3].map((n) => testNow.add({ milliseconds: n }));
  const named = (id: string, source: string, subject: string, v: number) => timed({ id, source, type: 'request', subject, time: `2026-11-20T0${v}:00:00Z`, data: { v, g: 'g' } });
  const sent = [
    { organizationId: first, event: named('a', 'one', 'x', 1) }, { organizationId: second, event: named('a', 'one', 'x', 2) },
    { organizationId: third, event: named('b', 'two', 'y', 3) }, { organizationId: first, event: named('a', 'two', 'x', 4) },
  ];
  // The first is stored by itself; those that come meanwhile wait for the one writer, and are its next batch.
  const one = another({ writers: 1 });
  await Promise.all(sent.map(({ organizationId, event }, n) => one.store(organizationId, [event], instants[n] as Temporal.Instant)));
  await one.close();

  const { rows } = await house.database().pool.query(
    `select organization_id as "organizationId", id, source, subject, to_char(time at time zone 'UTC', 'HH24:MI') as time, to_char(ingested_at at time zone 'UTC', 'MS')::int as at, (sequence / 8192)::text as batch
     from usage_event where organization_id = any($1) order by ingested_at`, [organizations]);
  expect(rows.map(({ batch: _batch, ...row }) => row)).toEqual(sent.map(({ organizationId, event: { id, source, subject } }, n) => ({ organizationId, id, source, subject, time: `0${n + 1}:00`, at: n })));
  expect(new Set(rows.slice(1).map(({ batch }) => batch)).size).toBe(1);
  expect(await Promise.all(organizations.map((organizationId) => total(organizationId, 'sum')))).toEqual(['5', '2', '3']);
});

test('an organization whose meters are being changed waits, and the others do not', async () => {
  const [busy, free] = [await house.organization(), await house.organization()];
  await house.queue().store(busy, [request(1)], testNow);
  const holder = new pg.Client({ connectionString: house.database().url });
  await holder.connect();
  await holder.query('begin');
  await holder.query('select pg_advisory_xact_lock(hashtextextended($1::uuid::text, 0))', [busy]);
  let stored = false;
  const waiting = house.queue().store(busy, [request(2)], testNow).then((outcomes) => {
    stored = true;
    return outcomes;
  });
  expect((await house.queue().store(free, [request(3)], testNow)).map(({ status }) => status)).toEqual(['ACCEPTED']);
  expect((await house.queue().store(free, [request(4)], testNow)).map(({ status }) => status)).toEqual(['ACCEPTED']);
  expect(stored).toBe(false);
  await holder.query('commit');
  await holder.end();
  expect((await waiting).map(({ status }) => status)).toEqual(['ACCEPTED']);
});

test('who counts to one subject waits for nobody who counts to another', async () => {
  const organizationId = await house.organization();
  await createMeter(house.context(organizationId), counter('held'));
  const queue = another();
  const of = (subject: string, id: string) => timed({ id, type: 'request', subject, time: '2026-11-20T01:00:00Z', data: { v: 1, g: 'g' } });
  const accepted = [{ status: 'ACCEPTED', issues: [] }];
  expect(await queue.store(organizationId, [of('busy', 'e0')], testNow)).toEqual(accepted);
  const holder = new pg.Client({ connectionString: house.database().url });
  await holder.connect();
  await holder.query('begin');
  await holder.query(`select from usage_head where organization_id = $1 and subject = 'busy' for update`, [organizationId]);
  let stored = 0;
  const busy = ['e1', 'e2'].map(async (id) => {
    const outcomes = await queue.store(organizationId, [of('busy', id)], testNow);
    stored += 1;
    return outcomes;
  });
  // It came after one that waits behind what the first writer does, and goes before it.
  expect(await queue.store(organizationId, [of('other', 'e3')], testNow)).toEqual(accepted);
  expect(stored).toBe(0);
  await holder.query('commit');
  await holder.end();
  expect(await Promise.all(busy)).toEqual([accepted, accepted]);
  await queue.close();
  expect(await total(organizationId, 'held')).toBe('4');
});

test('one event that the database refuses is refused alone', async () => {
  const organizationId = await house.organization();
  const bad = { ...request(5), id: 'a\0b' };
  const queue = another();
  const answers = await Promise.allSettled([queue.store(organizationId, [request(1), request(2)], testNow), queue.store(organizationId, [bad], testNow), queue.store(organizationId, [request(3)], testNow)]);
  await queue.close();
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  const { rows } = await house.database().pool.query('select id from usage_event where organization_id = $1 order by id', [organizationId]);
  expect(rows).toEqual([{ id: 'e1' }, { id: 'e2' }, { id: 'e3' }]);
});

test('past its capacity the queue refuses a request as a whole, and takes it later', async () => {
  const organizationId = await house.organization();
  const queue = another({ capacity: 10, batchSize: 5, writers: 1 });
  const first = queue.store(organizationId, Array.from({ length: 10 }, (_, n) => request(n)), testNow);
  await expect(queue.store(organizationId, Array.from({ length: 8 }, (_, n) => request(n + 20)), testNow)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  await first;
  expect(await queue.store(organizationId, [request(20)], testNow)).toEqual([{ status: 'ACCEPTED', issues: [expect.objectContaining({ code: 'EVENT_NOT_METERED' })] }]);
  await queue.close();
  await expect(queue.store(organizationId, [request(21)], testNow)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
});

test('when connections are lost on the way, what is sent again counts once', async () => {
  const organizationId = await house.organization();
  await createMeter(house.context(organizationId), counter('lost'));
  const queue = another({ batchSize: 20 });
  let lost = 0;
  const send = async (piece: readonly ReturnType<typeof request>[]): Promise<void> => {
    for (;;) {
      try {
        await queue.store(organizationId, piece, testNow);
        return;
      } catch (error) {
        expect(error).toMatchObject({ code: 'UNAVAILABLE' });
        lost += 1;
      }
    }
  };
  let stored = 0;
  for (; stored < 600 || lost === 0; stored += 30) {
    const sent = send(Array.from({ length: 30 }, (_, n) => request(stored + n)));
    // Ended at every stage of a batch: before it, in the midst of it, after it.
    await new Promise((resolve) => setTimeout(resolve, (stored / 30) % 10));
    await house.database().pool.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'tollgate-ingest' and datname = current_database()`);
    await sent;
  }
  await queue.close();
  expect(await total(organizationId, 'lost')).toBe(String(((stored - 1) * stored) / 2));
});

test('a commit group tells once which meters and subjects changed', async () => {
  const organizationId = await house.organization();
  await createMeter(house.context(organizationId), counter('news'));
  const { id } = await house.meter(organizationId, 'news');
  const heard: unknown[] = [];
  const news = await listenForNews(house.database().url, () => {});
  news.listen((announcements) => heard.push(...announcements.filter((found) => found.organizationId === organizationId)));
  await house.queue().store(organizationId, [request(1), request(8), request(2), { ...request(3), type: 'other' }], testNow);
  await expect.poll(() => heard).toEqual([{ organizationId, type: 'usage.recorded', id, customerId: null, payload: { subjects: ['s1', 's2'] } }]);
  await house.queue().store(organizationId, [request(1)], testNow);
  await house.queue().store(organizationId, [request(4)], testNow);
  await expect.poll(() => heard.length).toBe(2);
  await news.close();
});
