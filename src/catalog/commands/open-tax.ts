import type { Transaction } from '../../platform/transaction.ts';
import { Tax } from '../tax.entity.ts';
import { TaxDeleted, TaxNotFound } from '../tax.errors.ts';
import { describeTax, taxBy } from '../tax.store.ts';
import type { TaxLookUp } from '../tax.store.ts';

/** The tax that is to be changed, its row locked until the transaction ends. Throws TaxNotFound and TaxDeleted. */
export async function openTax(tx: Transaction, by: TaxLookUp): Promise<Tax> {
  const found = await taxBy(tx.read, by);
  if (found === null) throw new TaxNotFound(describeTax(by));
  await tx.read.rows('select 1 from tax t where t.organization_id = $1 and t.id = $2::uuid for update', found.id);
  const tax = await tx.em.findOne(Tax, { id: found.id }, { refresh: true });
  if (tax === null) throw new TaxNotFound(describeTax(by));
  if (tax.deletedAt != null) throw new TaxDeleted(tax);
  return tax;
}
