import { merchantsOnly } from '../../access/index.ts';
import { isBuyer } from '../../access/index.ts';
import { OrderDirection } from '../../customers/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import { idOf } from '../../graphql/global-id.ts';
import { connectionComplexity, connectionPage } from '../../graphql/pagination.ts';
import { MeterSchema, roundingOf } from '../meter.entity.ts';
import type { MeterRow } from '../meter.entity.ts';
import { meterBy, metersByIds } from '../meter.store.ts';
import type { MeterLookUp } from '../meter.store.ts';
import type { MeterAggregation, MeterDimension } from '../meter.ts';
import type { MetricFilter } from '../metric-filter.ts';
import type { Rounding } from '../rounding.ts';

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
    WEIGHTED_SUM: { description: 'A level that values change, by time: the running total times the seconds that it was held, divided by the seconds of the whole window or billing period. It begins at 0, for a recurring meter at the level that earlier events had come to.' },
  } as const,
});

const MeterGroupBy = builder.objectRef<MeterDimension>('MeterGroupBy').implement({
  description: 'A dimension: one way to break usage down.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'A letter or underscore, then letters, digits, underscores; not subject, customer or customer_id.' }),
    path: t.exposeString('path', { description: "JSONPath to its value in the event's data." }),
  }),
});

export const WeightedIntervalEnum = builder.enumType('WeightedInterval', {
  description: 'The unit of time by which a weighted sum weighs.',
  values: { SECONDS: { description: 'A level counts for each second that it is held, events being of whole seconds.' } } as const,
});

export const RoundingFunctionEnum = builder.enumType('RoundingFunction', {
  description: 'How a number is rounded.',
  values: {
    ROUND: { description: 'To the nearest, halves away from zero.' },
    CEIL: { description: 'Up, towards plus infinity.' },
    FLOOR: { description: 'Down, towards minus infinity.' },
  } as const,
});

const MeterRounding = builder.objectRef<Rounding>('MeterRounding').implement({
  description: 'How the figures of a meter are rounded.',
  fields: (t) => ({
    function: t.expose('function', { type: RoundingFunctionEnum, description: 'Which way.' }),
    precision: t.exposeInt('precision', { description: 'Places after the point, -20 to 20: -2 rounds to hundreds.' }),
  }),
});

const MeterFilter = builder.objectRef<MetricFilter>('MeterFilter').implement({
  description: 'A property of events whose declared values tell usage apart.',
  fields: (t) => ({
    key: t.exposeString('key', { description: "The member of the event's data, which is also the name of the dimension." }),
    values: t.stringList({ description: 'Those that are told apart, compared as text; all other events are in the group "".', resolve: ({ values }) => [...values] }),
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
    externalId: t.exposeString('externalId', { nullable: true, description: 'The name that another system has for it; unique among live meters.' }),
    name: t.exposeString('name', { nullable: true, description: 'What lists show, 1 to 256 characters: the key unless another name was given.' }),
    description: t.string({ nullable: true, description: 'A note of yours, up to 1,024 characters; null for a portal token.', resolve: (meter, _args, { viewer }) => merchantsOnly(viewer, meter.description) }),
    aggregation: t.field({ type: MeterAggregationEnum, description: 'How events become a number.', resolve: ({ aggregation }) => aggregation as MeterAggregation }),
    eventType: t.exposeString('eventType', { description: 'The type of the events that it counts, compared exactly.' }),
    valueProperty: t.exposeString('valueProperty', { nullable: true, description: "JSONPath to the number (or, for UNIQUE_COUNT, the text) in the event's data; COUNT has none, and beside an expression nothing is read there." }),
    expression: t.exposeString('expression', { nullable: true, description: 'Computes the value of an event instead; null where it is read at valueProperty.' }),
    recurring: t.exposeBoolean('recurring', {
      description: 'Whether the value is carried from period to period. Then SUM is that of all events up to the end of a window, UNIQUE_COUNT the number of values on by then (an event whose data has operation_type "remove" switches its value off), and WEIGHTED_SUM begins with the level of before.',
    }),
    rounding: t.field({ type: MeterRounding, nullable: true, description: 'How each figure is rounded; null rounds nothing. Balances of entitlements are not rounded.', resolve: roundingOf }),
    weightedInterval: t.field({ type: WeightedIntervalEnum, nullable: true, description: 'The unit of time by which WEIGHTED_SUM weighs; null for other aggregations.', resolve: ({ aggregation }) => (aggregation === 'WEIGHTED_SUM' ? 'SECONDS' : null) }),
    filters: t.field({ type: [MeterFilter], description: 'Properties whose declared values tell usage apart: dimensions too, after those of groupBy.', resolve: ({ filters }) => [...(filters as readonly MetricFilter[])] }),
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
    externalId: t.string({ description: 'The name that another system has for the live meter.' }),
  }),
});

/** An id that is no meter's finds nothing: this one never exists. */
const nobody = '00000000-0000-0000-0000-000000000000';

/** The look-up that an input names. Its one member was checked by the graph. */
export function meterLookUp(by: typeof MeterBy.$inferInput): MeterLookUp {
  if (by.id != null) return { id: idOf('Meter', by.id) ?? nobody };
  return by.key == null ? { externalId: by.externalId as string } : { key: by.key };
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
