import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import { createEntitlement } from '../commands/create-entitlement.ts';
import { CreateEntitlementInputType, inputOf } from './entitlement-input.ts';
import { entitlementNodes, made } from './made-entitlement.ts';
import { subjectDeprecated, subjectLookUpOf } from './subject-argument.ts';

builder.mutationField('createEntitlement', (t) =>
  t.errorUnionField({
    types: [...entitlementNodes, ValidationError, ConflictError, NotFoundError],
    union: { name: 'CreateEntitlementResult', description: 'The entitlement, or why it was not made. Select "... on Error" too: members are added over time.' },
    description: 'Gives a customer a right to a feature, from now on. At most one is active for a customer and a feature at any time. Needs entitlement:write.',
    authScopes: { permission: 'entitlement:write' },
    grantScopes: ['made'],
    complexity: 10,
    args: {
      input: t.arg({ type: CreateEntitlementInputType, required: true, description: 'The entitlement.' }),
      subject: t.arg.string({ description: 'Instead of the customer: the key or id of one of its subjects.', deprecationReason: subjectDeprecated }),
    },
    resolve: (_root, { input, subject }, ctx) => made(ctx, createEntitlement(ctx.command, inputOf(input), subjectLookUpOf(subject))),
  }),
);
