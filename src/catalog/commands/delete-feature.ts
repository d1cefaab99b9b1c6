import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { FeatureArchived, FeatureNotFound } from '../catalog.errors.ts';
import { Feature } from '../feature.entity.ts';

/**
 * Archives a feature for good and answers its id: entitlements, plans and subscriptions that have it go on, nothing new can be made of
 * it, and its key is free again.
 */
export function deleteFeature(ctx: CommandContext, id: string): Promise<string> {
  return transact(ctx, async (tx) => {
    const feature = await tx.em.findOne(Feature, { id });
    if (feature === null) throw new FeatureNotFound(`id "${id}"`);
    if (feature.archivedAt != null) throw new FeatureArchived(feature.key, id);
    const now = tx.clock.now();
    tx.em.assign(feature, { archivedAt: now, updatedAt: now });
    tx.emit({ type: 'feature.archived', id, customerId: null });
    return id;
  });
}
