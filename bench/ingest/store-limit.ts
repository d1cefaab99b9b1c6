/**
 * The limit of batches: one program that makes events and stores them itself, 1,000 a statement on two connections, each event once by a
 * table of keys. No HTTP, no credentials, no checks, no meters, no roll-ups; tables, columns and indexes are the product's own.
 */
import { randomBytes } from 'node:crypto';
import { connected } from '../house/connected.ts';
import { quantile } from '../house/figures.ts';
import { newId } from '../../src/kit/id.ts';
import { EventStream, dataOf, eventSource, eventType } from './events.ts';

const batchSize = 1_000;

const text = `with incoming as materialized (
    select distinct on (hash) * from (
      select md5(e.source || chr(31) || e.id)::uuid as hash, e.* from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::text[])
        as e(id, source, type, subject, time, data)) h order by hash),
  claimed as (insert into usage_event_key (organization_id, hash) select $1, hash from incoming on conflict do nothing returning hash),
  stored as (
    insert into usage_event (organization_id, sequence, time, ingested_at, id, source, type, subject, data)
    select $1, nextval('usage_batch'), time, now(), id, source, type, subject, data::json from incoming join claimed using (hash) returning 1)
  select count(*)::int as stored from stored`;

/** What it is told to do. */
export interface StoreOrder {
  readonly databaseUrl: string;
  readonly seconds: number;
  readonly spreadDays: number;
}

/** What it has done: new events a second, and what one statement took. */
export interface StoreReport {
  readonly perSecond: number;
  readonly events: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

process.on('message', (order: StoreOrder) => {
  store(order).then(
    (report) => process.send?.(report),
    (error: unknown) => process.send?.({ error: (error as Error).message }),
  );
});
process.on('disconnect', () => process.exit(0));
process.send?.('ready');

async function store({ databaseUrl, seconds, spreadDays }: StoreOrder): Promise<StoreReport> {
  const organizationId = newId();
  const run = randomBytes(6).toString('hex');
  const latencies: number[] = [];
  let stored = 0;
  const clients = await Promise.all([0, 1].map(() => connected(databaseUrl)));
  const startedAt = performance.now();
  const endsAt = startedAt + seconds * 1_000;
  await Promise.all(
    clients.map(async (client, writer) => {
      const stream = new EventStream(`${run}-${writer}`, spreadDays);
      while (performance.now() < endsAt) {
        const events = Array.from({ length: batchSize }, () => stream.event());
        const sentAt = performance.now();
        const values = [
          organizationId,
          events.map(({ id }) => id),
          events.map(() => eventSource),
          events.map(() => eventType),
          events.map(({ subject }) => subject),
          events.map(({ time }) => time),
          events.map(dataOf),
        ];
        const { rows } = await client.query<{ stored: number }>({ name: 'store', text, values });
        latencies.push(performance.now() - sentAt);
        stored += rows[0]?.stored ?? 0;
      }
    }),
  );
  const perSecond = (stored * 1_000) / (performance.now() - startedAt);
  await Promise.all(clients.map((client) => client.end()));
  const sorted = Float64Array.from(latencies).sort();
  return { perSecond, events: stored, p50Ms: quantile(sorted, 0.5), p99Ms: quantile(sorted, 0.99) };
}
