import type { Decimal } from '../kit/decimal.ts';

/** When a flat price is due: with the first part of its period, or with the last. Every other price is due in arrears. */
export type PaymentTerm = 'IN_ADVANCE' | 'IN_ARREARS';

/** GRADUATED prices the units of each tier by that tier; VOLUME prices all units by the tier that the total falls into. */
export type TieredPriceMode = 'GRADUATED' | 'VOLUME';

/**
 * What a whole period costs at least and at most. Null: no such bound; a maximum of zero is a bound, and makes the usage free.
 */
export interface Commitments {
  readonly minimumAmount: Decimal | null;
  readonly maximumAmount: Decimal | null;
}

/** One amount a period, whatever the usage. */
export interface FlatPrice {
  readonly type: 'FLAT';
  readonly amount: Decimal;
  readonly paymentTerm: PaymentTerm;
}

/** The same amount for every unit. */
export interface UnitPrice extends Commitments {
  readonly type: 'UNIT';
  readonly amount: Decimal;
}

/** One step of a tiered price: a flat amount, an amount a unit, or both. */
export interface PriceTier {
  /** The last quantity of the tier, itself included. Null: without end. */
  readonly upToAmount: Decimal | null;
  readonly flatPrice: Decimal | null;
  readonly unitPrice: Decimal | null;
}

/** Tiers may stand in any order; {@link sortedTiers} gives the one that counts. */
export interface TieredPrice extends Commitments {
  readonly type: 'TIERED';
  readonly mode: TieredPriceMode;
  readonly tiers: readonly PriceTier[];
}

/** The metered quantity is an amount of money already; the multiplier is the margin on it. */
export interface DynamicPrice extends Commitments {
  readonly type: 'DYNAMIC';
  readonly multiplier: Decimal;
}

/** An amount for every started package of units. */
export interface PackagePrice extends Commitments {
  readonly type: 'PACKAGE';
  readonly amount: Decimal;
  readonly quantityPerPackage: Decimal;
}

/** Prices of metered usage: all but the flat one. */
export type UsagePrice = UnitPrice | TieredPrice | DynamicPrice | PackagePrice;

/** The pricing rule of a rate card, in the currency of its plan. A rate card without one is free of charge. */
export type RateCardPrice = FlatPrice | UsagePrice;

/** Discounts of a rate card; both may be given. */
export interface RateCardDiscounts {
  /** 0 to 100, taken off every amount before the maximum and minimum amounts of the price are looked at. */
  readonly percentage: Decimal | null;
  /** Units taken off the metered quantity of a period, once for the whole period. */
  readonly usage: Decimal | null;
}

const sorted = new WeakMap<TieredPrice, readonly PriceTier[]>();

/** The tiers from the lowest bound to the one without end. */
export function sortedTiers(price: TieredPrice): readonly PriceTier[] {
  let tiers = sorted.get(price);
  if (tiers === undefined) {
    tiers = price.tiers.toSorted(byBound);
    sorted.set(price, tiers);
  }
  return tiers;
}

function byBound(a: PriceTier, b: PriceTier): number {
  if (a.upToAmount === null) return b.upToAmount === null ? 0 : 1;
  return b.upToAmount === null ? -1 : a.upToAmount.cmp(b.upToAmount);
}
