import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import { updateMeter } from '../commands/update-meter.ts';
import { MeterFilterInput, MeterGroupByInput } from './create-meter.ts';
import { MeterBy, MeterNode, meterLookUp } from './meter.ts';

const UpdateMeterInput = builder.inputType('UpdateMeterInput', {
  description: 'What changes: a field that is left out stays, null clears it. What decides which events count, and their value, cannot change.',
  fields: (t) => ({
    name: t.string({ description: 'What lists show, 1 to 256 characters; null shows the key.' }),
    description: t.string({ description: 'A note of yours, up to 1,024 characters.' }),
    groupBy: t.field({ type: [MeterGroupByInput], description: 'All of its dimensions, up to 32; stored usage is broken down by them too. What a feature filters by, or a price is for, cannot be left out.' }),
    filters: t.field({ type: [MeterFilterInput], description: 'All of its filters, up to 32; stored usage is told apart by them too. What a feature filters by, or a price is for, cannot be left out.' }),
    metadata: t.field({ type: 'JSONObject', description: 'All of your own data.' }),
  }),
});

builder.mutationField('updateMeter', (t) =>
  t.field({
    type: MeterNode,
    description: 'Changes a live meter. Refused where a feature filters by a dimension that would be gone, or a price of what is for sale, runs or is still to be billed is for it. Needs meter:write.',
    authScopes: { permission: 'meter:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ValidationError, ConflictError, NotFoundError] },
    args: {
      by: t.arg({ type: MeterBy, required: true, description: 'Which meter.' }),
      input: t.arg({ type: UpdateMeterInput, required: true, description: 'What changes.' }),
    },
    resolve: (_root, { by, input }, ctx) => updateMeter(ctx.command, meterLookUp(by), input),
  }),
);
