import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import { updateSubscription } from '../commands/update-subscription.ts';
import { RecordedSubscriptionInput, recordedInputOf } from './recorded.ts';
import { SubscriptionBy, subscriptionLookUp } from './subscription-by.ts';
import { SubscriptionNode } from './subscription.ts';

const UpdateSubscriptionInput = builder.inputType('UpdateSubscriptionInput', {
  description: 'What changes: a field that is left out stays.',
  fields: (t) => ({
    name: t.string({ description: 'What buyers see, 1 to 256 characters; it cannot be null.' }),
    description: t.string({ description: 'A note of yours, up to 1,024 characters; null for none.' }),
    metadata: t.field({ type: 'JSONObject', description: 'Your own data, replaced as a whole; null for none.' }),
    recorded: t.field({ type: RecordedSubscriptionInput, description: 'How a subscription stands that another system runs.' }),
  }),
});

builder.mutationField('updateSubscription', (t) =>
  t.field({
    type: SubscriptionNode,
    description: 'Changes what a subscription is called, and how one stands that another system runs. What is sold is changed by editSubscription and changeSubscription. Needs subscription:write.',
    authScopes: { permission: 'subscription:write' },
    grantScopes: ['made'],
    complexity: 20,
    errors: { types: [ValidationError, ConflictError, NotFoundError] },
    args: {
      by: t.arg({ type: SubscriptionBy, required: true, description: 'Which subscription.' }),
      input: t.arg({ type: UpdateSubscriptionInput, required: true, description: 'What changes.' }),
    },
    resolve: (_root, { by, input }, ctx) =>
      updateSubscription(ctx.command, subscriptionLookUp(by), { ...input, recorded: input.recorded == null ? input.recorded : recordedInputOf(input.recorded) }),
  }),
);
