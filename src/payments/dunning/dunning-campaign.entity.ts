import { defineEntity, p } from '@mikro-orm/core';
import { Organization } from '../../access/index.ts';
import { instant, json, organizationFilter } from '../../platform/entity.ts';
import type { RowOf } from '../../platform/entity.ts';
import { externalId, externalIdUnique } from '../../platform/external-id.ts';

/** From how much overdue on, in the major unit of the currency. */
export interface DunningThresholdJson {
  readonly currency: string;
  readonly amount: string;
}

/** What becomes of invoices when all attempts were made in vain. */
export type DunningExhaustion = 'KEEP_OVERDUE' | 'MARK_UNCOLLECTIBLE';

/** How customers that owe are asked again and again. Deleted softly. */
export const DunningCampaignSchema = defineEntity({
  name: 'DunningCampaign',
  tableName: 'dunning_campaign',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    key: p.string().length(64),
    externalId: externalId(),
    name: p.string().length(256),
    description: p.string().length(1024).nullable(),
    /** One a currency. */
    thresholds: json<readonly DunningThresholdJson[]>(),
    daysBetweenAttempts: p.integer(),
    maxAttempts: p.integer(),
    whenExhausted: p.string().length(32).$type<DunningExhaustion>(),
    /** Whether it is that of all customers without another one; one of an organization at most. */
    isDefault: p.boolean(),
    /** Ids of the billing profiles whose customers it is for; of one live campaign at most. */
    billingProfileIds: json<readonly string[]>(),
    createdAt: instant(),
    updatedAt: instant(),
    deletedAt: instant().nullable(),
  },
  uniques: [
    { name: 'dunning_campaign_live_key_unique', properties: ['organizationId', 'key'], where: 'deleted_at is null' },
    externalIdUnique('dunning_campaign', 'deleted_at is null'),
    { name: 'dunning_campaign_default_unique', properties: ['organizationId'], where: 'is_default and deleted_at is null' },
  ],
  indexes: [{ name: 'dunning_campaign_created', properties: ['organizationId', 'createdAt', 'id'] }],
  filters: organizationFilter,
});
export class DunningCampaign extends DunningCampaignSchema.class {}
DunningCampaignSchema.setClass(DunningCampaign);

export type DunningCampaignRow = RowOf<typeof DunningCampaignSchema>;
