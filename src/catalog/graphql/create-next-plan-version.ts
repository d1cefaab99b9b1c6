import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError } from '../../kit/errors.ts';
import { createNextPlanVersion } from '../commands/create-next-plan-version.ts';
import { PlanBy, planLookUp } from './plan-by.ts';
import { PlanNode } from './plan.ts';

builder.mutationField('createNextPlanVersion', (t) =>
  t.field({
    type: PlanNode,
    description: 'Copies a version into a new draft of its key. Needs plan:write.',
    authScopes: { permission: 'plan:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ConflictError, NotFoundError] },
    args: { by: t.arg({ type: PlanBy, required: true, description: 'What is copied; here a key names its latest version, in force or not.' }) },
    resolve: (_root, { by }, ctx) => createNextPlanVersion(ctx.command, planLookUp(by)),
  }),
);
