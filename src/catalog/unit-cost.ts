import type { Decimal } from '../kit/decimal.ts';
import type { Issue } from '../kit/errors.ts';
import { issue } from '../kit/errors.ts';
import type { FeatureMeter } from './feature.ts';
import { canonicalModel } from './llm/canonical-name.ts';
import type { LlmModel } from './llm/canonical-name.ts';
import type { LlmPriceTable } from './llm/price-table.ts';
import { tokenPrice, tokenTypeOf, tokenTypes } from './llm/token-price.ts';
import type { UnitPrice } from './llm/token-price.ts';

/** A part of what a price of language is looked up by: the same for all usage, or told by a dimension of the meter. */
export type UnitCostPart = { readonly value: string; readonly dimension: null } | { readonly value: null; readonly dimension: string };

/** What one unit of a feature's usage costs its seller, in USD. */
export type UnitCost =
  | { readonly type: 'MANUAL'; readonly amount: Decimal }
  | { readonly type: 'LLM'; readonly provider: UnitCostPart; readonly model: UnitCostPart; readonly tokenType: UnitCostPart };

/** The parts of the cost of tokens, as callers name them. */
const parts = ['provider', 'model', 'tokenType'] as const;

/** The most characters of a provider's or a model's name. */
export const longestPart = 256;

/** What is wrong with a unit cost, below `path` in the form of the graph's input; `meter` is null for a feature without one. */
export function unitCostIssues(cost: UnitCost, meter: FeatureMeter | null, path: readonly (string | number)[]): Issue[] {
  if (cost.type === 'MANUAL') {
    return cost.amount.isNegative() ? [issue('UNIT_COST_NEGATIVE', `the unit cost ${cost.amount.toString()} must not be below zero`, ...path, 'manual', 'amount')] : [];
  }
  if (meter === null) return [issue('UNIT_COST_WITH_NO_METER', 'the cost of tokens is found by the usage of a meter, and the feature has none: give meter, or a manual amount', ...path)];
  const issues: Issue[] = [];
  for (const part of parts) {
    const { value, dimension } = cost[part];
    if (dimension !== null) {
      if (!meter.dimensions.includes(dimension)) {
        const known = meter.dimensions.length === 0 ? 'it has no dimension' : `its dimensions are ${meter.dimensions.join(', ')}`;
        issues.push(issue('UNIT_COST_UNKNOWN_DIMENSION', `${part} names "${dimension}", which is no dimension of meter "${meter.key}": ${known}`, ...path, 'llm', part, dimension === null ? 'value' : 'dimension'));
      }
    } else if (value.trim() === '') {
      issues.push(issue('UNIT_COST_PART_EMPTY', `${part} is empty: name it, or the dimension that tells it`, ...path, 'llm', part, dimension === null ? 'value' : 'dimension'));
    } else if (value.length > longestPart) {
      issues.push(issue('UNIT_COST_PART_TOO_LONG', `${part} has ${value.length} characters: give at most ${longestPart}`, ...path, 'llm', part, dimension === null ? 'value' : 'dimension'));
    } else if (part === 'tokenType' && tokenTypeOf(value) === null) {
      issues.push(issue('UNIT_COST_TOKEN_TYPE_UNKNOWN', `the token type "${value}" is none of ${tokenTypes.join(', ')}`, ...path, 'llm', part, dimension === null ? 'value' : 'dimension'));
    }
  }
  return issues;
}

/** The dimensions that usage must be grouped by to price it, each once. */
export function pricedDimensions(cost: UnitCost): string[] {
  if (cost.type === 'MANUAL') return [];
  return [...new Set(parts.map((part) => cost[part].dimension).filter((dimension) => dimension !== null))];
}

/** The models that usage with these groups asks prices of, each once; none for a manual cost, and none for a group that names no model. */
export function pricedModels(cost: UnitCost, groups: Iterable<ReadonlyMap<string, string>>): LlmModel[] {
  if (cost.type === 'MANUAL') return [];
  const found = new Map<string, LlmModel>();
  for (const group of groups) {
    const model = canonicalModel({ provider: partOf(cost.provider, group), model: partOf(cost.model, group) });
    if (model.provider !== '' && model.model !== '') found.set(JSON.stringify([model.provider, model.model]), model);
  }
  return [...found.values()];
}

/** The price of one unit of usage whose dimensions have the values of `group`, at the instant. */
export function unitPriceOf(cost: UnitCost, group: ReadonlyMap<string, string>, prices: LlmPriceTable, at: Temporal.Instant): UnitPrice {
  if (cost.type === 'MANUAL') return { price: cost.amount, reason: null };
  const provider = partOf(cost.provider, group);
  if (provider === '') return { price: null, reason: 'PROVIDER_MISSING' };
  const model = partOf(cost.model, group);
  if (model === '') return { price: null, reason: 'MODEL_MISSING' };
  const pricing = prices.pricingAt({ provider, model }, at);
  return pricing === null ? { price: null, reason: 'PRICE_NOT_FOUND' } : tokenPrice(pricing, partOf(cost.tokenType, group));
}

/**
 * The model that all usage of a feature is of: where provider and model are the same for all usage, by themselves or because the feature's
 * filters let one value of their dimension pass (`pinned`). Null otherwise.
 */
export function commonModel(cost: UnitCost, pinned: ReadonlyMap<string, string>): LlmModel | null {
  return pricedModels(cost, [pinned])[0] ?? null;
}

/** Empty where the group does not say. */
function partOf({ value, dimension }: UnitCostPart, group: ReadonlyMap<string, string>): string {
  return (dimension === null ? value : (group.get(dimension) ?? '')).trim();
}
