import { isBuyer, merchantsOnly } from '../../access/index.ts';
import { BillingProfileNode } from '../../billing/graphql/index.ts';
import { CustomerNode } from '../../customers/graphql/index.ts';
import type { CustomerRow } from '../../customers/index.ts';
import { builder } from '../../graphql/builder.ts';
import { batched } from '../../graphql/context.ts';
import { idOf } from '../../graphql/global-id.ts';
import { connectionComplexity, connectionPage } from '../../graphql/pagination.ts';
import { reads } from '../../graphql/shown-columns.ts';
import { DunningCampaignSchema } from '../dunning/dunning-campaign.entity.ts';
import type { DunningCampaignRow, DunningThresholdJson } from '../dunning/dunning-campaign.entity.ts';
import { campaignBy, campaignsByIds, dunningOf } from '../dunning/dunning-campaign.store.ts';
import type { DunningCampaignLookUp, DunningOfCustomer } from '../dunning/dunning-campaign.store.ts';
import type { PaymentRequestRow } from '../payment-request.entity.ts';
import { PaymentRequestNode } from './payment-request.ts';

export const DunningExhaustionEnum = builder.enumType('DunningExhaustion', {
  description: 'What becomes of the overdue invoices when all attempts were made in vain.',
  values: {
    KEEP_OVERDUE: { description: 'They stay overdue.' },
    MARK_UNCOLLECTIBLE: { description: 'They are given up: uncollectible.' },
  } as const,
});

const DunningThreshold = builder.objectRef<DunningThresholdJson>('DunningThreshold').implement({
  description: 'From how much overdue on customers are asked.',
  fields: (t) => ({
    currency: t.expose('currency', { type: 'CurrencyCode', description: 'Of the amount and of the invoices that count.' }),
    amount: t.expose('amount', { type: 'Decimal', description: 'Above 0; what is overdue is at or above it.' }),
  }),
});

export const DunningCampaignNode = builder.loadableNodeRef('DunningCampaign', {
  id: { resolve: (campaign: DunningCampaignRow) => campaign.id },
  load: (ids: string[], { read }) => campaignsByIds(read, ids),
});

DunningCampaignNode.implement({
  description: 'How customers that owe are asked again and again: by payment requests for all that is overdue.',
  authScopes: { $any: { permission: 'billing:read', $granted: 'made' } },
  fields: (t) => ({
    key: t.expose('key', { type: 'Key', description: 'Your key for it, unique among live campaigns.' }),
    externalId: t.exposeString('externalId', { nullable: true, description: 'The name that another system has for it; unique among live campaigns.' }),
    name: t.exposeString('name', { description: 'Its name, 1 to 256 characters.' }),
    description: t.exposeString('description', { nullable: true, description: 'A note of yours, up to 1,024 characters.' }),
    thresholds: t.field({ type: [DunningThreshold], description: 'From how much overdue on, one a currency, at most 50; nothing in other currencies is asked for.', resolve: (campaign) => [...(campaign.thresholds as DunningThresholdJson[])] }),
    daysBetweenAttempts: t.exposeInt('daysBetweenAttempts', { description: 'Days of 24 hours between two attempts, and after the last one; 1 to 365.' }),
    maxAttempts: t.exposeInt('maxAttempts', { description: 'How often is asked, 1 to 100.' }),
    whenExhausted: t.field({ type: DunningExhaustionEnum, description: 'What becomes of the invoices when all attempts were made in vain.', resolve: (campaign) => campaign.whenExhausted as never }),
    isDefault: t.exposeBoolean('isDefault', { description: 'Whether it is that of all customers that have no other one; one campaign at most is.' }),
    billingProfiles: t.field({ type: [BillingProfileNode], description: 'The profiles whose customers it is for, at most 100.', resolve: (campaign) => [...(campaign.billingProfileIds as string[])] }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made, in real time.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
    deletedAt: t.expose('deletedAt', { type: 'DateTime', nullable: true, description: 'When it was deleted; null while it is live.' }),
  }),
});

export const DunningCampaignBy = builder.inputType('DunningCampaignBy', {
  isOneOf: true,
  description: 'Names one dunning campaign: exactly one of these.',
  fields: (t) => ({
    id: t.id({ description: 'Its id in this graph; finds deleted ones too.' }),
    key: t.field({ type: 'Key', description: 'The key of the live campaign.' }),
    externalId: t.string({ description: 'The name that another system has for the live campaign.' }),
  }),
});

/** An id that is no campaign's finds nothing: this one never exists. */
const none = '00000000-0000-0000-0000-000000000000';

/** The look-up that an input names. Its one member was checked by the graph. */
export function campaignLookUp(by: typeof DunningCampaignBy.$inferInput): DunningCampaignLookUp {
  if (by.id != null) return { id: idOf('DunningCampaign', by.id) ?? none };
  return by.key == null ? { externalId: by.externalId as string } : { key: by.key };
}

export const DunningThresholdInput = builder.inputType('DunningThresholdInput', {
  description: 'From how much overdue on customers are asked.',
  fields: (t) => ({
    currency: t.field({ type: 'CurrencyCode', required: true, description: 'Of the amount; one threshold a currency.' }),
    amount: t.field({ type: 'Decimal', required: true, description: 'Above 0, with no more decimals than the currency has.' }),
  }),
});

const DunningCampaignConnection = builder.connectionObject(
  { type: DunningCampaignNode, name: 'DunningCampaignConnection', description: 'A page of dunning campaigns.' },
  { name: 'DunningCampaignEdge', description: 'A dunning campaign in its place in the list.' },
);

builder.queryFields((t) => ({
  dunningCampaign: t.field({
    type: DunningCampaignNode,
    nullable: true,
    description: 'One dunning campaign; null when there is none in reach. Needs billing:read.',
    authScopes: { permission: 'billing:read' },
    args: { by: t.arg({ type: DunningCampaignBy, required: true, description: 'Which one.' }) },
    resolve: (_root, { by }, ctx) => campaignBy(ctx.read, campaignLookUp(by)),
  }),
  dunningCampaigns: t.connection(
    {
      type: DunningCampaignNode,
      description: 'The dunning campaigns, oldest first. Needs billing:read.',
      authScopes: { permission: 'billing:read' },
      complexity: connectionComplexity,
      args: { includeDeleted: t.arg.boolean({ defaultValue: false, description: 'Deleted ones too.' }) },
      resolve: (_root, { includeDeleted, ...page }, ctx) =>
        connectionPage(ctx, DunningCampaignSchema, page, {
          where: includeDeleted === true ? undefined : { text: 't.deleted_at is null', values: [] },
          order: [{ property: 'createdAt', direction: 'asc' }, { property: 'id', direction: 'asc' }],
        }),
    },
    DunningCampaignConnection,
  ),
}));

const CustomerDunningType = builder.objectRef<DunningOfCustomer>('CustomerDunning').implement({
  description: 'How a customer that owes is asked.',
  fields: (t) => ({
    campaign: t.field({ type: DunningCampaignNode, nullable: true, description: 'The campaign that counts: the one it was given, else that of its billing profile, else the default one. Null: it is not asked.', resolve: ({ campaignId }) => campaignId }),
    isExcluded: t.exposeBoolean('isExcluded', { description: 'Whether it is never asked, whatever its profile says.' }),
    attempts: t.int({ description: 'How often it was asked since what is overdue reached a threshold; 0 while it is below.', resolve: ({ run }) => run?.attempts ?? 0 }),
    lastAttemptAt: t.field({ type: 'DateTime', nullable: true, description: 'When it was last asked; null while it was not.', resolve: ({ run }) => run?.lastAttemptAt ?? null }),
    nextAttemptAt: t.field({ type: 'DateTime', nullable: true, description: 'When dunning goes on: with the next attempt, or by being exhausted. Null while nothing is worth asking for, and once it is exhausted.', resolve: ({ run }) => run?.nextAttemptAt ?? null }),
    exhaustedAt: t.field({ type: 'DateTime', nullable: true, description: 'When the attempts were used up in vain; null while they are not.', resolve: ({ run }) => run?.exhaustedAt ?? null }),
  }),
});

builder.objectField(CustomerNode, 'dunning', (t) =>
  t.field({
    extensions: reads<CustomerRow>('id'),
    type: CustomerDunningType,
    nullable: true,
    description: 'How it is asked for what it owes. Null for a portal token.',
    resolve: async (customer, _args, ctx) => (isBuyer(ctx.viewer) ? null : batched(ctx, 'Customer.dunning', customer.id, (ids) => dunningOf(ctx.read, ids))),
  }),
);

builder.objectField(PaymentRequestNode, 'dunningCampaign', (t) =>
  t.field({
    extensions: reads<PaymentRequestRow>('dunningCampaignId'),
    type: DunningCampaignNode,
    nullable: true,
    description: 'The campaign that made it; null where somebody did, and for a portal token.',
    resolve: (request, _args, { viewer }) => merchantsOnly(viewer, request.dunningCampaignId),
  }),
);
