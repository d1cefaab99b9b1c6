import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import { cancelSubscription } from '../commands/cancel-subscription.ts';
import { SubscriptionBy, subscriptionLookUp } from './subscription-by.ts';
import { SubscriptionNode } from './subscription.ts';
import { SubscriptionTiming } from './subscription-timing.ts';

builder.mutationField('cancelSubscription', (t) =>
  t.field({
    type: SubscriptionNode,
    description:
      'Ends an active subscription, at once or at the end of a billing period. What it still owes is billed; usage is billed up to its end, a flat fee that the end cuts in full. Needs subscription:write.',
    authScopes: { permission: 'subscription:write' },
    grantScopes: ['made'],
    complexity: 20,
    errors: { types: [ValidationError, ConflictError, NotFoundError] },
    args: {
      by: t.arg({ type: SubscriptionBy, required: true, description: 'Which subscription.' }),
      timing: t.arg({ type: SubscriptionTiming, description: 'At once when omitted.' }),
    },
    resolve: (_root, { by, timing }, ctx) => cancelSubscription(ctx.command, subscriptionLookUp(by), timing?.at ?? timing?.preset ?? 'IMMEDIATE'),
  }),
);
