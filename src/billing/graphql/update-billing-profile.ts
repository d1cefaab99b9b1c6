import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import { updateBillingProfile } from '../commands/update-billing-profile.ts';
import { BillingProfileNode, profileId } from './billing-profile.ts';
import { BillingWorkflowInput } from './billing-workflow.ts';
import { SupplierInput } from './supplier-input.ts';

const UpdateBillingProfileInput = builder.inputType('UpdateBillingProfileInput', {
  description: 'What to change: fields that are left out stay as they are.',
  fields: (t) => ({
    name: t.string({ description: 'Its name, 1 to 256 characters; it has one, so null is refused.' }),
    description: t.string({ description: 'More about it; null clears.' }),
    supplier: t.field({ type: SupplierInput, description: 'The whole new supplier.' }),
    workflow: t.field({ type: BillingWorkflowInput, description: 'What to change of its settings; null sets all of them back to how profiles begin.' }),
    isDefault: t.boolean({ description: 'True takes the place of the default one; false is refused for the default one.' }),
    metadata: t.field({ type: 'JSONObject', description: 'Your own data; null clears.' }),
  }),
});

builder.mutationField('updateBillingProfile', (t) =>
  t.field({
    type: BillingProfileNode,
    description: 'Changes a billing profile. What gathers under it follows moments later; drafts and issued invoices keep what they were made by. Needs billing:write.',
    authScopes: { permission: 'billing:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ValidationError, ConflictError, NotFoundError] },
    args: {
      id: t.arg.id({ required: true, description: 'Which one.' }),
      input: t.arg({ type: UpdateBillingProfileInput, required: true, description: 'The changes.' }),
    },
    resolve: (_root, { id, input }, ctx) => updateBillingProfile(ctx.command, profileId(id), input as Parameters<typeof updateBillingProfile>[2]),
  }),
);
