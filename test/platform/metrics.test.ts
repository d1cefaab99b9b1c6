import pg from 'pg';
import { beforeAll, expect, test } from 'vitest';
import { IngestFigures, UsageIngest } from '../../src/metering/index.ts';
import { Metrics } from '../../src/platform/metrics.ts';
import { databaseFigures } from '../../src/platform/database-figures.ts';
import { served } from '../support/served.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

// What an operator sees after traffic that is known.
const all = worlds();
const http = served(all);
let world: World;

beforeAll(async () => {
  world = await all.create();
});

/** Every sample of a scrape, by its name with its labels. */
function samplesIn(text: string): Map<string, number> {
  return new Map(text.split('\n').filter((line) => line !== '' && !line.startsWith('#')).map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]));
}

const scraped = async () => samplesIn(await (await fetch(`${http.address}/metrics`)).text());
const event = (id: string, more: object = {}) => ({ specversion: '1.0', id, source: 'app', type: 'call', subject: 'acme', time: '2027-01-01T00:00:00Z', ...more });

async function post(body: unknown, contentType = 'application/cloudevents-batch+json'): Promise<number> {
  const headers = { authorization: `Bearer ${world.apiKey}`, 'content-type': contentType };
  return (await fetch(`${http.address}/api/v1/events`, { method: 'POST', headers, body: typeof body === 'string' ? body : JSON.stringify(body) })).status;
}

test('ingest: what was accepted, was there before, and was rejected for which reason', async () => {
  expect(await post([event('1'), event('2'), event('3')])).toBe(204);
  expect(await post([event('3'), event('4'), event('4')])).toBe(204);
  expect(await post([event('5'), event('6', { subject: '' }), event('7', { type: 7, time: 'noon' })])).toBe(400);
  expect(await post('{', 'application/cloudevents+json')).toBe(400);
  expect(await post({ ...event('8'), source: '', id: '' }, 'application/cloudevents+json')).toBe(400);
  await world.data('mutation ($events: [UsageEventInput!]!) { ingestEvents(input: { events: $events }) { __typename } }', { events: [{ id: 'g1', type: 'call', subject: 'acme' }, { id: 'g2', type: '', subject: 'acme' }] });

  const samples = await scraped();
  const starting = (name: string) => Object.fromEntries([...samples].filter(([key]) => key.startsWith(`${name}{`)).map(([key, value]) => [key.slice(name.length), value]));
  expect(samples.get('tollgate_usage_events_accepted_total')).toBe(5);
  expect(samples.get('tollgate_usage_events_duplicate_total')).toBe(2);
  expect(starting('tollgate_usage_events_rejected_total')).toEqual({
    '{reason="REQUEST_REFUSED"}': 1, '{reason="EVENT_ATTRIBUTE_LENGTH"}': 3, '{reason="EVENT_ATTRIBUTE_TYPE"}': 1, '{reason="BODY_NOT_JSON"}': 1,
  });
  expect(samples.get('tollgate_usage_batch_events_count')).toBe(3);
  expect(samples.get('tollgate_usage_batch_events_sum')).toBe(7);
  expect(starting('tollgate_usage_batch_events_bucket')).toMatchObject({ '{le="1"}': 1, '{le="2"}': 1, '{le="5"}': 3 });
  expect(samples.get('tollgate_usage_commit_duration_seconds_count')).toBe(3);
  expect(samples.get('tollgate_usage_rollup_lag_seconds_count')).toBe(3);
  const [commit = 0, lag = 0] = ['commit_duration', 'rollup_lag'].map((name) => samples.get(`tollgate_usage_${name}_seconds_sum`));
  expect(commit).toBeGreaterThan(0);
  expect(lag).toBeGreaterThanOrEqual(commit);
  expect(samples.get('tollgate_usage_queue_events')).toBe(0);
  expect(starting('tollgate_http_responses_total')).toEqual({ '{address="/api/v1/events",status="204"}': 2, '{address="/api/v1/events",status="400"}': 3 });
});

test('a queue that is full and a database that is away are told apart from bad events', async () => {
  const metrics = new Metrics();
  const timed = { time: null, specVersion: '1.0', dataContentType: null, dataSchema: null, data: null, dataText: null, extensionsText: null, id: 'x', source: 'app', type: 'call', subject: 'acme' } as const;
  const times = all.product().core.database.pool;
  const ingest = (url: string, capacity: number) => new UsageIngest({ url, pool: times, log: () => {}, capacity, figures: new IngestFigures(metrics) });
  const full = ingest(all.product().core.database.url, 1);
  await expect(full.store(world.organizationId, [{ ...timed, id: 'a' }, { ...timed, id: 'b' }], all.clock.now())).rejects.toThrow('are waiting to be stored');
  await full.close();
  expect(samplesIn((await metrics.text()).text).get('tollgate_usage_events_rejected_total{reason="RATE_LIMITED"}')).toBe(2);

  const away = new Metrics();
  const lost = new UsageIngest({ url: 'postgres://127.0.0.1:1/none', pool: times, log: () => {}, figures: new IngestFigures(away) });
  await expect(lost.store(world.organizationId, [timed], all.clock.now())).rejects.toThrow('could not be stored now');
  await lost.close();
  const samples = samplesIn((await away.text()).text);
  expect(samples.get('tollgate_usage_events_rejected_total{reason="UNAVAILABLE"}')).toBe(1);
  expect(samples.get('tollgate_usage_events_accepted_total')).toBe(0);
});

test('the installation: jobs, due work, news and the database', async () => {
  const { pool } = all.product().core.database;
  const quiet = await scraped();
  const figures = (samples: Map<string, number>, ...names: string[]) => names.map((name) => samples.get(`tollgate_${name}`));
  expect(figures(quiet, 'database_up', 'news_connected', 'jobs_waiting', 'jobs_failed', 'jobs_retrying', 'due_work_overdue', 'live_streams', 'database_waiting_requests')).toEqual([1, 1, 0, 0, 0, 0, 0, 0]);

  await pool.query(`select graphile_worker.add_job('nobody-does-this', run_at := now() - interval '100 seconds')`);
  await pool.query(`select graphile_worker.add_job('nobody-does-this', run_at := now() + interval '1 hour')`);
  await pool.query(`select graphile_worker.add_job('nobody-does-this', run_at := now() + interval '1 hour', job_key := 'again')`);
  await pool.query(`select graphile_worker.add_job('nobody-does-this', run_at := now() - interval '1 hour', job_key := 'over', max_attempts := 1)`);
  await pool.query(`update graphile_worker._private_jobs set attempts = 1 where key in ('again', 'over')`);
  const customer = await world.data('mutation { made: createCustomer(input: { key: "late" }) { ... on Customer { key } } }');
  expect(customer.made).toEqual({ key: 'late' });
  await pool.query(`insert into due_work (organization_id, customer_id, source, due_at) select organization_id, id, 'nobody', now() - interval '5 minutes' from customer where key = 'late'`);
  const busy = await scraped();
  expect(figures(busy, 'jobs_waiting', 'jobs_failed', 'jobs_retrying', 'due_work_overdue')).toEqual([1, 1, 1, 1]);
  // The machine's clock may be set back a little meanwhile.
  expect(busy.get('tollgate_jobs_oldest_waiting_seconds')).toBeGreaterThan(70);
  expect(busy.get('tollgate_jobs_oldest_waiting_seconds')).toBeLessThan(1_000);
  expect(busy.get('tollgate_due_work_oldest_overdue_seconds')).toBeGreaterThan(270);
  const { made } = await world.data('mutation { made: createMeter(input: { key: "later", aggregation: COUNT, eventType: "call" }) { ... on Meter { key } } }');
  expect(made).toEqual({ key: 'later' });
  await pool.query(`insert into usage_backfill (organization_id, id, meter_id, before_sequence, created_at, updated_at)
    select organization_id, gen_random_uuid(), id, 1, now(), now() - interval '10 minutes' from meter where key = 'later'`);
  const monthsAhead = async () => (await pool.query(`select 1 from pg_class where relname > to_char(now() at time zone 'UTC', '"usage_event_"YYYY_MM') and relname ~ '^usage_event_\\d{4}_\\d\\d$' and relkind = 'r'`)).rowCount;
  const before = await monthsAhead();
  const open = await scraped();
  expect(open.get('tollgate_usage_backfills_open')).toBe(1);
  expect(open.get('tollgate_usage_backfill_stalled_seconds')).toBeGreaterThan(570);
  // A month may begin in between.
  expect([before, await monthsAhead()]).toContain(open.get('tollgate_usage_months_ahead'));
  expect(before).toBeGreaterThan(0);
  expect(busy.has('tollgate_outbox_oldest_seconds')).toBe(true);
  // One queue serves every database of the cluster, so what others notify shows in it: as a share, never as a count.
  const queued = busy.get('tollgate_database_notification_queue_ratio');
  expect(queued).toBeGreaterThanOrEqual(0);
  expect(queued).toBeLessThan(1);
});

test('a database that is away is said to be, and the scrape still answers', async () => {
  const pool = new pg.Pool({ connectionString: 'postgres://127.0.0.1:1/none' });
  const metrics = new Metrics();
  metrics.survey(databaseFigures(pool));
  const samples = samplesIn((await metrics.text()).text);
  expect(samples.get('tollgate_database_up')).toBe(0);
  expect(samples.has('tollgate_jobs_waiting')).toBe(false);
  await pool.end();
});

test('everything that is told has a help text, and a name of its own', async () => {
  const text = await (await fetch(`${http.address}/metrics`)).text();
  const types = [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name]) => name);
  expect(new Set(types).size).toBe(types.length);
  const helps = [...text.matchAll(/^# HELP (tollgate_\S+) \S.+$/gm)].map(([, name]) => name);
  expect(helps).toEqual(types.filter((name) => name?.startsWith('tollgate_')));
});
