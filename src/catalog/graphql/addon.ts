import { merchantsOnly } from '../../access/index.ts';
import { builder } from '../../graphql/builder.ts';
import { batched } from '../../graphql/context.ts';
import { ValidationIssue } from '../../graphql/errors.ts';
import { connectionComplexity, connectionPage } from '../../graphql/pagination.ts';
import { reads } from '../../graphql/shown-columns.ts';
import { AddonSchema } from '../addon.entity.ts';
import type { AddonRow } from '../addon.entity.ts';
import { addonDraftIssues } from '../addon-offer.ts';
import { addonStatus } from '../addon-status.ts';
import { addonBy, addonWhere, addonsByIds } from '../addon.store.ts';
import type { AddonInstanceType } from '../addon.ts';
import { featureFactsOf } from '../feature.store.ts';
import type { RateCardJson } from '../plan-json.ts';
import { effectivePeriodOf } from '../plan-offer.ts';
import type { TaxLink } from '../tax-link.ts';
import { AddonBy, AddonVersionInput, addonLookUp, noAddon } from './addon-by.ts';
import { AddonInstanceTypeEnum, AddonStatusEnum } from './enums.ts';
import { RateCardType } from './rate-card.ts';
import { TaxNode, liveTaxes } from './tax.ts';
import { versionList } from './version-list.ts';

export const AddonNode = builder.loadableNodeRef('Addon', {
  id: { resolve: (addon: AddonRow) => addon.id },
  load: (ids: string[], { shown }) => addonsByIds(shown, ids),
});

AddonNode.implement({
  description:
    'One version of what a subscription can have beside its plan, once or several times. A published version never changes; its key carries a chain of them. One whose only rate card is a flat price without a cadence is an item that is charged once.',
  authScopes: { $any: { permission: 'addon:read', buyer: true, $granted: 'made' } },
  fields: (t) => ({
    key: t.expose('key', { type: 'Key', description: 'Your stable name for it, shared by all its versions.' }),
    externalId: t.exposeString('externalId', { nullable: true, description: 'The name that another system has for it, shared by all its versions; unique in the organization.' }),
    version: t.exposeInt('version', { description: 'Counts from 1; a number is never used twice.' }),
    name: t.exposeString('name', { description: 'What buyers see, up to 256 characters; may be empty of a draft.' }),
    description: t.string({ extensions: reads<AddonRow>('description'), nullable: true, description: 'A note of yours, up to 1,024 characters; null for a portal token.', resolve: (addon, _args, { viewer }) => merchantsOnly(viewer, addon.description) }),
    status: t.field({ extensions: reads<AddonRow>('effectiveFrom', 'effectiveTo'), type: AddonStatusEnum, description: 'From its effective times, now in real time.', resolve: (addon, _args, { clock }) => addonStatus(effectivePeriodOf(addon), clock.now()) }),
    currency: t.expose('currency', { type: 'CurrencyCode', description: 'Of every amount in it.' }),
    instanceType: t.field({ extensions: reads<AddonRow>('instanceType'), type: AddonInstanceTypeEnum, description: 'How often a subscription can have it.', resolve: (addon) => addon.instanceType as AddonInstanceType }),
    rateCards: t.field({ extensions: reads<AddonRow>('rateCards'), type: [RateCardType], description: 'What is sold with it, in its order.', resolve: (addon) => [...(addon.rateCards as readonly RateCardJson[])] }),
    taxes: t.field({ extensions: reads<AddonRow>('taxes'), type: [TaxNode], description: 'Charged on every rate card that names none of its own; at most 20.', resolve: (addon, _args, ctx) => liveTaxes(ctx, addon.taxes as readonly TaxLink[]) }),
    validationIssues: t.field({
      type: [ValidationIssue],
      description: 'What stands in the way of publishing this draft; empty for a published version.',
      resolve: (addon, _args, ctx) => addonDraftIssues(addon, (key) => batched(ctx, 'catalog feature facts', key, (keys) => featureFactsOf(ctx.read, keys))),
    }),
    effectiveFrom: t.expose('effectiveFrom', { type: 'DateTime', nullable: true, description: 'Since when it is for sale; null for a draft.' }),
    effectiveTo: t.expose('effectiveTo', { type: 'DateTime', nullable: true, description: 'Exclusive: until when it was for sale; null: without end.' }),
    metadata: t.field({ extensions: reads<AddonRow>('metadata'), type: 'JSONObject', nullable: true, description: 'Your own data; Tollgate does not read it. Null for a portal token.', resolve: (addon, _args, { viewer }) => merchantsOnly(viewer, addon.metadata as Record<string, unknown> | null) }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made, in real time.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed, published or archived.' }),
    deletedAt: t.expose('deletedAt', { type: 'DateTime', nullable: true, description: 'When it was deleted; null while it is not.' }),
  }),
});

const AddonConnection = builder.connectionObject(
  { type: AddonNode, name: 'AddonConnection', description: 'A page of add-on versions.' },
  { name: 'AddonEdge', description: 'An add-on version in its place in the list.' },
);

const { Filter: AddonFilter, Order: AddonOrder, filterOf, orderOf } = versionList({ type: 'Addon', noun: 'add-on', version: AddonVersionInput, status: AddonStatusEnum, none: noAddon });

builder.queryFields((t) => ({
  addon: t.field({
    type: AddonNode,
    nullable: true,
    description: 'One version of an add-on; null when there is none in reach. A key names the version in force now, in real time. Needs addon:read, or a portal token.',
    authScopes: { $any: { permission: 'addon:read', buyer: true } },
    args: { by: t.arg({ type: AddonBy, required: true, description: 'Which one.' }) },
    resolve: (_root, { by }, ctx) => addonBy(ctx.read, addonLookUp(by), ctx.clock.now()),
  }),
  addons: t.connection(
    {
      type: AddonNode,
      description: 'The versions of all add-ons, by key and version unless ordered otherwise. Needs addon:read.',
      authScopes: { permission: 'addon:read' },
      complexity: connectionComplexity,
      args: {
        filter: t.arg({ type: AddonFilter, description: 'Which ones; all that are not deleted when omitted.' }),
        orderBy: t.arg({ type: AddonOrder, description: 'By key and version when omitted.' }),
      },
      resolve: (_root, { filter, orderBy, ...page }, ctx) => connectionPage(ctx, AddonSchema, page, { where: addonWhere({ ...filterOf(filter), status: filter?.status ?? null }, ctx.clock.now()), order: orderOf(orderBy) }),
    },
    AddonConnection,
  ),
}));
