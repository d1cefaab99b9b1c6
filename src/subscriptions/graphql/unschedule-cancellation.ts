import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError } from '../../kit/errors.ts';
import { unscheduleCancellation } from '../commands/unschedule-cancellation.ts';
import { SubscriptionBy, subscriptionLookUp } from './subscription-by.ts';
import { SubscriptionNode } from './subscription.ts';

builder.mutationField('unscheduleCancellation', (t) =>
  t.field({
    type: SubscriptionNode,
    description: 'Takes back a cancellation that has not taken effect: the subscription runs on, with the phases that were cut. Needs subscription:write.',
    authScopes: { permission: 'subscription:write' },
    grantScopes: ['made'],
    complexity: 20,
    errors: { types: [ConflictError, NotFoundError] },
    args: { by: t.arg({ type: SubscriptionBy, required: true, description: 'Which subscription.' }) },
    resolve: (_root, { by }, ctx) => unscheduleCancellation(ctx.command, subscriptionLookUp(by)),
  }),
);
