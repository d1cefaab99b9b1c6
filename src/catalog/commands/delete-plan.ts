import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { Plan } from '../plan.entity.ts';
import { reopenedBy } from '../version-chain.ts';
import { openPlan } from './open-plan.ts';

/**
 * Deletes a version that is not in force, softly, and answers its id: subscriptions keep referring to it, its number is never used
 * again. A version that was to end where a deleted scheduled one began stays for sale until the next one begins.
 */
export function deletePlan(ctx: CommandContext, id: string): Promise<string> {
  return transact(ctx, async (tx) => {
    const { plan, status } = await openPlan(tx, id, 'delete');
    const now = tx.clock.now();
    if (status === 'SCHEDULED' && plan.effectiveFrom != null) {
      const others = await tx.em.find(Plan, { key: plan.key, id: { $ne: plan.id }, deletedAt: null, effectiveFrom: { $ne: null } });
      for (const { version, effectiveTo } of reopenedBy(others, plan.effectiveFrom)) tx.em.assign(version, { effectiveTo, updatedAt: now });
    }
    tx.em.assign(plan, { deletedAt: now, updatedAt: now });
    tx.emit({ type: 'plan.deleted', id, customerId: null });
    return id;
  });
}
