import { describe, expect, test } from 'vitest';
import { compareInstants, notAfter } from '../../src/kit/instant.ts';
import { listPrices, listPriceTable } from '../../src/catalog/llm/list-prices.ts';
import { tokenPrice } from '../../src/catalog/llm/token-price.ts';

const nameOf = ({ provider, model }: { provider: string; model: string }): string => `${provider}/${model}`;

describe('the published list', () => {
  test('has prices that can be: a beginning, an origin, nothing below zero, output with a price wherever input has one', () => {
    for (const row of listPrices) {
      const { inputPerToken, outputPerToken, cacheReadPerToken, reasoningPerToken, cacheWritePerToken } = row.pricing;
      const all = [inputPerToken, outputPerToken, cacheReadPerToken, reasoningPerToken, cacheWritePerToken].filter((price) => price !== null);
      expect([nameOf(row), all.some((price) => price.isNegative()), inputPerToken.isPositive(), row.origin.trim().length > 0]).toEqual([nameOf(row), false, true, true]);
      if (cacheReadPerToken !== null) expect([nameOf(row), cacheReadPerToken.lt(inputPerToken)]).toEqual([nameOf(row), true]);
      if (row.effectiveTo !== null) expect([nameOf(row), notAfter(row.effectiveTo, row.effectiveFrom)]).toEqual([nameOf(row), false]);
    }
  });

  test('has one price of a model at a time', () => {
    const models = Map.groupBy(listPrices, nameOf);
    for (const [name, rows] of models) {
      const inOrder = rows.toSorted((a, b) => compareInstants(a.effectiveFrom, b.effectiveFrom));
      inOrder.slice(1).forEach(({ effectiveFrom }, at) => {
        const ends = inOrder[at]?.effectiveTo ?? null;
        expect([name, ends !== null && notAfter(ends, effectiveFrom)]).toEqual([name, true]);
      });
    }
    expect(models.size).toBeGreaterThan(80);
  });

  test.each([
    ['openai', 'gpt-4o-2024-08-06', '2024-09-01', 'input', '0.000005'],
    ['OpenAI', 'GPT-4o', '2024-10-02', 'request', '0.0000025'],
    ['openai', 'o3', '2025-06-09', 'reasoning', '0.00004'],
    ['openai', 'o3', '2025-06-10', 'reasoning', '0.000008'],
    ['anthropic', 'claude-3-5-haiku-20241022', '2025-01-01', 'cache_write', '0.000001'],
    ['gemini', 'gemini-2.5-flash', '2026-01-01', 'response', '0.0000025'],
    ['amazon-bedrock', 'us.amazon.nova-micro-v1:0', '2026-01-01', 'cache_read', '0.00000000875'],
    ['deepseek', 'deepseek-chat', '2026-01-01', 'output', '0.00000042'],
    ['azure_ai', 'gpt-4.1-2025-04-14', '2026-01-01', 'cache_read', '0.0000005'],
  ])('%s %s on %s: %s costs %s', (provider, model, day, type, expected) => {
    const pricing = listPriceTable.pricingAt({ provider, model }, Temporal.Instant.from(`${day}T00:00:00Z`));
    expect(pricing === null ? null : tokenPrice(pricing, type).price?.toString()).toBe(expected);
  });
});
