import { lockCustomer, nowOf, startDueNow } from '../../customers/index.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { gatheringCustomersOf } from '../billing-profile.store.ts';
import { billedCustomer, followProfile } from '../gathering.ts';

const chunk = 500;

/**
 * Brings what gathers under a profile to its settings as they are now, a customer a transaction. Safe to repeat, and to be cut off: what
 * was left out is done when it runs again.
 */
export async function followBillingProfile(ctx: CommandContext, profileId: string): Promise<void> {
  let after: string | null = null;
  for (;;) {
    const customerIds = await gatheringCustomersOf(ctx.read, profileId, after, chunk);
    for (const customerId of customerIds) {
      await transact({ ...ctx, em: ctx.em.fork() }, async (tx) => {
        await lockCustomer(tx, customerId);
        const customer = await billedCustomer(tx, customerId);
        await followProfile(tx, customer, await nowOf(tx, customer));
        await startDueNow(tx, customer);
      });
    }
    after = customerIds.at(-1) ?? null;
    if (after === null) return;
  }
}
