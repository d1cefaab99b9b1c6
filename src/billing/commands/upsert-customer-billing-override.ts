import { lockLiveCustomer, nowOf, startDueNow } from '../../customers/index.ts';
import type { CustomerLookUp } from '../../customers/index.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { liveProfile } from '../billing-profile.store.ts';
import { followProfile } from '../gathering.ts';

/**
 * Pins a customer to a profile; without one, notes that it follows the default. What gathers follows at once. Answers the customer's id. Throws
 * CustomerNotFound, CustomerDeleted, BillingProfileNotFound, BillingProfileDeleted.
 */
export function upsertCustomerBillingOverride(ctx: CommandContext, by: CustomerLookUp, input: { readonly billingProfileId: string | null }): Promise<string> {
  return transact(ctx, async (tx) => {
    const customer = await lockLiveCustomer(tx, by);
    if (input.billingProfileId !== null) await liveProfile(tx, input.billingProfileId, 'share');
    const now = await nowOf(tx, customer);
    await tx.read.rows(
      `insert into customer_billing_override (organization_id, customer_id, billing_profile_id, created_at, updated_at) values ($1, $2, $3, $4, $4)
       on conflict (customer_id) do update set billing_profile_id = excluded.billing_profile_id, updated_at = excluded.updated_at`,
      customer.id,
      input.billingProfileId,
      now.toString(),
    );
    await followProfile(tx, customer, now);
    await startDueNow(tx, customer);
    tx.emit({ type: 'customer_billing_override.updated', id: customer.id, customerId: customer.id });
    return customer.id;
  });
}
