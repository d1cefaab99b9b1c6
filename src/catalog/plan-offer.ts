import type { Reader } from '../platform/reader.ts';
import { instantOrNull } from '../platform/entity.ts';
import { parseDuration } from '../kit/duration.ts';
import { featureFactsOf } from './feature.store.ts';
import type { PlanRow } from './plan.entity.ts';
import { planIssues } from './plan-issues.ts';
import { phasesFromJson } from './plan-json.ts';
import type { PlanPhaseJson } from './plan-json.ts';
import type { PlanOffer, PlanPhase, ProRating } from './plan.ts';
import type { EffectivePeriod } from './plan-status.ts';
import type { CatalogIssue, FeatureFact, FeatureFacts } from './severity.ts';

/** What a kept version offers. */
export function offerOf(row: PlanRow): PlanOffer {
  return {
    key: row.key,
    name: row.name,
    description: row.description,
    currency: row.currency,
    billingCadence: parseDuration(row.billingCadence),
    proRating: row.proRating as ProRating,
    phases: phasesFromJson(row.phases as readonly PlanPhaseJson[]),
  };
}

export function effectivePeriodOf(row: PlanRow): EffectivePeriod {
  return { effectiveFrom: instantOrNull(row.effectiveFrom), effectiveTo: instantOrNull(row.effectiveTo) };
}

/** What the rules need to know of the features that the rate cards name. */
export async function featureFacts(read: Reader, phases: readonly PlanPhase[]): Promise<FeatureFacts> {
  const keys = featureKeysOf(phases);
  return factsByKey(keys, keys.length === 0 ? [] : await featureFactsOf(read, keys));
}

/** What stands in the way of publishing a draft; nothing for a version that was published. `factOf` answers for one feature key. */
export async function draftIssues(row: PlanRow, factOf: (key: string) => Promise<FeatureFact | null>): Promise<CatalogIssue[]> {
  if (row.effectiveFrom !== null) return [];
  const offer = offerOf(row);
  const keys = featureKeysOf(offer.phases);
  return planIssues(offer, factsByKey(keys, await Promise.all(keys.map(factOf))));
}

/** The features that a plan's rate cards name, each once. */
function featureKeysOf(phases: readonly PlanPhase[]): string[] {
  const keys = phases.flatMap(({ rateCards }) => rateCards.map(({ featureKey }) => featureKey));
  return [...new Set(keys.filter((key) => key !== null))];
}

function factsByKey(keys: readonly string[], facts: readonly (FeatureFact | null)[]): FeatureFacts {
  return new Map(keys.flatMap((key, at) => (facts[at] == null ? [] : [[key, facts[at]] as const])));
}

/** The phases with each feature's key tied to the feature that it means now. */
export function withFeatureIds(phases: readonly PlanPhase[], features: FeatureFacts): PlanPhase[] {
  return phases.map((phase) => ({
    ...phase,
    rateCards: phase.rateCards.map((card) => ({ ...card, featureId: card.featureKey === null ? null : (features.get(card.featureKey)?.id ?? null) })),
  }));
}
