import { builder } from '../../graphql/builder.ts';

export const SubscriptionTimingPreset = builder.enumType('SubscriptionTimingPreset', {
  description: "A time by its name, in the customer's time.",
  values: {
    IMMEDIATE: { description: 'At once.' },
    NEXT_BILLING_CYCLE: { description: 'When the running billing period ends.' },
  } as const,
});

export const SubscriptionTiming = builder.inputType('SubscriptionTiming', {
  isOneOf: true,
  description: 'When a change takes effect: exactly one of these.',
  fields: (t) => ({
    preset: t.field({ type: SubscriptionTimingPreset, description: 'A time by its name.' }),
    at: t.field({ type: 'DateTime', description: 'The start or end of a billing period, not in the past.' }),
  }),
});
