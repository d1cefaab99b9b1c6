import pg from 'pg';
import { askProduct, createTokenMeter } from '../house/asking.ts';
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
  const start = "date_trunc('month', now())";
  await client.query('set session_replication_role = replica');
  await client.query(`
    insert into customer (id, organization_id, key, name, created_at, updated_at)
    select gen_random_uuid(), o.id, 'customer_' || i, 'Customer number ' || i, ${start}, ${start} from organization o, generate_series(1, ${customers}) i where o.key = 'default'`);
  await client.query(`
    insert into customer_attribution (id, organization_id, customer_id, subject_key, is_key, is_subject, position, created_at)
    select gen_random_uuid(), organization_id, id, key, true, false, 0, ${start} from customer`);
  await client.query(`
    insert into entitlement (id, organization_id, customer_id, feature_id, feature_key, type, active_from, usage_interval, usage_anchor, measure_usage_from,
      is_soft_limit, preserve_overage_at_reset, revision, created_at, updated_at)
    select gen_random_uuid(), c.organization_id, c.id, f.id, f.key, 'METERED', ${start}, 'P1M', ${start}, ${start}, false, false, 1, ${start}, ${start} from customer c, feature f`);
  await client.query(`
    insert into entitlement_grant (id, organization_id, customer_id, entitlement_id, amount, priority, effective_at, min_rollover_amount, max_rollover_amount, issued_after_reset, created_at, updated_at)
    select gen_random_uuid(), organization_id, customer_id, id, ${balance}, 1, ${start}, 0, 0, false, ${start}, ${start} from entitlement`);
  await client.query(`create table bench_credit (organization_id uuid, customer_key text, feature_key text, balance numeric not null, primary key (organization_id, customer_key, feature_key))`);
  await client.query(`insert into bench_credit select organization_id, key, 'tokens', ${balance} from customer`);
  await client.query('vacuum analyze');
  await client.end();
}
