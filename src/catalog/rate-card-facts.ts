import type { Reader } from '../platform/reader.ts';
import { featureFactsOf } from './feature.store.ts';
import type { RateCard } from './plan.ts';
import type { FeatureFact, FeatureFacts } from './severity.ts';
import { taxFactsOf } from './tax.store.ts';
import { tiedTaxes } from './tax-link.ts';
import type { TaxFacts, TaxLink } from './tax-link.ts';

/** What the rules need to know of the features that the rate cards name: at most one statement for features and one for meters. */
export async function cardFeatureFacts(read: Reader, cards: readonly RateCard[]): Promise<FeatureFacts> {
  const keys = featureKeysOf(cards);
  return factsByKey(keys, keys.length === 0 ? [] : await featureFactsOf(read, keys));
}

/** The same, where `factOf` answers for one feature key. */
export async function cardFeatureFactsBy(cards: readonly RateCard[], factOf: (key: string) => Promise<FeatureFact | null>): Promise<FeatureFacts> {
  const keys = featureKeysOf(cards);
  return factsByKey(keys, await Promise.all(keys.map(factOf)));
}

/** What the rules need to know of the taxes that an offer and its rate cards name. */
export async function cardTaxFacts(read: Reader, cards: readonly RateCard[], own: readonly TaxLink[] | undefined): Promise<TaxFacts> {
  const links = [...(own ?? []), ...cards.flatMap(({ taxes }) => taxes ?? [])];
  return links.length === 0 ? new Map() : taxFactsOf(read, links);
}

/** The rate cards with each feature's key tied to the feature that it means now. */
export function cardsWithFeatureIds(cards: readonly RateCard[], features: FeatureFacts): RateCard[] {
  return cards.map((card) => ({ ...card, featureId: card.featureKey === null ? null : (features.get(card.featureKey)?.id ?? null) }));
}

/** The rate cards with the taxes that they name tied to their ids. */
export function cardsWithTaxes(cards: readonly RateCard[], taxes: TaxFacts): RateCard[] {
  return cards.map((card) => (card.taxes === undefined ? card : { ...card, taxes: tiedTaxes(card.taxes, taxes) }));
}

/** The features that rate cards name, each once. */
function featureKeysOf(cards: readonly RateCard[]): string[] {
  return [...new Set(cards.map(({ featureKey }) => featureKey).filter((key) => key !== null))];
}

function factsByKey(keys: readonly string[], facts: readonly (FeatureFact | null)[]): FeatureFacts {
  return new Map(keys.flatMap((key, at) => (facts[at] == null ? [] : [[key, facts[at]] as const])));
}
