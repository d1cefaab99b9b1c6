import { refuse } from '../../kit/errors.ts';
import { ExternalIdTaken, externalIdIssues } from '../../platform/external-id.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { DunningCampaign } from '../dunning/dunning-campaign.entity.ts';
import type { DunningExhaustion } from '../dunning/dunning-campaign.entity.ts';
import { campaignBy, lockCampaigns } from '../dunning/dunning-campaign.store.ts';
import { DunningCampaignKeyTaken } from '../dunning/dunning.errors.ts';
import { campaignIssues, campaignProfiles } from './dunning-input.ts';
import type { DunningThresholdInput } from './dunning-input.ts';
import { takeDefault, startDunning } from './follow-dunning.ts';

export interface CreateDunningCampaignInput {
  readonly key: string;
  /** The name that another system has for it. */
  readonly externalId: string | null;
  readonly name: string;
  readonly description: string | null;
  readonly thresholds: readonly DunningThresholdInput[];
  readonly daysBetweenAttempts: number;
  readonly maxAttempts: number;
  readonly whenExhausted: DunningExhaustion;
  readonly isDefault: boolean;
  /** Ids; null for an id that is no profile's. */
  readonly billingProfileIds: readonly (string | null)[];
}

/**
 * Creates a dunning campaign and answers its id; customers that owe as much already are asked moments later. Throws ValidationError with
 * every issue, DunningCampaignKeyTaken, ExternalIdTaken and ProfileHasDunningCampaign.
 */
export function createDunningCampaign(ctx: CommandContext, input: CreateDunningCampaignInput): Promise<string> {
  return transact(ctx, async (tx) => {
    await lockCampaigns(tx);
    const { ids, issues } = await campaignProfiles(tx.read, input.billingProfileIds, null);
    refuse([...campaignIssues(input), ...externalIdIssues(input.externalId), ...issues]);
    const { key, externalId, name, description, thresholds, daysBetweenAttempts, maxAttempts, whenExhausted, isDefault } = input;
    const holder = await campaignBy(tx.read, { key });
    if (holder !== null) throw new DunningCampaignKeyTaken(key, holder.id);
    const named = externalId === null ? null : await campaignBy(tx.read, { externalId });
    if (named !== null) throw new ExternalIdTaken('DunningCampaign', externalId ?? '', named.id);
    const [id, now] = [tx.newId(), tx.clock.now()];
    if (isDefault) await takeDefault(tx, now);
    tx.em.create(DunningCampaign, {
      ...{ id, organizationId: tx.organizationId, key, externalId, name, description, daysBetweenAttempts, maxAttempts, whenExhausted, isDefault, billingProfileIds: ids },
      ...{ thresholds: thresholds.map(({ currency, amount }) => ({ currency, amount: amount.toString() })), createdAt: now, updatedAt: now, deletedAt: null },
    });
    tx.emit({ type: 'dunning_campaign.created', id, customerId: null });
    await startDunning(tx);
    return id;
  });
}
