import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import { updatePlanAddon } from '../commands/update-plan-addon.ts';
import { planAddonId } from './addon-by.ts';
import { PlanAddonNode } from './plan-addon.ts';

const UpdatePlanAddonInput = builder.inputType('UpdatePlanAddonInput', {
  description: 'All of the terms from now on; plan and add-on stay.',
  fields: (t) => ({
    fromPlanPhase: t.field({ type: 'Key', required: true, description: "The key of the plan's phase from which on a subscription can have it." }),
    maxQuantity: t.int({ description: 'How many times at most, above 0; without bound when omitted.' }),
    metadata: t.field({ type: 'JSONObject', description: 'All of your own data; cleared when omitted.' }),
  }),
});

builder.mutationField('updatePlanAddon', (t) =>
  t.field({
    type: PlanAddonNode,
    description: 'Replaces the terms on which a draft or scheduled plan offers an add-on. Needs addon:write.',
    authScopes: { permission: 'addon:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ValidationError, ConflictError, NotFoundError] },
    args: {
      id: t.arg.id({ required: true, description: 'Which offer.' }),
      input: t.arg({ type: UpdatePlanAddonInput, required: true, description: 'The terms.' }),
    },
    resolve: (_root, { id, input }, ctx) =>
      updatePlanAddon(ctx.command, planAddonId(id), { fromPlanPhase: input.fromPlanPhase, maxQuantity: input.maxQuantity ?? null, metadata: input.metadata ?? null }),
  }),
);
