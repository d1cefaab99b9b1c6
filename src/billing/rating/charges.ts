import { sortedTiers } from '../../catalog/index.ts';
import type { FlatPrice, PackagePrice, PaymentTerm, PriceTier, TieredPrice, UsagePrice } from '../../catalog/index.ts';
import { Decimal } from '../../kit/decimal.ts';
import { graduatedRanges } from './graduated.ts';
import { SplitVolumePrice } from './rating.errors.ts';

/** What a price asks for, before rounding, discounts and commitments. */
export interface Charge {
  readonly key: string;
  readonly name: string;
  readonly paymentTerm: PaymentTerm;
  readonly quantity: Decimal;
  readonly unitAmount: Decimal;
}

/** Usage in (before, before + quantity] of a period, after usage discounts; neither is negative. */
export interface UsageToCharge {
  readonly name: string;
  readonly quantity: Decimal;
  readonly before: Decimal;
  readonly opening: boolean;
  readonly closing: boolean;
  /** Decimal places of the currency's minor unit. */
  readonly places: number;
}

/** A flat amount is due once: with the opening line of its period in advance, with the closing one in arrears. */
export function flatCharges(price: FlatPrice, name: string, opening: boolean, closing: boolean): Charge[] {
  if (!(price.paymentTerm === 'IN_ADVANCE' ? opening : closing)) return [];
  return [{ key: 'flat-price', name, paymentTerm: price.paymentTerm, quantity: Decimal.one, unitAmount: price.amount }];
}

/** What the price asks for this usage, in the order of a bill. Throws {@link SplitVolumePrice}. */
export function usageCharges(price: UsagePrice, usage: UsageToCharge): Charge[] {
  const { name, quantity, places } = usage;
  switch (price.type) {
    case 'UNIT':
      return quantity.isPositive() ? [inPeriod('unit-price-usage', name, quantity, price.amount)] : [];
    case 'DYNAMIC':
      return quantity.isPositive() ? [inPeriod('usage', name, Decimal.one, quantity.mul(price.multiplier).round(places))] : [];
    case 'PACKAGE': {
      const packages = startedPackages(price, usage);
      return packages.isPositive() ? [inPeriod('usage', name, packages, price.amount)] : [];
    }
    case 'TIERED':
      return price.mode === 'GRADUATED' ? graduatedCharges(price, usage) : volumeCharges(price, usage);
  }
}

/** How many packages hold the quantity; a started package is a whole one. */
export function packageCount(quantity: Decimal, quantityPerPackage: Decimal): Decimal {
  const nearest = quantity.div(quantityPerPackage, 0);
  return nearest.mul(quantityPerPackage).lt(quantity) ? nearest.add(Decimal.one) : nearest;
}

/** The tier that prices the whole quantity; a bound belongs to its tier. `tiers` are sorted and end without a bound. */
export function volumeTier(tiers: readonly PriceTier[], quantity: Decimal): { readonly tier: PriceTier; readonly tierNumber: number } {
  for (const [position, tier] of tiers.entries()) {
    if (tier.upToAmount === null || quantity.lte(tier.upToAmount)) return { tier, tierNumber: position + 1 };
  }
  throw new RangeError(`no tier of the price holds ${quantity}: its last tier must not have a bound`);
}

/** Packages that this line starts: those that earlier lines of the period started are paid for. */
function startedPackages(price: PackagePrice, { quantity, before, opening }: UsageToCharge): Decimal {
  const upTo = packageCount(before.add(quantity), price.quantityPerPackage);
  return opening || before.isZero() ? upTo : upTo.sub(packageCount(before, price.quantityPerPackage));
}

function graduatedCharges(price: TieredPrice, { name, quantity, before, opening }: UsageToCharge): Charge[] {
  const charges: Charge[] = [];
  for (const range of graduatedRanges(sortedTiers(price), before, before.add(quantity), opening)) {
    const { tierNumber: number, tier } = range;
    if (tier.unitPrice !== null) {
      charges.push(inArrears(`graduated-tiered-${number}-price-usage`, `${name}: usage price for tier ${number}`, range.quantity, tier.unitPrice));
    }
    if (tier.flatPrice !== null && range.startsAtTierBoundary && (number > 1 || opening)) {
      charges.push(inArrears(`graduated-tiered-${number}-flat-price`, `${name}: flat price for tier ${number}`, Decimal.one, tier.flatPrice));
    }
  }
  return charges;
}

function volumeCharges(price: TieredPrice, { name, quantity, before, closing }: UsageToCharge): Charge[] {
  if (!closing) return [];
  if (before.isPositive()) throw new SplitVolumePrice(before);
  const { tier, tierNumber } = volumeTier(sortedTiers(price), quantity);
  const charges: Charge[] = [];
  if (tier.flatPrice !== null) {
    charges.push(inArrears('volume-flat-price', `${name}: flat price for tier ${tierNumber}`, Decimal.one, tier.flatPrice));
  }
  if (tier.unitPrice !== null && quantity.isPositive()) {
    charges.push(inArrears('volume-tiered-price', `${name}: unit price for tier ${tierNumber}`, quantity, tier.unitPrice));
  }
  return charges;
}

function inPeriod(key: string, name: string, quantity: Decimal, unitAmount: Decimal): Charge {
  return inArrears(key, `${name}: usage in period`, quantity, unitAmount);
}

function inArrears(key: string, name: string, quantity: Decimal, unitAmount: Decimal): Charge {
  return { key, name, paymentTerm: 'IN_ARREARS', quantity, unitAmount };
}
