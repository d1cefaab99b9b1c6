import { present } from '../kit/assert.ts';
import { issue, refuse } from '../kit/errors.ts';
import { askUsage, metersByIds } from '../metering/index.ts';
import type { GroupByFilterInput, UsageRow } from '../metering/index.ts';
import type { Reader } from '../platform/reader.ts';
import { featureCost } from './feature-cost.ts';
import type { FeatureCostRow } from './feature-cost.ts';
import type { FeatureRow } from './feature.entity.ts';
import type { UnitPrice, UnpricedReason } from './llm/token-price.ts';
import { llmPricesOf } from './llm-price.store.ts';
import { unitCostFromJson } from './unit-cost-json.ts';
import type { UnitCostJson } from './unit-cost-json.ts';
import { pricedDimensions, pricedModels, unitPriceOf } from './unit-cost.ts';

type UsageQuestion = Parameters<typeof askUsage>[3];

/**
 * What the usage of a feature cost its seller, in USD, by the prices in force at the instant. The question is one about the feature's
 * meter; of a dimension that the feature filters by itself, the feature's filter counts instead of the question's. Dearest rows first.
 * Throws ValidationError for a feature without meter or unit cost, under `feature`, and for what is wrong with the question, under `query`.
 */
export async function askFeatureCost(read: Reader, feature: FeatureRow, question: UsageQuestion, at: Temporal.Instant): Promise<FeatureCostRow<UnpricedReason>[]> {
  const { meterId, unitCost } = feature;
  const meter = meterId === null ? null : ((await metersByIds(read, [meterId]))[0] ?? null);
  if (meter === null || meter.deletedAt !== null || unitCost === null) {
    refuse([
      ...(meter === null || meter.deletedAt !== null ? [issue('FEATURE_COST_WITH_NO_METER', `feature "${feature.key}" has no live meter, so there is no usage that costs: ask for a feature of a meter`, 'feature')] : []),
      ...(unitCost === null ? [issue('FEATURE_WITH_NO_UNIT_COST', `feature "${feature.key}" has no unit cost: make a feature that has one`, 'feature')] : []),
    ]);
    return [];
  }
  const cost = unitCostFromJson(unitCost as UnitCostJson);
  const asked = question.groupBy ?? [];
  const priced = pricedDimensions(cost);
  const internal = priced.filter((dimension) => !asked.includes(dimension));
  const filters = joinedFilters(question.filterGroupBy ?? [], feature.filterGroupBy as readonly GroupByFilterInput[]);
  const usage = await askUsage(read, null, meter, { ...question, filterGroupBy: filters, groupBy: [...asked, ...internal] }, ['query']);
  // Windows and subjects are many, what their tokens are priced by is little.
  const groups = new Map(usage.map((row) => [groupName(row, priced), new Map(row.groupBy.map(({ key, value }) => [key, value]))]));
  const prices = await llmPricesOf(read, pricedModels(cost, groups.values()), at);
  const units = new Map([...groups].map(([name, group]) => [name, unitPriceOf(cost, group, prices, at)]));
  const priceOf = (row: UsageRow): UnitPrice => present(units.get(groupName(row, priced)), 'the price of a group of the usage');
  return featureCost(usage, priceOf, { internal: new Set(internal), windowed: question.windowSize != null });
}

/** The values of the dimensions; no stored text has a zero character. */
function groupName({ groupBy }: UsageRow, dimensions: readonly string[]): string {
  return groupBy.filter(({ key }) => dimensions.includes(key)).map(({ value }) => value).join('\0');
}

/** The question's filters stay where they are, so that what is wrong with one is told of its place. */
function joinedFilters(asked: readonly GroupByFilterInput[], own: readonly GroupByFilterInput[]): GroupByFilterInput[] {
  const ownByKey = new Map(own.map((filter) => [filter.key, filter]));
  const askedKeys = new Set(asked.map(({ key }) => key));
  return [...asked.map((filter) => ownByKey.get(filter.key) ?? filter), ...own.filter(({ key }) => !askedKeys.has(key))];
}
