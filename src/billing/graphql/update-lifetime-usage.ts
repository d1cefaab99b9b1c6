import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import { SubscriptionBy, subscriptionLookUp } from '../../subscriptions/graphql/index.ts';
import { updateLifetimeUsage } from '../commands/update-lifetime-usage.ts';
import { LifetimeUsageType } from './lifetime-usage.ts';

const UpdateLifetimeUsageInput = builder.inputType('UpdateLifetimeUsageInput', {
  description: 'What is said of the usage of a subscription.',
  fields: (t) => ({
    externalHistoricalUsage: t.field({ type: 'Decimal', required: true, description: "Used before it was billed here: 0 or more, in whole minor units of the subscription's currency. It takes the place of what was said before." }),
  }),
});

builder.mutationField('updateLifetimeUsage', (t) =>
  t.field({
    type: LifetimeUsageType,
    description: 'Says what a subscription, and those that it took over from, used before they were billed here. Usage thresholds count it: those that are passed by it are billed at once. Needs billing:write.',
    authScopes: { permission: 'billing:write' },
    grantScopes: ['made'],
    complexity: 20,
    errors: { types: [ValidationError, ConflictError, NotFoundError] },
    args: {
      subscription: t.arg({ type: SubscriptionBy, required: true, description: 'Whose.' }),
      input: t.arg({ type: UpdateLifetimeUsageInput, required: true, description: 'What is said.' }),
    },
    resolve: (_root, { subscription, input }, ctx) => updateLifetimeUsage(ctx.command, subscriptionLookUp(subscription), input),
  }),
);
