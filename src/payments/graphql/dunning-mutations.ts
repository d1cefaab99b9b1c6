import { CustomerBy, CustomerNode, customerLookUp } from '../../customers/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import { idOf } from '../../graphql/global-id.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import { assignDunningCampaign } from '../commands/assign-dunning-campaign.ts';
import { createDunningCampaign } from '../commands/create-dunning-campaign.ts';
import { deleteDunningCampaign } from '../commands/delete-dunning-campaign.ts';
import { updateDunningCampaign } from '../commands/update-dunning-campaign.ts';
import { DunningCampaignBy, DunningCampaignNode, DunningExhaustionEnum, DunningThresholdInput, campaignLookUp } from './dunning-campaign.ts';

const CreateDunningCampaignInput = builder.inputType('CreateDunningCampaignInput', {
  description: 'A new dunning campaign.',
  fields: (t) => ({
    key: t.field({ type: 'Key', required: true, description: 'Your key for it, unique among live campaigns.' }),
    externalId: t.string({ description: 'The name that another system has for it, 1 to 256 characters; unique among live campaigns.' }),
    name: t.string({ required: true, description: 'Its name, 1 to 256 characters.' }),
    description: t.string({ description: 'A note of yours, up to 1,024 characters.' }),
    thresholds: t.field({ type: [DunningThresholdInput], required: true, description: 'From how much overdue on: 1 to 50, one a currency.' }),
    daysBetweenAttempts: t.int({ required: true, description: 'Days of 24 hours between two attempts, 1 to 365.' }),
    maxAttempts: t.int({ required: true, description: 'How often is asked, 1 to 100.' }),
    whenExhausted: t.field({ type: DunningExhaustionEnum, defaultValue: 'KEEP_OVERDUE', description: 'What becomes of the invoices when all attempts were made in vain.' }),
    isDefault: t.boolean({ defaultValue: false, description: 'Whether it is that of all customers that have no other one; taken from the campaign that is now.' }),
    billingProfiles: t.idList({ description: 'The profiles whose customers it is for: at most 100, none of them of another campaign.' }),
  }),
});

const UpdateDunningCampaignInput = builder.inputType('UpdateDunningCampaignInput', {
  description: 'What changes of a dunning campaign; what is left out stays. Customers that are being asked go on by the new terms.',
  fields: (t) => ({
    key: t.field({ type: 'Key', description: 'Your key for it, unique among live campaigns.' }),
    name: t.string({ description: 'Its name, 1 to 256 characters.' }),
    description: t.string({ description: 'A note of yours, up to 1,024 characters; null clears it.' }),
    thresholds: t.field({ type: [DunningThresholdInput], description: 'From how much overdue on, in place of what was: 1 to 50, one a currency.' }),
    daysBetweenAttempts: t.int({ description: 'Days of 24 hours between two attempts, 1 to 365.' }),
    maxAttempts: t.int({ description: 'How often is asked, 1 to 100.' }),
    whenExhausted: t.field({ type: DunningExhaustionEnum, description: 'What becomes of the invoices when all attempts were made in vain.' }),
    isDefault: t.boolean({ description: 'Whether it is that of all customers that have no other one; taken from the campaign that is now.' }),
    billingProfiles: t.idList({ description: 'The profiles whose customers it is for, in place of what was: at most 100, none of them of another campaign.' }),
  }),
});

const AssignDunningCampaignInput = builder.inputType('AssignDunningCampaignInput', {
  description: 'By which campaign a customer is asked for what it owes.',
  fields: (t) => ({
    customer: t.field({ type: CustomerBy, required: true, description: 'Who.' }),
    campaign: t.field({ type: DunningCampaignBy, description: 'The campaign; that of its billing profile, or the default one, when omitted.' }),
    isExcluded: t.boolean({ defaultValue: false, description: 'True: it is never asked. Goes with no campaign.' }),
  }),
});

const profileIds = (ids: readonly (string | number)[]): (string | null)[] => ids.map((id) => idOf('BillingProfile', String(id)));

builder.mutationFields((t) => ({
  createDunningCampaign: t.field({
    type: DunningCampaignNode,
    description: 'Creates a dunning campaign. Customers that owe as much already are asked moments later. Needs billing:write.',
    authScopes: { permission: 'billing:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ConflictError, ValidationError] },
    args: { input: t.arg({ type: CreateDunningCampaignInput, required: true, description: 'The campaign.' }) },
    resolve: (_root, { input }, ctx) =>
      createDunningCampaign(ctx.command, {
        key: input.key,
        externalId: input.externalId ?? null,
        name: input.name,
        description: input.description ?? null,
        thresholds: input.thresholds,
        daysBetweenAttempts: input.daysBetweenAttempts,
        maxAttempts: input.maxAttempts,
        whenExhausted: input.whenExhausted ?? 'KEEP_OVERDUE',
        isDefault: input.isDefault ?? false,
        billingProfileIds: profileIds(input.billingProfiles ?? []),
      }),
  }),
  updateDunningCampaign: t.field({
    type: DunningCampaignNode,
    description: 'Changes a dunning campaign. Needs billing:write.',
    authScopes: { permission: 'billing:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ConflictError, NotFoundError, ValidationError] },
    args: {
      by: t.arg({ type: DunningCampaignBy, required: true, description: 'Which one.' }),
      input: t.arg({ type: UpdateDunningCampaignInput, required: true, description: 'What changes.' }),
    },
    resolve: (_root, { by, input: { billingProfiles, ...rest } }, ctx) =>
      updateDunningCampaign(ctx.command, campaignLookUp(by), { ...rest, billingProfileIds: billingProfiles == null ? billingProfiles : profileIds(billingProfiles) }),
  }),
  deleteDunningCampaign: t.field({
    type: DunningCampaignNode,
    description: 'Deletes a dunning campaign: whom it was for follows that of the profile or the default one. Needs billing:write.',
    authScopes: { permission: 'billing:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [NotFoundError] },
    args: { by: t.arg({ type: DunningCampaignBy, required: true, description: 'Which one.' }) },
    resolve: (_root, { by }, ctx) => deleteDunningCampaign(ctx.command, campaignLookUp(by)),
  }),
  assignDunningCampaign: t.field({
    type: CustomerNode,
    description: 'Says by which campaign a customer is asked for what it owes, or that it is not. What it is asked by another one ends. Needs billing:write.',
    authScopes: { permission: 'billing:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ConflictError, NotFoundError, ValidationError] },
    args: { input: t.arg({ type: AssignDunningCampaignInput, required: true, description: 'Who, and by which.' }) },
    resolve: (_root, { input: { customer, campaign, isExcluded } }, ctx) =>
      assignDunningCampaign(ctx.command, { customer: customerLookUp(customer), campaign: campaign == null ? null : campaignLookUp(campaign), isExcluded: isExcluded ?? false }),
  }),
}));
