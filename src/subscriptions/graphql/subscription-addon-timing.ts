import { builder } from '../../graphql/builder.ts';
import { SubscriptionTimingPreset } from './subscription-timing.ts';

export const SubscriptionAddonTiming = builder.inputType('SubscriptionAddonTiming', {
  isOneOf: true,
  description: 'From when on there are so many of an add-on: exactly one of these. What was to change later is replaced.',
  fields: (t) => ({
    preset: t.field({ type: SubscriptionTimingPreset, description: 'A time by its name.' }),
    at: t.field({ type: 'DateTime', description: "Any instant that is not in the customer's past." }),
  }),
});
