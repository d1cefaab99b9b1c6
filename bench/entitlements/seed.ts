import pg from 'pg';
import { askProduct, createTokenMeter } from '../house/asking.ts';
import { apiKey } from '../house/house.ts';
import { seedMeteredCustomers } from '../house/metered-customers.ts';
import type { Program } from '../house/program.ts';

export const customers = 10_000;
export const features = 10;

const usedTogether = 1_000;

/**
 * Gives 10,000 customers 10 metered entitlements each, lets every customer use something, and asks for every value once: the 100,000
 * answers are kept by the product itself from then on. They are copied to a table for the limit.
 */
export async function seedEntitlements(databaseUrl: string, product: Program): Promise<void> {
  await createTokenMeter(product);
  for (let n = 1; n <= features; n++) {
    await askProduct(product, 'mutation ($key: Key!) { createFeature(input: { key: $key, name: "A feature", meter: { key: "tokens" } }) { __typename ... on Error { code message } } }', { key: `feature_${n}` });
  }
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await seedMeteredCustomers(client, { customers, amountSql: '500 + (row_number() over ()) % 100' });
  await use(product);
  await client.query('vacuum analyze');
  await keepAll(product);
  await client.query(`
    create table bench_balance (organization_id uuid, customer_key text, feature_key text, has_access boolean not null, balance text, primary key (organization_id, customer_key, feature_key))`);
  await client.query(`
    insert into bench_balance select organization_id, customer_key, feature_key, (answer::jsonb ->> 2)::boolean, answer::jsonb ->> 3 from entitlement_balance`);
  await client.query('vacuum analyze');
  const { rows } = await client.query<{ count: number }>('select count(*)::int as count from bench_balance');
  if (rows[0]?.count !== customers * features) throw new Error(`${rows[0]?.count} values are kept instead of ${customers * features}`);
  await client.end();
}

async function use(product: Program): Promise<void> {
  const at = Temporal.Instant.fromEpochMilliseconds(Math.floor(performance.timeOrigin)).subtract({ minutes: 5 }).toString();
  for (let first = 1; first <= customers; first += usedTogether) {
    const events = Array.from({ length: usedTogether }, (_, n) => ({
      specversion: '1.0', id: `use-${first + n}`, source: 'bench', type: 'tokens', subject: `customer_${first + n}`, time: at, data: { tokens: (first + n) % 600, model: 'model_1' },
    }));
    const response = await fetch(`http://127.0.0.1:${product.port}/api/v1/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/cloudevents-batch+json', authorization: `Bearer ${apiKey}` },
      body: JSON.stringify(events),
    });
    if (response.status !== 204) throw new Error(`the product answers events with ${response.status}: ${await response.text()}`);
  }
}

interface AccessPage {
  readonly customers: { readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean } };
}

async function keepAll(product: Program): Promise<void> {
  let after: string | null = null;
  do {
    const page: AccessPage = await askProduct<AccessPage>(
      product,
      'query Keep($after: String) { customers(first: 50, after: $after) { pageInfo { endCursor hasNextPage } nodes { access { balance } } } }',
      { after },
    );
    after = page.customers.pageInfo.hasNextPage ? page.customers.pageInfo.endCursor : null;
  } while (after !== null);
}
