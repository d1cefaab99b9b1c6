import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError } from '../../kit/errors.ts';
import { restoreSubscription } from '../commands/restore-subscription.ts';
import { SubscriptionBy, subscriptionLookUp } from './subscription-by.ts';
import { SubscriptionNode } from './subscription.ts';

builder.mutationField('restoreSubscription', (t) =>
  t.field({
    type: SubscriptionNode,
    description: 'Takes back a cancellation that has not taken effect, and withdraws every scheduled subscription of the customer. Not where the organization allows several subscriptions. Needs subscription:write.',
    deprecationReason: 'Use `unscheduleCancellation` instead, after `deleteSubscription` of what is not wanted: this one withdraws more than it names.',
    authScopes: { permission: 'subscription:write' },
    grantScopes: ['made'],
    complexity: 20,
    errors: { types: [ConflictError, NotFoundError] },
    args: { by: t.arg({ type: SubscriptionBy, required: true, description: 'Which subscription.' }) },
    resolve: (_root, { by }, ctx) => restoreSubscription(ctx.command, subscriptionLookUp(by)),
  }),
);
