import { describe, expect, test } from 'vitest';
import { Decimal } from '../kit/decimal.ts';
import { LlmPriceTable } from './llm/price-table.ts';
import { commonModel, pricedDimensions, pricedModels, unitCostIssues, unitPriceOf } from './unit-cost.ts';
import type { UnitCost, UnitCostPart } from './unit-cost.ts';

const at = Temporal.Instant.from('2025-06-01T00:00:00Z');
const fixed = (value: string): UnitCostPart => ({ value, dimension: null });
const by = (dimension: string): UnitCostPart => ({ value: null, dimension });
const manual = (amount: string): UnitCost => ({ type: 'MANUAL', amount: Decimal.of(amount) });
const llm = (provider: UnitCostPart, model: UnitCostPart, tokenType: UnitCostPart): UnitCost => ({ type: 'LLM', provider, model, tokenType });
const prices = new LlmPriceTable([
  {
    provider: 'openai', model: 'gpt-4', own: false, origin: 'a list', effectiveFrom: Temporal.Instant.from('2025-01-01T00:00:00Z'), effectiveTo: null,
    pricing: { inputPerToken: Decimal.of('0.01'), outputPerToken: Decimal.of('0.03'), cacheReadPerToken: null, reasoningPerToken: null, cacheWritePerToken: null },
  },
]);
const meter = { key: 'tokens', dimensions: ['provider', 'model', 'type'] };
const told = llm(by('provider'), by('model'), by('type'));

describe('the price of a unit', () => {
  test.each<[Readonly<Record<string, string>>, string]>([
    [{ provider: 'openai', model: 'gpt-4', type: 'input' }, '0.01'],
    [{ provider: 'OpenAI ', model: 'GPT-4-20250101', type: 'response' }, '0.03'],
    [{ provider: '', model: 'gpt-4', type: 'input' }, 'PROVIDER_MISSING'],
    [{ provider: 'openai', model: ' ', type: 'input' }, 'MODEL_MISSING'],
    [{ model: 'gpt-4', type: 'input' }, 'PROVIDER_MISSING'],
    [{ provider: 'openai', model: 'gpt-9', type: 'input' }, 'PRICE_NOT_FOUND'],
    [{ provider: 'openai', model: 'gpt-4', type: 'cache_read' }, 'TOKEN_PRICE_NOT_FOUND'],
    [{ provider: 'openai', model: 'gpt-4', type: '' }, 'TOKEN_TYPE_UNKNOWN'],
  ])('%j: %s', (group, expected) => {
    const { price, reason } = unitPriceOf(told, new Map(Object.entries(group)), prices, at);
    expect(reason ?? price?.toString()).toBe(expected);
  });

  test('is what was set by hand, or told for all usage', () => {
    expect(unitPriceOf(manual('0'), new Map(), prices, at).price?.toString()).toBe('0');
    expect(unitPriceOf(llm(fixed('openai'), fixed('gpt-4'), fixed('output')), new Map([['model', 'other']]), prices, at).price?.toString()).toBe('0.03');
  });
});

test('usage is grouped by what tells its price', () => {
  expect(pricedDimensions(manual('1'))).toEqual([]);
  expect(pricedDimensions(told)).toEqual(['provider', 'model', 'type']);
  expect(pricedDimensions(llm(fixed('openai'), by('model'), by('model')))).toEqual(['model']);
});

test('a model is common to all usage where provider and model are one', () => {
  const common = (cost: UnitCost, pinned: Readonly<Record<string, string>> = {}) => commonModel(cost, new Map(Object.entries(pinned)));
  const model = { provider: 'openai', model: 'gpt-4' };
  expect(common(llm(fixed('openai'), fixed('gpt-4'), by('type')))).toEqual(model);
  expect(common(llm(fixed('OpenAI'), by('model'), by('type')), { model: 'gpt-4-20250101' })).toEqual(model);
  expect(common(llm(fixed('openai'), by('model'), by('type')))).toBeNull();
  expect(common(llm(fixed('openai'), by('model'), by('type')), { model: '' })).toBeNull();
  expect(common(manual('1'))).toBeNull();
});

test('usage asks for the price of each of its models once, under one name', () => {
  const groups = [{ provider: 'openai', model: 'gpt-4' }, { provider: 'OPENAI', model: 'gpt-4-2025-01-01' }, { provider: '', model: 'gpt-4' }, { provider: 'azure_ai', model: 'gpt-4' }];
  expect(pricedModels(told, groups.map((group) => new Map(Object.entries(group))))).toEqual([{ provider: 'openai', model: 'gpt-4' }, { provider: 'azure', model: 'gpt-4' }]);
  expect(pricedModels(manual('1'), [new Map()])).toEqual([]);
});

describe('what cannot be', () => {
  test.each<[string, UnitCost, boolean, string[]]>([
    ['free', manual('0'), false, []],
    ['below zero', manual('-0.01'), true, ['UNIT_COST_NEGATIVE at unitCost.manual.amount']],
    ['by known dimensions', told, true, []],
    ['with no meter', told, false, ['UNIT_COST_WITH_NO_METER at unitCost']],
    ['by unknown dimensions', llm(by('vendor'), fixed('gpt-4'), by('kind')), true, ['UNIT_COST_UNKNOWN_DIMENSION at unitCost.llm.provider.dimension', 'UNIT_COST_UNKNOWN_DIMENSION at unitCost.llm.tokenType.dimension']],
    ['with empty parts', llm(fixed(' '), fixed(''), fixed('input')), true, ['UNIT_COST_PART_EMPTY at unitCost.llm.provider.value', 'UNIT_COST_PART_EMPTY at unitCost.llm.model.value']],
    ['with parts without end', llm(fixed('x'.repeat(257)), fixed('x'.repeat(256)), fixed('input')), true, ['UNIT_COST_PART_TOO_LONG at unitCost.llm.provider.value']],
    ['of unknown tokens', llm(fixed('openai'), fixed('gpt-4'), fixed('words')), true, ['UNIT_COST_TOKEN_TYPE_UNKNOWN at unitCost.llm.tokenType.value']],
    ['of tokens by another name', llm(fixed('openai'), fixed('gpt-4'), fixed('request')), true, []],
  ])('%s', (_why, cost, metered, expected) => {
    expect(unitCostIssues(cost, metered ? meter : null, ['unitCost']).map(({ code, path }) => `${code} at ${path.join('.')}`)).toEqual(expected);
  });
});
