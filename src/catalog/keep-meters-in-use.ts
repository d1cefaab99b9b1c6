import { present } from '../kit/assert.ts';
import { MeterInUse, definitionOf, dimensionKeys, lostDimension, lostFilterValue, metersByIds } from '../metering/index.ts';
import type { FilterValues, GroupByFilterInput } from '../metering/index.ts';
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

/** To `meter.updated`: refuses while a rate card of what is or will be for sale has prices for usage that would no longer be found. Throws MeterInUse. */
export const keepDimensionsOfRateCards: Reaction = async (tx, { id }) => {
  const meter = definitionOf(present((await metersByIds(tx.read, [id]))[0], 'the meter that was changed'));
  const offers = await tx.read.rows<{ type: 'Plan' | 'Addon'; id: string; key: string; card: string; filters: readonly { readonly values: FilterValues }[]; groupBy: readonly string[] }>(
    `with offer as (
       select 'Plan' as type, p.id, p.key, c.card from plan p cross join jsonb_array_elements(p.phases) as f(phase) cross join jsonb_array_elements(f.phase->'rateCards') as c(card)
       where p.organization_id = $1 and p.deleted_at is null and p.effective_from is not null and (p.effective_to is null or p.effective_to > $3::timestamptz)
       union all
       select 'Addon', a.id, a.key, c.card from addon a cross join jsonb_array_elements(a.rate_cards) as c(card)
       where a.organization_id = $1 and a.deleted_at is null and a.effective_from is not null and (a.effective_to is null or a.effective_to > $3::timestamptz))
     select o.type, o.id, o.key, o.card->>'key' as card, coalesce(o.card->'charging'->'filters', '[]') as filters, coalesce(o.card->'charging'->'groupBy', '[]') as "groupBy"
     from offer o join feature f on f.organization_id = $1 and f.meter_id = $2::uuid and f.id::text = o.card->>'featureId'
     where jsonb_array_length(coalesce(o.card->'charging'->'filters', '[]')) > 0 or o.card->'charging' ? 'groupBy' order by o.id`,
    id,
    tx.clock.now().toString(),
  );
  for (const { type, id: offerId, key, card, filters, groupBy } of offers) {
    const lost = lostFilterValue(meter, filters.map(({ values }) => values)) ?? lostDimension(meter, groupBy);
    if (lost !== null) throw new MeterInUse(`the meter cannot lose ${lost}: rate card "${card}" of ${type === 'Plan' ? 'plan' : 'add-on'} "${key}" has a price for it or groups by it, archive that one first`, { type, id: offerId });
  }
};
