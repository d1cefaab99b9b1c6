import { before } from '../../kit/instant.ts';
import { contains } from '../../kit/period.ts';
import { canonicalModel } from './canonical-name.ts';
import type { LlmModel } from './canonical-name.ts';
import type { LlmPricing } from './token-price.ts';

/** A model's prices for a stretch of time, [effectiveFrom, effectiveTo); `effectiveTo` null is until further notice. */
export interface LlmPriceRow extends LlmModel {
  readonly effectiveFrom: Temporal.Instant;
  readonly effectiveTo: Temporal.Instant | null;
  readonly pricing: LlmPricing;
  /** An organization's own price, which wins over one that everybody has. */
  readonly own: boolean;
  /** Where it is from, in words. */
  readonly origin: string;
}

/** Prices by provider and model. Rows and questions may write the names as they like: both are made canonical. */
export class LlmPriceTable {
  readonly #rows = new Map<string, LlmPriceRow[]>();
  readonly #base: LlmPriceTable | null;

  /** `base` is asked where no row is in force: what everybody has, below an organization's own rows. */
  constructor(rows: Iterable<LlmPriceRow>, base: LlmPriceTable | null = null) {
    this.#base = base;
    for (const row of rows) {
      const key = keyOf(row);
      const known = this.#rows.get(key);
      if (known === undefined) this.#rows.set(key, [row]);
      else known.push(row);
    }
  }

  /** The pricing in force at the instant; of several, an organization's own, then the one that came into force last. Null for none. */
  pricingAt(model: LlmModel, at: Temporal.Instant): LlmPricing | null {
    return this.priceAt(model, at)?.pricing ?? null;
  }

  /** The same with the row that says it. */
  priceAt(model: LlmModel, at: Temporal.Instant): LlmPriceRow | null {
    let best: LlmPriceRow | null = null;
    for (const row of this.#rows.get(keyOf(model)) ?? []) {
      if (contains({ from: row.effectiveFrom, to: row.effectiveTo }, at) && (best === null || wins(row, best))) best = row;
    }
    return best ?? this.#base?.priceAt(model, at) ?? null;
  }
}

function wins(row: LlmPriceRow, best: LlmPriceRow): boolean {
  return row.own === best.own ? before(best.effectiveFrom, row.effectiveFrom) : row.own;
}

function keyOf(model: LlmModel): string {
  const { provider, model: name } = canonicalModel(model);
  return JSON.stringify([provider, name]);
}
