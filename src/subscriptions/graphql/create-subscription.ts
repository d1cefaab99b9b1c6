import { builder } from '../../graphql/builder.ts';
import { CustomerBy, customerLookUp } from '../../customers/graphql/index.ts';
import { PlanBy, planLookUp } from '../../catalog/graphql/index.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import { createSubscription } from '../commands/create-subscription.ts';
import { SubscriptionNode } from './subscription.ts';

const CreateSubscriptionInput = builder.inputType('CreateSubscriptionInput', {
  description: 'A new subscription.',
  fields: (t) => ({
    customer: t.field({ type: CustomerBy, description: 'Required: who pays.' }),
    plan: t.field({ type: PlanBy, description: 'Required: a version in force.' }),
    key: t.string({ description: 'Your own name for it; free text, 1 to 256 characters, unique in the organization.' }),
    externalId: t.string({ description: 'The name that another system has for it; 1 to 256 characters, unique in the organization.' }),
    startsAt: t.field({ type: 'DateTime', description: "Now in the customer's time when omitted; at most two minutes before that." }),
    billingAnchor: t.field({ type: 'DateTime', description: 'Where the billing periods are counted from, before or after the start; the start when omitted.' }),
    startingPhase: t.field({ type: 'Key', description: 'The phase of the plan to begin with; the first when omitted. Earlier ones are skipped.' }),
    name: t.string({ description: "What buyers see, 1 to 256 characters; the plan's name when omitted." }),
    metadata: t.field({ type: 'JSONObject', description: 'Your own data.' }),
  }),
});

builder.mutationField('createSubscription', (t) =>
  t.field({
    type: SubscriptionNode,
    description:
      'Subscribes a customer to the version of a plan in force. A customer has one subscription at a time unless the organization allows several. Needs subscription:write.',
    authScopes: { permission: 'subscription:write' },
    grantScopes: ['made'],
    complexity: 20,
    errors: { types: [ValidationError, ConflictError, NotFoundError] },
    args: { input: t.arg({ type: CreateSubscriptionInput, required: true, description: 'The subscription.' }) },
    resolve: (_root, { input }, ctx) =>
      createSubscription(ctx.command, {
        customer: input.customer == null ? null : customerLookUp(input.customer),
        plan: input.plan == null ? null : planLookUp(input.plan),
        key: input.key ?? null,
        externalId: input.externalId ?? null,
        name: input.name ?? null,
        startsAt: input.startsAt ?? null,
        billingAnchor: input.billingAnchor ?? null,
        startingPhase: input.startingPhase ?? null,
        metadata: input.metadata ?? null,
      }),
  }),
);
