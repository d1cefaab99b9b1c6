import type { Decimal } from '../../kit/decimal.ts';

export const tokenTypes = ['input', 'output', 'cache_read', 'reasoning', 'cache_write'] as const;
export type TokenType = (typeof tokenTypes)[number];

/** What one token of each type costs, in USD. Null is no price, which is not free. */
export interface LlmPricing {
  readonly inputPerToken: Decimal;
  readonly outputPerToken: Decimal;
  readonly cacheReadPerToken: Decimal | null;
  readonly reasoningPerToken: Decimal | null;
  readonly cacheWritePerToken: Decimal | null;
}

/** The price of one unit in USD, or the reason why there is none. */
export type UnitPrice = { readonly price: Decimal; readonly reason: null } | { readonly price: null; readonly reason: UnpricedReason };

/** Permanent words that an answer about costs gives. */
export type UnpricedReason = 'PROVIDER_MISSING' | 'MODEL_MISSING' | 'PRICE_NOT_FOUND' | 'TOKEN_TYPE_UNKNOWN' | 'TOKEN_PRICE_NOT_FOUND';

const synonyms: ReadonlyMap<string, TokenType> = new Map([...tokenTypes.map((type) => [type, type] as const), ['request', 'input'], ['response', 'output']]);

/** The type that a name stands for: request is input and response is output. Null for any other. */
export function tokenTypeOf(name: string): TokenType | null {
  return synonyms.get(name) ?? null;
}

/** The price of one token of the type that `name` stands for. */
export function tokenPrice(pricing: LlmPricing, name: string): UnitPrice {
  const type = tokenTypeOf(name);
  if (type === null) return { price: null, reason: 'TOKEN_TYPE_UNKNOWN' };
  const price = priceOf(pricing, type);
  return price === null ? { price: null, reason: 'TOKEN_PRICE_NOT_FOUND' } : { price, reason: null };
}

function priceOf(pricing: LlmPricing, type: TokenType): Decimal | null {
  switch (type) {
    case 'input': return pricing.inputPerToken;
    case 'output': return pricing.outputPerToken;
    case 'cache_read': return pricing.cacheReadPerToken;
    case 'reasoning': return pricing.reasoningPerToken;
    case 'cache_write': return pricing.cacheWritePerToken;
  }
}
