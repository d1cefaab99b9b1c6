import { builder } from '../../graphql/builder.ts';
import { SubscriptionBy, subscriptionLookUp } from '../../subscriptions/graphql/index.ts';
import { estimateEventFees } from '../customer-usage/estimate-event-fees.ts';
import { UpcomingLineType } from './upcoming-invoice.ts';

const EstimateEventFeesInput = builder.inputType('EstimateEventFeesInput', {
  description: 'An event that might happen now.',
  fields: (t) => ({
    subscription: t.field({ type: SubscriptionBy, required: true, description: 'What would charge for it: a subscription that runs.' }),
    type: t.string({ required: true, description: 'What would happen, 1 to 256 characters; meters count events by it.' }),
    data: t.field({ type: 'JSONObject', description: 'What meters read, at most 262,144 characters of JSON. Its numbers are read exactly as written.' }),
  }),
});

builder.queryField('estimateEventFees', (t) =>
  t.field({
    type: [UpcomingLineType],
    nullable: true,
    description:
      'The fees in advance that an event would be charged now, one for each charge that counts it, 0 for what was paid for already; with taxes, before coupons and credits, computed by the code that charges events. Nothing is stored. Null when there is no such subscription in reach; refused with NO_ACTIVE_SUBSCRIPTION when it does not run now, and with BAD_USER_INPUT for an event that no charge in advance counts, or whose data its meter cannot count. Needs billing:read.',
    authScopes: { permission: 'billing:read' },
    complexity: { field: 20, multiplier: 5 },
    args: { input: t.arg({ type: EstimateEventFeesInput, required: true, description: 'The event.' }) },
    resolve: (_root, { input: { subscription, type, data } }, ctx) => estimateEventFees(ctx, { subscription: subscriptionLookUp(subscription), type, data }),
  }),
);
