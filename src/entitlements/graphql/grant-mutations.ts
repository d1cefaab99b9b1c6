import { CustomerBy, customerLookUp } from '../../customers/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import { idOf } from '../../graphql/global-id.ts';
import { Decimal } from '../../kit/decimal.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import { createGrant } from '../commands/create-grant.ts';
import { resetEntitlementUsage } from '../commands/reset-entitlement-usage.ts';
import { voidGrant } from '../commands/void-grant.ts';
import { GrantNotFound } from '../entitlements.errors.ts';
import { MeteredEntitlementNode } from './entitlement.ts';
import { GrantNode } from './grant.ts';
import { RecurringPeriodInput } from './recurring-period.ts';

const ExpirationUnit = builder.enumType('ExpirationUnit', {
  description: 'In what the life of a grant is counted.',
  values: {
    HOUR: { description: '60 minutes.' },
    DAY: { description: '24 hours.' },
    WEEK: { description: '7 days.' },
    MONTH: { description: 'The same day of the next month, in UTC; a day that the month lacks overflows into the one after it.' },
    YEAR: { description: 'The same day of the next year, in UTC; 29 February overflows to 1 March.' },
  } as const,
});

const ExpirationInput = builder.inputType('ExpirationInput', {
  description: 'How long a grant lasts after effectiveAt, by calendar overflow: 31 January and one month is 3 March.',
  fields: (t) => ({
    unit: t.field({ type: ExpirationUnit, required: true, description: 'In what it is counted.' }),
    count: t.int({ required: true, description: 'How many, 1 to 1,000.' }),
  }),
});

const CreateGrantInput = builder.inputType('CreateGrantInput', {
  description: "Units for a customer's metered entitlement to a feature.",
  fields: (t) => ({
    customer: t.field({ type: CustomerBy, required: true, description: 'Who gets them.' }),
    featureKey: t.field({ type: 'Key', required: true, description: 'Of the feature to which the customer has a metered entitlement now.' }),
    amount: t.field({ type: 'Decimal', required: true, description: 'Units, above 0.' }),
    priority: t.int({ description: '0 (burnt first) to 255; 0 when omitted.' }),
    effectiveAt: t.field({ type: 'DateTime', required: true, description: 'When it begins: at the start of the running usage period or later, also in the future. Its seconds are dropped.' }),
    expiration: t.field({ type: ExpirationInput, description: 'How long it lasts; no end when omitted.' }),
    minRolloverAmount: t.field({ type: 'Decimal', defaultValue: Decimal.zero, description: 'Units that a reset leaves at least, 0 or more.' }),
    maxRolloverAmount: t.field({ type: 'Decimal', description: 'Units that a reset leaves at most, 0 or more; the amount when omitted.' }),
    recurrence: t.field({ type: RecurringPeriodInput, description: 'When it is full again; never when omitted.' }),
    metadata: t.field({ type: 'JSONObject', description: 'Your own data.' }),
  }),
});

const ResetEntitlementUsageInput = builder.inputType('ResetEntitlementUsageInput', {
  description: 'Which usage begins anew, and how.',
  fields: (t) => ({
    customer: t.field({ type: CustomerBy, required: true, description: 'Whose usage.' }),
    featureKey: t.field({ type: 'Key', required: true, description: 'Of the feature to which the customer has a metered entitlement now.' }),
    effectiveAt: t.field({ type: 'DateTime', description: 'Now when omitted. Back to the start of the running usage period, after the last reset. Its seconds are dropped.' }),
    retainAnchor: t.boolean({ defaultValue: false, description: 'True keeps the anchor of the usage periods, false moves it to effectiveAt.' }),
    preserveOverage: t.boolean({ description: "What was overdrawn is taken off the new period; the entitlement's own setting when omitted." }),
  }),
});

builder.mutationFields((t) => ({
  createGrant: t.field({
    type: GrantNode,
    description: "Gives units to a customer's metered entitlement. What is overdrawn of the running usage period is paid first. Needs entitlement:write.",
    authScopes: { permission: 'entitlement:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ValidationError, ConflictError, NotFoundError] },
    args: { input: t.arg({ type: CreateGrantInput, required: true, description: 'The grant.' }) },
    resolve: (_root, { input }, ctx) => createGrant(ctx.command, { ...input, customer: customerLookUp(input.customer) }),
  }),
  voidGrant: t.field({
    type: GrantNode,
    description: 'Ends a grant: what was burnt of it stays burnt, the rest is lost. Needs entitlement:write.',
    authScopes: { permission: 'entitlement:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ValidationError, ConflictError, NotFoundError] },
    args: {
      id: t.arg.id({ required: true, description: 'Which grant.' }),
      at: t.arg({ type: 'DateTime', description: 'Now when omitted. Back to the start of the running usage period, not in the future. Its seconds are dropped.' }),
    },
    resolve: async (_root, { id, at }, ctx) => {
      const grantId = idOf('Grant', id);
      if (grantId === null) throw new GrantNotFound(id);
      return voidGrant(ctx.command, grantId, at ?? null);
    },
  }),
  resetEntitlementUsage: t.field({
    type: MeteredEntitlementNode,
    description: 'Starts a new usage period of a metered entitlement: usage is zero, grants roll over. Needs entitlement:write.',
    authScopes: { permission: 'entitlement:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ValidationError, ConflictError, NotFoundError] },
    args: { input: t.arg({ type: ResetEntitlementUsageInput, required: true, description: 'The reset.' }) },
    resolve: (_root, { input }, ctx) => resetEntitlementUsage(ctx.command, { ...input, customer: customerLookUp(input.customer) }),
  }),
}));
