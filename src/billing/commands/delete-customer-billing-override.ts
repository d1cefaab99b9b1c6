import { lockLiveCustomer, nowOf, startDueNow } from '../../customers/index.ts';
import type { CustomerLookUp } from '../../customers/index.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { CustomerOverrideNotFound } from '../billing-profile.errors.ts';
import { followProfile } from '../gathering.ts';

/** Lets a customer follow the default profile again, what gathers included. Answers the customer's id. Throws CustomerNotFound, CustomerDeleted, CustomerOverrideNotFound. */
export function deleteCustomerBillingOverride(ctx: CommandContext, by: CustomerLookUp): Promise<string> {
  return transact(ctx, async (tx) => {
    const customer = await lockLiveCustomer(tx, by);
    const gone = await tx.read.rows('delete from customer_billing_override where organization_id = $1 and customer_id = $2 returning 1', customer.id);
    if (gone.length === 0) throw new CustomerOverrideNotFound();
    await followProfile(tx, customer, await nowOf(tx, customer));
    await startDueNow(tx, customer);
    tx.emit({ type: 'customer_billing_override.deleted', id: customer.id, customerId: customer.id });
    return customer.id;
  });
}
