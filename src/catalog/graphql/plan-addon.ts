import { merchantsOnly } from '../../access/index.ts';
import { builder } from '../../graphql/builder.ts';
import { ValidationIssue } from '../../graphql/errors.ts';
import { idOf } from '../../graphql/global-id.ts';
import { childConnection, connectionComplexity } from '../../graphql/pagination.ts';
import { reads } from '../../graphql/shown-columns.ts';
import { OrderDirection } from '../../customers/graphql/index.ts';
import { PlanAddonSchema } from '../plan-addon.entity.ts';
import type { PlanAddonRow } from '../plan-addon.entity.ts';
import { planAddonByKey, planAddonFor, planAddonWhere, planAddonsByIds } from '../plan-addon.store.ts';
import type { PlanRow } from '../plan.entity.ts';
import { planBy } from '../plan.store.ts';
import { AddonVersionInput, noAddon } from './addon-by.ts';
import { AddonNode } from './addon.ts';
import { offerIssues } from './offered-issues.ts';
import { PlanBy, planLookUp } from './plan-by.ts';
import { PlanNode } from './plan.ts';

export const PlanAddonNode = builder.loadableNodeRef('PlanAddon', {
  id: { resolve: (offer: PlanAddonRow) => offer.id },
  load: (ids: string[], { shown }) => planAddonsByIds(shown, ids),
});

PlanAddonNode.implement({
  description: 'A version of an add-on as it is offered with a version of a plan: from which phase on, and how many times.',
  authScopes: { $any: { permission: 'addon:read', buyer: true, $granted: 'made' } },
  fields: (t) => ({
    plan: t.field({ extensions: reads<PlanAddonRow>('planId'), type: PlanNode, description: 'The version that offers it.', resolve: (offer) => offer.planId }),
    addon: t.field({ extensions: reads<PlanAddonRow>('addonId'), type: AddonNode, description: 'The version that is offered.', resolve: (offer) => offer.addonId }),
    fromPlanPhase: t.expose('fromPlanPhase', { type: 'Key', description: "The key of the plan's phase from which on a subscription can have it." }),
    maxQuantity: t.exposeInt('maxQuantity', { nullable: true, description: 'How many times at most, above 0; null: without bound, and of an add-on that is had once.' }),
    validationIssues: t.field({
      type: [ValidationIssue],
      description: 'Why the add-on cannot be had with the plan, which stands in the way of publishing the plan; empty once the plan was in force.',
      resolve: (offer, _args, ctx) => offerIssues(ctx, offer),
    }),
    metadata: t.field({ extensions: reads<PlanAddonRow>('metadata'), type: 'JSONObject', nullable: true, description: 'Your own data; Tollgate does not read it. Null for a portal token.', resolve: (offer, _args, { viewer }) => merchantsOnly(viewer, offer.metadata as Record<string, unknown> | null) }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made, in real time.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
    deletedAt: t.expose('deletedAt', { type: 'DateTime', nullable: true, description: 'When it was deleted; null while it is not.' }),
  }),
});

const PlanAddonConnection = builder.connectionObject(
  { type: PlanAddonNode, name: 'PlanAddonConnection', description: 'A page of add-ons that are offered with a plan.' },
  { name: 'PlanAddonEdge', description: 'An offered add-on in its place in the list.' },
);

const PlanAddonFilter = builder.inputType('PlanAddonFilter', {
  description: 'addonIds, addonKeys and addonVersions are alternatives: an offer passes with one of them. includeDeleted narrows further.',
  fields: (t) => ({
    addonIds: t.idList({ description: 'Of add-on versions with one of these ids.' }),
    addonKeys: t.field({ type: ['Key'], description: 'Of any version of these add-ons.' }),
    addonVersions: t.field({ type: [AddonVersionInput], description: 'Of these add-on versions.' }),
    includeDeleted: t.boolean({ defaultValue: false, description: 'Deleted offers too.' }),
  }),
});

const PlanAddonOrderField = builder.enumType('PlanAddonOrderField', {
  description: 'What the add-ons of a plan are sorted by.',
  values: {
    ID: { value: 'id', description: 'By id, which is the order they were offered in.' },
    CREATED_AT: { value: 'createdAt', description: 'By when they were offered.' },
    UPDATED_AT: { value: 'updatedAt', description: 'By when they were last changed.' },
  } as const,
});

const PlanAddonOrder = builder.inputType('PlanAddonOrder', {
  description: 'How the add-ons of a plan are sorted; ties by id.',
  fields: (t) => ({
    field: t.field({ type: PlanAddonOrderField, required: true, description: 'What decides.' }),
    direction: t.field({ type: OrderDirection, defaultValue: 'asc', description: 'Which end comes first.' }),
  }),
});

const PlanAddonOfferBy = builder.inputType('PlanAddonOfferBy', {
  description: 'An add-on that a plan offers.',
  fields: (t) => ({
    plan: t.field({ type: PlanBy, required: true, description: 'The version of the plan that offers it.' }),
    addonKey: t.field({ type: 'Key', required: true, description: "The add-on's key: a plan offers one version of it." }),
  }),
});

const PlanAddonVersionBy = builder.inputType('PlanAddonVersionBy', {
  description: 'An add-on that a plan offers, by its version.',
  fields: (t) => ({
    plan: t.field({ type: PlanBy, required: true, description: 'The version of the plan that offers it.' }),
    addonId: t.id({ required: true, description: "The id of the add-on's version." }),
  }),
});

const PlanAddonBy = builder.inputType('PlanAddonBy', {
  isOneOf: true,
  description: 'Names one offer of an add-on with a plan: exactly one of these.',
  fields: (t) => ({
    id: t.id({ description: 'Its id in this graph; finds deleted offers too.' }),
    offer: t.field({ type: PlanAddonOfferBy, description: 'The one of this plan for this add-on, whichever version it offers.' }),
    versionOffer: t.field({ type: PlanAddonVersionBy, description: 'The one of this plan for this version of an add-on.' }),
  }),
});

type ListInput = {
  readonly filter?: typeof PlanAddonFilter.$inferInput | null | undefined;
  readonly orderBy?: typeof PlanAddonOrder.$inferInput | null | undefined;
};

function listOptions({ filter, orderBy }: ListInput) {
  const direction = orderBy?.direction ?? 'asc';
  const field = orderBy?.field ?? 'id';
  return {
    where: planAddonWhere({
      addonIds: filter?.addonIds?.map((id) => idOf('Addon', id) ?? noAddon) ?? null,
      addonKeys: filter?.addonKeys ?? null,
      addonVersions: filter?.addonVersions ?? null,
      includeDeleted: filter?.includeDeleted ?? false,
    }),
    order: [...(field === 'id' ? [] : [{ property: field, direction } as const]), { property: 'id', direction } as const],
  };
}

builder.objectField(PlanNode, 'addons', (t) =>
  t.connection(
    {
      type: PlanAddonNode,
      description: 'The add-ons that it offers, in the order they were offered unless ordered otherwise.',
      complexity: connectionComplexity,
      extensions: reads<PlanRow>('id'),
      args: {
        filter: t.arg({ type: PlanAddonFilter, description: 'Which ones; all that are not deleted when omitted.' }),
        orderBy: t.arg({ type: PlanAddonOrder, description: 'By id when omitted.' }),
      },
      resolve: (plan, args, ctx) => childConnection(ctx, 'Plan.addons', PlanAddonSchema, 'planId', plan.id, args, () => listOptions(args)),
    },
    PlanAddonConnection,
  ),
);

builder.queryFields((t) => ({
  planAddon: t.field({
    type: PlanAddonNode,
    nullable: true,
    description: 'One offer of an add-on with a plan; null when there is none in reach. Needs addon:read.',
    authScopes: { permission: 'addon:read' },
    args: { by: t.arg({ type: PlanAddonBy, required: true, description: 'Which one.' }) },
    resolve: async (_root, { by }, ctx) => {
      const { id, offer, versionOffer } = by;
      if (id != null) return idOf('PlanAddon', id);
      const named = offer?.plan ?? versionOffer?.plan;
      const plan = named === undefined ? null : await planBy(ctx.read, planLookUp(named), ctx.clock.now());
      if (plan === null) return null;
      if (offer != null) return planAddonByKey(ctx.read, plan.id, offer.addonKey);
      return planAddonFor(ctx.read, plan.id, idOf('Addon', versionOffer?.addonId ?? '') ?? noAddon);
    },
  }),
  planAddons: t.connection(
    {
      type: PlanAddonNode,
      description: 'The add-ons that a plan offers, in the order they were offered unless ordered otherwise; none of a plan out of reach. Needs addon:read.',
      authScopes: { permission: 'addon:read' },
      complexity: connectionComplexity,
      args: {
        plan: t.arg({ type: PlanBy, required: true, description: 'Which plan.' }),
        filter: t.arg({ type: PlanAddonFilter, description: 'Which ones; all that are not deleted when omitted.' }),
        orderBy: t.arg({ type: PlanAddonOrder, description: 'By id when omitted.' }),
      },
      resolve: async (_root, args, ctx) => {
        const found = await planBy(ctx.read, planLookUp(args.plan), ctx.clock.now());
        return childConnection(ctx, 'Query.planAddons', PlanAddonSchema, 'planId', found?.id ?? noAddon, args, () => listOptions(args));
      },
    },
    PlanAddonConnection,
  ),
}));
