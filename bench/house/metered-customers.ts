import type pg from 'pg';

export interface MeteredCustomers {
  /** How many; their keys are customer_1 and so on, which are their subjects too. */
  readonly customers: number;
  /** What each entitlement is granted once, an expression of SQL over the entitlements. */
  readonly amountSql: string;
}

/** The first of the running month: everything of theirs begins then. */
export const startSql = "date_trunc('month', now())";

/**
 * Writes customers with one metered entitlement to each feature there is, and a grant each. The session writes without triggers and
 * checks of foreign keys from then on.
 */
export async function seedMeteredCustomers(client: pg.Client, { customers, amountSql }: MeteredCustomers): Promise<void> {
  await client.query('set session_replication_role = replica');
  await client.query(`
    insert into customer (id, organization_id, key, name, created_at, updated_at)
    select gen_random_uuid(), o.id, 'customer_' || i, 'Customer number ' || i, ${startSql}, ${startSql} from organization o, generate_series(1, ${customers}) i where o.key = 'default'`);
  await client.query(`
    insert into customer_attribution (id, organization_id, customer_id, subject_key, is_key, is_subject, position, created_at)
    select gen_random_uuid(), organization_id, id, key, true, false, 0, ${startSql} from customer`);
  await client.query(`
    insert into entitlement (id, organization_id, customer_id, feature_id, feature_key, type, active_from, usage_interval, usage_anchor, measure_usage_from,
      is_soft_limit, preserve_overage_at_reset, revision, created_at, updated_at)
    select gen_random_uuid(), c.organization_id, c.id, f.id, f.key, 'METERED', ${startSql}, 'P1M', ${startSql}, ${startSql}, false, false, 1, ${startSql}, ${startSql} from customer c, feature f`);
  await client.query(`
    insert into entitlement_grant (id, organization_id, customer_id, entitlement_id, amount, priority, effective_at, min_rollover_amount, max_rollover_amount, issued_after_reset, created_at, updated_at)
    select gen_random_uuid(), organization_id, customer_id, id, ${amountSql}, 1, ${startSql}, 0, 0, false, ${startSql}, ${startSql} from entitlement`);
}
