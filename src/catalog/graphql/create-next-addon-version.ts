import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError } from '../../kit/errors.ts';
import { createNextAddonVersion } from '../commands/create-next-addon-version.ts';
import { AddonBy, addonLookUp } from './addon-by.ts';
import { AddonNode } from './addon.ts';

builder.mutationField('createNextAddonVersion', (t) =>
  t.field({
    type: AddonNode,
    description: 'Copies a version into a new draft of its key. Needs addon:write.',
    authScopes: { permission: 'addon:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ConflictError, NotFoundError] },
    args: { by: t.arg({ type: AddonBy, required: true, description: 'What is copied; here a key names its latest version, in force or not.' }) },
    resolve: (_root, { by }, ctx) => createNextAddonVersion(ctx.command, addonLookUp(by)),
  }),
);
