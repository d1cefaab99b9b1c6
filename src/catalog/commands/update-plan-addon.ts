import { refuse } from '../../kit/errors.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { addonById } from '../addon.store.ts';
import { metadataIssues } from '../name-issues.ts';
import { planAddonIssues } from '../plan-addon-issues.ts';
import { offeredAddon } from '../plan-addon-offer.ts';
import type { PlanAddonTerms } from '../plan-addon.ts';
import { offerOf } from '../plan-offer.ts';
import { openPlanAddon } from './open-plan-addon.ts';

export interface UpdatePlanAddonInput extends PlanAddonTerms {
  readonly metadata: Record<string, unknown> | null;
}

/**
 * Replaces the terms on which a draft or scheduled plan offers an add-on and answers the offer's id. What makes them incompatible is kept
 * on a draft and refused for a scheduled plan, which takes effect by itself.
 */
export function updatePlanAddon(ctx: CommandContext, id: string, input: UpdatePlanAddonInput): Promise<string> {
  return transact(ctx, async (tx) => {
    const { offer, plan, status } = await openPlanAddon(tx, id);
    const now = tx.clock.now();
    const addon = status === 'DRAFT' ? null : await addonById(tx.read, offer.addonId);
    refuse([...(addon === null ? [] : planAddonIssues(offerOf(plan), offeredAddon(addon, now), input)), ...metadataIssues(input.metadata, ['metadata'])]);
    tx.em.assign(offer, { fromPlanPhase: input.fromPlanPhase, maxQuantity: input.maxQuantity, metadata: input.metadata, updatedAt: now });
    tx.emit({ type: 'plan_addon.updated', id, customerId: null });
    return id;
  });
}
