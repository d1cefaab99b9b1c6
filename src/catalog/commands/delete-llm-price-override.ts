import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { LlmPriceOverrideDeleted, LlmPriceOverrideNotFound } from '../catalog.errors.ts';
import { LlmPriceOverride } from '../llm-price-override.entity.ts';

/** Deletes an override softly and answers its id: from now on the model costs what it would cost without. Throws LlmPriceOverrideNotFound and LlmPriceOverrideDeleted. */
export function deleteLlmPriceOverride(ctx: CommandContext, id: string): Promise<string> {
  return transact(ctx, async (tx) => {
    const override = await tx.em.findOne(LlmPriceOverride, { id });
    if (override === null) throw new LlmPriceOverrideNotFound(`id "${id}"`);
    if (override.deletedAt != null) throw new LlmPriceOverrideDeleted(id);
    const now = tx.clock.now();
    tx.em.assign(override, { deletedAt: now, updatedAt: now });
    tx.emit({ type: 'llm_price_override.deleted', id, customerId: null });
    return id;
  });
}
