import { builder } from '../../graphql/builder.ts';
import { ConflictError, ValidationError } from '../../kit/errors.ts';
import { createMeter } from '../commands/create-meter.ts';
import { MeterAggregationEnum, MeterNode } from './meter.ts';

export const MeterGroupByInput = builder.inputType('MeterGroupByInput', {
  description: 'A dimension to break usage down by.',
  fields: (t) => ({
    key: t.string({ required: true, description: 'A letter or underscore, then letters, digits, underscores, at most 64 characters; not subject, customer or customer_id.' }),
    path: t.string({ required: true, description: "JSONPath to its value in the event's data: \"$.model\". Not that of valueProperty." }),
  }),
});

const CreateMeterInput = builder.inputType('CreateMeterInput', {
  description: 'A new meter.',
  fields: (t) => ({
    key: t.field({ type: 'Key', required: true, description: 'Unique among live meters.' }),
    name: t.string({ description: 'What lists show, 1 to 256 characters; the key when omitted.' }),
    description: t.string({ description: 'A note of yours, up to 1,024 characters.' }),
    aggregation: t.field({ type: MeterAggregationEnum, required: true, description: 'How events become a number.' }),
    eventType: t.string({ required: true, description: 'The type of the events to count, 1 to 256 characters, compared exactly.' }),
    valueProperty: t.string({ description: "JSONPath to the value in the event's data: \"$.tokens\". Required for all but COUNT, which ignores it." }),
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
    resolve: (_root, { input: { name, description, valueProperty, groupBy, eventFrom, metadata, ...required } }, ctx) =>
      createMeter(ctx.command, {
        ...required,
        name: name ?? null,
        description: description ?? null,
        valueProperty: valueProperty ?? null,
        groupBy: groupBy ?? null,
        eventFrom: eventFrom ?? null,
        metadata: metadata ?? null,
      }),
  }),
);
