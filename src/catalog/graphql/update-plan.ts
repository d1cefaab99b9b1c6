import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import { updatePlan } from '../commands/update-plan.ts';
import { MinimumCommitmentInput, UsageThresholdInput, billingTermsOf } from './billing-terms.ts';
import { ProRatingEnum } from './enums.ts';
import { planId } from './plan-by.ts';
import { PlanNode } from './plan.ts';
import { PlanPhaseInput, phasesOf } from './rate-card.ts';
import { TaxBy, taxLinksOf } from './tax.ts';

const UpdatePlanInput = builder.inputType('UpdatePlanInput', {
  description: 'All that the version offers from now on; key and currency stay.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'What buyers see, 1 to 256 characters.' }),
    description: t.string({ description: 'A note of yours, up to 1,024 characters; cleared when omitted.' }),
    billingCadence: t.field({ type: 'Duration', required: true, description: 'How often it is billed: P1W, P2W, P4W, P1M, P3M, P6M, P12M or P1Y.' }),
    proRating: t.field({ type: ProRatingEnum, defaultValue: 'PRORATE_PRICES', description: 'Whether flat fees of a part of a period are charged in proportion.' }),
    phases: t.field({ type: [PlanPhaseInput], required: true, description: 'All of them, in the order they run.' }),
    minimumCommitment: t.field({ type: MinimumCommitmentInput, description: 'What a billing period costs at least, all rate cards together; nothing when omitted.' }),
    usageThresholds: t.field({ type: [UsageThresholdInput], description: 'Amounts of usage at which a subscription is billed before its period ends; at most 100.' }),
    trialPeriod: t.field({ type: 'Duration', description: 'From the start of a subscription: recurring flat fees are charged from its end on. No trial when omitted.' }),
    taxes: t.field({ type: [TaxBy], description: 'All of them: charged on every rate card that names none of its own; at most 20; none when omitted.' }),
    metadata: t.field({ type: 'JSONObject', description: 'All of your own data; cleared when omitted.' }),
  }),
});

builder.mutationField('updatePlan', (t) =>
  t.field({
    type: PlanNode,
    description: 'Replaces what a draft or scheduled version offers. A scheduled version, which takes effect by itself, must stay without issues. Needs plan:write.',
    authScopes: { permission: 'plan:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ValidationError, ConflictError, NotFoundError] },
    args: {
      id: t.arg.id({ required: true, description: 'Which version.' }),
      input: t.arg({ type: UpdatePlanInput, required: true, description: 'What it offers.' }),
    },
    resolve: (_root, { id, input }, ctx) =>
      updatePlan(ctx.command, planId(id), {
        name: input.name,
        description: input.description ?? null,
        billingCadence: input.billingCadence,
        proRating: input.proRating ?? 'PRORATE_PRICES',
        phases: phasesOf(input.phases),
        terms: billingTermsOf(input),
        taxes: taxLinksOf(input.taxes),
        metadata: input.metadata ?? null,
      }),
  }),
);
