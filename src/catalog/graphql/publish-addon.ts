import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import { publishAddon } from '../commands/publish-addon.ts';
import { addonId } from './addon-by.ts';
import { AddonNode } from './addon.ts';

builder.mutationField('publishAddon', (t) =>
  t.field({
    type: AddonNode,
    description: 'Puts a draft up for sale from now on. The version in force ends at the same instant. Everything in validationIssues must be mended first. Needs addon:write.',
    authScopes: { permission: 'addon:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ValidationError, ConflictError, NotFoundError] },
    args: { id: t.arg.id({ required: true, description: 'Which version.' }) },
    resolve: (_root, { id }, ctx) => publishAddon(ctx.command, addonId(id)),
  }),
);
