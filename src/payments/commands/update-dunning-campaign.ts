import { issue, refuse } from '../../kit/errors.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import type { DunningExhaustion } from '../dunning/dunning-campaign.entity.ts';
import { campaignBy, lockCampaigns, openCampaign } from '../dunning/dunning-campaign.store.ts';
import type { DunningCampaignLookUp } from '../dunning/dunning-campaign.store.ts';
import { DunningCampaignKeyTaken } from '../dunning/dunning.errors.ts';
import { campaignIssues, campaignProfiles } from './dunning-input.ts';
import type { DunningThresholdInput } from './dunning-input.ts';
import { startDunning, takeDefault } from './follow-dunning.ts';

/** What changes of a campaign; what is undefined stays. Null clears the description, and is refused otherwise. */
export interface UpdateDunningCampaignInput {
  readonly key?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly thresholds?: readonly DunningThresholdInput[] | null | undefined;
  readonly daysBetweenAttempts?: number | null | undefined;
  readonly maxAttempts?: number | null | undefined;
  readonly whenExhausted?: DunningExhaustion | null | undefined;
  readonly isDefault?: boolean | null | undefined;
  readonly billingProfileIds?: readonly (string | null)[] | null | undefined;
}

const needed = ['key', 'name', 'thresholds', 'daysBetweenAttempts', 'maxAttempts', 'whenExhausted', 'isDefault', 'billingProfileIds'] as const;
const shownAs: Readonly<Record<string, string>> = { billingProfileIds: 'billingProfiles' };

/**
 * Changes a campaign and answers its id. Runs go on by the new terms, from moments later on. Throws DunningCampaignNotFound,
 * ValidationError with every issue, DunningCampaignKeyTaken and ProfileHasDunningCampaign.
 */
export function updateDunningCampaign(ctx: CommandContext, by: DunningCampaignLookUp, input: UpdateDunningCampaignInput): Promise<string> {
  return transact(ctx, async (tx) => {
    await lockCampaigns(tx);
    const campaign = await openCampaign(tx, by);
    const profiles = input.billingProfileIds == null ? null : await campaignProfiles(tx.read, input.billingProfileIds, campaign.id);
    const given = {
      key: input.key ?? undefined, name: input.name ?? undefined, thresholds: input.thresholds ?? undefined,
      daysBetweenAttempts: input.daysBetweenAttempts ?? undefined, maxAttempts: input.maxAttempts ?? undefined,
    };
    refuse([
      ...needed.filter((field) => input[field] === null).map((field) => issue('REQUIRED', `${shownAs[field] ?? field} cannot be cleared: leave it out to keep it`, shownAs[field] ?? field)),
      ...campaignIssues({ ...given, description: input.description }),
      ...(profiles?.issues ?? []),
    ]);
    const holder = given.key === undefined ? null : await campaignBy(tx.read, { key: given.key });
    if (holder !== null && holder.id !== campaign.id) throw new DunningCampaignKeyTaken(holder.key, holder.id);
    const now = tx.clock.now();
    if (input.isDefault === true && !campaign.isDefault) await takeDefault(tx, now);
    tx.em.assign(campaign, {
      ...Object.fromEntries(Object.entries({ ...given, whenExhausted: input.whenExhausted, isDefault: input.isDefault }).filter(([, value]) => value != null)),
      ...(given.thresholds === undefined ? {} : { thresholds: given.thresholds.map(({ currency, amount }) => ({ currency, amount: amount.toString() })) }),
      ...(input.description === undefined ? {} : { description: input.description }),
      ...(profiles === null ? {} : { billingProfileIds: profiles.ids }),
      updatedAt: now,
    });
    tx.emit({ type: 'dunning_campaign.updated', id: campaign.id, customerId: null });
    await startDunning(tx);
    return campaign.id;
  });
}
