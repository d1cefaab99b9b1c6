import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError } from '../../kit/errors.ts';
import { deletePlanAddon } from '../commands/delete-plan-addon.ts';
import { planAddonId } from './addon-by.ts';
import { PlanAddonNode } from './plan-addon.ts';

builder.mutationField('deletePlanAddon', (t) =>
  t.field({
    type: PlanAddonNode,
    description: 'Stops offering an add-on with a draft or scheduled plan. Needs addon:write.',
    authScopes: { permission: 'addon:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ConflictError, NotFoundError] },
    args: { id: t.arg.id({ required: true, description: 'Which offer.' }) },
    resolve: (_root, { id }, ctx) => deletePlanAddon(ctx.command, planAddonId(id)),
  }),
);
