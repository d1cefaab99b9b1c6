import { DiscountsType, TaxConfigType, TaxNode, liveTaxes } from '../../catalog/graphql/index.ts';
import type { DiscountsJson } from '../../catalog/index.ts';
import { builder } from '../../graphql/builder.ts';
import { batched } from '../../graphql/context.ts';
import { PeriodType } from '../../graphql/period.ts';
import { reads } from '../../graphql/shown-columns.ts';
import { present } from '../../kit/assert.ts';
import { SubscriptionItemType, itemOfSubscription } from '../../subscriptions/graphql/index.ts';
import { eventsOf } from '../customer-usage/usage-of-charges.ts';
import type { InvoiceLineRow } from '../invoice-line.entity.ts';
import { linesByIds } from '../invoice-line.store.ts';
import type { OwnTaxes } from '../line-adjustment.ts';
import type { LineCharging } from '../line-charging.ts';
import { readsUsage } from '../rate-invoice-line.ts';
import { InvoiceLineNode, figure } from './invoice-line.ts';

// What a line was made of, so that whoever edits it can say all of it again, and whoever reads it finds what sold it.
builder.objectFields(InvoiceLineNode, (t) => ({
  subscriptionItem: t.field({
    extensions: reads<InvoiceLineRow>('subscriptionId', 'subscriptionItemId'),
    type: SubscriptionItemType,
    nullable: true,
    description: 'The version of an item that it charges, with its phase. Null for a line of its own or of a commitment, and where an edit took that version away.',
    resolve: ({ subscriptionId, subscriptionItemId }, _args, ctx) => (subscriptionId === null || subscriptionItemId === null ? null : itemOfSubscription(subscriptionId, subscriptionItemId, ctx)),
  }),
  billingPeriod: t.field({
    extensions: reads<InvoiceLineRow>('billingPeriodFrom', 'billingPeriodTo'),
    type: PeriodType,
    nullable: true,
    description: 'The billing period of its subscription that it belongs to; null for a line of its own.',
    resolve: ({ billingPeriodFrom: from, billingPeriodTo: to }) => (from === null || to === null ? null : { from, to }),
  }),
  rateCardDiscounts: t.field({
    extensions: reads<InvoiceLineRow>('rateCardDiscounts'),
    type: DiscountsType,
    nullable: true,
    description: 'What is to be taken off, as it was agreed; what it came to stands in discounts and at the detailed lines. Null: nothing.',
    resolve: (line) => line.rateCardDiscounts as DiscountsJson | null,
  }),
  ownTaxes: t.field({
    extensions: reads<InvoiceLineRow>('ownTaxes'),
    type: [TaxNode],
    description: 'Those that it names by itself; empty: those of what it charges for, of its customer or of the organization count. At most 20; deleted ones are left out.',
    resolve: (line, _args, ctx) => liveTaxes(ctx, (line.ownTaxes as OwnTaxes | null)?.taxes ?? []),
  }),
  taxConfig: t.field({
    extensions: reads<InvoiceLineRow>('ownTaxes'),
    type: TaxConfigType,
    nullable: true,
    description: 'How it says by itself that taxes are treated; null: what it charges for, or its invoice, says so.',
    resolve: (line) => (line.ownTaxes as OwnTaxes | null)?.config ?? null,
  }),
  quantityBefore: t.field({
    extensions: reads<InvoiceLineRow>('quantityBefore', 'id', 'invoiceId', 'ratedAt', 'deletedAt'),
    type: 'Decimal',
    nullable: true,
    description: 'What earlier parts of its period are charged for, after usage discounts: 0 where there is none. Null for flat fees, and for what was decided by hand, by one event or at a threshold.',
    resolve: (line, _args, ctx) => figure(line, ctx, (kept) => kept.quantityBefore, (live) => live.quantityBefore),
  }),
  eventsCount: t.field({
    extensions: reads<InvoiceLineRow>('id', 'featureId', 'price', 'charging'),
    type: 'Int',
    nullable: true,
    complexity: 3,
    description: 'How many events of its period count for it by now, those among them that came after it was billed. Null where no usage is read: see usageQuery.',
    resolve: (line, _args, ctx) => {
      if (line.featureId === null || !readsUsage({ price: line.price, charging: line.charging as LineCharging | null })) return null;
      return batched(ctx, 'InvoiceLine.eventsCount', line.id, async (ids) => eventsOf(ctx.read, (await linesByIds(ctx.read, ids)).map((row) => present(row, 'a line that was read before'))));
    },
  }),
  updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it last changed.' }),
}));
