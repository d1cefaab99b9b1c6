import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import { overrideEntitlement } from '../commands/override-entitlement.ts';
import { CreateEntitlementInputType, inputOf } from './entitlement-input.ts';
import { entitlementId, entitlementNodes, made } from './made-entitlement.ts';
import { subjectDeprecated, subjectLookUpOf } from './subject-argument.ts';

builder.mutationField('overrideEntitlement', (t) =>
  t.errorUnionField({
    types: [...entitlementNodes, ValidationError, ConflictError, NotFoundError],
    union: { name: 'OverrideEntitlementResult', description: 'The new entitlement, or why it was not made. Select "... on Error" too: members are added over time.' },
    description: 'Ends an entitlement now and gives another one in its place; grants and balance are not carried over. Not for one of a subscription. Needs entitlement:write.',
    authScopes: { permission: 'entitlement:write' },
    grantScopes: ['made'],
    complexity: 10,
    args: {
      id: t.arg.id({ description: 'The entitlement that ends; when omitted the one of that customer to that feature that is active now.' }),
      input: t.arg({ type: CreateEntitlementInputType, required: true, description: 'The one that begins, of the same customer and feature.' }),
      subject: t.arg.string({ description: 'Instead of the customer: the key or id of one of its subjects.', deprecationReason: subjectDeprecated }),
    },
    resolve: async (_root, { id, input, subject }, ctx) =>
      made(ctx, overrideEntitlement(ctx.command, { id: entitlementId(id), input: inputOf(input), subject: subjectLookUpOf(subject) })),
  }),
);
