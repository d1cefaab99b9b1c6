import { merchantsOnly } from '../../access/index.ts';
import { builder } from '../../graphql/builder.ts';
import { badInput } from '../../graphql/coded.ts';
import type { GraphQLContext } from '../../graphql/context.ts';
import { idOf } from '../../graphql/global-id.ts';
import { connectionComplexity, connectionPage } from '../../graphql/pagination.ts';
import { OrderDirection } from '../../customers/graphql/index.ts';
import { MeterNode } from '../../metering/graphql/index.ts';
import { metersByKeys } from '../../metering/index.ts';
import type { GroupByFilterInput } from '../../metering/index.ts';
import { FeatureSchema } from '../feature.entity.ts';
import type { FeatureRow } from '../feature.entity.ts';
import { featureBy, featureWhere, featuresByIds } from '../feature.store.ts';
import type { FeatureLookUp } from '../feature.store.ts';
import { UnitCostUnion, shownUnitCost } from './unit-cost.ts';

export const FeatureFilterType = builder.objectRef<GroupByFilterInput>('FeatureUsageFilter').implement({
  description: "Which of the meter's usage is the feature's own, by one dimension.",
  fields: (t) => ({
    key: t.exposeString('key', { description: "The dimension: a key of the meter's groupBy." }),
    values: t.stringList({ nullable: true, description: 'The values that count; null where a condition decides.', resolve: ({ values }) => (values == null ? null : [...values]) }),
    where: t.field({
      type: 'JSONObject',
      nullable: true,
      description: 'The condition, in the form of StringFilterInput; null where values decide.',
      resolve: ({ where }) => (where == null ? null : { ...where }),
    }),
  }),
});

export const FeatureNode = builder.loadableNodeRef('Feature', {
  id: { resolve: (feature: FeatureRow) => feature.id },
  load: (ids: string[], { read }) => featuresByIds(read, ids),
});

FeatureNode.implement({
  description: 'Something a customer may use. It never changes; archiving it frees its key.',
  authScopes: { $any: { permission: 'feature:read', buyer: true, $granted: 'made' } },
  fields: (t) => ({
    key: t.expose('key', { type: 'Key', description: 'Your stable name for it, unique among live features.' }),
    externalId: t.exposeString('externalId', { nullable: true, description: 'The name that another system has for it; unique among live features.' }),
    name: t.exposeString('name', { description: 'What invoices and lists show, 1 to 256 characters.' }),
    meter: t.field({ type: MeterNode, nullable: true, description: 'What counts its use; null for a feature that is only had or not.', resolve: (feature) => feature.meterId }),
    filterGroupBy: t.field({
      type: [FeatureFilterType],
      description: "Which of the meter's usage is its own; all of it when empty.",
      resolve: (feature) => [...(feature.filterGroupBy as readonly GroupByFilterInput[])],
    }),
    unitCost: t.field({
      type: UnitCostUnion,
      nullable: true,
      description: 'What one unit of its use costs you; null where that was not said, and for a portal token.',
      resolve: (feature, _args, { viewer }) => merchantsOnly(viewer, shownUnitCost(feature)),
    }),
    metadata: t.field({ type: 'JSONObject', nullable: true, description: 'Your own data; Tollgate does not read it. Null for a portal token.', resolve: (feature, _args, { viewer }) => merchantsOnly(viewer, feature.metadata as Record<string, unknown> | null) }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made, in real time.' }),
    archivedAt: t.expose('archivedAt', { type: 'DateTime', nullable: true, description: 'Since when nothing new can be made of it; null while it is live.' }),
  }),
});

export const FeatureBy = builder.inputType('FeatureBy', {
  isOneOf: true,
  description: 'Names one feature: exactly one of these.',
  fields: (t) => ({
    id: t.id({ description: 'Its id in this graph; finds archived features too.' }),
    key: t.field({ type: 'Key', description: 'The key of the live feature.' }),
    externalId: t.string({ description: 'The name that another system has for the live feature.' }),
  }),
});

/** An id that is no feature's finds nothing: this one never exists. */
const nobody = '00000000-0000-0000-0000-000000000000';

/** The look-up that an input names. Its one member was checked by the graph. */
export function featureLookUp(by: typeof FeatureBy.$inferInput): FeatureLookUp {
  if (by.id != null) return { id: idOf('Feature', by.id) ?? nobody };
  return by.key == null ? { externalId: by.externalId as string } : { key: by.key };
}

const FeatureFilter = builder.inputType('FeatureFilter', {
  description: 'Features that pass every member that is given.',
  fields: (t) => ({
    meterIds: t.idList({ description: 'Of one of these meters.' }),
    meterKeys: t.field({ type: ['Key'], description: 'Of a live meter with one of these keys, at most 100.' }),
    includeArchived: t.boolean({ defaultValue: false, description: 'Archived features too.' }),
  }),
});

const FeatureOrderField = builder.enumType('FeatureOrderField', {
  description: 'What features are sorted by.',
  values: {
    ID: { value: 'id', description: 'By id: the order in which they were made.' },
    KEY: { value: 'key', description: 'By key.' },
    NAME: { value: 'name', description: 'By name.' },
    CREATED_AT: { value: 'createdAt', description: 'By when they were made.' },
    UPDATED_AT: { value: 'updatedAt', description: 'By when they were made or archived.' },
  } as const,
});

const FeatureOrder = builder.inputType('FeatureOrder', {
  description: 'How features are sorted; ties by id.',
  fields: (t) => ({
    field: t.field({ type: FeatureOrderField, required: true, description: 'What decides.' }),
    direction: t.field({ type: OrderDirection, defaultValue: 'asc', description: 'Which end comes first.' }),
  }),
});

const FeatureConnection = builder.connectionObject(
  { type: FeatureNode, name: 'FeatureConnection', description: 'A page of features.' },
  { name: 'FeatureEdge', description: 'A feature in its place in the list.' },
);

builder.queryFields((t) => ({
  feature: t.field({
    type: FeatureNode,
    nullable: true,
    description: 'One feature; null when there is none in reach. Needs feature:read, or a portal token.',
    authScopes: { $any: { permission: 'feature:read', buyer: true } },
    args: { by: t.arg({ type: FeatureBy, required: true, description: 'Which one.' }) },
    resolve: (_root, { by }, ctx) => featureBy(ctx.read, featureLookUp(by)),
  }),
  features: t.connection(
    {
      type: FeatureNode,
      description: 'The features, by key unless ordered otherwise. Needs feature:read.',
      authScopes: { permission: 'feature:read' },
      complexity: connectionComplexity,
      args: {
        filter: t.arg({ type: FeatureFilter, description: 'Which ones; all live ones when omitted.' }),
        orderBy: t.arg({ type: FeatureOrder, description: 'By key when omitted.' }),
      },
      resolve: async (_root, { filter, orderBy, ...page }, ctx) => {
        const direction = orderBy?.direction ?? 'asc';
        const property = orderBy?.field ?? 'key';
        return connectionPage(ctx, FeatureSchema, page, {
          where: featureWhere({ meterIds: await meterIdsOf(ctx, filter ?? {}), includeArchived: filter?.includeArchived ?? false }),
          order: property === 'id' ? [{ property, direction }] : [{ property, direction }, { property: 'id', direction }],
        });
      },
    },
    FeatureConnection,
  ),
}));

const mostMeters = 100;

/** The meters that a filter names in both ways, of which there may be none; null where it names none. A key finds the live meter. */
async function meterIdsOf(ctx: GraphQLContext, { meterIds, meterKeys }: Pick<typeof FeatureFilter.$inferInput, 'meterIds' | 'meterKeys'>): Promise<readonly string[] | null> {
  const ids = meterIds?.map((id) => idOf('Meter', id) ?? nobody) ?? null;
  if (meterKeys == null) return ids;
  if (meterKeys.length > mostMeters) throw badInput(`meterKeys has ${meterKeys.length} entries: give at most ${mostMeters}`, ['filter', 'meterKeys'], 'LIST_TOO_LONG');
  const live = (await metersByKeys(ctx.read, meterKeys)).flatMap((meter) => meter?.id ?? []);
  return ids === null ? live : live.filter((id) => ids.includes(id));
}
