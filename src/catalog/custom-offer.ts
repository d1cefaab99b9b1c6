import type { Issue } from '../kit/errors.ts';
import type { Reader } from '../platform/reader.ts';
import type { PlanOffer, RateCard } from './plan.ts';
import { planIssues } from './plan-issues.ts';
import { featureFacts, taxFacts, tiedOffer } from './plan-offer.ts';
import { cardFeatureFacts, cardTaxFacts, cardsWithFeatureIds, cardsWithTaxes } from './rate-card-facts.ts';
import { rateCardListIssues } from './rate-card-list-issues.ts';
import { cardTaxIssues, planTaxIssues } from './tax-issues.ts';

/** An offer that is sold without being kept as a plan, with its features and taxes tied; nothing is wrong with it when `issues` is empty. */
export async function customOffer(read: Reader, offer: PlanOffer): Promise<{ readonly offer: PlanOffer; readonly issues: readonly Issue[] }> {
  const [features, taxes] = [await featureFacts(read, offer.phases), await taxFacts(read, offer)];
  return { offer: tiedOffer(offer, features, taxes), issues: [...planIssues(offer, features), ...planTaxIssues(offer, taxes)] };
}

/**
 * The same for a single rate card that joins what is billed in `planCadence`. `at` leads to it from the root of its input.
 */
export async function customRateCard(read: Reader, card: RateCard, planCadence: Temporal.Duration, at: readonly (string | number)[]): Promise<{ readonly rateCard: RateCard; readonly issues: readonly Issue[] }> {
  const [features, taxes] = [await cardFeatureFacts(read, [card]), await cardTaxFacts(read, [card], undefined)];
  const [rateCard = card] = cardsWithTaxes(cardsWithFeatureIds([card], features), taxes);
  // The rules know a card by its place in a list: the place says nothing to whoever gave one card.
  const [list, place] = [at.map(String), '0'];
  const issues = [...rateCardListIssues([card], planCadence, features, list), ...cardTaxIssues([card], taxes, list)].map(({ code, message, path }) => ({
    code,
    message: message.replaceAll(`${[...list, place].join('.')}`, list.join('.')),
    path: [...list, ...path.slice(list.length + 1)],
  }));
  return { rateCard, issues };
}
