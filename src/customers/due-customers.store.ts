import type pg from 'pg';
import type { Reader } from '../platform/reader.ts';

/** Customers that a source has due work for, whenever it is due: those with one of the subjects, or all of them when `subjects` is null. */
export async function customersDueFor(read: Reader, source: string, subjects: readonly string[] | null): Promise<string[]> {
  const rows = await read.rows<{ id: string }>(
    `select d.customer_id as id from due_work d join customer c on c.id = d.customer_id
     where d.organization_id = $1 and d.source = $2 and ($3::text[] is null or c.key = any($3::text[]) or exists (
       select 1 from customer_attribution a where a.organization_id = $1 and a.customer_id = d.customer_id and a.subject_key = any($3::text[]) and a.deleted_at is null))`,
    source,
    subjects,
  );
  return rows.map(({ id }) => id);
}

/**
 * At most `limit` customers of all organizations that a source has due work for, behind the id `after`; by id. Of every organization, since
 * sweeps belong to the installation; what is then done is done inside each one's own.
 */
export async function everyCustomerDueFor(pool: pg.Pool, source: string, after: string | null, limit: number): Promise<{ organizationId: string; customerId: string }[]> {
  const { rows } = await pool.query<{ organizationId: string; customerId: string }>({
    name: 'customers-due-for',
    text: `select organization_id as "organizationId", customer_id as "customerId" from due_work
           where source = $1 and ($2::uuid is null or customer_id > $2) order by customer_id limit $3`,
    values: [source, after, limit],
  });
  return rows;
}
