export { Feature, FeatureSchema } from './feature.entity.ts';
export type { FeatureRow } from './feature.entity.ts';
export { featureBy, featuresByIds, featuresByKeys } from './feature.store.ts';
export type { FeatureLookUp } from './feature.store.ts';
export { FeatureArchived, FeatureNotFound, PlanNotFound } from './catalog.errors.ts';
export { Plan, PlanSchema } from './plan.entity.ts';
export type { PlanRow } from './plan.entity.ts';
export { describePlan, planBy, plansByIds } from './plan.store.ts';
export type { PlanLookUp } from './plan.store.ts';
export { effectivePeriodOf, offerOf } from './plan-offer.ts';
export { planStatus } from './plan-status.ts';
export type { EffectivePeriod, PlanStatus } from './plan-status.ts';
export { keepDimensionsOfFeatures, keepMetersOfFeatures } from './keep-meters-in-use.ts';
export { createFeature } from './commands/create-feature.ts';
export { createLlmPriceOverride } from './commands/create-llm-price-override.ts';
export { deleteLlmPriceOverride } from './commands/delete-llm-price-override.ts';
export { deleteFeature } from './commands/delete-feature.ts';
export { archivePlan } from './commands/archive-plan.ts';
export { createNextPlanVersion } from './commands/create-next-plan-version.ts';
export { createPlan } from './commands/create-plan.ts';
export { deletePlan } from './commands/delete-plan.ts';
export { publishPlan } from './commands/publish-plan.ts';
export { updatePlan } from './commands/update-plan.ts';
export { discountsFromJson, discountsToJson, priceFromJson, priceToJson } from './price-json.ts';
export type { DiscountsJson, PercentageTierJson, PriceJson, PriceTierJson } from './price-json.ts';
export { templateFromJson, templateToJson } from './plan-json.ts';
export type { EntitlementTemplateJson, PlanPhaseJson, RateCardJson } from './plan-json.ts';
export { metadataIssues } from './name-issues.ts';
export { discountIssues, priceIssues } from './price-issues.ts';
export { ofHundred, sortedTiers } from './price.ts';
export type {
  BooleanEntitlementTemplate,
  EntitlementTemplate,
  EntitlementType,
  MeteredEntitlementTemplate,
  PlanOffer,
  PlanPhase,
  ProRating,
  RateCard,
  StaticEntitlementTemplate,
} from './plan.ts';
export type {
  AmountUnit,
  Commitments,
  DynamicPrice,
  EventAmountPrice,
  FlatPrice,
  GraduatedPercentagePrice,
  PackagePrice,
  PaymentTerm,
  PercentagePrice,
  PercentageTier,
  PriceTier,
  RateCardDiscounts,
  RateCardPrice,
  TierRule,
  TieredPrice,
  TieredPriceMode,
  UnitPrice,
  UsagePrice,
} from './price.ts';
