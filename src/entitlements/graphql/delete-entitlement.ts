import { customerLookUp } from '../../customers/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import { deleteEntitlement } from '../commands/delete-entitlement.ts';
import { CustomerFeatureInput } from './entitlement-by.ts';
import { entitlementId, entitlementNodes, made } from './made-entitlement.ts';
import { subjectDeprecated, subjectLookUpOf } from './subject-argument.ts';

builder.mutationField('deleteEntitlement', (t) =>
  t.errorUnionField({
    types: [...entitlementNodes, ValidationError, ConflictError, NotFoundError],
    union: { name: 'DeleteEntitlementResult', description: 'The entitlement, or why it was not deleted. Select "... on Error" too: members are added over time.' },
    description: 'Takes an entitlement away from now on, with its grants; values of the time before stay. Not for one of a subscription. Needs entitlement:write.',
    authScopes: { permission: 'entitlement:write' },
    grantScopes: ['made'],
    complexity: 10,
    args: {
      id: t.arg.id({ description: 'Which entitlement. This or active.' }),
      active: t.arg({ type: CustomerFeatureInput, description: 'The one of a customer to a feature that is active now. This or id.' }),
      subject: t.arg.string({ description: 'With id: the key or id of a subject of its customer; another one\'s entitlement is not found.', deprecationReason: subjectDeprecated }),
    },
    resolve: async (_root, { id, active, subject }, ctx) =>
      made(
        ctx,
        deleteEntitlement(ctx.command, {
          id: entitlementId(id),
          active: active == null ? null : { customer: customerLookUp(active.customer), featureKey: active.featureKey },
          subject: subjectLookUpOf(subject),
        }),
      ),
  }),
);
