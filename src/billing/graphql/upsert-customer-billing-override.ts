import { CustomerBy, customerLookUp } from '../../customers/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError } from '../../kit/errors.ts';
import { upsertCustomerBillingOverride } from '../commands/upsert-customer-billing-override.ts';
import { profileId } from './billing-profile.ts';
import { CustomerBillingOverride, settingsOf } from './customer-billing-override.ts';

const UpsertCustomerBillingOverrideInput = builder.inputType('UpsertCustomerBillingOverrideInput', {
  description: 'By which profile a customer is to be billed.',
  fields: (t) => ({
    customer: t.field({ type: CustomerBy, required: true, description: 'Whose settings.' }),
    billingProfileId: t.id({ description: 'The profile that it is pinned to; it follows the default one when omitted.' }),
  }),
});

builder.mutationField('upsertCustomerBillingOverride', (t) =>
  t.field({
    type: CustomerBillingOverride,
    description: 'Pins a customer to a billing profile, or has it follow the default one; what gathers for it follows at once. Needs billing:write.',
    authScopes: { permission: 'billing:write' },
    complexity: 10,
    errors: { types: [ConflictError, NotFoundError] },
    args: { input: t.arg({ type: UpsertCustomerBillingOverrideInput, required: true, description: 'Who, and which profile.' }) },
    resolve: async (_root, { input: { customer, billingProfileId } }, ctx) =>
      settingsOf(await upsertCustomerBillingOverride(ctx.command, customerLookUp(customer), { billingProfileId: billingProfileId == null ? null : profileId(billingProfileId) }), ctx),
  }),
);
