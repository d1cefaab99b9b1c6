import { present } from '../../kit/assert.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { Attribution } from '../attribution.entity.ts';
import { Customer } from '../customer.entity.ts';
import { CustomerDeleted, CustomerNotFound } from '../customer.errors.ts';
import type { CustomerLookUp } from '../customer-look-up.ts';
import { customerBy, customersByIds } from '../customer.store.ts';
import { lockCustomer } from '../live-customer.ts';
import { nowOf } from '../time.ts';

/**
 * Deletes a customer softly and frees its key, external id and subject keys. Higher domains refuse by a reaction to `customer.deleted`
 * while something of it runs (CustomerInUse); then nothing is changed. Answers the id.
 */
export function deleteCustomer(ctx: CommandContext, by: CustomerLookUp): Promise<string> {
  return transact(ctx, async (tx) => {
    const known = await customerBy(tx.read, by);
    if (known === null) throw new CustomerNotFound(by);
    // What somebody gives it meanwhile is waited for, and goes with it.
    await lockCustomer(tx, known.id);
    const found = present((await customersByIds(tx.read, [known.id]))[0], 'a customer that is locked');
    if (found.deletedAt !== null) throw new CustomerDeleted(found.id);
    const customer = await tx.em.findOneOrFail(Customer, { id: found.id });
    const now = await nowOf(tx, found);
    tx.em.assign(customer, { deletedAt: now, updatedAt: now });
    for (const row of await tx.em.find(Attribution, { customerId: customer.id, deletedAt: null })) tx.em.assign(row, { deletedAt: now, until: tx.clock.now() });
    tx.emit({ type: 'customer.deleted', id: customer.id, customerId: customer.id });
    return customer.id;
  });
}
