import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import { publishPlan } from '../commands/publish-plan.ts';
import { planId } from './plan-by.ts';
import { PlanNode } from './plan.ts';

const EffectivePeriodInput = builder.inputType('EffectivePeriodInput', {
  description: 'When a version is for sale.',
  fields: (t) => ({
    from: t.field({ type: 'DateTime', description: 'Now when omitted; not in the past.' }),
    to: t.field({ type: 'DateTime', description: 'Exclusive; without end when omitted.' }),
  }),
});

builder.mutationField('publishPlan', (t) =>
  t.field({
    type: PlanNode,
    description:
      'Puts a draft or scheduled version up for sale. The version in force at its start ends there. Everything in validationIssues must be mended first. Needs plan:write.',
    authScopes: { permission: 'plan:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ValidationError, ConflictError, NotFoundError] },
    args: {
      id: t.arg.id({ required: true, description: 'Which version.' }),
      effectivePeriod: t.arg({ type: EffectivePeriodInput, description: 'From now on and without end when omitted.' }),
    },
    resolve: (_root, { id, effectivePeriod }, ctx) => publishPlan(ctx.command, planId(id), effectivePeriod ?? {}),
  }),
);
