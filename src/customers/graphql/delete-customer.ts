import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError } from '../../kit/errors.ts';
import { deleteCustomer } from '../commands/delete-customer.ts';
import { CustomerBy, customerLookUp } from './customer-by.ts';
import { CustomerNode } from './customer.ts';

builder.mutationField('deleteCustomer', (t) =>
  t.field({
    type: CustomerNode,
    description:
      'Deletes a customer and frees its key and subject keys; its invoices and history stay. Refused while a subscription, an entitlement or an unfinished invoice of it is there. Needs customer:write.',
    authScopes: { permission: 'customer:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ConflictError, NotFoundError] },
    args: { by: t.arg({ type: CustomerBy, required: true, description: 'Which customer.' }) },
    resolve: (_root, { by }, ctx) => deleteCustomer(ctx.command, customerLookUp(by)),
  }),
);
