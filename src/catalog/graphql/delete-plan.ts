import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError } from '../../kit/errors.ts';
import { deletePlan } from '../commands/delete-plan.ts';
import { planId } from './plan-by.ts';
import { PlanNode } from './plan.ts';

builder.mutationField('deletePlan', (t) =>
  t.field({
    type: PlanNode,
    description: 'Deletes a version that is not in force; archive it first if it is. Subscriptions keep referring to it. Needs plan:write.',
    authScopes: { permission: 'plan:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ConflictError, NotFoundError] },
    args: { id: t.arg.id({ required: true, description: 'Which version.' }) },
    resolve: (_root, { id }, ctx) => deletePlan(ctx.command, planId(id)),
  }),
);
