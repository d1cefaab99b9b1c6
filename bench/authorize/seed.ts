import pg from 'pg';
import { askProduct, createTokenMeter } from '../house/asking.ts';
import { seedMeteredCustomers } from '../house/metered-customers.ts';
import type { Program } from '../house/program.ts';

export const customers = 2_000;
/** More than a run can use up. */
const balance = 1_000_000_000;

/** Gives every customer one metered entitlement with a grant, and the limit a row for each with the same balance. */
export async function seedAuthorizations(databaseUrl: string, product: Program): Promise<void> {
  await createTokenMeter(product);
  await askProduct(product, 'mutation { createFeature(input: { key: "tokens", name: "Tokens", meter: { key: "tokens" } }) { __typename ... on Error { code message } } }', {});
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await seedMeteredCustomers(client, { customers, amountSql: String(balance) });
  await client.query(`create table bench_credit (organization_id uuid, customer_key text, feature_key text, balance numeric not null, primary key (organization_id, customer_key, feature_key))`);
  await client.query(`insert into bench_credit select organization_id, key, 'tokens', ${balance} from customer`);
  await client.query('vacuum analyze');
  await client.end();
}
