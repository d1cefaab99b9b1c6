export { Feature, FeatureSchema } from './feature.entity.ts';
export type { FeatureRow } from './feature.entity.ts';
export { featureBy, featuresByIds, featuresByKeys } from './feature.store.ts';
export type { FeatureLookUp } from './feature.store.ts';
export { FeatureArchived, FeatureNotFound, PlanNotFound } from './catalog.errors.ts';
export { Plan, PlanSchema } from './plan.entity.ts';
export type { PlanRow } from './plan.entity.ts';
export { describePlan, planBy, plansByIds } from './plan.store.ts';
export type { PlanLookUp } from './plan.store.ts';
export { customOffer, customRateCard } from './custom-offer.ts';
export { effectivePeriodOf, featureFacts, offerOf, taxFacts, tiedOffer, withFeatureIds } from './plan-offer.ts';
export { planIssues } from './plan-issues.ts';
export { sharedRateCardIssues } from './shared-rate-card-issues.ts';
export { planTaxIssues, taxIssues } from './tax-issues.ts';
export { Addon, AddonSchema } from './addon.entity.ts';
export type { AddonRow } from './addon.entity.ts';
export { addonBy, addonById, addonsByIds, addonsInForce } from './addon.store.ts';
export type { AddonLookUp } from './addon.store.ts';
export { AddonNotFound, PlanAddonNotFound } from './addon.errors.ts';
export { addonOfferOf } from './addon-offer.ts';
export { addonStatus } from './addon-status.ts';
export type { AddonStatus } from './addon-status.ts';
export type { AddonInstanceType, AddonOffer } from './addon.ts';
export { planAddonByKey, planAddonFor, planAddonsByIds, planAddonsOf } from './plan-addon.store.ts';
export type { PlanAddonRow } from './plan-addon.entity.ts';
export type { PlanAddonTerms } from './plan-addon.ts';
export { ensureTaxes } from './commands/ensure-taxes.ts';
export { Tax, TaxSchema } from './tax.entity.ts';
export type { TaxRow } from './tax.entity.ts';
export { describeTax, taxBy, taxFactsOf, taxesByIds } from './tax.store.ts';
export type { TaxLookUp } from './tax.store.ts';
export { linkName, tiedTaxes } from './tax-link.ts';
export { textIn } from './tax-text.ts';
export type { TaxText } from './tax-text.ts';
export type { TaxFacts, TaxLink } from './tax-link.ts';
export { taxConfigIssues } from './tax-config.ts';
export type { TaxBehavior, TaxConfig } from './tax-config.ts';
export { describeVersion } from './version.store.ts';
export { planStatus } from './plan-status.ts';
export type { EffectivePeriod, PlanStatus } from './plan-status.ts';
export { keepDimensionsOfFeatures, keepDimensionsOfRateCards, keepMetersOfFeatures } from './keep-meters-in-use.ts';
export { createFeature } from './commands/create-feature.ts';
export { createLlmPriceOverride } from './commands/create-llm-price-override.ts';
export { deleteLlmPriceOverride } from './commands/delete-llm-price-override.ts';
export { deleteFeature } from './commands/delete-feature.ts';
export { archiveAddon } from './commands/archive-addon.ts';
export { createAddon } from './commands/create-addon.ts';
export { createNextAddonVersion } from './commands/create-next-addon-version.ts';
export { createPlanAddon } from './commands/create-plan-addon.ts';
export { deleteAddon } from './commands/delete-addon.ts';
export { deletePlanAddon } from './commands/delete-plan-addon.ts';
export { publishAddon } from './commands/publish-addon.ts';
export { updateAddon } from './commands/update-addon.ts';
export { updatePlanAddon } from './commands/update-plan-addon.ts';
export { archivePlan } from './commands/archive-plan.ts';
export { createNextPlanVersion } from './commands/create-next-plan-version.ts';
export { createPlan } from './commands/create-plan.ts';
export { deletePlan } from './commands/delete-plan.ts';
export { publishPlan } from './commands/publish-plan.ts';
export { updatePlan } from './commands/update-plan.ts';
export { discountsFromJson, discountsToJson, priceFromJson, priceToJson } from './price-json.ts';
export type { DiscountsJson, PercentageTierJson, PriceJson, PriceTierJson } from './price-json.ts';
export { rateCardsFromJson, rateCardsToJson, templateFromJson, templateToJson } from './plan-json.ts';
export { billingTermsFromJson, billingTermsToJson, plainTermsOfBilling } from './billing-terms.ts';
export type { BillingTerms, BillingTermsJson, MinimumCommitment, UsageThreshold } from './billing-terms.ts';
export { plainCharge } from './charge-options.ts';
export type { ChargeOptionsJson } from './charge-options-json.ts';
export type { ChargeFilter, ChargeOptions } from './charge-options.ts';
export type { EntitlementTemplateJson, PlanPhaseJson, RateCardJson } from './plan-json.ts';
export { metadataIssues } from './name-issues.ts';
export { discountIssues, priceIssues } from './price-issues.ts';
export { priceMeterIssues } from './price-meter-issues.ts';
export { eventNeed } from './event-need.ts';
export type { EventNeed } from './event-need.ts';
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
