import { AddonBy, addonLookUp } from '../../catalog/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import { createSubscriptionAddon } from '../commands/create-subscription-addon.ts';
import { SubscriptionAddonTiming } from './subscription-addon-timing.ts';
import { SubscriptionAddonNode } from './subscription-addon.ts';
import { SubscriptionBy, subscriptionLookUp } from './subscription-by.ts';

const CreateSubscriptionAddonInput = builder.inputType('CreateSubscriptionAddonInput', {
  description: 'An add-on to buy for a subscription.',
  fields: (t) => ({
    subscription: t.field({ type: SubscriptionBy, description: 'Required: an active subscription to a plan.' }),
    addon: t.field({ type: AddonBy, description: "Required: a version that the version of the subscription's plan offers. A key names that version, whether it is still in force or not." }),
    quantity: t.int({ required: true, description: 'How many from then on, 1 to 1,000,000 and at most what the plan offers; 1 of an add-on that is had once.' }),
    timing: t.field({ type: SubscriptionAddonTiming, required: true, description: 'From when on; in a phase from which the plan offers it.' }),
    name: t.string({ description: "What buyers see, 1 to 256 characters; the add-on's name when omitted, or the one that it has." }),
    description: t.string({ description: 'A note of yours, up to 1,024 characters.' }),
    metadata: t.field({ type: 'JSONObject', description: 'Your own data.' }),
  }),
});

builder.mutationField('createSubscriptionAddon', (t) =>
  t.field({
    type: SubscriptionAddonNode,
    description:
      'Buys an add-on for an active subscription. Flat prices and allowances of its rate cards are added to the items of the same keys, so many times; other keys become items of their own. Lines that are not invoiced follow, what was invoiced is charged or credited in proportion. An add-on that the subscription has or had keeps its record, with this quantity from then on. Needs subscription:write.',
    authScopes: { permission: 'subscription:write' },
    grantScopes: ['made'],
    complexity: 20,
    errors: { types: [ValidationError, ConflictError, NotFoundError] },
    args: { input: t.arg({ type: CreateSubscriptionAddonInput, required: true, description: 'What is bought.' }) },
    resolve: (_root, { input }, ctx) =>
      createSubscriptionAddon(ctx.command, {
        subscription: input.subscription == null ? null : subscriptionLookUp(input.subscription),
        addon: input.addon == null ? null : addonLookUp(input.addon),
        quantity: input.quantity,
        timing: input.timing.at ?? input.timing.preset ?? 'IMMEDIATE',
        name: input.name ?? null,
        description: input.description ?? null,
        metadata: input.metadata ?? null,
      }),
  }),
);
