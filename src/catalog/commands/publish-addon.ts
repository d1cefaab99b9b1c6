import { refuse } from '../../kit/errors.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { Addon } from '../addon.entity.ts';
import { addonIssues } from '../addon-issues.ts';
import { addonOfferOf } from '../addon-offer.ts';
import { rateCardsToJson } from '../plan-json.ts';
import { cardFeatureFacts, cardsWithFeatureIds } from '../rate-card-facts.ts';
import { wayFor } from '../version-chain.ts';
import { openAddon } from './open-addon.ts';

/**
 * Puts a draft up for sale from now on and answers its id. The version in force ends at the same instant; plans that offer it keep it.
 * Checked in this order: its status, everything that is wrong with the add-on (ValidationError).
 */
export function publishAddon(ctx: CommandContext, id: string): Promise<string> {
  return transact(ctx, async (tx) => {
    const { addon } = await openAddon(tx, id, 'publish');
    const now = tx.clock.now();
    const offer = addonOfferOf(addon);
    const features = await cardFeatureFacts(tx.read, offer.rateCards);
    refuse(addonIssues(offer, features));

    const others = await tx.em.find(Addon, { key: addon.key, id: { $ne: id }, deletedAt: null, effectiveFrom: { $ne: null } });
    const { ending, inTheWay } = wayFor(others, now, null);
    // One that begins ahead of now was published by a process whose clock is ahead: it ends here like any other.
    for (const other of [...ending, ...(inTheWay === null ? [] : [inTheWay])]) tx.em.assign(other, { effectiveTo: now, updatedAt: now });

    tx.em.assign(addon, { rateCards: rateCardsToJson(cardsWithFeatureIds(offer.rateCards, features)), effectiveFrom: now, updatedAt: now });
    tx.emit({ type: 'addon.published', id, customerId: null });
    return id;
  });
}
