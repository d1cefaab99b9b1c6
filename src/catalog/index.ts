export { discountsFromJson, discountsToJson, priceFromJson, priceToJson } from './price-json.ts';
export type { DiscountsJson, PriceJson, PriceTierJson } from './price-json.ts';
export { discountIssues, priceIssues } from './price-issues.ts';
export { sortedTiers } from './price.ts';
export type { EntitlementTemplate, EntitlementType, PlanOffer, PlanPhase, ProRating, RateCard } from './plan.ts';
export type {
  Commitments,
  DynamicPrice,
  FlatPrice,
  PackagePrice,
  PaymentTerm,
  PriceTier,
  RateCardDiscounts,
  RateCardPrice,
  TieredPrice,
  TieredPriceMode,
  UnitPrice,
  UsagePrice,
} from './price.ts';
