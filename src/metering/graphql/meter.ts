import { merchantsOnly } from '../../access/index.ts';
import { isBuyer } from '../../access/index.ts';
import { OrderDirection } from '../../customers/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import { idOf } from '../../graphql/global-id.ts';
import { connectionComplexity, connectionPage } from '../../graphql/pagination.ts';
import { MeterSchema } from '../meter.entity.ts';
import type { MeterRow } from '../meter.entity.ts';
import { meterBy, metersByIds } from '../meter.store.ts';
import type { MeterLookUp } from '../meter.store.ts';
import type { MeterDimension } from '../meter.ts';

export const MeterAggregationEnum = builder.enumType('MeterAggregation', {
  description: 'How the events of a window and group become one number.',
  values: {
    SUM: { description: 'The exact sum of the values.' },
    COUNT: { description: 'The number of events, whatever their data.' },
    UNIQUE_COUNT: { description: 'The number of distinct values, compared as text, in each window by itself.' },
    AVG: { description: 'The sum by the number of values, to 20 decimal places.' },
    MIN: { description: 'The smallest value.' },
    MAX: { description: 'The greatest value.' },
    LATEST: { description: 'The value of the latest event; of equal times, of the one stored later.' },
  } as const,
});

const MeterGroupBy = builder.objectRef<MeterDimension>('MeterGroupBy').implement({
  description: 'A dimension: one way to break usage down.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'A letter or underscore, then letters, digits, underscores; not subject, customer or customer_id.' }),
    path: t.exposeString('path', { description: "JSONPath to its value in the event's data." }),
  }),
});

export const MeterNode = builder.loadableNodeRef('Meter', {
  id: { resolve: (meter: MeterRow) => meter.id },
  load: (ids: string[], { read }) => metersByIds(read, ids),
});

MeterNode.implement({
  description: 'What decides which events are counted, and how.',
  authScopes: { $any: { permission: 'meter:read', buyer: true, $granted: 'made' } },
  fields: (t) => ({
    key: t.expose('key', { type: 'Key', description: 'Your stable name for it, unique among live meters.' }),
    name: t.exposeString('name', { nullable: true, description: 'What lists show, 1 to 256 characters: the key unless another name was given.' }),
    description: t.string({ nullable: true, description: 'A note of yours, up to 1,024 characters; null for a portal token.', resolve: (meter, _args, { viewer }) => merchantsOnly(viewer, meter.description) }),
    aggregation: t.expose('aggregation', { type: MeterAggregationEnum, description: 'How events become a number.' }),
    eventType: t.exposeString('eventType', { description: 'The type of the events that it counts, compared exactly.' }),
    valueProperty: t.exposeString('valueProperty', { nullable: true, description: "JSONPath to the number (or, for UNIQUE_COUNT, the text) in the event's data; COUNT has none." }),
    groupBy: t.field({ type: [MeterGroupBy], description: 'Its dimensions, in their order.', resolve: (meter) => [...(meter.groupBy as readonly MeterDimension[])] }),
    eventFrom: t.expose('eventFrom', { type: 'DateTime', nullable: true, description: 'Events before it are not counted; null counts all.' }),
    metadata: t.field({
      type: 'JSONObject',
      nullable: true,
      description: 'Your own data; Tollgate does not read it. Null for a portal token.',
      resolve: (meter, _args, { viewer }) => (isBuyer(viewer) ? null : (meter.metadata as Record<string, unknown> | null)),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made, in real time.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed or deleted.' }),
    deletedAt: t.expose('deletedAt', { type: 'DateTime', nullable: true, description: 'When it was deleted; null while it is live.' }),
  }),
});

export const MeterBy = builder.inputType('MeterBy', {
  isOneOf: true,
  description: 'Names one meter: exactly one of these.',
  fields: (t) => ({
    id: t.id({ description: 'Its id in this graph; finds deleted meters too.' }),
    key: t.field({ type: 'Key', description: 'The key of the live meter.' }),
  }),
});

/** An id that is no meter's finds nothing: this one never exists. */
const nobody = '00000000-0000-0000-0000-000000000000';

/** The look-up that an input names. Its one member was checked by the graph. */
export function meterLookUp(by: typeof MeterBy.$inferInput): MeterLookUp {
  return by.id == null ? { key: by.key as string } : { id: idOf('Meter', by.id) ?? nobody };
}

const MeterConnection = builder.connectionObject(
  { type: MeterNode, name: 'MeterConnection', description: 'A page of meters.' },
  { name: 'MeterEdge', description: 'A meter in its place in the list.' },
);

const MeterOrderField = builder.enumType('MeterOrderField', {
  description: 'What meters are sorted by.',
  values: {
    KEY: { value: 'key', description: 'By key.' },
    NAME: { value: 'name', description: 'By name.' },
    AGGREGATION: { value: 'aggregation', description: 'By the name of the aggregation.' },
    CREATED_AT: { value: 'createdAt', description: 'By when they were made.' },
    UPDATED_AT: { value: 'updatedAt', description: 'By when they were last changed.' },
  } as const,
});

const MeterOrder = builder.inputType('MeterOrder', {
  description: 'How meters are sorted; ties by id.',
  fields: (t) => ({
    field: t.field({ type: MeterOrderField, required: true, description: 'What decides.' }),
    direction: t.field({ type: OrderDirection, defaultValue: 'asc', description: 'Which end comes first.' }),
  }),
});

builder.queryFields((t) => ({
  meter: t.field({
    type: MeterNode,
    nullable: true,
    description: 'One meter; null when there is none in reach. Needs meter:read, or a portal token.',
    authScopes: { $any: { permission: 'meter:read', buyer: true } },
    args: { by: t.arg({ type: MeterBy, required: true, description: 'Which one.' }) },
    resolve: (_root, { by }, ctx) => meterBy(ctx.read, meterLookUp(by)),
  }),
  meters: t.connection(
    {
      type: MeterNode,
      description: 'The meters, by key unless ordered otherwise. Needs meter:read.',
      authScopes: { permission: 'meter:read' },
      complexity: connectionComplexity,
      args: {
        orderBy: t.arg({ type: MeterOrder, description: 'By key when omitted.' }),
        includeDeleted: t.arg.boolean({ defaultValue: false, description: 'Deleted meters too.' }),
      },
      resolve: (_root, { orderBy, includeDeleted, ...page }, ctx) =>
        connectionPage(ctx, MeterSchema, page, {
          where: includeDeleted === true ? undefined : { text: 't.deleted_at is null', values: [] },
          order: [
            { property: orderBy?.field ?? 'key', direction: orderBy?.direction ?? 'asc' },
            { property: 'id', direction: 'asc' },
          ],
        }),
    },
    MeterConnection,
  ),
}));
