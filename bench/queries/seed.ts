import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { createTokenMeter } from '../house/asking.ts';
import { apiKey } from '../house/house.ts';
import type { Program } from '../house/program.ts';

export const customers = 500;
export const days = 30;
const models = 5;
const perRequest = 2_500;
const connections = 4;

/** The days that the events are of: whole ones of UTC, which ended before today. */
export function seededDays(): { readonly from: Temporal.Instant; readonly to: Temporal.Instant } {
  const dayMs = 86_400_000;
  const today = Math.floor((performance.timeOrigin + performance.now()) / dayMs) * dayMs;
  const to = Temporal.Instant.fromEpochMilliseconds(today);
  return { from: to.subtract({ hours: 24 * days }), to };
}

/**
 * Sends events through the product's address, spread over 30 days and 500 customers, of whom the first has about 4.5 % of all events and
 * the median one 0.2 %. Waits until closed days are rolled up, and copies the events to a table of `jsonb` for the limit.
 */
export async function seedUsage(databaseUrl: string, product: Program, events: number): Promise<void> {
  await createTokenMeter(product);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(`
    insert into customer (id, organization_id, key, name, created_at, updated_at)
    select gen_random_uuid(), o.id, 'customer_' || i, 'Customer number ' || i, now(), now() from organization o, generate_series(1, ${customers}) i where o.key = 'default'`);
  await client.query(`
    insert into customer_attribution (id, organization_id, customer_id, subject_key, is_key, is_subject, position, created_at)
    select gen_random_uuid(), organization_id, id, key, true, false, 0, now() from customer`);
  await send(product, events);
  const { rows } = await client.query<{ count: number }>('select count(*)::int as count from usage_event');
  if (rows[0]?.count !== events) throw new Error(`${events} events were sent and ${rows[0]?.count} are stored`);
  await fold(client);
  await client.query('create table bench_event as select organization_id, type, subject, time, data::jsonb as data from usage_event');
  await client.query('create index on bench_event (organization_id, subject, type, time)');
  await client.query('vacuum analyze');
  await client.end();
}

/** Days that are over are rolled up by a job that comes every ten minutes; here it comes now. */
async function fold(client: pg.Client): Promise<void> {
  await client.query("select graphile_worker.add_job('usage-fold')");
  for (;;) {
    const { rows } = await client.query<{ failure: string | null }>("select last_error as failure from graphile_worker.jobs where task_identifier = 'usage-fold'");
    if (rows.length === 0) break;
    if (rows[0]?.failure != null) throw new Error(`days are not rolled up: ${rows[0].failure}`);
    await pause(100);
  }
  const { rows } = await client.query<{ open: number }>('select count(*)::int as open from usage_head where folded_until is null');
  if (rows[0]?.open !== 0) throw new Error(`the days of ${rows[0]?.open} customers are not rolled up`);
}

/** Requests under way on a few connections at once, each as large as a busy client's. */
async function send(product: Program, events: number): Promise<void> {
  const { from } = seededDays();
  const seconds = days * 86_400;
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < events) {
      const first = next;
      next = Math.min(next + perRequest, events);
      const list: string[] = [];
      for (let n = first; n < next; n++) {
        // Three streams of numbers in [0, 1), the same in every run.
        const [who, when, what] = [fraction(n, 2_654_435_761), fraction(n, 2_246_822_519), fraction(n, 3_266_489_917)];
        const time = Temporal.Instant.fromEpochMilliseconds(from.epochMilliseconds + Math.floor(when * seconds) * 1_000).toString();
        list.push(
          `{"specversion":"1.0","id":"seed-${n}","source":"bench/api","type":"tokens","subject":"customer_${1 + Math.floor(customers * who * who)}","time":"${time}",` +
            `"data":{"tokens":${1 + Math.floor(what * 4_000)},"model":"model_${n % models}","region":"eu"}}`,
        );
      }
      const response = await fetch(`http://127.0.0.1:${product.port}/api/v1/events`, {
        method: 'POST',
        headers: { 'content-type': 'application/cloudevents-batch+json', authorization: `Bearer ${apiKey}` },
        body: `[${list.join(',')}]`,
      });
      if (response.status !== 204) throw new Error(`the product answers events with ${response.status}: ${await response.text()}`);
      await response.body?.cancel();
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
}

/** A number in [0, 1) that looks like chance: the whole number times an odd one, its high bits mixed into the low ones. */
function fraction(n: number, odd: number): number {
  let mixed = Math.imul(n + 1, odd);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 2_146_121_005);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
}
