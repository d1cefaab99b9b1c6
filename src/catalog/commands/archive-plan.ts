import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { openPlan } from './open-plan.ts';

/** Takes the version in force out of sale now and answers its id. Subscriptions to it go on. */
export function archivePlan(ctx: CommandContext, id: string): Promise<string> {
  return transact(ctx, async (tx) => {
    const { plan } = await openPlan(tx, id, 'archive');
    const now = tx.clock.now();
    tx.em.assign(plan, { effectiveTo: now, updatedAt: now });
    tx.emit({ type: 'plan.archived', id, customerId: null });
    return id;
  });
}
