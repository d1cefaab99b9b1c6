import pg from 'pg';
import { askProduct, createTokenMeter } from '../house/asking.ts';
import { apiKey } from '../house/house.ts';
import type { Program } from '../house/program.ts';

/** A customer of the bench: its key and subject are one text. */
export interface Customer {
  readonly key: string;
  readonly grants: number;
}

export const few: Customer = { key: 'customer_few', grants: 10 };
export const many: Customer = { key: 'customer_many', grants: 10_000 };

export const feature = 'tokens_left';
const days = 360;
/** What both were granted in the year, each by its grants, and what both have used of it: a little less. */
const granted = 120_000;
const usedAnHour = 13.6;

/** Now, as far as a bench is concerned: when it was started. */
export const begun = (): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(Math.floor(performance.timeOrigin / 60_000) * 60_000);

/**
 * Gives two customers the same right for a year: the same amount in all, one by ten grants and one by ten thousand, and the same usage of
 * every hour. Of the grants a third expire after 30 days, a tenth is voided after 20, and one in a hundred is refilled every month.
 */
export async function seedGrants(databaseUrl: string, product: Program): Promise<void> {
  await createTokenMeter(product);
  await askProduct(product, 'mutation ($key: Key!) { createFeature(input: { key: $key, name: "A feature", meter: { key: "tokens" } }) { __typename ... on Error { code message } } }', { key: feature });
  const since = begun().subtract({ hours: 24 * days }).toString();
  for (const { key } of [few, many]) {
    await askProduct(product, 'mutation ($key: String!) { createCustomer(input: { key: $key, name: $key }) { __typename ... on Error { code message } } }', { key });
    await askProduct(
      product,
      `mutation ($key: String!, $feature: Key!, $since: DateTime!) { createEntitlement(input: { metered: { customer: { key: $key }, featureKey: $feature,
         usagePeriod: { interval: "P1M", anchor: $since }, measureUsageFrom: { at: $since } } }) { __typename ... on Error { code message } } }`,
      { key, feature, since },
    );
  }
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  for (const { key, grants } of [few, many]) {
    await client.query(
      `insert into entitlement_grant (id, organization_id, customer_id, entitlement_id, amount, priority, effective_at, expires_at, voided_at, min_rollover_amount, max_rollover_amount,
         recurrence_interval, recurrence_anchor, issued_after_reset, created_at, updated_at)
       select gen_random_uuid(), e.organization_id, e.customer_id, e.id, $2::numeric / $3, i % 3, at, case when i % 3 = 0 then at + interval '30 days' end,
         case when i % 10 = 1 and at < now() - interval '21 days' then at + interval '20 days' end, 0, $2::numeric / $3,
         case when i % 100 = 5 then 'P1M' end, case when i % 100 = 5 then at end, false, at, at
       from entitlement e join customer c on c.id = e.customer_id and c.key = $1, generate_series(0, $3::int - 1) i,
         lateral (select $4::timestamptz + date_trunc('minute', interval '1 day' * ${days} * i / $3) as at) t`,
      [key, granted, grants, since],
    );
  }
  for (const { key } of [few, many]) await use(product, key, since);
  await client.query('vacuum analyze');
  await client.end();
}

async function use(product: Program, subject: string, since: string): Promise<void> {
  const start = Temporal.Instant.from(since);
  const events = Array.from({ length: days * 24 }, (_, hour) => event(subject, `hour-${hour}`, start.add({ hours: hour, minutes: 17 }), usedAnHour));
  for (let first = 0; first < events.length; first += 1_000) await sendEvents(product, events.slice(first, first + 1_000));
}

export const event = (subject: string, id: string, time: Temporal.Instant, tokens: number): object =>
  ({ specversion: '1.0', id: `${subject}-${id}`, source: 'bench', type: 'tokens', subject, time: time.toString(), data: { tokens, model: 'model_1' } });

/** Sends events as OpenMeter's clients do. Throws when they are not taken. */
export async function sendEvents(product: Program, events: readonly object[]): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${product.port}/api/v1/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/cloudevents-batch+json', authorization: `Bearer ${apiKey}` },
    body: JSON.stringify(events),
  });
  if (response.status !== 204) throw new Error(`the product answers events with ${response.status}: ${await response.text()}`);
}
