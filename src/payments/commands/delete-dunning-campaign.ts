import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { lockCampaigns, openCampaign } from '../dunning/dunning-campaign.store.ts';
import type { DunningCampaignLookUp } from '../dunning/dunning-campaign.store.ts';
import { startDunning } from './follow-dunning.ts';

/**
 * Deletes a campaign, softly, and answers its id: whom it was for follows the campaign of the profile or the default one, from moments later
 * on. Requests that it made stay. Throws DunningCampaignNotFound.
 */
export function deleteDunningCampaign(ctx: CommandContext, by: DunningCampaignLookUp): Promise<string> {
  return transact(ctx, async (tx) => {
    await lockCampaigns(tx);
    const campaign = await openCampaign(tx, by);
    const now = tx.clock.now();
    tx.em.assign(campaign, { deletedAt: now, updatedAt: now });
    tx.emit({ type: 'dunning_campaign.deleted', id: campaign.id, customerId: null });
    await startDunning(tx);
    return campaign.id;
  });
}
