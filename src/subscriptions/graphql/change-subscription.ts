import { PlanChangeProrationEnum } from '../../access/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import { PlanBy } from '../../catalog/graphql/index.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import { changeSubscription } from '../commands/change-subscription.ts';
import type { ChangeSubscriptionInput as ChangeInput } from '../commands/change-subscription.ts';
import { ChangedSubscriptionType } from './changed-subscription.ts';
import { CustomPlanInput, offerSourceOf } from './custom-plan.ts';
import { SubscriptionBy, subscriptionLookUp } from './subscription-by.ts';
import { SubscriptionTiming } from './subscription-timing.ts';

export const ChangeSubscriptionInput = builder.inputType('ChangeSubscriptionInput', {
  description: 'What takes over, when, and what that charges.',
  fields: (t) => ({
    plan: t.field({ type: PlanBy, description: 'A version in force. Required, or customPlan.' }),
    customPlan: t.field({ type: CustomPlanInput, description: 'An offer for this customer alone. Required, or plan.' }),
    timing: t.field({ type: SubscriptionTiming, description: "When; the organization's default for upgrades or downgrades when omitted." }),
    proration: t.field({ type: PlanChangeProrationEnum, description: "What a change in the middle of a billing period charges; the organization's default for upgrades or downgrades when omitted." }),
    startingPhase: t.field({ type: 'Key', description: 'The phase of the new plan to begin with; the first when omitted. Earlier ones are skipped.' }),
    billingAnchor: t.field({ type: 'DateTime', description: "Where the new billing periods are counted from; the old subscription's when omitted, or the change itself when the proration is FULL. Of one billed by the calendar, it begins to keep that day's anniversary." }),
    key: t.string({ description: 'Your own name for the new subscription; free text, 1 to 256 characters, unique in the organization.' }),
    externalId: t.string({ description: 'The name that another system has for it; 1 to 256 characters, unique in the organization.' }),
    name: t.string({ description: "What buyers see, 1 to 256 characters; the plan's name when omitted." }),
    description: t.string({ description: 'A note of yours, up to 1,024 characters.' }),
    metadata: t.field({ type: 'JSONObject', description: "Your own data; a custom plan's when omitted." }),
  }),
});

export function changeOf(input: typeof ChangeSubscriptionInput.$inferInput): ChangeInput {
  return {
    plan: offerSourceOf(input),
    timing: input.timing?.at ?? input.timing?.preset ?? null,
    proration: input.proration ?? null,
    startingPhase: input.startingPhase ?? null,
    billingAnchor: input.billingAnchor ?? null,
    key: input.key ?? null,
    externalId: input.externalId ?? null,
    name: input.name ?? null,
    description: input.description ?? null,
    metadata: input.metadata ?? null,
  };
}

builder.mutationField('changeSubscription', (t) =>
  t.field({
    type: ChangedSubscriptionType,
    description:
      'Moves a customer to another plan: ends the active subscription and makes one that begins at that very instant, both or neither. A trial is not given again. Needs subscription:write.',
    authScopes: { permission: 'subscription:write' },
    complexity: 20,
    errors: { types: [ValidationError, ConflictError, NotFoundError] },
    args: {
      by: t.arg({ type: SubscriptionBy, required: true, description: 'Which subscription ends.' }),
      input: t.arg({ type: ChangeSubscriptionInput, required: true, description: 'What takes over.' }),
    },
    resolve: (_root, { by, input }, ctx) => changeSubscription(ctx.command, subscriptionLookUp(by), changeOf(input)),
  }),
);
