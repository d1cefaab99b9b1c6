import { merchantsOnly } from '../../access/index.ts';
import { builder } from '../../graphql/builder.ts';
import { childConnection, connectionComplexity, connectionPage } from '../../graphql/pagination.ts';
import { CustomerBy, CustomerNode, OrderDirection, customerLookUp } from '../../customers/graphql/index.ts';
import { customerBy } from '../../customers/index.ts';
import type { CustomerRow } from '../../customers/index.ts';
import { PeriodType } from '../../graphql/period.ts';
import { reads } from '../../graphql/shown-columns.ts';
import { PlanNode, ProRatingEnum } from '../../catalog/graphql/index.ts';
import type { ProRating } from '../../catalog/index.ts';
import { instantOf, instantOrNull } from '../../platform/entity.ts';
import { alignedPeriodAt } from '../aligned-period.ts';
import { itemsInForce } from '../schedule.ts';
import { SubscriptionSchema } from '../subscription.entity.ts';
import type { SubscriptionRow } from '../subscription.entity.ts';
import { subscriptionStatus } from '../subscription-status.ts';
import { subscriptionBy, subscriptionWhere, subscriptionsByIds } from '../subscription.store.ts';
import { BillingTimeEnum } from './billing-time.ts';
import { SubscriptionBy, subscriptionLookUp } from './subscription-by.ts';
import { momentOf, scheduleOf } from './subscription-now.ts';
import { SubscriptionItemType } from './subscription-item.ts';

const SubscriptionStatusEnum = builder.enumType('SubscriptionStatus', {
  description: 'From times alone.',
  values: {
    ACTIVE: { description: 'Runs without end.' },
    INACTIVE: { description: 'Over, or withdrawn before it began.' },
    CANCELED: { description: 'Still runs and will end at activeTo.' },
    SCHEDULED: { description: 'Not yet begun.' },
  } as const,
});

export const SubscriptionNode = builder.loadableNodeRef('Subscription', {
  id: { resolve: (subscription: SubscriptionRow) => subscription.id },
  load: (ids: string[], { shown }) => subscriptionsByIds(shown, ids),
});

const asOf = "At this instant; now, in the customer's time, when omitted. What was changed since is seen as it stands now.";

SubscriptionNode.implement({
  description: 'A running contract of one customer: what it buys, when it is billed, and until when.',
  authScopes: { $any: { permission: 'subscription:read', buyer: true, $granted: 'made' } },
  fields: (t) => ({
    key: t.exposeString('key', { nullable: true, description: 'Your own name for it; free text, 1 to 256 characters, unique in the organization.' }),
    externalId: t.exposeString('externalId', { nullable: true, description: 'The name that another system has for it; unique in the organization.' }),
    name: t.exposeString('name', { description: 'What buyers see, 1 to 256 characters.' }),
    description: t.string({ extensions: reads<SubscriptionRow>('description'), nullable: true, description: 'A note of yours, up to 1,024 characters; null for a portal token.', resolve: (row, _args, { viewer }) => merchantsOnly(viewer, row.description) }),
    status: t.field({
      extensions: reads<SubscriptionRow>('activeFrom', 'activeTo', 'deletedAt', 'customerId'),
      type: SubscriptionStatusEnum,
      description: 'From its times alone.',
      args: { at: t.arg({ type: 'DateTime', description: asOf }) },
      resolve: async (row, { at }, ctx) =>
        subscriptionStatus({ activeFrom: instantOf(row.activeFrom), activeTo: instantOrNull(row.activeTo), deletedAt: instantOrNull(row.deletedAt) }, await momentOf(row, at, ctx)),
    }),
    customer: t.field({ extensions: reads<SubscriptionRow>('customerId'), type: CustomerNode, description: 'Who pays.', resolve: (row) => row.customerId }),
    plan: t.field({ extensions: reads<SubscriptionRow>('planId'), type: PlanNode, nullable: true, description: 'The version it was made from; null for a custom plan.', resolve: (row) => row.planId }),
    currency: t.expose('currency', { type: 'CurrencyCode', description: 'Of all its amounts.' }),
    billingCadence: t.expose('billingCadence', { type: 'Duration', description: 'How often it is billed.' }),
    proRating: t.field({ extensions: reads<SubscriptionRow>('proRating'), type: ProRatingEnum, description: 'Whether flat fees of a part of a period are charged in proportion.', resolve: (row) => row.proRating as ProRating }),
    billingAnchor: t.expose('billingAnchor', { type: 'DateTime', description: 'Where its billing periods are counted from; may lie before or after the start.' }),
    billingTime: t.expose('billingTime', { type: BillingTimeEnum, nullable: true, description: 'How its periods lie in whole days; null: they run from the very instant of the anchor, in UTC.' }),
    timeZone: t.field({ extensions: reads<SubscriptionRow>('timeZone'), type: 'TimeZone', description: "Whose days its periods are: the customer's when it began, UTC without billingTime.", resolve: (row) => row.timeZone ?? 'UTC' }),
    activeFrom: t.expose('activeFrom', { type: 'DateTime', description: 'When it begins.' }),
    activeTo: t.expose('activeTo', { type: 'DateTime', nullable: true, description: 'Exclusive: when it ends; null: without end.' }),
    currentPeriod: t.field({
      extensions: reads<SubscriptionRow>('id', 'customerId'),
      type: PeriodType,
      nullable: true,
      description: 'The billing period that runs, cut by phase, start and end; the last one of an ended subscription. Null before the start.',
      args: { at: t.arg({ type: 'DateTime', description: asOf }) },
      resolve: async (row, { at }, ctx) => alignedPeriodAt(await scheduleOf(row, ctx), await momentOf(row, at, ctx)),
    }),
    items: t.field({
      extensions: reads<SubscriptionRow>('id', 'customerId'),
      type: [SubscriptionItemType],
      description: 'Items in force; the first ones of a scheduled and the last ones of an ended subscription.',
      args: { at: t.arg({ type: 'DateTime', description: asOf }) },
      resolve: async (row, { at }, ctx) => itemsInForce(await scheduleOf(row, ctx), await momentOf(row, at, ctx)),
    }),
    metadata: t.field({ extensions: reads<SubscriptionRow>('metadata'), type: 'JSONObject', nullable: true, description: 'Your own data; Tollgate does not read it. Null for a portal token.', resolve: (row, _args, { viewer }) => merchantsOnly(viewer, row.metadata as Record<string, unknown> | null) }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: "When it was made, in the customer's time." }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
    deletedAt: t.expose('deletedAt', { type: 'DateTime', nullable: true, description: 'When it was withdrawn; null while it was not.' }),
  }),
});

const SubscriptionConnection = builder.connectionObject(
  { type: SubscriptionNode, name: 'SubscriptionConnection', description: 'A page of subscriptions.' },
  { name: 'SubscriptionEdge', description: 'A subscription in its place in the list.' },
);

const SubscriptionFilter = builder.inputType('SubscriptionFilter', {
  description: 'Subscriptions that pass every member that is given.',
  fields: (t) => ({
    customer: t.field({ type: CustomerBy, description: 'Of this customer; none when there is no such customer.' }),
    plans: t.field({ type: ['Key'], description: 'Made from a plan of one of these keys, whichever version; none of an empty list.' }),
    statuses: t.field({ type: [SubscriptionStatusEnum], description: "Of one of these statuses now, in the customer's time; none of an empty list." }),
    includeDeleted: t.boolean({ defaultValue: false, description: 'Withdrawn ones too.' }),
  }),
});

const SubscriptionOrderField = builder.enumType('SubscriptionOrderField', {
  description: 'What subscriptions are sorted by.',
  values: {
    ACTIVE_FROM: { value: 'activeFrom', description: 'By their start.' },
    CREATED_AT: { value: 'createdAt', description: 'By when they were made.' },
  } as const,
});

const SubscriptionOrder = builder.inputType('SubscriptionOrder', {
  description: 'How subscriptions are sorted; ties by id.',
  fields: (t) => ({
    field: t.field({ type: SubscriptionOrderField, required: true, description: 'What decides.' }),
    direction: t.field({ type: OrderDirection, defaultValue: 'asc', description: 'Which end comes first.' }),
  }),
});

const nobody = '00000000-0000-0000-0000-000000000000';

builder.queryFields((t) => ({
  subscription: t.field({
    type: SubscriptionNode,
    nullable: true,
    description: 'One subscription; null when there is none in reach. Needs subscription:read, or a portal token of its customer.',
    authScopes: { $any: { permission: 'subscription:read', buyer: true } },
    args: { by: t.arg({ type: SubscriptionBy, required: true, description: 'Which one.' }) },
    resolve: (_root, { by }, ctx) => subscriptionBy(ctx.read, subscriptionLookUp(by)),
  }),
  subscriptions: t.connection(
    {
      type: SubscriptionNode,
      description: 'The subscriptions, by start unless ordered otherwise. Needs subscription:read, or a portal token for those of its customer.',
      authScopes: { $any: { permission: 'subscription:read', buyer: true } },
      complexity: connectionComplexity,
      args: {
        filter: t.arg({ type: SubscriptionFilter, description: 'Which ones; all that were not withdrawn when omitted.' }),
        orderBy: t.arg({ type: SubscriptionOrder, description: 'By start when omitted.' }),
      },
      resolve: async (_root, { filter, orderBy, ...page }, ctx) => {
        const direction = orderBy?.direction ?? 'asc';
        const customerId = filter?.customer == null ? null : ((await customerBy(ctx.read, customerLookUp(filter.customer)))?.id ?? nobody);
        return connectionPage(ctx, SubscriptionSchema, page, {
          where: subscriptionWhere({ customerId, includeDeleted: filter?.includeDeleted ?? false, planKeys: filter?.plans ?? null, statuses: filter?.statuses ?? null }, ctx.clock.now()),
          order: [
            { property: orderBy?.field ?? 'activeFrom', direction },
            { property: 'id', direction },
          ],
          brief: filter == null && (orderBy?.field ?? 'activeFrom') === 'activeFrom',
        });
      },
    },
    SubscriptionConnection,
  ),
}));

builder.objectField(CustomerNode, 'subscriptions', (t) =>
  t.connection(
    {
      extensions: reads<CustomerRow>('id'),
      type: SubscriptionNode,
      description: 'Its subscriptions, ended ones included, by start.',
      complexity: connectionComplexity,
      resolve: (customer, page, ctx) =>
        childConnection(ctx, 'Customer.subscriptions', SubscriptionSchema, 'customerId', customer.id, page, () => ({
          where: subscriptionWhere({}, ctx.clock.now()),
          order: [
            { property: 'activeFrom', direction: 'asc' },
            { property: 'id', direction: 'asc' },
          ],
        })),
    },
    SubscriptionConnection,
  ),
);
