import { builder } from '../../graphql/builder.ts';
import { ValidationError } from '../../kit/errors.ts';
import { createBillingProfile } from '../commands/create-billing-profile.ts';
import { BillingProfileNode } from './billing-profile.ts';
import { BillingWorkflowInput } from './billing-workflow.ts';
import { SupplierInput } from './supplier-input.ts';

const CreateBillingProfileInput = builder.inputType('CreateBillingProfileInput', {
  description: 'A new billing profile.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Its name among yours, 1 to 256 characters.' }),
    description: t.string({ description: 'More about it, 1 to 1,024 characters.' }),
    supplier: t.field({ type: SupplierInput, required: true, description: 'Who bills.' }),
    workflow: t.field({ type: BillingWorkflowInput, description: 'How; what is left out is as profiles begin.' }),
    isDefault: t.boolean({ defaultValue: false, description: 'Whether it takes the place of the default one.' }),
    metadata: t.field({ type: 'JSONObject', description: 'Your own data.' }),
  }),
});

builder.mutationField('createBillingProfile', (t) =>
  t.field({
    type: BillingProfileNode,
    description: 'Makes a billing profile. As the new default it bills every customer that is not pinned to another one, what gathers now included. Needs billing:write.',
    authScopes: { permission: 'billing:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ValidationError] },
    args: { input: t.arg({ type: CreateBillingProfileInput, required: true, description: 'The profile.' }) },
    resolve: (_root, { input }, ctx) => createBillingProfile(ctx.command, input as Parameters<typeof createBillingProfile>[1]),
  }),
);
