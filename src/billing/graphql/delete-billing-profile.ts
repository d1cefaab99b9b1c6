import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError } from '../../kit/errors.ts';
import { deleteBillingProfile } from '../commands/delete-billing-profile.ts';
import { BillingProfileNode, profileId } from './billing-profile.ts';

builder.mutationField('deleteBillingProfile', (t) =>
  t.field({
    type: BillingProfileNode,
    description: 'Deletes a billing profile: not the default one, nor one that a customer is pinned to or that has an invoice which is not final. It can still be read. Needs billing:write.',
    authScopes: { permission: 'billing:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ConflictError, NotFoundError] },
    args: { id: t.arg.id({ required: true, description: 'Which one.' }) },
    resolve: (_root, { id }, ctx) => deleteBillingProfile(ctx.command, profileId(id)),
  }),
);
