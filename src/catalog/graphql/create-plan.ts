import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import { createPlan } from '../commands/create-plan.ts';
import { MinimumCommitmentInput, UsageThresholdInput, billingTermsOf } from './billing-terms.ts';
import { ProRatingEnum } from './enums.ts';
import { PlanNode } from './plan.ts';
import { PlanPhaseInput, phasesOf } from './rate-card.ts';
import { TaxBy, taxLinksOf } from './tax.ts';

const CreatePlanInput = builder.inputType('CreatePlanInput', {
  description: 'A new plan, or the next version of one.',
  fields: (t) => ({
    key: t.field({ type: 'Key', required: true, description: 'Shared by all its versions.' }),
    externalId: t.string({ description: 'The name that another system has for all its versions, 1 to 256 characters, unique in the organization. Said with the first; later ones have it too.' }),
    name: t.string({ required: true, description: 'What buyers see, 1 to 256 characters.' }),
    description: t.string({ description: 'A note of yours, up to 1,024 characters.' }),
    currency: t.field({ type: 'CurrencyCode', required: true, description: 'Of every amount in it.' }),
    billingCadence: t.field({ type: 'Duration', required: true, description: 'How often it is billed: P1W, P2W, P4W, P1M, P3M, P6M, P12M or P1Y.' }),
    proRating: t.field({ type: ProRatingEnum, defaultValue: 'PRORATE_PRICES', description: 'Whether flat fees of a part of a period are charged in proportion.' }),
    phases: t.field({ type: [PlanPhaseInput], required: true, description: 'In the order they run; at least one to be published.' }),
    minimumCommitment: t.field({ type: MinimumCommitmentInput, description: 'What a billing period costs at least, all rate cards together; nothing when omitted.' }),
    usageThresholds: t.field({ type: [UsageThresholdInput], description: 'Amounts of usage at which a subscription is billed before its period ends; at most 100.' }),
    trialPeriod: t.field({ type: 'Duration', description: 'From the start of a subscription: recurring flat fees are charged from its end on. No trial when omitted.' }),
    taxes: t.field({ type: [TaxBy], description: 'Charged on every rate card that names none of its own; at most 20.' }),
    metadata: t.field({ type: 'JSONObject', description: 'Your own data.' }),
  }),
});

builder.mutationField('createPlan', (t) =>
  t.field({
    type: PlanNode,
    description:
      'Creates a draft: version 1 of a new key, else its next version. Only what cannot be kept at all is refused; the rest stands in validationIssues until it is mended. Needs plan:write.',
    authScopes: { permission: 'plan:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ValidationError, ConflictError, NotFoundError] },
    args: { input: t.arg({ type: CreatePlanInput, required: true, description: 'The plan.' }) },
    resolve: (_root, { input }, ctx) =>
      createPlan(ctx.command, {
        key: input.key,
        externalId: input.externalId ?? null,
        name: input.name,
        description: input.description ?? null,
        currency: input.currency,
        billingCadence: input.billingCadence,
        proRating: input.proRating ?? 'PRORATE_PRICES',
        phases: phasesOf(input.phases),
        terms: billingTermsOf(input),
        taxes: taxLinksOf(input.taxes),
        metadata: input.metadata ?? null,
      }),
  }),
);
