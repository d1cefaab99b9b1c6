import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import { pauseSubscription } from '../commands/pause-subscription.ts';
import { resumeSubscription } from '../commands/resume-subscription.ts';
import { SubscriptionBy, subscriptionLookUp } from './subscription-by.ts';
import { SubscriptionTimingPreset } from './subscription-timing.ts';
import { SubscriptionNode } from './subscription.ts';

builder.mutationField('pauseSubscription', (t) =>
  t.field({
    type: SubscriptionNode,
    description:
      'Has an active subscription stand still: entitlements end, nothing is charged for the time. Recurring flat fees are charged in proportion, and credited on a later invoice where they were charged for that time already; plans that prorate nothing charge them in full. Billing periods and phases stay where they are. Needs subscription:write.',
    authScopes: { permission: 'subscription:write' },
    grantScopes: ['made'],
    complexity: 20,
    errors: { types: [ValidationError, ConflictError, NotFoundError] },
    args: {
      by: t.arg({ type: SubscriptionBy, required: true, description: 'Which subscription.' }),
      timing: t.arg({ type: SubscriptionTimingPreset, defaultValue: 'IMMEDIATE', description: 'When the pause begins.' }),
      resumesAt: t.arg({ type: 'DateTime', description: 'When it ends by itself, after it began; when omitted it lasts until it is resumed.' }),
    },
    resolve: (_root, { by, timing, resumesAt }, ctx) => pauseSubscription(ctx.command, subscriptionLookUp(by), { timing: timing ?? 'IMMEDIATE', resumesAt: resumesAt ?? null }),
  }),
);

builder.mutationField('resumeSubscription', (t) =>
  t.field({
    type: SubscriptionNode,
    description: 'Ends the pause of a subscription now, or takes back one that is to come: entitlements are given again, and the rest of the billing period is charged in proportion. Needs subscription:write.',
    authScopes: { permission: 'subscription:write' },
    grantScopes: ['made'],
    complexity: 20,
    errors: { types: [ConflictError, NotFoundError] },
    args: { by: t.arg({ type: SubscriptionBy, required: true, description: 'Which subscription.' }) },
    resolve: (_root, { by }, ctx) => resumeSubscription(ctx.command, subscriptionLookUp(by)),
  }),
);
