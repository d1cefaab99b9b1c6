import { sortedTiers } from '../../catalog/index.ts';
import type { FlatPrice, PackagePrice, PaymentTerm, PriceTier, TieredPrice, UsagePrice } from '../../catalog/index.ts';
import { Decimal } from '../../kit/decimal.ts';
import { graduatedRanges } from './graduated.ts';
import type { DetailedLine, LineDiscount } from './rated-line.ts';
import { SplitVolumePrice } from './rating.errors.ts';
import { totalsOf } from './totals.ts';

const NO_DISCOUNTS: readonly LineDiscount[] = Object.freeze([]);

/** A line by its place in its full period: the opening one, the closing one, both or neither. */
export interface LineOfPeriod {
  readonly name: string;
  readonly opening: boolean;
  readonly closing: boolean;
  /** Decimal places of the currency's minor unit. */
  readonly places: number;
}

/** Usage in (before, before + quantity] of a period, after usage discounts; neither is negative. */
export interface UsageToCharge extends LineOfPeriod {
  readonly quantity: Decimal;
  readonly before: Decimal;
}

/** A flat amount is due once: with the opening line of its period in advance, with the closing one in arrears. */
export function flatCharges(price: FlatPrice, { name, opening, closing, places }: LineOfPeriod): DetailedLine[] {
  if (!(price.paymentTerm === 'IN_ADVANCE' ? opening : closing)) return [];
  return [charge('flat-price', name, Decimal.one, price.amount, places, price.paymentTerm)];
}

/** What the price asks for this usage, in the order of a bill, before discounts and commitments. Throws {@link SplitVolumePrice}. */
export function usageCharges(price: UsagePrice, usage: UsageToCharge): DetailedLine[] {
  const { name, quantity, places } = usage;
  switch (price.type) {
    case 'UNIT':
      return quantity.isPositive() ? [charge('unit-price-usage', `${name}: usage in period`, quantity, price.amount, places)] : [];
    case 'DYNAMIC': {
      if (!quantity.isPositive()) return [];
      return [charge('usage', `${name}: usage in period`, Decimal.one, quantity.mul(price.multiplier).round(places), places)];
    }
    case 'PACKAGE': {
      const packages = startedPackages(price, usage);
      return packages.isPositive() ? [charge('usage', `${name}: usage in period`, packages, price.amount, places)] : [];
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
  if (before.isZero()) return packageCount(quantity, price.quantityPerPackage);
  const upTo = packageCount(before.add(quantity), price.quantityPerPackage);
  return opening ? upTo : upTo.sub(packageCount(before, price.quantityPerPackage));
}

function graduatedCharges(price: TieredPrice, { name, quantity, before, opening, places }: UsageToCharge): DetailedLine[] {
  const charges: DetailedLine[] = [];
  const upTo = before.isZero() ? quantity : before.add(quantity);
  for (const range of graduatedRanges(sortedTiers(price), before, upTo, opening)) {
    const { tierNumber: number, tier } = range;
    if (tier.unitPrice !== null) {
      charges.push(charge(`graduated-tiered-${number}-price-usage`, `${name}: usage price for tier ${number}`, range.quantity, tier.unitPrice, places));
    }
    if (tier.flatPrice !== null && range.startsAtTierBoundary && (number > 1 || opening)) {
      charges.push(charge(`graduated-tiered-${number}-flat-price`, `${name}: flat price for tier ${number}`, Decimal.one, tier.flatPrice, places));
    }
  }
  return charges;
}

function volumeCharges(price: TieredPrice, { name, quantity, before, closing, places }: UsageToCharge): DetailedLine[] {
  if (!closing) return [];
  if (before.isPositive()) throw new SplitVolumePrice(before);
  const { tier, tierNumber } = volumeTier(sortedTiers(price), quantity);
  const charges: DetailedLine[] = [];
  if (tier.flatPrice !== null) {
    charges.push(charge('volume-flat-price', `${name}: flat price for tier ${tierNumber}`, Decimal.one, tier.flatPrice, places));
  }
  if (tier.unitPrice !== null && quantity.isPositive()) {
    charges.push(charge('volume-tiered-price', `${name}: unit price for tier ${tierNumber}`, quantity, tier.unitPrice, places));
  }
  return charges;
}

/** The one place where the amount of a charge is rounded. */
function charge(
  key: string,
  name: string,
  quantity: Decimal,
  unitAmount: Decimal,
  places: number,
  paymentTerm: PaymentTerm = 'IN_ARREARS',
): DetailedLine {
  const amount = quantity === Decimal.one ? unitAmount : unitAmount.mul(quantity);
  return {
    key,
    name,
    category: 'REGULAR',
    paymentTerm,
    quantity,
    unitAmount,
    period: null,
    discounts: NO_DISCOUNTS,
    totals: totalsOf(amount.round(places)),
  };
}
