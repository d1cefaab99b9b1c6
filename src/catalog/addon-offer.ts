import type { Addon, AddonRow } from './addon.entity.ts';
import { addonIssues } from './addon-issues.ts';
import type { AddonInstanceType, AddonOffer } from './addon.ts';
import { rateCardsFromJson } from './plan-json.ts';
import type { RateCardJson } from './plan-json.ts';
import { cardFeatureFactsBy, cardsWithFeatureIds, cardsWithTaxes } from './rate-card-facts.ts';
import type { CatalogIssue, FeatureFact, FeatureFacts } from './severity.ts';
import { tiedTaxes } from './tax-link.ts';
import type { TaxFacts, TaxLink } from './tax-link.ts';

/** What a kept version of an add-on offers. */
export function addonOfferOf(row: Pick<AddonRow | Addon, 'key' | 'name' | 'description' | 'currency' | 'instanceType' | 'rateCards' | 'taxes'>): AddonOffer {
  return {
    key: row.key,
    name: row.name,
    description: row.description ?? null,
    currency: row.currency,
    instanceType: row.instanceType as AddonInstanceType,
    rateCards: rateCardsFromJson(row.rateCards as readonly RateCardJson[]),
    taxes: row.taxes as readonly TaxLink[],
  };
}

/** What stands in the way of publishing a draft; nothing for a version that was published. `factOf` answers for one feature key. */
export async function addonDraftIssues(row: AddonRow, factOf: (key: string) => Promise<FeatureFact | null>): Promise<CatalogIssue[]> {
  if (row.effectiveFrom !== null) return [];
  const offer = addonOfferOf(row);
  return addonIssues(offer, await cardFeatureFactsBy(offer.rateCards, factOf));
}

/** The offer with its features and taxes tied to what their names mean now. */
export function tiedAddon<Offer extends Pick<AddonOffer, 'rateCards' | 'taxes'>>(offer: Offer, features: FeatureFacts, taxes: TaxFacts): Offer {
  return { ...offer, rateCards: cardsWithTaxes(cardsWithFeatureIds(offer.rateCards, features), taxes), taxes: tiedTaxes(offer.taxes, taxes) };
}
