import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import { createPlanAddon } from '../commands/create-plan-addon.ts';
import { AddonBy, addonLookUp } from './addon-by.ts';
import { PlanAddonNode } from './plan-addon.ts';
import { PlanBy, planLookUp } from './plan-by.ts';

const CreatePlanAddonInput = builder.inputType('CreatePlanAddonInput', {
  description: 'An add-on that is to be offered with a plan.',
  fields: (t) => ({
    plan: t.field({ type: PlanBy, required: true, description: 'A draft or scheduled version.' }),
    addon: t.field({ type: AddonBy, required: true, description: 'A version in force, of the same currency.' }),
    fromPlanPhase: t.field({ type: 'Key', required: true, description: "The key of the plan's phase from which on a subscription can have it." }),
    maxQuantity: t.int({ description: 'How many times at most, above 0; without bound when omitted. Only of an add-on that can be had several times.' }),
    metadata: t.field({ type: 'JSONObject', description: 'Your own data.' }),
  }),
});

builder.mutationField('createPlanAddon', (t) =>
  t.field({
    type: PlanAddonNode,
    description:
      'Offers an add-on with a plan. What makes them incompatible stands in validationIssues and in the way of publishing the plan; of a scheduled plan it is refused. Needs addon:write.',
    authScopes: { permission: 'addon:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ValidationError, ConflictError, NotFoundError] },
    args: { input: t.arg({ type: CreatePlanAddonInput, required: true, description: 'The offer.' }) },
    resolve: (_root, { input }, ctx) =>
      createPlanAddon(ctx.command, {
        plan: planLookUp(input.plan),
        addon: addonLookUp(input.addon),
        fromPlanPhase: input.fromPlanPhase,
        maxQuantity: input.maxQuantity ?? null,
        metadata: input.metadata ?? null,
      }),
  }),
);
