import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError } from '../../kit/errors.ts';
import { deleteAddon } from '../commands/delete-addon.ts';
import { addonId } from './addon-by.ts';
import { AddonNode } from './addon.ts';

builder.mutationField('deleteAddon', (t) =>
  t.field({
    type: AddonNode,
    description: 'Deletes a version that is not in force and that no plan offers. Subscriptions that have it keep it. Needs addon:write.',
    authScopes: { permission: 'addon:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ConflictError, NotFoundError] },
    args: { id: t.arg.id({ required: true, description: 'Which version.' }) },
    resolve: (_root, { id }, ctx) => deleteAddon(ctx.command, addonId(id)),
  }),
);
