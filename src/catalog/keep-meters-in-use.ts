import { present } from '../kit/assert.ts';
import { MeterInUse, definitionOf, dimensionKeys, metersByIds } from '../metering/index.ts';
import type { GroupByFilterInput } from '../metering/index.ts';
import type { Reaction } from '../platform/transaction.ts';
import { FeatureSchema } from './feature.entity.ts';
import { unitCostFromJson } from './unit-cost-json.ts';
import type { UnitCostJson } from './unit-cost-json.ts';
import { pricedDimensions } from './unit-cost.ts';

/** To `meter.deleted`: refuses while a live feature is counted by the meter. Throws MeterInUse. */
export const keepMetersOfFeatures: Reaction = async (tx, { id }) => {
  const feature = await tx.read.one(FeatureSchema, { text: 't.meter_id = $1::uuid and t.archived_at is null', values: [id] });
  if (feature !== null) throw new MeterInUse(`the meter cannot be deleted: it counts the use of feature "${feature.key}", archive that one first`, { type: 'Feature', id: feature.id });
};

/**
 * To `meter.updated`: refuses while a feature, archived ones included since they are billed on, filters by a dimension that is gone or has
 * its use priced by it. Throws MeterInUse.
 */
export const keepDimensionsOfFeatures: Reaction = async (tx, { id }) => {
  const meter = present((await metersByIds(tx.read, [id]))[0], 'the meter that was changed');
  const known = new Set(dimensionKeys(definitionOf(meter)));
  const features = await tx.read.list(FeatureSchema, {
    where: { text: `t.meter_id = $1::uuid and (t.filter_group_by <> '[]'::jsonb or t.unit_cost ->> 'type' = 'LLM')`, values: [id] },
    orderBy: [{ property: 'id', direction: 'asc' }],
  });
  for (const feature of features) {
    const lost = (feature.filterGroupBy as readonly GroupByFilterInput[]).find(({ key }) => !known.has(key));
    if (lost !== undefined) throw new MeterInUse(`groupBy cannot lose "${lost.key}": feature "${feature.key}" filters by it, keep that dimension`, { type: 'Feature', id: feature.id });
    const unpriced = feature.unitCost === null ? undefined : pricedDimensions(unitCostFromJson(feature.unitCost as UnitCostJson)).find((key) => !known.has(key));
    if (unpriced !== undefined) throw new MeterInUse(`groupBy cannot lose "${unpriced}": the unit cost of feature "${feature.key}" is found by it, keep that dimension`, { type: 'Feature', id: feature.id });
  }
};
