import { DimensionValues, FeatureNode, RateCardPriceUnion } from '../../catalog/graphql/index.ts';
import { CustomerBy, CustomerNode, customerLookUp } from '../../customers/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import { encodeGlobalId } from '../../graphql/global-id.ts';
import { connectionComplexity, connectionPage, mappedPage } from '../../graphql/pagination.ts';
import { PeriodType } from '../../graphql/period.ts';
import { Decimal } from '../../kit/decimal.ts';
import { SubscriptionBy, SubscriptionNode, subscriptionLookUp } from '../../subscriptions/graphql/index.ts';
import { pastUsage, pastUsageWhere, subscriptionOfCustomer } from '../customer-usage/past-usage.store.ts';
import { customerUsage } from '../customer-usage/running-usage.ts';
import type { ChargeUsage, CustomerUsage, GroupFigure, PartUsage } from '../customer-usage/usage-of-charges.ts';
import { InvoiceLineSchema } from '../invoice-line.entity.ts';
import { InvoiceNode } from './invoice.ts';
import { TotalsType, UsageGroupType } from './rated.ts';

const GroupUsageType = builder.objectRef<GroupFigure>('GroupUsage').implement({
  description: 'What one group of the usage of a charge comes to.',
  fields: (t) => ({
    group: t.field({ type: UsageGroupType, description: 'Whose values, and how much.', resolve: ({ group }) => group }),
    amount: t.field({ type: 'Decimal', description: 'What it comes to before minimum amounts, taxes, coupons and credits.', resolve: ({ amount }) => amount.toString() }),
  }),
});

const ChargePartUsageType = builder.objectRef<PartUsage>('ChargePartUsage').implement({
  description: 'The usage of a charge that one of its filters takes, or none of them.',
  fields: (t) => ({
    name: t.string({ nullable: true, description: 'What lines of the filter are called; null for what no filter takes.', resolve: ({ name, values }) => (values === null ? null : name) }),
    values: t.field({ type: [DimensionValues], description: 'The events that have one of the values of each dimension; empty for what no filter takes.', resolve: ({ values }) => [...(values ?? [])] }),
    price: t.field({ type: RateCardPriceUnion, description: 'The pricing rule.', resolve: ({ price }) => price }),
    meteredQuantity: t.field({ type: 'Decimal', description: 'What the meter says.', resolve: ({ meteredQuantity }) => meteredQuantity.toString() }),
    quantity: t.field({ type: 'Decimal', description: 'What is charged for: after usage discounts; of what is paid in advance, what was paid for.', resolve: ({ quantity }) => quantity.toString() }),
    eventsCount: t.int({ description: 'How many events the meter counts in it now.', resolve: (part) => part.events() }),
    amount: t.field({ type: 'Decimal', description: 'What it comes to before taxes, coupons and credits.', resolve: ({ amount }) => amount.toString() }),
    groups: t.field({ type: [GroupUsageType], complexity: { field: 1, multiplier: 2 }, description: 'What each group of it comes to, where the charge says groupBy; else empty.', resolve: ({ groups }) => [...groups] }),
  }),
});

const sum = ({ parts }: ChargeUsage, of: (part: PartUsage) => Decimal): string => Decimal.sum(parts.map(of)).toString();

const ChargeUsageType = builder.objectRef<ChargeUsage>('ChargeUsage').implement({
  description: 'The usage of one charge in one period.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What is charged for.' }),
    subscriptionItemId: t.id({ nullable: true, description: 'The version of the item of the subscription that is charged; null where there is none.', resolve: ({ subscriptionItemId: id }) => (id === null ? null : encodeGlobalId('SubscriptionItem', id)) }),
    feature: t.field({ type: FeatureNode, nullable: true, description: 'Whose use is charged, and by its meter how it is counted; null where there is none.', resolve: ({ featureId }) => featureId }),
    featureKey: t.expose('featureKey', { type: 'Key', nullable: true, description: 'The key of the feature; null where there is none.' }),
    period: t.field({ type: PeriodType, description: 'What is charged for in time.', resolve: ({ period }) => period }),
    price: t.field({ type: RateCardPriceUnion, description: 'The pricing rule of what no filter takes.', resolve: ({ parts }) => parts[0]?.price as PartUsage['price'] }),
    meteredQuantity: t.field({ type: 'Decimal', description: 'What the meter says, of all parts; of what is paid in advance the live total.', resolve: (charge) => sum(charge, ({ meteredQuantity }) => meteredQuantity) }),
    quantity: t.field({ type: 'Decimal', description: 'What is charged for, of all parts: after usage discounts; of what is paid in advance the most that was paid for.', resolve: (charge) => sum(charge, ({ quantity }) => quantity) }),
    eventsCount: t.int({ description: 'How many events the meter counts in it now.', resolve: async ({ parts }) => (await Promise.all(parts.map((part) => part.events()))).reduce((a, b) => a + b, 0) }),
    amount: t.field({ type: 'Decimal', description: 'What it comes to before taxes, coupons and credits.', resolve: (charge) => sum(charge, ({ amount }) => amount) }),
    groups: t.field({ type: [GroupUsageType], complexity: { field: 1, multiplier: 2 }, description: 'What each group of what no filter takes comes to, where the charge says groupBy; else empty. Those of filters stand with them.', resolve: ({ parts }) => [...(parts[0]?.groups ?? [])] }),
    filters: t.field({ type: [ChargePartUsageType], complexity: { field: 1, multiplier: 5 }, description: 'What each filter of the charge takes, after what none of them takes; empty for a charge without filters.', resolve: ({ parts }) => (parts.length === 1 && parts[0]?.values === null ? [] : [...parts]) }),
  }),
});

export const CustomerUsageType = builder.objectRef<CustomerUsage>('CustomerUsage').implement({
  description: "What a subscription's usage of one period comes to: of the running one so far, or as an invoice charged it.",
  fields: (t) => ({
    customer: t.field({ type: CustomerNode, description: 'Whose usage it is.', resolve: ({ customerId }) => customerId }),
    subscription: t.field({ type: SubscriptionNode, description: 'What charges for it.', resolve: ({ subscriptionId }) => subscriptionId }),
    invoice: t.field({ type: InvoiceNode, nullable: true, description: 'What charged it; null for the running period.', resolve: ({ invoiceId }) => invoiceId }),
    period: t.field({ type: PeriodType, description: 'From the earliest start to the latest end of its charges; the billing period where nothing is charged by usage.', resolve: ({ period }) => period }),
    issueAt: t.field({ type: 'DateTime', nullable: true, description: 'When it was issued, or will be as it is planned; null where it waits to be approved, and where nothing of it waits for the end of its period.', resolve: ({ issueAt }) => issueAt }),
    currency: t.expose('currency', { type: 'CurrencyCode', description: 'Of its amounts.' }),
    charges: t.field({ type: [ChargeUsageType], complexity: { field: 1, multiplier: 10 }, description: 'What each charge for usage comes to, in the order of their lines; one whose terms changed within the period stands there once for each stretch of it.', resolve: ({ charges }) => [...charges] }),
    totals: t.field({ type: TotalsType, description: 'What they come to together, with taxes and without coupons and credits.', resolve: ({ totals }) => totals }),
  }),
});

builder.queryField('customerUsage', (t) =>
  t.field({
    type: CustomerUsageType,
    nullable: true,
    description:
      'What a running subscription has used in its charges period so far, computed by the code that bills: usage alone, with neither flat fees nor minimum amounts, coupons or credits. What is paid in advance shows what was paid for, rounded once. Null when there is no such customer or subscription in reach; refused with NO_ACTIVE_SUBSCRIPTION when it does not run now. Needs billing:read, or a portal token of that customer.',
    authScopes: { $any: { permission: 'billing:read', buyer: true } },
    complexity: 20,
    args: {
      customer: t.arg({ type: CustomerBy, required: true, description: 'Whose usage.' }),
      subscription: t.arg({ type: SubscriptionBy, description: "One of the customer's subscriptions; the only one that runs when omitted." }),
      applyTaxes: t.arg.boolean({ defaultValue: true, description: 'Whether the totals contain taxes.' }),
    },
    resolve: (_root, { customer, subscription, applyTaxes }, ctx) =>
      customerUsage(ctx, { customer: customerLookUp(customer), subscription: subscription == null ? null : subscriptionLookUp(subscription), applyTaxes: applyTaxes ?? true }),
  }),
);

const CustomerUsageConnection = builder.connectionObject(
  { type: CustomerUsageType, name: 'CustomerUsageConnection', description: 'A page of invoiced periods.' },
  { name: 'CustomerUsageEdge', description: 'An invoiced period in its place in the list.' },
);

const PastUsageFilterInput = builder.inputType('PastUsageFilter', {
  description: 'Usage that passes every member that is given.',
  fields: (t) => ({
    meterKeys: t.field({ type: ['Key'], description: 'Counted by a meter with one of these keys; periods without any are left out. A key that no meter has finds nothing.' }),
  }),
});

builder.queryField('customerPastUsage', (t) =>
  t.connection(
    {
      type: CustomerUsageType,
      nullable: true,
      description:
        'What invoices charged for the usage of a subscription, the latest billing period first, so that first: 3 are the three latest: one item for each period and invoice that is neither voided nor deleted. Fees of single events on invoices of their own are of no period; running and unbilled periods are absent. Amounts contain minimum amounts of charges. Null when there is no such customer or subscription in reach. Needs billing:read, or a portal token of that customer.',
      authScopes: { $any: { permission: 'billing:read', buyer: true } },
      complexity: connectionComplexity,
      args: {
        customer: t.arg({ type: CustomerBy, required: true, description: 'Whose usage.' }),
        subscription: t.arg({ type: SubscriptionBy, required: true, description: "One of the customer's subscriptions, also one that is over." }),
        filter: t.arg({ type: PastUsageFilterInput, description: 'Which usage; all when omitted.' }),
      },
      resolve: async (_root, { customer, subscription, filter, ...page }, { read }) => {
        const subscriptionId = await subscriptionOfCustomer(read, customerLookUp(customer), subscriptionLookUp(subscription));
        if (subscriptionId === null) return null;
        const meterKeys = filter?.meterKeys ?? null;
        const where = pastUsageWhere({ subscriptionId, meterKeys });
        const firsts = await connectionPage({ read, shown: read }, InvoiceLineSchema, page, { where, order: [{ property: 'billingPeriodFrom', direction: 'desc' }, { property: 'id', direction: 'desc' }] });
        return mappedPage(firsts, (lines) => pastUsage(read, lines, meterKeys));
      },
    },
    CustomerUsageConnection,
  ),
);
