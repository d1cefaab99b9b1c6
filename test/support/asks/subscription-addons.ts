import type { Story } from '../story.ts';
import { nothing } from './ask.ts';
import type { Asks, Variables } from './ask.ts';

const immediate = { preset: 'IMMEDIATE' };
const subscriptionBys = (story: Story): readonly Variables[] => [{ key: story.text('one_subscription') }, { id: story.id('subscription_one') }];
const addonBys = (story: Story): readonly Variables[] => [{ key: story.text('addon') }, { id: story.id('addon') }, { latest: story.text('addon') }, { version: { key: story.text('addon'), version: 1 } }];

/** A subscription of a customer of its own, which has no add-on yet. */
async function freshSubscription({ world, text }: Story, unique: string): Promise<Variables> {
  const key = `addons_${unique}`;
  await world.data('mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { __typename } }', { input: { key } });
  const { createSubscription } = await world.data('mutation ($input: CreateSubscriptionInput!) { createSubscription(input: $input) { ... on Subscription { id } ... on Error { message } } }', { input: { customer: { key }, plan: { key: text('offer') } } });
  return { id: createSubscription.id };
}

const bought = (story: Story, subscription: Variables): Variables => ({ input: { subscription, addon: { key: story.text('addon') }, quantity: 1, timing: immediate, name: 'Mine', description: 'A note', metadata: { a: 1 } } });

async function freshAddon(story: Story, unique: string): Promise<string> {
  const { createSubscriptionAddon } = await story.world.data('mutation ($input: CreateSubscriptionAddonInput!) { createSubscriptionAddon(input: $input) { ... on SubscriptionAddon { id } ... on Error { message } } }', bought(story, await freshSubscription(story, unique)));
  return createSubscriptionAddon.id;
}

/** What subscriptions have of add-ons. */
export const subscriptionAddonAsks: Asks = {
  'Query.subscriptionAddon': {
    calls: (story) => [nothing({ by: { id: story.id('subscription_addon_one') } }), ...subscriptionBys(story).map((subscription) => nothing({ by: { owned: { subscription, addonKey: story.text('addon') } } }))],
  },
  'Query.subscriptionAddons': { calls: (story) => subscriptionBys(story).map((subscription) => nothing({ subscription, first: 100 })) },
  'Mutation.createSubscriptionAddon': {
    calls: (story) => [
      ...subscriptionBys(story).map((subscription) => nothing({ input: { subscription, addon: { id: story.id('addon') }, quantity: 1, timing: immediate } })),
      ...addonBys(story).map((addon) => nothing({ input: { subscription: { key: story.text('one_subscription') }, addon, quantity: 1, timing: immediate } })),
    ],
    good: async (story, unique) => bought(story, await freshSubscription(story, unique)),
    others: [async (story, unique) => ({ input: { subscription: await freshSubscription(story, unique), addon: { version: { key: story.text('addon'), version: 1 } }, quantity: 1, timing: { at: '2037-01-01T00:00:00Z' } } })],
  },
  'Mutation.updateSubscriptionAddon': {
    calls: (story) => [nothing({ id: story.id('subscription_addon_one'), input: { name: story.text('one_addon'), metadata: { note: story.text('one_note') } } })],
    good: async (story, unique) => ({ id: await freshAddon(story, unique), input: { name: 'Mine', description: 'A note', metadata: { a: 1 }, quantity: 0, timing: immediate } }),
    others: [async (story, unique) => ({ id: await freshAddon(story, unique), input: { quantity: 0, timing: { at: '2037-01-01T00:00:00Z' } } })],
  },
};
