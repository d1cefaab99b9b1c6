import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError } from '../../kit/errors.ts';
import { deleteSubscription } from '../commands/delete-subscription.ts';
import { SubscriptionBy, subscriptionLookUp } from './subscription-by.ts';
import { SubscriptionNode } from './subscription.ts';

builder.mutationField('deleteSubscription', (t) =>
  t.field({
    type: SubscriptionNode,
    description: 'Withdraws a subscription that has not begun; cancel one that has. Frees its key and external id. Needs subscription:write.',
    authScopes: { permission: 'subscription:write' },
    grantScopes: ['made'],
    complexity: 20,
    errors: { types: [ConflictError, NotFoundError] },
    args: { by: t.arg({ type: SubscriptionBy, required: true, description: 'Which subscription.' }) },
    resolve: (_root, { by }, ctx) => deleteSubscription(ctx.command, subscriptionLookUp(by)),
  }),
);
