import type { Transaction } from '../../platform/transaction.ts';
import { AddonDeleted, AddonInvalidStatus, AddonInvalidStatusForPublish, AddonNotFound } from '../addon.errors.ts';
import { Addon } from '../addon.entity.ts';
import { addonAllows, addonStatus } from '../addon-status.ts';
import type { AddonAction, AddonStatus } from '../addon-status.ts';
import { lockAddonKey } from '../addon.store.ts';
import { periodOf } from '../version-chain.ts';

/**
 * The version that a step is to be done to, with all versions of its key locked until the transaction ends. Throws AddonNotFound,
 * AddonDeleted, or AddonInvalidStatus when its status has no such step.
 */
export async function openAddon(tx: Transaction, id: string, action: AddonAction): Promise<{ addon: Addon; status: AddonStatus }> {
  const opened = await lockedAddon(tx, id);
  if (addonAllows(opened.status, action)) return opened;
  throw action === 'publish' ? new AddonInvalidStatusForPublish(action, opened.status, opened.addon) : new AddonInvalidStatus(action, opened.status, opened.addon);
}

/** The same whatever its status. */
export async function lockedAddon(tx: Transaction, id: string): Promise<{ addon: Addon; status: AddonStatus }> {
  const found = await tx.em.findOne(Addon, { id });
  if (found === null) throw new AddonNotFound(`id "${id}"`);
  await lockAddonKey(tx.read, found.key);
  // What was read before the lock may be old by now.
  const addon = await tx.em.refresh(found);
  if (addon === null) throw new AddonNotFound(`id "${id}"`);
  if (addon.deletedAt != null) throw new AddonDeleted(addon);
  return { addon, status: addonStatus(periodOf(addon), tx.clock.now()) };
}
