import { builder } from '../../graphql/builder.ts';
import { batched } from '../../graphql/context.ts';
import type { GroupByFilterInput } from '../../metering/index.ts';
import type { FeatureRow } from '../feature.entity.ts';
import { tokenTypeOf } from '../llm/token-price.ts';
import type { LlmModel } from '../llm/canonical-name.ts';
import type { LlmPricing } from '../llm/token-price.ts';
import { llmPricesOf } from '../llm-price.store.ts';
import { unitCostFromJson } from '../unit-cost-json.ts';
import type { UnitCostJson } from '../unit-cost-json.ts';
import { commonModel } from '../unit-cost.ts';
import type { UnitCost, UnitCostPart } from '../unit-cost.ts';
import { LlmTokenTypeEnum } from './enums.ts';
import { LlmPricingType } from './llm-price.ts';

type Manual = Extract<UnitCost, { type: 'MANUAL' }>;
/** `model` is the one of all usage; null where usage tells it. */
type Llm = Extract<UnitCost, { type: 'LLM' }> & { readonly common: LlmModel | null };

const ManualUnitCost = builder.objectRef<Manual>('ManualUnitCost').implement({
  description: 'The same amount for every unit.',
  fields: (t) => ({ amount: t.expose('amount', { type: 'Decimal', description: 'A unit, in USD, 0 or more.' }) }),
});

const dimensionTells = "The key of the meter's groupBy whose value tells it; null where it is the same for all usage.";

const LlmName = builder.objectRef<UnitCostPart>('LlmName').implement({
  description: 'A name, the same for all usage, or what tells it.',
  fields: (t) => ({
    value: t.exposeString('value', { nullable: true, description: 'It itself, as it was given; null where a dimension tells it.' }),
    dimension: t.exposeString('dimension', { nullable: true, description: dimensionTells }),
  }),
});

const LlmTokenTypePart = builder.objectRef<UnitCostPart>('LlmTokenTypePart').implement({
  description: 'A type of token, the same for all usage, or what tells it.',
  fields: (t) => ({
    value: t.field({ type: LlmTokenTypeEnum, nullable: true, description: 'It itself; null where a dimension tells it.', resolve: ({ value }) => (value === null ? null : tokenTypeOf(value)) }),
    dimension: t.exposeString('dimension', { nullable: true, description: dimensionTells }),
  }),
});

const LlmUnitCost = builder.objectRef<Llm>('LlmUnitCost').implement({
  description: 'What tokens of a model of language cost, by the prices in force.',
  fields: (t) => ({
    provider: t.field({ type: LlmName, description: 'Who serves the model.', resolve: ({ provider }) => provider }),
    model: t.field({ type: LlmName, description: 'Which model.', resolve: ({ model }) => model }),
    tokenType: t.field({ type: LlmTokenTypePart, description: 'What the counted tokens are used for.', resolve: ({ tokenType }) => tokenType }),
    pricing: t.field({
      type: LlmPricingType,
      nullable: true,
      description: "Prices in force in real time; null where provider and model are not the same for all of the feature's usage, or have no price.",
      resolve: ({ common }, _args, ctx): Promise<LlmPricing | null> | null => {
        if (common === null) return null;
        return batched(ctx, 'LlmUnitCost.pricing', JSON.stringify([common.provider, common.model]), async (keys) => {
          const models = keys.map((key) => {
            const [provider, model] = JSON.parse(key) as [string, string];
            return { provider, model };
          });
          const now = ctx.clock.now();
          const prices = await llmPricesOf(ctx.read, models, now);
          return models.map((model) => prices.pricingAt(model, now));
        });
      },
    }),
  }),
});

export const UnitCostUnion = builder.unionType('UnitCost', {
  description: 'What one unit of usage costs its seller.',
  types: [ManualUnitCost, LlmUnitCost],
  resolveType: ({ type }) => (type === 'MANUAL' ? 'ManualUnitCost' : 'LlmUnitCost'),
});

/** A feature's unit cost as the graph shows it; null where there is none. */
export function shownUnitCost({ unitCost, filterGroupBy }: FeatureRow): Manual | Llm | null {
  if (unitCost === null) return null;
  const cost = unitCostFromJson(unitCost as UnitCostJson);
  return cost.type === 'MANUAL' ? cost : { ...cost, common: commonModel(cost, pinnedValues(filterGroupBy as readonly GroupByFilterInput[])) };
}

/** The dimensions of which the filters let one value pass, and that value. */
function pinnedValues(filters: readonly GroupByFilterInput[]): Map<string, string> {
  const pinned = new Map<string, string>();
  for (const { key, values, where } of filters) {
    const [only, ...others] = values ?? where?.in ?? (where?.eq == null ? [] : [where.eq]);
    if (only !== undefined && others.length === 0) pinned.set(key, only);
  }
  return pinned;
}
