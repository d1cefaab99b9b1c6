import { builder } from '../../graphql/builder.ts';
import { PeriodType } from '../../graphql/period.ts';
import { present } from '../../kit/assert.ts';
import { customersByIds, nowOf } from '../../customers/index.ts';
import { SubscriptionBy, SubscriptionNode, subscriptionLookUp } from '../../subscriptions/graphql/index.ts';
import { schedulesByIds, subscriptionBy } from '../../subscriptions/index.ts';
import { lifetimeUsage } from '../lifetime/lifetime-usage.ts';
import type { LifetimeUsageNow, ThresholdNow } from '../lifetime/lifetime-usage.ts';
import { few } from './rated.ts';

const LifetimeUsageThresholdType = builder.objectRef<ThresholdNow>('LifetimeUsageThreshold').implement({
  description: 'How far the usage of a subscription is from one of its thresholds.',
  fields: (t) => ({
    amount: t.field({ type: 'Decimal', description: 'Lifetime usage at which it is reached; of a recurring one the multiple beyond the largest of the others.', resolve: ({ amount }) => amount.toString() }),
    name: t.exposeString('name', { nullable: true, description: 'What the plan calls it; null: nothing.' }),
    isRecurring: t.exposeBoolean('isRecurring', { description: 'Whether it fires again with every further amount of its size, once all others are passed.' }),
    completionRatio: t.field({ type: 'Decimal', description: 'From 0 to 1, which is reached: how far usage has come from the threshold before. A recurring one is at 0 while another one is open.', resolve: ({ ratio }) => ratio.toString() }),
    reachedAt: t.field({ type: 'DateTime', nullable: true, description: 'When an invoice was made because of it; null while it is not reached, and where none was made for it.', resolve: ({ reachedAt }) => reachedAt }),
  }),
});

export const LifetimeUsageType = builder.objectRef<LifetimeUsageNow>('LifetimeUsage').implement({
  description: 'What the usage of a subscription, and of those that it took over from, has come to: before taxes and coupons, minimum amounts and fees that are no usage.',
  fields: (t) => ({
    subscription: t.field({ type: SubscriptionNode, description: 'Whose it is.', resolve: ({ subscriptionId }) => subscriptionId }),
    currency: t.expose('currency', { type: 'CurrencyCode', description: 'Of its amounts.' }),
    period: t.field({ type: PeriodType, description: "From the start of the first of those subscriptions to now, in the customer's time, or to the end of the last.", resolve: ({ period }) => period }),
    externalHistoricalUsage: t.field({ type: 'Decimal', description: 'Used before it was billed here, as updateLifetimeUsage says; at least 0.', resolve: ({ historical }) => historical.toString() }),
    invoicedUsage: t.field({ type: 'Decimal', description: 'Of periods that are over, and of single events that were charged.', resolve: ({ invoiced }) => invoiced.toString() }),
    currentUsage: t.field({ type: 'Decimal', description: 'Of the running period so far, whatever thresholds have charged of it.', resolve: ({ current }) => current.toString() }),
    total: t.field({ type: 'Decimal', description: 'externalHistoricalUsage + invoicedUsage + currentUsage: what usage thresholds look at.', resolve: ({ total }) => total.toString() }),
    usageThresholds: t.field({ type: [LifetimeUsageThresholdType], complexity: few, description: 'How far it is from each threshold of the plan, smallest first, the recurring one last with a row for each multiple that was passed, 100 at most, and the next one. Empty where the plan has none.', resolve: ({ thresholds }) => [...thresholds] }),
  }),
});

builder.queryField('lifetimeUsage', (t) =>
  t.field({
    type: LifetimeUsageType,
    nullable: true,
    description: 'What the usage of a subscription has come to in its life, with the usage of now. Null when there is none in reach, and for one that was withdrawn or that another system runs. Needs billing:read, or a portal token of its customer.',
    authScopes: { $any: { permission: 'billing:read', buyer: true } },
    complexity: 20,
    args: { subscription: t.arg({ type: SubscriptionBy, required: true, description: 'Whose.' }) },
    resolve: async (_root, { subscription }, { read, clock }) => {
      const found = await subscriptionBy(read, subscriptionLookUp(subscription));
      if (found === null || found.deletedAt !== null || found.managedBy === 'EXTERNAL') return null;
      const customer = present((await customersByIds(read, [found.customerId]))[0], 'the customer of a subscription');
      const schedule = present((await schedulesByIds(read, [found.id]))[0], 'the schedule of a subscription');
      return lifetimeUsage(read, schedule, await nowOf({ read, clock }, customer));
    },
  }),
);
