import { instantOrNull } from '../platform/entity.ts';
import type { Reader } from '../platform/reader.ts';
import { parseDuration } from '../kit/duration.ts';
import { billingTermsFromJson } from './billing-terms.ts';
import type { BillingTermsJson } from './billing-terms.ts';
import type { Plan, PlanRow } from './plan.entity.ts';
import { planIssues } from './plan-issues.ts';
import { phasesFromJson } from './plan-json.ts';
import type { PlanPhaseJson } from './plan-json.ts';
import type { PlanOffer, PlanPhase, ProRating, RateCard } from './plan.ts';
import type { EffectivePeriod } from './plan-status.ts';
import { cardFeatureFacts, cardFeatureFactsBy, cardTaxFacts, cardsWithFeatureIds, cardsWithTaxes } from './rate-card-facts.ts';
import type { CatalogIssue, FeatureFact, FeatureFacts } from './severity.ts';
import { tiedTaxes } from './tax-link.ts';
import type { TaxFacts, TaxLink } from './tax-link.ts';

/** What a kept version offers. */
export function offerOf(row: Pick<PlanRow | Plan, 'key' | 'name' | 'description' | 'currency' | 'billingCadence' | 'proRating' | 'phases' | 'taxes' | 'billingTerms'>): PlanOffer {
  return {
    key: row.key,
    name: row.name,
    description: row.description ?? null,
    currency: row.currency,
    billingCadence: parseDuration(row.billingCadence),
    proRating: row.proRating as ProRating,
    phases: phasesFromJson(row.phases as readonly PlanPhaseJson[]),
    taxes: row.taxes as readonly TaxLink[],
    terms: billingTermsFromJson(row.billingTerms as BillingTermsJson | null | undefined),
  };
}

export function effectivePeriodOf(row: Pick<PlanRow, 'effectiveFrom' | 'effectiveTo'>): EffectivePeriod {
  return { effectiveFrom: instantOrNull(row.effectiveFrom), effectiveTo: instantOrNull(row.effectiveTo) };
}

/** What of its own stands in the way of publishing a draft; nothing for a version that was published. `factOf` answers for one feature key. */
export async function draftIssues(row: PlanRow, factOf: (key: string) => Promise<FeatureFact | null>): Promise<CatalogIssue[]> {
  if (row.effectiveFrom !== null) return [];
  const offer = offerOf(row);
  return planIssues(offer, await cardFeatureFactsBy(cardsOf(offer.phases), factOf));
}

/** All rate cards of a plan, phase by phase. */
export function cardsOf(phases: readonly PlanPhase[]): RateCard[] {
  return phases.flatMap(({ rateCards }) => rateCards);
}

/** What the rules need to know of the features that the rate cards name. */
export function featureFacts(read: Reader, phases: readonly PlanPhase[]): Promise<FeatureFacts> {
  return cardFeatureFacts(read, cardsOf(phases));
}

/** What the rules need to know of the taxes that a plan and its rate cards name. */
export function taxFacts(read: Reader, { phases, taxes = [], terms }: Pick<PlanOffer, 'phases' | 'taxes' | 'terms'>): Promise<TaxFacts> {
  return cardTaxFacts(read, cardsOf(phases), [...taxes, ...(terms?.minimumCommitment?.taxes ?? [])]);
}

/** The phases with each feature's key tied to the feature that it means now. */
export function withFeatureIds(phases: readonly PlanPhase[], features: FeatureFacts): PlanPhase[] {
  return phases.map((phase) => ({ ...phase, rateCards: cardsWithFeatureIds(phase.rateCards, features) }));
}

/** The offer with its features and taxes tied to what their names mean now. */
export function tiedOffer<Offer extends Pick<PlanOffer, 'phases' | 'taxes' | 'terms'>>(offer: Offer, features: FeatureFacts, taxes: TaxFacts): Offer {
  const phases = withFeatureIds(offer.phases, features).map((phase) => ({ ...phase, rateCards: cardsWithTaxes(phase.rateCards, taxes) }));
  const commitment = offer.terms?.minimumCommitment;
  const terms = commitment?.taxes === undefined ? {} : { terms: { ...offer.terms, minimumCommitment: { ...commitment, taxes: tiedTaxes(commitment.taxes, taxes) } } };
  return { ...offer, ...terms, phases, taxes: tiedTaxes(offer.taxes, taxes) };
}
