import { merchantsOnly } from '../../access/index.ts';
import { builder } from '../../graphql/builder.ts';
import { batched } from '../../graphql/context.ts';
import type { GraphQLContext } from '../../graphql/context.ts';
import { encodeGlobalId, idOf } from '../../graphql/global-id.ts';
import { childConnection, connectionComplexity } from '../../graphql/pagination.ts';
import { reads } from '../../graphql/shown-columns.ts';
import { AddonNode, RateCardType } from '../../catalog/graphql/index.ts';
import { addonsByIds } from '../../catalog/index.ts';
import type { RateCardJson } from '../../catalog/index.ts';
import { present } from '../../kit/assert.ts';
import { before, earlier, later, notAfter } from '../../kit/calendar.ts';
import type { OpenPeriod } from '../../kit/period.ts';
import { ownedPeriod, segmentsOf } from '../addons/quantities.ts';
import type { QuantitySegment } from '../addons/quantities.ts';
import { SubscriptionAddonSchema } from '../subscription-addon.entity.ts';
import type { SubscriptionAddonRow } from '../subscription-addon.entity.ts';
import { changesOf, subscriptionAddonByKey, subscriptionAddonsByIds } from '../subscription-addon.store.ts';
import type { SubscriptionRow } from '../subscription.entity.ts';
import { subscriptionBy, subscriptionsByIds } from '../subscription.store.ts';
import { SubscriptionBy, subscriptionLookUp } from './subscription-by.ts';
import { momentOf, scheduleOf } from './subscription-now.ts';
import { SubscriptionNode } from './subscription.ts';

export const SubscriptionAddonNode = builder.loadableNodeRef('SubscriptionAddon', {
  id: { resolve: (owned: SubscriptionAddonRow) => owned.id },
  load: (ids: string[], { shown }) => subscriptionAddonsByIds(shown, ids),
});

const QuantitySegmentType = builder.objectRef<QuantitySegment>('SubscriptionAddonQuantity').implement({
  description: 'How many of an add-on a subscription has in [activeFrom, activeTo).',
  fields: (t) => ({
    activeFrom: t.field({ type: 'DateTime', description: 'Inclusive.', resolve: ({ from }) => from }),
    activeTo: t.field({ type: 'DateTime', nullable: true, description: 'Exclusive: the next change, or the end of the subscription; null: without end.', resolve: ({ to }) => to }),
    quantity: t.exposeInt('quantity', { description: 'From 0; 0: none.' }),
  }),
});

interface OwnedCard {
  readonly card: RateCardJson;
  readonly itemIds: readonly string[];
}

const OwnedRateCardType = builder.objectRef<OwnedCard>('SubscriptionAddonRateCard').implement({
  description: 'A rate card of an add-on, and where it lies in the subscription.',
  fields: (t) => ({
    rateCard: t.field({ type: RateCardType, description: 'As it is sold with the add-on, for one.', resolve: ({ card }) => card }),
    affectedSubscriptionItemIds: t.idList({ description: 'The versions of items that it has a part in, past and coming ones included, by phase and time.', resolve: ({ itemIds }) => itemIds.map((id) => encodeGlobalId('SubscriptionItem', id)) }),
  }),
});

SubscriptionAddonNode.implement({
  description: 'An add-on that a subscription has or had, and how many of it when. Its rate cards are combined with the items of the subscription.',
  authScopes: { $any: { permission: 'subscription:read', buyer: true, $granted: 'made' } },
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What buyers see, 1 to 256 characters.' }),
    description: t.string({ extensions: reads<SubscriptionAddonRow>('description'), nullable: true, description: 'A note of yours, up to 1,024 characters; null for a portal token.', resolve: (row, _args, { viewer }) => merchantsOnly(viewer, row.description) }),
    subscription: t.field({ extensions: reads<SubscriptionAddonRow>('subscriptionId'), type: SubscriptionNode, description: 'Which one has it.', resolve: (row) => row.subscriptionId }),
    addon: t.field({ extensions: reads<SubscriptionAddonRow>('addonId'), type: AddonNode, description: 'The version that was bought.', resolve: (row) => row.addonId }),
    quantity: t.int({
      extensions: reads<SubscriptionAddonRow>('changes', 'subscriptionId'),
      description: "How many there are at quantityAt, which is now in the customer's time unless asked otherwise; 0 after the end of the subscription.",
      args: { at: t.arg({ type: 'DateTime', description: "At this instant; now, in the customer's time, when omitted." }) },
      resolve: async (row, { at }, ctx) => {
        const [timeline, moment] = [await timelineOf(row, ctx), await momentOf(await subscriptionOf(row, ctx), at, ctx)];
        return timeline.find(({ from, to }) => notAfter(from, moment) && (to === null || before(moment, to)))?.quantity ?? 0;
      },
    }),
    quantityAt: t.field({ extensions: reads<SubscriptionAddonRow>('subscriptionId'), type: 'DateTime', description: "The instant that quantity is of when none is asked for: now, in the customer's time.", resolve: async (row, _args, ctx) => momentOf(await subscriptionOf(row, ctx), null, ctx) }),
    activeFrom: t.field({ extensions: reads<SubscriptionAddonRow>('changes', 'subscriptionId'), type: 'DateTime', description: 'Since when, or from when, there is any.', resolve: async (row, _args, ctx) => (await boundsOf(row, ctx)).from }),
    activeTo: t.field({ extensions: reads<SubscriptionAddonRow>('changes', 'subscriptionId'), type: 'DateTime', nullable: true, description: 'Exclusive: when there is none any more, or the subscription ends; null: without end.', resolve: async (row, _args, ctx) => (await boundsOf(row, ctx)).to }),
    timeline: t.field({ extensions: reads<SubscriptionAddonRow>('changes', 'subscriptionId'), type: [QuantitySegmentType], description: 'All quantities, past and coming ones, in the order of time and without gaps.', resolve: (row, _args, ctx) => timelineOf(row, ctx) }),
    rateCards: t.field({
      extensions: reads<SubscriptionAddonRow>('id', 'addonId', 'subscriptionId'),
      type: [OwnedRateCardType],
      description: 'What the add-on sells, in its order, and which items each has a part in.',
      resolve: async (row, _args, ctx): Promise<OwnedCard[]> => {
        const addon = present(await batched(ctx, 'SubscriptionAddon.addon', row.addonId, (ids) => addonsByIds(ctx.read, ids)), 'the add-on that was bought');
        const { phases } = await scheduleOf(await subscriptionOf(row, ctx), ctx);
        const items = phases.flatMap((phase) => phase.items).filter(({ overlay }) => overlay?.shares.some(({ addonId }) => addonId === row.id) === true);
        return (addon.rateCards as readonly RateCardJson[]).map((card) => ({ card, itemIds: items.filter(({ key }) => key === card.key).map(({ id }) => id) }));
      },
    }),
    metadata: t.field({ extensions: reads<SubscriptionAddonRow>('metadata'), type: 'JSONObject', nullable: true, description: 'Your own data; Tollgate does not read it. Null for a portal token.', resolve: (row, _args, { viewer }) => merchantsOnly(viewer, row.metadata as Record<string, unknown> | null) }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: "When it was bought first, in the customer's time." }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
  }),
});

async function subscriptionOf(row: SubscriptionAddonRow, ctx: GraphQLContext): Promise<SubscriptionRow> {
  return present(await batched(ctx, 'SubscriptionAddon.subscription', row.subscriptionId, (ids) => subscriptionsByIds(ctx.read, ids)), 'the subscription of an add-on');
}

/** The quantities, cut by the end of the subscription. */
async function timelineOf(row: SubscriptionAddonRow, ctx: GraphQLContext): Promise<QuantitySegment[]> {
  const { activeTo } = await scheduleOf(await subscriptionOf(row, ctx), ctx);
  const segments = segmentsOf(changesOf(row));
  return activeTo === null ? segments : segments.filter(({ from }) => before(from, activeTo)).map((segment) => ({ ...segment, to: cutTo(segment.to, activeTo) }));
}

async function boundsOf(row: SubscriptionAddonRow, ctx: GraphQLContext): Promise<OpenPeriod> {
  const { activeTo } = await scheduleOf(await subscriptionOf(row, ctx), ctx);
  const { from, to } = present(ownedPeriod(changesOf(row)), 'the time of an add-on that was bought');
  return { from, to: activeTo === null ? to : later(from, cutTo(to, activeTo)) };
}

function cutTo(to: Temporal.Instant | null, end: Temporal.Instant): Temporal.Instant {
  return to === null ? end : earlier(to, end);
}

/** An id that is nothing's finds nothing: this one never exists. */
const nobody = '00000000-0000-0000-0000-000000000000';

/** The database's id of an add-on of a subscription; one that finds nothing for what is no such id. */
export function subscriptionAddonId(id: string): string {
  return idOf('SubscriptionAddon', id) ?? nobody;
}

const SubscriptionAddonConnection = builder.connectionObject(
  { type: SubscriptionAddonNode, name: 'SubscriptionAddonConnection', description: 'A page of add-ons of subscriptions.' },
  { name: 'SubscriptionAddonEdge', description: 'An add-on of a subscription in its place in the list.' },
);

const inOrder = { order: [{ property: 'id', direction: 'asc' }] } as const;

const OwnedAddonBy = builder.inputType('OwnedAddonBy', {
  description: 'What a subscription has of an add-on.',
  fields: (t) => ({
    subscription: t.field({ type: SubscriptionBy, required: true, description: 'Who has it; ended subscriptions too.' }),
    addonKey: t.field({ type: 'Key', required: true, description: "The add-on's key: a subscription can have one version of it." }),
  }),
});

const SubscriptionAddonBy = builder.inputType('SubscriptionAddonBy', {
  isOneOf: true,
  description: 'Names one add-on of a subscription: exactly one of these.',
  fields: (t) => ({
    id: t.id({ description: 'Its id in this graph.' }),
    owned: t.field({ type: OwnedAddonBy, description: 'The one of this subscription and this add-on.' }),
  }),
});

builder.objectField(SubscriptionNode, 'addons', (t) =>
  t.connection(
    {
      extensions: reads<SubscriptionRow>('id'),
      type: SubscriptionAddonNode,
      description: 'The add-ons that it has or had, in the order they were bought; one for each add-on, whatever its quantity.',
      complexity: connectionComplexity,
      resolve: (row, page, ctx) => childConnection(ctx, 'Subscription.addons', SubscriptionAddonSchema, 'subscriptionId', row.id, page, () => inOrder),
    },
    SubscriptionAddonConnection,
  ),
);

builder.queryFields((t) => ({
  subscriptionAddon: t.field({
    type: SubscriptionAddonNode,
    nullable: true,
    description: 'One add-on of a subscription; null when there is none in reach. Needs subscription:read, or a portal token of its customer.',
    authScopes: { $any: { permission: 'subscription:read', buyer: true } },
    args: { by: t.arg({ type: SubscriptionAddonBy, required: true, description: 'Which one.' }) },
    resolve: async (_root, { by }, ctx) => {
      if (by.owned == null) return subscriptionAddonId(by.id ?? '');
      const subscription = await subscriptionBy(ctx.read, subscriptionLookUp(by.owned.subscription));
      return subscription === null ? null : subscriptionAddonByKey(ctx.read, subscription.id, by.owned.addonKey);
    },
  }),
  subscriptionAddons: t.connection(
    {
      type: SubscriptionAddonNode,
      description: 'The add-ons that a subscription has or had, in the order they were bought; none of one out of reach. Needs subscription:read, or a portal token of its customer.',
      authScopes: { $any: { permission: 'subscription:read', buyer: true } },
      complexity: connectionComplexity,
      args: { subscription: t.arg({ type: SubscriptionBy, required: true, description: 'Which subscription.' }) },
      resolve: async (_root, args, ctx) => {
        const subscription = await subscriptionBy(ctx.read, subscriptionLookUp(args.subscription));
        return childConnection(ctx, 'Query.subscriptionAddons', SubscriptionAddonSchema, 'subscriptionId', subscription?.id ?? nobody, args, () => inOrder);
      },
    },
    SubscriptionAddonConnection,
  ),
}));
