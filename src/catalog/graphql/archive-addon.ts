import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError } from '../../kit/errors.ts';
import { archiveAddon } from '../commands/archive-addon.ts';
import { addonId } from './addon-by.ts';
import { AddonNode } from './addon.ts';

builder.mutationField('archiveAddon', (t) =>
  t.field({
    type: AddonNode,
    description: 'Takes the version in force out of sale now; plans and subscriptions that have it keep it. Needs addon:write.',
    authScopes: { permission: 'addon:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ConflictError, NotFoundError] },
    args: { id: t.arg.id({ required: true, description: 'Which version.' }) },
    resolve: (_root, { id }, ctx) => archiveAddon(ctx.command, addonId(id)),
  }),
);
