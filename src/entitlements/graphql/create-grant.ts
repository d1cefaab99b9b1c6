import { customerLookUp } from '../../customers/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import { createGrant } from '../commands/create-grant.ts';
import { addressFields } from './entitlement-by.ts';
import { grantFields } from './grant-input.ts';
import { GrantNode } from './grant.ts';
import { entitlementId } from './made-entitlement.ts';
import { subjectDeprecated, subjectLookUpOf } from './subject-argument.ts';

const CreateGrantInput = builder.inputType('CreateGrantInput', {
  description: "Units for a customer's metered entitlement to a feature.",
  fields: (t) => ({ ...addressFields(t, 'Who gets them.'), ...grantFields(t) }),
});

builder.mutationField('createGrant', (t) =>
  t.field({
    type: GrantNode,
    description: "Gives units to a customer's metered entitlement. What is overdrawn of the running usage period is paid first. Needs entitlement:write.",
    authScopes: { permission: 'entitlement:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ValidationError, ConflictError, NotFoundError] },
    args: {
      input: t.arg({ type: CreateGrantInput, required: true, description: 'The grant.' }),
      subject: t.arg.string({ description: 'Instead of the customer: the key or id of one of its subjects.', deprecationReason: subjectDeprecated }),
    },
    resolve: async (_root, { input: { customer, entitlementId: id, ...input }, subject }, ctx) =>
      createGrant(ctx.command, { ...input, customer: customer == null ? null : customerLookUp(customer), subject: subjectLookUpOf(subject), entitlementId: entitlementId(id) }),
  }),
);
