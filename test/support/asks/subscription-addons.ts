import type { Story } from '../story.ts';
import { nothing } from './ask.ts';
import type { Asks, Variables } from './ask.ts';

const immediate = { preset: 'IMMEDIATE' };
const subscriptionBys = (story: Story): readonly Variables[] => [{ key: story.text('one_subscription') }, { id: story.id('subscription_one') }];
const addonBys = (story: Story): readonly Variables[] => [{ key: story.text('addon') }, { id: story.id('addon') }, { latest: story.text('addon') }, { version: { key: story.text('addon'), version: 1 } }];

/** What the story's subscription for it can buy again and again. */
const bought = (story: Story, timing: Variables): Variables => ({ input: { subscription: { key: story.text('addon_subscription') }, addon: { key: story.text('addon') }, quantity: 1, timing, name: 'Mine', description: 'A note', metadata: { a: 1 } } });

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
    good: (story) => bought(story, immediate),
    others: [(story) => bought(story, { at: '2037-01-01T00:00:00Z' })],
  },
  'Mutation.updateSubscriptionAddon': {
    calls: (story) => [nothing({ id: story.id('subscription_addon_one'), input: { name: story.text('one_addon'), metadata: { note: story.text('one_note') } } })],
    good: (story) => ({ id: story.id('spare_subscription_addon'), input: { name: 'Mine', description: 'A note', metadata: { a: 1 }, quantity: 0, timing: immediate } }),
    others: [(story) => ({ id: story.id('spare_subscription_addon'), input: { quantity: 0, timing: { at: '2037-01-01T00:00:00Z' } } })],
  },
};
