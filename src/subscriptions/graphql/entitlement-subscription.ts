import { EntitlementInterface } from '../../entitlements/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import { SubscriptionNode } from './subscription.ts';

builder.interfaceField(EntitlementInterface, 'subscription', (t) =>
  t.field({
    type: SubscriptionNode,
    nullable: true,
    description: 'The subscription that manages it: it is changed and ended by that one alone. Null: it was created by itself.',
    resolve: ({ subscriptionId }) => subscriptionId,
  }),
);
