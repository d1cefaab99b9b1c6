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
