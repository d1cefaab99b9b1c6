import { CustomerBy, customerLookUp } from '../../customers/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError } from '../../kit/errors.ts';
import { deleteCustomerBillingOverride } from '../commands/delete-customer-billing-override.ts';
import { CustomerBillingOverride, settingsOf } from './customer-billing-override.ts';

builder.mutationField('deleteCustomerBillingOverride', (t) =>
  t.field({
    type: CustomerBillingOverride,
    description: "Deletes a customer's billing override: it follows the default profile again, what gathers included. Needs billing:write.",
    authScopes: { permission: 'billing:write' },
    complexity: 10,
    errors: { types: [ConflictError, NotFoundError] },
    args: { customer: t.arg({ type: CustomerBy, required: true, description: 'Whose override.' }) },
    resolve: async (_root, { customer }, ctx) => settingsOf(await deleteCustomerBillingOverride(ctx.command, customerLookUp(customer)), ctx),
  }),
);
