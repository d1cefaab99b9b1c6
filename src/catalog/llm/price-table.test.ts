import { describe, expect, test } from 'vitest';
import { Decimal } from '../../kit/decimal.ts';
import { meteringVectors } from '../../../test/metering/vectors.ts';
import { LlmPriceTable } from './price-table.ts';
import type { LlmPriceRow } from './price-table.ts';
import { tokenPrice } from './token-price.ts';
import type { LlmPricing } from './token-price.ts';

interface TokenPriceVector {
  readonly pricing: { readonly input: string; readonly output: string; readonly cache_read?: string; readonly reasoning?: string; readonly cache_write?: string };
  readonly tokenType: string;
  readonly expected: { readonly unitPrice?: string; readonly error?: string };
}

const reasons: Readonly<Record<string, string>> = { 'no-price-for-token-type': 'TOKEN_PRICE_NOT_FOUND', 'unknown-token-type': 'TOKEN_TYPE_UNKNOWN' };
const optional = (text: string | undefined): Decimal | null => (text === undefined ? null : Decimal.of(text));

const vectors = meteringVectors<TokenPriceVector>('llm_token_price');

test.each(vectors)('$id: $title', ({ pricing, tokenType, expected }) => {
  const { price, reason } = tokenPrice(
    {
      inputPerToken: Decimal.of(pricing.input),
      outputPerToken: Decimal.of(pricing.output),
      cacheReadPerToken: optional(pricing.cache_read),
      reasoningPerToken: optional(pricing.reasoning),
      cacheWritePerToken: optional(pricing.cache_write),
    },
    tokenType,
  );
  expect([price?.toString(), reason]).toEqual([expected.unitPrice, expected.error === undefined ? null : reasons[expected.error]]);
});

const pricing = (input: string): LlmPricing => ({ inputPerToken: Decimal.of(input), outputPerToken: Decimal.of(2), cacheReadPerToken: null, reasoningPerToken: Decimal.of(4), cacheWritePerToken: null });

test('each type of token has its own price, and answers are output', () => {
  expect(['output', 'response', 'reasoning'].map((type) => tokenPrice(pricing('1'), type).price?.toString())).toEqual(['2', '2', '4']);
  expect(tokenPrice(pricing('1'), 'constructor').reason).toBe('TOKEN_TYPE_UNKNOWN');
});

describe('a table of prices', () => {
  const at = (day: string) => Temporal.Instant.from(`2025-${day}T00:00:00Z`);
  const row = (input: string, from: string, to: string | null, own = false, model = 'gpt-4.1', provider = 'openai'): LlmPriceRow => ({
    provider, model, own, origin: 'a list', effectiveFrom: at(from), effectiveTo: to === null ? null : at(to), pricing: pricing(input),
  });
  const table = new LlmPriceTable([
    row('1', '01-01', '03-01'),
    row('2', '03-01', null),
    row('3', '05-01', null),
    row('10', '04-01', '04-15', true),
    row('20', '02-01', null, false, 'gpt-4.1', 'azure_ai'),
  ]);
  test.each([
    ['12-31', null, '2024'],
    ['01-01', '1', '2025'],
    ['02-28', '1', '2025'],
    ['03-01', '2', '2025'],
    ['04-01', '10', '2025'],
    ['04-15', '2', '2025'],
    ['05-01', '3', '2025'],
  ])('%s: %s', (day, expected, year) => {
    const found = table.pricingAt({ provider: 'OpenAI', model: 'gpt-4-1-2025-04-14' }, Temporal.Instant.from(`${year}-${day}T00:00:00Z`));
    expect(found?.inputPerToken.toString() ?? null).toBe(expected);
  });

  test('keeps who hosts a model apart from who makes it, and knows no other', () => {
    expect(table.pricingAt({ provider: 'azure', model: 'gpt-4.1' }, at('06-01'))?.inputPerToken.toString()).toBe('20');
    expect(table.pricingAt({ provider: 'openai', model: 'gpt-5' }, at('06-01'))).toBeNull();
    expect(new LlmPriceTable([]).pricingAt({ provider: 'openai', model: 'gpt-5' }, at('06-01'))).toBeNull();
  });

  test('stands on another, which is asked where it has no price', () => {
    const own = new LlmPriceTable([row('7', '02-01', '03-01', true)], table);
    expect(['01-15', '02-15', '03-15'].map((day) => own.priceAt({ provider: 'openai', model: 'gpt-4.1' }, at(day))?.pricing.inputPerToken.toString())).toEqual(['1', '7', '2']);
    expect(own.priceAt({ provider: 'openai', model: 'gpt-5' }, at('02-15'))).toBeNull();
  });

  test('gives an organization\'s own price whichever row comes first', () => {
    const rows = [row('1', '01-01', null, true), row('2', '03-01', null), row('3', '02-01', null, true)];
    for (const order of [rows, rows.toReversed()]) expect(new LlmPriceTable(order).pricingAt({ provider: 'openai', model: 'gpt-4.1' }, at('04-01'))?.inputPerToken.toString()).toBe('3');
  });
});
