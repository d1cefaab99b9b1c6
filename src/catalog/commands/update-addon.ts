import { refuse } from '../../kit/errors.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { addonIssues } from '../addon-issues.ts';
import { tiedAddon } from '../addon-offer.ts';
import type { AddonOffer } from '../addon.ts';
import { metadataIssues } from '../name-issues.ts';
import { rateCardsToJson } from '../plan-json.ts';
import { cardFeatureFacts, cardTaxFacts } from '../rate-card-facts.ts';
import { isCritical } from '../severity.ts';
import { addonTaxIssues } from '../tax-issues.ts';
import { openAddon } from './open-addon.ts';

export interface UpdateAddonInput extends Omit<AddonOffer, 'key' | 'currency'> {
  readonly metadata: Record<string, unknown> | null;
}

/**
 * Replaces what a draft offers and answers its id; key and currency stay. It is refused for critical issues only; the others stay on the
 * draft.
 */
export function updateAddon(ctx: CommandContext, id: string, input: UpdateAddonInput): Promise<string> {
  return transact(ctx, async (tx) => {
    const { addon } = await openAddon(tx, id, 'update');
    const features = await cardFeatureFacts(tx.read, input.rateCards);
    const taxes = await cardTaxFacts(tx.read, input.rateCards, input.taxes);
    const issues = addonIssues({ ...input, key: addon.key, currency: addon.currency }, features);
    refuse([...issues.filter(isCritical), ...addonTaxIssues(input, taxes), ...metadataIssues(input.metadata, ['metadata'])]);
    const offer = tiedAddon(input, features, taxes);
    tx.em.assign(addon, {
      name: offer.name,
      description: offer.description,
      instanceType: offer.instanceType,
      rateCards: rateCardsToJson(offer.rateCards),
      taxes: offer.taxes,
      metadata: input.metadata,
      updatedAt: tx.clock.now(),
    });
    tx.emit({ type: 'addon.updated', id, customerId: null });
    return id;
  });
}
