import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import { GroupByFilterInput, MeterBy, meterLookUp } from '../../metering/graphql/index.ts';
import { createFeature } from '../commands/create-feature.ts';
import { FeatureNode } from './feature.ts';
import { UnitCostInput, unitCostOf } from './unit-cost-input.ts';

const CreateFeatureInput = builder.inputType('CreateFeatureInput', {
  description: 'A new feature.',
  fields: (t) => ({
    key: t.field({ type: 'Key', required: true, description: 'Unique among live features. Rate cards of the feature have the same key.' }),
    externalId: t.string({ description: 'The name that another system has for it, 1 to 256 characters; unique among live features.' }),
    name: t.string({ required: true, description: 'What invoices and lists show, 1 to 256 characters.' }),
    meter: t.field({ type: MeterBy, description: 'What counts its use; omitted for a feature that is only had or not.' }),
    filterGroupBy: t.field({ type: [GroupByFilterInput], description: "Which of the meter's usage is its own; all of it when omitted. Each dimension once." }),
    unitCost: t.field({ type: UnitCostInput, description: 'What one unit of its use costs you, in USD; omitted where costs are not asked for.' }),
    metadata: t.field({ type: 'JSONObject', description: 'Your own data.' }),
  }),
});

builder.mutationField('createFeature', (t) =>
  t.field({
    type: FeatureNode,
    description: 'Creates a feature, which never changes afterwards. Needs feature:write.',
    authScopes: { permission: 'feature:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ValidationError, ConflictError, NotFoundError] },
    args: { input: t.arg({ type: CreateFeatureInput, required: true, description: 'The feature.' }) },
    resolve: (_root, { input: { meter, unitCost, ...input } }, ctx) =>
      createFeature(ctx.command, { ...input, meter: meter == null ? null : meterLookUp(meter), unitCost: unitCost == null ? null : unitCostOf(unitCost) }),
  }),
);
