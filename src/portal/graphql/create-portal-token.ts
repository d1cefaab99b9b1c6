import type { TokenSignature } from '../../access/index.ts';
import { CustomerBy, customerLookUp } from '../../customers/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import { createPortalToken } from '../commands/create-portal-token.ts';
import { PortalTokenNode } from './portal-token.ts';

declare module '../../graphql/context.ts' {
  interface Services {
    readonly portalSignature: TokenSignature;
  }
}

const CreatePortalTokenInput = builder.inputType('CreatePortalTokenInput', {
  description: 'A new portal token: of a customer or of a subject.',
  fields: (t) => ({
    customer: t.field({ type: CustomerBy, description: 'Or subject; exactly one of the two.' }),
    subject: t.string({ description: "A subject that may be no customer's: the token sees its usage only." }),
    expiresIn: t.field({ type: 'Duration', description: 'At most P30D; PT1H when omitted.' }),
    allowedMeterKeys: t.field({ type: ['Key'], description: 'The only meters it may ask; every meter when omitted.' }),
  }),
});

builder.mutationField('createPortalToken', (t) =>
  t.field({
    type: PortalTokenNode,
    description: 'A portal token sees one customer only, for as long as it lasts. Needs portal:write.',
    authScopes: { permission: 'portal:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ValidationError, ConflictError, NotFoundError] },
    args: { input: t.arg({ type: CreatePortalTokenInput, required: true, description: 'The token.' }) },
    resolve: (_root, { input }, ctx) =>
      createPortalToken(ctx.command, ctx.services.portalSignature, { ...input, customer: input.customer == null ? null : customerLookUp(input.customer) }),
  }),
);
