import type { Reader } from '../platform/reader.ts';
import { CustomerTaxSchema } from './customer-tax.entity.ts';

/** For each customer the ids of its live taxes, in their order: one statement. */
export async function taxIdsOf(read: Reader, customerIds: readonly string[]): Promise<string[][]> {
  const lists = await read.listByKeys(CustomerTaxSchema, 'customerId', customerIds, {
    orderBy: [{ property: 'position', direction: 'asc' }],
    where: { text: 'exists (select 1 from tax x where x.id = t.tax_id and x.deleted_at is null)', values: [] },
  });
  return lists.map((list) => list.map(({ taxId }) => taxId));
}

/**
 * For each tax how many live customers bear it where what is sold names none: those that it was applied to, and of one that is applied to the
 * organization those that bear no tax of their own. Nobody bears a deleted one. One statement; not for buyers.
 */
export async function customersBearing(read: Reader, taxIds: readonly string[]): Promise<number[]> {
  const rows = await read.rows<{ id: string; count: number }>(
    `with borne as (select b.customer_id, b.tax_id from customer_tax b join tax t on t.id = b.tax_id and t.deleted_at is null join customer c on c.id = b.customer_id and c.deleted_at is null where b.organization_id = $1)
     select t.id, ((select count(*) from borne b where b.tax_id = t.id)
       + case when t.applied_to_organization then (select count(*) from customer c where c.organization_id = $1 and c.deleted_at is null and not exists (select 1 from borne b where b.customer_id = c.id)) else 0 end)::int as count
     from tax t where t.organization_id = $1 and t.id = any($2::uuid[]) and t.deleted_at is null`,
    taxIds,
  );
  const found = new Map(rows.map(({ id, count }) => [id, count]));
  return taxIds.map((id) => found.get(id) ?? 0);
}
