import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { openAddon } from './open-addon.ts';

/** Takes the version in force out of sale now and answers its id. Plans that were published with it and subscriptions that have it keep it. */
export function archiveAddon(ctx: CommandContext, id: string): Promise<string> {
  return transact(ctx, async (tx) => {
    const { addon } = await openAddon(tx, id, 'archive');
    const now = tx.clock.now();
    tx.em.assign(addon, { effectiveTo: now, updatedAt: now });
    tx.emit({ type: 'addon.archived', id, customerId: null });
    return id;
  });
}
