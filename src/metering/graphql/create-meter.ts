import { builder } from '../../graphql/builder.ts';
import { ConflictError, ValidationError } from '../../kit/errors.ts';
import { createMeter } from '../commands/create-meter.ts';
import { MeterAggregationEnum, MeterNode, RoundingFunctionEnum, WeightedIntervalEnum } from './meter.ts';

export const MeterGroupByInput = builder.inputType('MeterGroupByInput', {
  description: 'A dimension to break usage down by.',
  fields: (t) => ({
    key: t.string({ required: true, description: 'A letter or underscore, then letters, digits, underscores, at most 64 characters; not subject, customer or customer_id.' }),
    path: t.string({ required: true, description: "JSONPath to its value in the event's data: \"$.model\". Not that of valueProperty." }),
  }),
});

export const MeterFilterInput = builder.inputType('MeterFilterInput', {
  description: 'A property of events whose declared values tell usage apart.',
  fields: (t) => ({
    key: t.string({ required: true, description: "A member of the event's data, 1 to 256 characters; not a key of groupBy, nor subject, customer or customer_id." }),
    values: t.stringList({ required: true, description: '1 to 1,000 values of 1 to 256 characters, each once; not __ALL_FILTER_VALUES__.' }),
  }),
});

const MeterRoundingInput = builder.inputType('MeterRoundingInput', {
  description: 'How the figures of a meter are rounded.',
  fields: (t) => ({
    function: t.field({ type: RoundingFunctionEnum, required: true, description: 'Which way.' }),
    precision: t.int({ defaultValue: 0, description: 'Places after the point, -20 to 20: -2 rounds to hundreds.' }),
  }),
});

const CreateMeterInput = builder.inputType('CreateMeterInput', {
  description: 'A new meter.',
  fields: (t) => ({
    key: t.field({ type: 'Key', required: true, description: 'Unique among live meters.' }),
    externalId: t.string({ description: 'The name that another system has for it, 1 to 256 characters; unique among live meters. Never changes.' }),
    name: t.string({ description: 'What lists show, 1 to 256 characters; the key when omitted.' }),
    description: t.string({ description: 'A note of yours, up to 1,024 characters.' }),
    aggregation: t.field({ type: MeterAggregationEnum, required: true, description: 'How events become a number.' }),
    eventType: t.string({ required: true, description: 'The type of the events to count, 1 to 256 characters, compared exactly.' }),
    valueProperty: t.string({ description: "JSONPath to the value in the event's data: \"$.tokens\". Required for all but COUNT, which ignores it, and where there is an expression, beside which it is not read." }),
    expression: t.string({
      description: "Computes the value from an event, up to 2,000 characters: numbers, 'texts', event.code (its type), event.timestamp (seconds), event.properties.name (a member of its data), + - * / and parentheses, round, ceil, floor, least, greatest, concat. Not with COUNT.",
    }),
    recurring: t.boolean({ defaultValue: false, description: 'Whether the value is carried from period to period: SUM, UNIQUE_COUNT and WEIGHTED_SUM only.' }),
    rounding: t.field({ type: MeterRoundingInput, description: 'How each figure is rounded; not at all when omitted.' }),
    weightedInterval: t.field({ type: WeightedIntervalEnum, description: 'The unit of time by which WEIGHTED_SUM weighs, SECONDS when omitted; refused for other aggregations.' }),
    filters: t.field({ type: [MeterFilterInput], description: 'Up to 32 properties whose declared values tell usage apart, as dimensions; none when omitted.' }),
    groupBy: t.field({ type: [MeterGroupByInput], description: 'Up to 32 dimensions; none when omitted.' }),
    eventFrom: t.field({ type: 'DateTime', description: 'Events before it are not counted; all count when omitted.' }),
    metadata: t.field({ type: 'JSONObject', description: 'Your own data; Tollgate does not read it.' }),
  }),
});

builder.mutationField('createMeter', (t) =>
  t.field({
    type: MeterNode,
    description: 'Creates a meter. It counts stored events as well as later ones. The key must be free among live meters. Needs meter:write.',
    authScopes: { permission: 'meter:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ValidationError, ConflictError] },
    args: { input: t.arg({ type: CreateMeterInput, required: true, description: 'The meter.' }) },
    resolve: (_root, { input: { name, description, valueProperty, groupBy, eventFrom, metadata, expression, recurring, rounding, weightedInterval, filters, ...required } }, ctx) =>
      createMeter(ctx.command, {
        ...required,
        name: name ?? null,
        description: description ?? null,
        valueProperty: valueProperty ?? null,
        groupBy: groupBy ?? null,
        eventFrom: eventFrom ?? null,
        metadata: metadata ?? null,
        expression: expression ?? null,
        recurring: recurring ?? false,
        rounding: rounding == null ? null : { function: rounding.function, precision: rounding.precision ?? 0 },
        weightedInterval: weightedInterval ?? null,
        filters: filters ?? null,
      }),
  }),
);
