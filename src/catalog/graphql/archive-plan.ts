import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError } from '../../kit/errors.ts';
import { archivePlan } from '../commands/archive-plan.ts';
import { planId } from './plan-by.ts';
import { PlanNode } from './plan.ts';

builder.mutationField('archivePlan', (t) =>
  t.field({
    type: PlanNode,
    description: 'Takes the version in force out of sale now; subscriptions to it go on. Needs plan:write.',
    authScopes: { permission: 'plan:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ConflictError, NotFoundError] },
    args: { id: t.arg.id({ required: true, description: 'Which version.' }) },
    resolve: (_root, { id }, ctx) => archivePlan(ctx.command, planId(id)),
  }),
);
