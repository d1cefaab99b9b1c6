import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { openPlanAddon } from './open-plan-addon.ts';

/** Stops offering an add-on with a draft or scheduled plan, softly, and answers the offer's id. */
export function deletePlanAddon(ctx: CommandContext, id: string): Promise<string> {
  return transact(ctx, async (tx) => {
    const { offer } = await openPlanAddon(tx, id);
    const now = tx.clock.now();
    tx.em.assign(offer, { deletedAt: now, updatedAt: now });
    tx.emit({ type: 'plan_addon.deleted', id, customerId: null });
    return id;
  });
}
