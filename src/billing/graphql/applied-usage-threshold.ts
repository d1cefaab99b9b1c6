import { builder } from '../../graphql/builder.ts';
import { batched } from '../../graphql/context.ts';
import { reads } from '../../graphql/shown-columns.ts';
import { SubscriptionNode } from '../../subscriptions/graphql/index.ts';
import type { InvoiceRow } from '../invoice.entity.ts';
import { AppliedThresholdSchema } from '../lifetime/applied-threshold.entity.ts';
import type { AppliedThresholdRow } from '../lifetime/applied-threshold.entity.ts';
import { InvoiceNode } from './invoice.ts';
import { few } from './rated.ts';

const AppliedUsageThresholdType = builder.objectRef<AppliedThresholdRow>('AppliedUsageThreshold').implement({
  description: 'A usage threshold that an invoice was made for.',
  fields: (t) => ({
    subscription: t.field({ type: SubscriptionNode, description: 'Whose usage passed it.', resolve: ({ subscriptionId }) => subscriptionId }),
    amount: t.expose('amount', { type: 'Decimal', description: 'The threshold, as the plan had it.' }),
    name: t.exposeString('name', { nullable: true, description: 'What the plan called it; null: nothing.' }),
    isRecurring: t.exposeBoolean('isRecurring', { description: 'Whether it fires again with every further amount of this size.' }),
    lifetimeUsage: t.expose('lifetimeUsage', { type: 'Decimal', description: 'What the usage of the subscription had come to in its life, before taxes.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: "When it was found to be passed, in the customer's time." }),
  }),
});

builder.objectField(InvoiceNode, 'appliedUsageThresholds', (t) =>
  t.field({
    extensions: reads<InvoiceRow>('id'),
    type: [AppliedUsageThresholdType],
    complexity: few,
    description: 'The usage thresholds that it was made for, the smallest first and the recurring one last; empty of every other invoice.',
    resolve: ({ id }, _args, ctx) =>
      batched(ctx, 'Invoice.appliedUsageThresholds', id, (ids) => ctx.read.listByKeys(AppliedThresholdSchema, 'invoiceId', ids, { orderBy: [{ property: 'id', direction: 'asc' }] })),
  }),
);
