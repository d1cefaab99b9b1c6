import { builder } from '../../graphql/builder.ts';
import type { ChangedSubscription } from '../commands/take-over.ts';
import { SubscriptionNode } from './subscription.ts';

export const ChangedSubscriptionType = builder.objectRef<ChangedSubscription>('ChangedSubscription').implement({
  description: 'Both ends of a change: what ends, and what takes over at that very instant.',
  fields: (t) => ({
    current: t.field({ type: SubscriptionNode, grantScopes: ['made'], description: 'The one that ends.', resolve: ({ currentId }) => currentId }),
    next: t.field({ type: SubscriptionNode, grantScopes: ['made'], description: 'The one that takes over.', resolve: ({ nextId }) => nextId }),
  }),
});
