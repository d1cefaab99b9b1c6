import { builder } from '../../graphql/builder.ts';
import { CustomerBy, customerLookUp } from '../../customers/graphql/index.ts';
import { PlanBy } from '../../catalog/graphql/index.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import { createSubscription } from '../commands/create-subscription.ts';
import { BillingTimeEnum } from './billing-time.ts';
import { CustomPlanInput, offerSourceOf } from './custom-plan.ts';
import { RecordedSubscriptionInput, recordedInputOf } from './recorded.ts';
import { SubscriptionNode } from './subscription.ts';

const CreateSubscriptionInput = builder.inputType('CreateSubscriptionInput', {
  description: 'A new subscription.',
  fields: (t) => ({
    customer: t.field({ type: CustomerBy, description: 'Required: who pays.' }),
    plan: t.field({ type: PlanBy, description: 'A version in force. Required, or customPlan.' }),
    customPlan: t.field({ type: CustomPlanInput, description: 'An offer for this customer alone. Required, or plan.' }),
    key: t.string({ description: 'Your own name for it; free text, 1 to 256 characters, unique in the organization.' }),
    externalId: t.string({ description: 'The name that another system has for it; 1 to 256 characters, unique in the organization.' }),
    startsAt: t.field({ type: 'DateTime', description: "Now in the customer's time when omitted; at most two minutes before that." }),
    endsAt: t.field({ type: 'DateTime', description: 'Exclusive: it ends then by itself, within a billing period too, and is CANCELED until then; unscheduleCancellation has it go on. Without end when omitted. After its start and now.' }),
    billingAnchor: t.field({ type: 'DateTime', description: 'Where the billing periods are counted from, before or after the start; the start when omitted. With billingTime ANNIVERSARY its day counts; with CALENDAR there is none.' }),
    billingTime: t.field({ type: BillingTimeEnum, description: "Periods of whole days in the time zone of the customer, or else of the organization, which the subscription keeps. When omitted they run from the very instant of the anchor, in UTC." }),
    startingPhase: t.field({ type: 'Key', description: 'The phase of the plan to begin with; the first when omitted. Earlier ones are skipped.' }),
    name: t.string({ description: "What buyers see, 1 to 256 characters; the plan's name when omitted." }),
    recorded: t.field({ type: RecordedSubscriptionInput, description: 'For a subscription that another system runs: it is recorded, and neither billed nor granted here. Its start may lie in the past, and it may stand beside others.' }),
    description: t.string({ description: 'A note of yours, up to 1,024 characters.' }),
    metadata: t.field({ type: 'JSONObject', description: "Your own data; a custom plan's when omitted." }),
  }),
});

builder.mutationField('createSubscription', (t) =>
  t.field({
    type: SubscriptionNode,
    description:
      'Subscribes a customer to the version of a plan in force, or to an offer of its own. A customer has one subscription at a time unless the organization allows several. Needs subscription:write.',
    authScopes: { permission: 'subscription:write' },
    grantScopes: ['made'],
    complexity: 20,
    errors: { types: [ValidationError, ConflictError, NotFoundError] },
    args: { input: t.arg({ type: CreateSubscriptionInput, required: true, description: 'The subscription.' }) },
    resolve: (_root, { input }, ctx) =>
      createSubscription(ctx.command, {
        customer: input.customer == null ? null : customerLookUp(input.customer),
        plan: offerSourceOf(input),
        key: input.key ?? null,
        externalId: input.externalId ?? null,
        name: input.name ?? null,
        recorded: input.recorded == null ? null : recordedInputOf(input.recorded),
        description: input.description ?? null,
        startsAt: input.startsAt ?? null,
        endsAt: input.endsAt ?? null,
        billingAnchor: input.billingAnchor ?? null,
        billingTime: input.billingTime ?? null,
        startingPhase: input.startingPhase ?? null,
        metadata: input.metadata ?? null,
      }),
  }),
);
