import { Decimal } from '../../kit/decimal.ts';
import { canonicalModel } from './canonical-name.ts';
import { LlmPriceTable } from './price-table.ts';
import type { LlmPriceRow } from './price-table.ts';
import list from './prices.json' with { type: 'json' };

/** A line of the list, in USD for a million tokens; days begin at midnight UTC. */
interface ListedPrice {
  readonly provider: string;
  readonly model: string;
  readonly effectiveFrom: string;
  readonly effectiveTo?: string;
  readonly input: string;
  readonly output: string;
  readonly cacheRead?: string;
  readonly reasoning?: string;
  readonly cacheWrite?: string;
  readonly origin: string;
}

const millionth = Decimal.of('0.000001');

/** What everybody has: list prices of providers, by provider, model and beginning, with canonical names. */
export const listPrices: readonly LlmPriceRow[] = (list.prices as readonly ListedPrice[]).map(priceOf).toSorted(byName);

export const listPriceTable = new LlmPriceTable(listPrices);

function priceOf({ provider, model, effectiveFrom, effectiveTo, input, output, cacheRead, reasoning, cacheWrite, origin }: ListedPrice): LlmPriceRow {
  return {
    ...canonicalModel({ provider, model }),
    effectiveFrom: midnight(effectiveFrom),
    effectiveTo: effectiveTo === undefined ? null : midnight(effectiveTo),
    pricing: {
      inputPerToken: perToken(input),
      outputPerToken: perToken(output),
      cacheReadPerToken: cacheRead === undefined ? null : perToken(cacheRead),
      reasoningPerToken: reasoning === undefined ? null : perToken(reasoning),
      cacheWritePerToken: cacheWrite === undefined ? null : perToken(cacheWrite),
    },
    own: false,
    origin,
  };
}

function perToken(perMillion: string): Decimal {
  return Decimal.of(perMillion).mul(millionth);
}

function midnight(day: string): Temporal.Instant {
  return Temporal.Instant.from(`${day}T00:00:00Z`);
}

function byName(a: LlmPriceRow, b: LlmPriceRow): number {
  const [one, other] = [a, b].map(({ provider, model, effectiveFrom }) => `${provider}\0${model}\0${effectiveFrom.toString()}`) as [string, string];
  return one < other ? -1 : 1;
}
