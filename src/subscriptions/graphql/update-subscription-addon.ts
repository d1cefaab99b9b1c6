import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import { updateSubscriptionAddon } from '../commands/update-subscription-addon.ts';
import { SubscriptionAddonTiming } from './subscription-addon-timing.ts';
import { SubscriptionAddonNode, subscriptionAddonId } from './subscription-addon.ts';

const UpdateSubscriptionAddonInput = builder.inputType('UpdateSubscriptionAddonInput', {
  description: 'What changes: a field that is left out stays.',
  fields: (t) => ({
    name: t.string({ description: 'What buyers see, 1 to 256 characters; it cannot be null.' }),
    description: t.string({ description: 'A note of yours, up to 1,024 characters; null for none.' }),
    metadata: t.field({ type: 'JSONObject', description: 'Your own data, replaced as a whole; null for none.' }),
    quantity: t.int({ description: 'How many from then on, with a timing: 0 to 1,000,000 and at most what the plan offers; 0 gives it up.' }),
    timing: t.field({ type: SubscriptionAddonTiming, description: 'From when on there are so many; only with a quantity. What was to change later is replaced.' }),
  }),
});

builder.mutationField('updateSubscriptionAddon', (t) =>
  t.field({
    type: SubscriptionAddonNode,
    description:
      'Buys more of an add-on or gives some up, and changes what it is called. A lower quantity undoes what the higher one did: what was invoiced for later is credited in proportion. Fees that are charged once are not given back. Needs subscription:write.',
    authScopes: { permission: 'subscription:write' },
    grantScopes: ['made'],
    complexity: 20,
    errors: { types: [ValidationError, ConflictError, NotFoundError] },
    args: {
      id: t.arg.id({ required: true, description: 'The id of the add-on of a subscription.' }),
      input: t.arg({ type: UpdateSubscriptionAddonInput, required: true, description: 'What changes.' }),
    },
    resolve: (_root, { id, input }, ctx) =>
      updateSubscriptionAddon(ctx.command, subscriptionAddonId(id), { ...input, timing: input.timing == null ? null : (input.timing.at ?? input.timing.preset ?? null) }),
  }),
);
