import type { EntitlementTemplate, RateCard, RateCardDiscounts, RateCardPrice } from '../../catalog/index.ts';
import { Decimal } from '../../kit/decimal.ts';

/** What add-ons change of an item. */
export interface BaseTerms {
  /** The price of one. */
  readonly unitPrice: RateCardPrice | null;
  readonly quantity: number;
  readonly discounts: RateCardDiscounts | null;
  readonly entitlementTemplate: EntitlementTemplate | null;
}

/** How many of an add-on lie over an item. */
export interface AddonShare {
  /** The subscription's add-on. */
  readonly addonId: string;
  /** From 1. */
  readonly quantity: number;
}

/** What a version of an item is made of, where add-ons have a part in it. */
export interface AddonOverlay {
  /** What it would say without add-ons; null: without them it would not be. */
  readonly base: BaseTerms | null;
  /** By the add-on's id. Empty: no add-on any more, but what is charged once was charged before. */
  readonly shares: readonly AddonShare[];
}

/** A rate card of an add-on, so many times. */
export interface Layer {
  readonly rateCard: RateCard;
  /** From 1. */
  readonly quantity: number;
  /** How many more than right before; what is charged once is charged for these. */
  readonly rise: number;
}

/**
 * What a base and the rate cards that lie over it come to. OpenMeter's rule: flat amounts and metered allowances are added, so many times
 * each; a boolean right is there once if anything gives it; usage discounts add up. Of what is charged once, the base counts
 * where it begins, which is where `isFirst`, and add-ons as they come. The layers fit each other and the base, and are at least one unless there is a base.
 */
export function combined(base: BaseTerms | null, layers: readonly Layer[], isOnce: boolean, isFirst: boolean): BaseTerms {
  const charges = !isOnce || isFirst;
  if (layers.length === 0 && base !== null && charges) return base;
  const prices: { readonly price: RateCardPrice; readonly times: number }[] = [];
  if (base?.unitPrice != null && charges) prices.push({ price: base.unitPrice, times: base.quantity });
  for (const { rateCard, quantity, rise } of layers) {
    const times = isOnce ? rise : quantity;
    if (rateCard.price !== null && times > 0) prices.push({ price: rateCard.price, times });
  }
  return {
    unitPrice: sumOfPrices(prices),
    quantity: 1,
    discounts: sumOfDiscounts([[base?.discounts ?? null, 1], ...layers.map(({ rateCard, quantity }) => [rateCard.discounts, quantity] as const)]),
    entitlementTemplate: sumOfTemplates([[base?.entitlementTemplate ?? null, 1], ...layers.map(({ rateCard, quantity }) => [rateCard.entitlementTemplate, quantity] as const)]),
  };
}

/** Flat prices are added up; a price of usage stands alone, and has no quantity. */
function sumOfPrices(prices: readonly { readonly price: RateCardPrice; readonly times: number }[]): RateCardPrice | null {
  const [first] = prices;
  if (first === undefined) return null;
  if (first.price.type !== 'FLAT') return first.price;
  const amounts = prices.flatMap(({ price, times }) => (price.type === 'FLAT' ? [price.amount.mul(Decimal.of(times))] : []));
  return { ...first.price, amount: Decimal.sum(amounts) };
}

function sumOfDiscounts(all: readonly (readonly [RateCardDiscounts | null, number])[]): RateCardDiscounts | null {
  const given = all.filter((one): one is readonly [RateCardDiscounts, number] => one[0] !== null);
  if (given.length === 0) return null;
  const usage = given.flatMap(([discounts, times]) => (discounts.usage === null ? [] : [discounts.usage.mul(Decimal.of(times))]));
  return { percentage: given.find(([{ percentage }]) => percentage !== null)?.[0].percentage ?? null, usage: usage.length === 0 ? null : Decimal.sum(usage) };
}

/** Allowances are added up, on the terms of the first that says them; a value or a right that is on stays the first one's. */
function sumOfTemplates(all: readonly (readonly [EntitlementTemplate | null, number])[]): EntitlementTemplate | null {
  const given = all.filter((one): one is readonly [EntitlementTemplate, number] => one[0] !== null);
  const first = given[0]?.[0] ?? null;
  if (first?.type !== 'METERED') return first;
  const issues = given.flatMap(([template, times]) => (template.type === 'METERED' && template.issueAfterReset !== null ? [template.issueAfterReset.mul(Decimal.of(times))] : []));
  const priority = given.map(([template]) => (template.type === 'METERED' ? template.issueAfterResetPriority : null)).find((one) => one !== null) ?? null;
  return { ...first, issueAfterReset: issues.length === 0 ? null : Decimal.sum(issues), issueAfterResetPriority: priority };
}
