import type pg from 'pg';

export interface OverdueCustomer {
  readonly organizationId: string;
  readonly customerId: string;
}

/**
 * Customers of all organizations whose due work has been waiting since before `since`: its job was lost or gave up. Of every organization,
 * since the sweep belongs to the installation; what is then done is done inside each one's own.
 */
export async function overdueCustomers(pool: pg.Pool, since: Temporal.Instant, limit: number): Promise<OverdueCustomer[]> {
  const { rows } = await pool.query<OverdueCustomer>({
    name: 'customers-overdue',
    text: `select organization_id as "organizationId", customer_id as "customerId" from due_work
           where test_clock_id is null and due_at < $1 group by 1, 2 order by min(due_at) limit $2`,
    values: [since.toString(), limit],
  });
  return rows;
}
