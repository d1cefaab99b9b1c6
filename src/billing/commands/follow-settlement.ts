import { lockCustomer, nowOf, startDueNow } from '../../customers/index.ts';
import { enqueue } from '../../platform/jobs.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext, Reaction } from '../../platform/transaction.ts';
import { billedCustomer } from '../gathering.ts';
import { customersWithDrafts } from '../invoice.store.ts';
import { settleDrafts } from '../settle-drafts.ts';

/** The task that brings drafts to taxes and coupons that were changed. */
export const settlementTask = 'billing-settlement';

/** News of what drafts of many customers may bear. */
export const settlementNews = ['tax.created', 'tax.updated', 'tax.deleted', 'coupon.updated', 'coupon.deleted'] as const;

/** To these news: has open drafts follow, by a job that starts when the transaction commits. Several changes at once are followed together. */
export const followSettlementSoon: Reaction = (tx) => enqueue(tx, settlementTask, { organizationId: tx.organizationId }, { key: `${settlementTask}:${tx.organizationId}` });

const chunk = 500;

/**
 * Brings the organization's open drafts to its taxes and coupons as they are now, a customer a transaction. Safe to repeat, and to be cut off:
 * what was left out is done when it runs again, or when the draft is issued.
 */
export async function followSettlement(ctx: CommandContext): Promise<void> {
  let after: string | null = null;
  for (;;) {
    const customerIds = await customersWithDrafts(ctx.read, after, chunk);
    for (const customerId of customerIds) {
      await transact({ ...ctx, em: ctx.em.fork() }, async (tx) => {
        await lockCustomer(tx, customerId);
        const customer = await billedCustomer(tx, customerId);
        await settleDrafts(tx, customerId, await nowOf(tx, customer));
        await startDueNow(tx, customer);
      });
    }
    after = customerIds.at(-1) ?? null;
    if (after === null) return;
  }
}
