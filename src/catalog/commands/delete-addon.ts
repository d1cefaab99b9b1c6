import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { AddonInUse } from '../addon.errors.ts';
import { planOffering } from '../plan-addon.store.ts';
import { openAddon } from './open-addon.ts';

/**
 * Deletes a draft or archived version that no plan offers, softly, and answers its id: what was sold of it goes on, its number is never
 * used again. Throws AddonInUse.
 */
export function deleteAddon(ctx: CommandContext, id: string): Promise<string> {
  return transact(ctx, async (tx) => {
    const { addon } = await openAddon(tx, id, 'delete');
    const plan = await planOffering(tx.read, id);
    if (plan !== null) throw new AddonInUse(addon, plan);
    const now = tx.clock.now();
    tx.em.assign(addon, { deletedAt: now, updatedAt: now });
    tx.emit({ type: 'addon.deleted', id, customerId: null });
    return id;
  });
}
