import { defineEntity, p } from '@mikro-orm/core';
import { Organization } from '../../access/index.ts';
import { Customer } from '../../customers/index.ts';
import { instant, organizationFilter } from '../../platform/entity.ts';
import type { RowOf } from '../../platform/entity.ts';
import { DunningCampaign } from './dunning-campaign.entity.ts';

/** By which campaign one customer is dunned, and how far that is. Without a row: by the campaign of its profile or the default one, and not yet. */
export const CustomerDunningSchema = defineEntity({
  name: 'CustomerDunning',
  tableName: 'customer_dunning',
  properties: {
    customerId: () => p.manyToOne(Customer).mapToPk().fieldName('customer_id').primary().deleteRule('no action').updateRule('no action'),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    /** The campaign that the customer was given; null: that of its profile, or the default one. */
    campaignId: () => p.manyToOne(DunningCampaign).mapToPk().fieldName('campaign_id').nullable().deleteRule('restrict'),
    /** Never dunned. */
    isExcluded: p.boolean(),
    /** The campaign of the run; null while there is none. Another campaign begins anew. */
    runCampaignId: p.uuid().nullable(),
    attempts: p.integer(),
    lastAttemptAt: instant().nullable(),
    nextAttemptAt: instant().nullable(),
    exhaustedAt: instant().nullable(),
    updatedAt: instant(),
  },
  filters: organizationFilter,
});
export class CustomerDunning extends CustomerDunningSchema.class {}
CustomerDunningSchema.setClass(CustomerDunning);

export type CustomerDunningRow = RowOf<typeof CustomerDunningSchema>;
