import { lockLiveCustomer, nowOf } from '../../customers/index.ts';
import type { CustomerLookUp } from '../../customers/index.ts';
import { issue, refuse } from '../../kit/errors.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { CustomerDunning } from '../dunning/customer-dunning.entity.ts';
import { lockCampaigns, openCampaign } from '../dunning/dunning-campaign.store.ts';
import type { DunningCampaignLookUp } from '../dunning/dunning-campaign.store.ts';
import { lookAt } from './follow-dunning.ts';

export interface AssignDunningCampaignInput {
  readonly customer: CustomerLookUp;
  /** Null: the campaign of its profile, or the default one. */
  readonly campaign: DunningCampaignLookUp | null;
  /** True: the customer is never dunned; goes with no campaign. */
  readonly isExcluded: boolean;
}

/**
 * Says by which campaign a customer is dunned, or that it is not, and answers the customer's id. A run by another campaign ends. Throws
 * ValidationError, DunningCampaignNotFound, CustomerNotFound and CustomerDeleted.
 */
export function assignDunningCampaign(ctx: CommandContext, { customer: by, campaign, isExcluded }: AssignDunningCampaignInput): Promise<string> {
  return transact(ctx, async (tx) => {
    refuse(isExcluded && campaign !== null ? [issue('CAMPAIGN_WITH_EXCLUSION', 'campaign is given while isExcluded is true: leave one of them out', 'campaign')] : []);
    const customer = await lockLiveCustomer(tx, by);
    if (campaign !== null) await lockCampaigns(tx);
    const campaignId = campaign === null ? null : (await openCampaign(tx, campaign)).id;
    const now = await nowOf(tx, customer);
    const known = await tx.em.findOne(CustomerDunning, { customerId: customer.id });
    if (known !== null) tx.em.assign(known, { campaignId, isExcluded, updatedAt: now });
    else {
      tx.em.create(CustomerDunning, {
        customerId: customer.id, organizationId: tx.organizationId, campaignId, isExcluded, runCampaignId: null, attempts: 0, lastAttemptAt: null, nextAttemptAt: null, exhaustedAt: null, updatedAt: now,
      });
    }
    await tx.em.flush();
    tx.emit({ type: 'customer.dunning_changed', id: customer.id, customerId: customer.id });
    await lookAt(tx, customer.id);
    return customer.id;
  });
}
