import { builder } from '../../graphql/builder.ts';
import { MinimumCommitmentInput, PlanPhaseInput, ProRatingEnum, UsageThresholdInput, billingTermsOf, phasesOf, planLookUp } from '../../catalog/graphql/index.ts';
import type { PlanBy } from '../../catalog/graphql/index.ts';
import { issue, refuse } from '../../kit/errors.ts';
import type { CustomPlan, OfferSource } from '../commands/offer-for.ts';

export const CustomPlanInput = builder.inputType('CustomPlanInput', {
  description: 'An offer for this customer alone, by the rules of a published plan; it is kept with the subscription and in no catalog.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'What buyers see, 1 to 256 characters.' }),
    description: t.string({ description: 'A note of yours, up to 1,024 characters.' }),
    currency: t.field({ type: 'CurrencyCode', defaultValue: 'USD', description: 'Of every amount in it.' }),
    billingCadence: t.field({ type: 'Duration', required: true, description: 'How often it is billed: P1W, P2W, P4W, P1M, P3M, P6M, P12M or P1Y.' }),
    proRating: t.field({ type: ProRatingEnum, defaultValue: 'PRORATE_PRICES', description: 'Whether flat fees of a part of a period are charged in proportion.' }),
    phases: t.field({ type: [PlanPhaseInput], required: true, description: 'In the order they run; at least one.' }),
    minimumCommitment: t.field({ type: MinimumCommitmentInput, description: 'What a billing period costs at least, all rate cards together; nothing when omitted.' }),
    usageThresholds: t.field({ type: [UsageThresholdInput], description: 'Amounts of usage at which it is billed before its period ends; at most 100.' }),
    trialPeriod: t.field({ type: 'Duration', description: 'From its start: recurring flat fees are charged from its end on. No trial when omitted.' }),
    metadata: t.field({ type: 'JSONObject', description: 'Your own data, kept with the subscription.' }),
  }),
});

function customPlanOf(input: typeof CustomPlanInput.$inferInput): CustomPlan {
  return {
    name: input.name,
    description: input.description ?? null,
    currency: input.currency ?? 'USD',
    billingCadence: input.billingCadence,
    proRating: input.proRating ?? 'PRORATE_PRICES',
    phases: phasesOf(input.phases),
    terms: billingTermsOf(input),
    metadata: input.metadata ?? null,
  };
}

/** What an input names of plan and customPlan; null when it names neither. Refuses both. */
export function offerSourceOf({ plan, customPlan }: { readonly plan?: typeof PlanBy.$inferInput | null | undefined; readonly customPlan?: typeof CustomPlanInput.$inferInput | null | undefined }): OfferSource | null {
  if (plan != null && customPlan != null) refuse([issue('EXCLUSIVE', 'plan and customPlan are both given: give one of them', 'customPlan')]);
  if (customPlan != null) return { customPlan: customPlanOf(customPlan) };
  return plan == null ? null : { plan: planLookUp(plan) };
}
