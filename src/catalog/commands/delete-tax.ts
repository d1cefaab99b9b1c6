import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import type { TaxLookUp } from '../tax.store.ts';
import { openTax } from './open-tax.ts';

/**
 * Deletes a tax, softly, and answers its id: what names it is charged without it from now on, and its key is free. Throws TaxNotFound and
 * TaxDeleted.
 */
export function deleteTax(ctx: CommandContext, by: TaxLookUp): Promise<string> {
  return transact(ctx, async (tx) => {
    const tax = await openTax(tx, by);
    const now = tx.clock.now();
    tx.em.assign(tax, { deletedAt: now, updatedAt: now });
    tx.emit({ type: 'tax.deleted', id: tax.id, customerId: null });
    return tax.id;
  });
}
