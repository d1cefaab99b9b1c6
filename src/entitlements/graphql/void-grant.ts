import { builder } from '../../graphql/builder.ts';
import { idOf } from '../../graphql/global-id.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import { voidGrant } from '../commands/void-grant.ts';
import { GrantNotFound } from '../entitlements.errors.ts';
import { GrantNode } from './grant.ts';

builder.mutationField('voidGrant', (t) =>
  t.field({
    type: GrantNode,
    description: 'Ends a grant: what was burnt of it stays burnt, the rest is lost. Needs entitlement:write.',
    authScopes: { permission: 'entitlement:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ValidationError, ConflictError, NotFoundError] },
    args: {
      id: t.arg.id({ required: true, description: 'Which grant.' }),
      at: t.arg({ type: 'DateTime', description: 'Now when omitted. Back to the start of the running usage period, not in the future. Its seconds are dropped.' }),
    },
    resolve: async (_root, { id, at }, ctx) => {
      const grantId = idOf('Grant', id);
      if (grantId === null) throw new GrantNotFound(id);
      return voidGrant(ctx.command, grantId, at ?? null);
    },
  }),
);
