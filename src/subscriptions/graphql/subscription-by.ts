import { builder } from '../../graphql/builder.ts';
import { idOf } from '../../graphql/global-id.ts';
import type { SubscriptionLookUp } from '../subscription.store.ts';

export const SubscriptionBy = builder.inputType('SubscriptionBy', {
  isOneOf: true,
  description: 'Names one subscription: exactly one of these.',
  fields: (t) => ({
    id: t.id({ description: 'Its id in this graph; finds withdrawn ones too.' }),
    key: t.string({ description: 'Your own name for it.' }),
    externalId: t.string({ description: 'The name that another system has for it.' }),
  }),
});

/** An id that is no subscription's finds nothing: this one never exists. */
const none = '00000000-0000-0000-0000-000000000000';

/** The look-up that an input names. Its one member was checked by the graph. */
export function subscriptionLookUp(by: typeof SubscriptionBy.$inferInput): SubscriptionLookUp {
  if (by.id != null) return { id: idOf('Subscription', by.id) ?? none };
  return by.key != null ? { key: by.key } : { externalId: by.externalId as string };
}
