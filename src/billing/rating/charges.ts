import { ofHundred, sortedTiers } from '../../catalog/index.ts';
import type { EventAmountPrice, FlatPrice, GraduatedPercentagePrice, PackagePrice, PercentagePrice, PriceTier, TieredPrice, UsagePrice } from '../../catalog/index.ts';
import { Decimal } from '../../kit/decimal.ts';
import { proratedGraduated } from '../charging/prorated-graduated.ts';
import type { LevelStep } from '../charging/prorated-graduated.ts';
import { charge } from './charge.ts';
import { EventTally } from './event-facts.ts';
import type { LineEvents } from './event-facts.ts';
import { graduatedRanges } from './graduated.ts';
import { percentageCharge } from './percentage.ts';
import type { DetailedLine } from './rated-line.ts';
import { SplitVolumePrice } from './rating.errors.ts';

/** A line by its place in its full period: the opening one, the closing one, both or neither. */
export interface LineOfPeriod {
  readonly name: string;
  readonly opening: boolean;
  readonly closing: boolean;
  /** Decimal places of the currency's minor unit; null: amounts are not rounded. */
  readonly places: number | null;
}

/** Usage in (before, before + quantity] of a period, after usage discounts; neither is negative. */
export interface UsageToCharge extends LineOfPeriod {
  readonly quantity: Decimal;
  readonly before: Decimal;
  /** Where `quantity` is counted in proportion to time: the quantity without that, which chooses the tier of a volume price. Null: the same. */
  readonly fullQuantity: Decimal | null;
  /** Of a quantity that is counted by days: the changes of its level; left out or null: it is not. */
  readonly steps?: readonly LevelStep[] | null;
  /** Of prices that look at single events; null: there were none. */
  readonly events: LineEvents | null;
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
      return [charge('usage', `${name}: usage in period`, Decimal.one, places === null ? quantity.mul(price.multiplier) : quantity.mul(price.multiplier).round(places), places)];
    }
    case 'PACKAGE': {
      const packages = startedPackages(price, usage);
      return packages.isPositive() ? [charge('usage', `${name}: usage in period`, packages, price.amount, places)] : [];
    }
    case 'TIERED':
      if (price.mode === 'VOLUME') return volumeCharges(price, usage);
      return usage.steps == null ? graduatedCharges(price, usage) : levelCharges(price, usage, usage.steps);
    case 'GRADUATED_PERCENTAGE':
      return graduatedCharges(price, usage);
    case 'PERCENTAGE':
      return percentageCharges(price, usage);
    case 'EVENT_AMOUNT':
      return eventAmountCharges(price, usage);
  }
}

/** Places of an amount that is not rounded to money. */
const EXACT_PLACES = 15;

/** A graduated price of a level counted by days: one amount, since a level goes up and down through the tiers. */
function levelCharges(price: TieredPrice, { name, places }: UsageToCharge, steps: readonly LevelStep[]): DetailedLine[] {
  const ranges = sortedTiers(price).map(({ upToAmount, unitPrice, flatPrice }) => ({ upTo: upToAmount, unitAmount: unitPrice ?? Decimal.zero, flatAmount: flatPrice ?? Decimal.zero }));
  const { amount } = proratedGraduated(ranges, steps, places ?? EXACT_PLACES);
  return amount.isPositive() ? [charge('graduated-prorated-usage', `${name}: usage by days`, Decimal.one, amount, places)] : [];
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

/** Packages that this line starts: those that earlier lines of the period started are paid for, and free units are in none. */
function startedPackages({ quantityPerPackage, freeUnits }: PackagePrice, { quantity, before, opening }: UsageToCharge): Decimal {
  const count = (used: Decimal): Decimal => (freeUnits.isZero() ? packageCount(used, quantityPerPackage) : packageCount(Decimal.max(Decimal.zero, used.sub(freeUnits)), quantityPerPackage));
  if (before.isZero()) return count(quantity);
  const upTo = count(before.add(quantity));
  return opening ? upTo : upTo.sub(count(before));
}

function graduatedCharges(price: TieredPrice | GraduatedPercentagePrice, { name, quantity, before, opening, places }: UsageToCharge): DetailedLine[] {
  const charges: DetailedLine[] = [];
  const upTo = before.isZero() ? quantity : before.add(quantity);
  const wholeUnits = price.tierRule === 'INTEGER_RANGES';
  if (wholeUnits && upTo.isZero()) return charges;
  const isRate = price.type === 'GRADUATED_PERCENTAGE';
  for (const range of graduatedRanges(sortedTiers(price), before, upTo, opening)) {
    const { tierNumber: number, tier } = range;
    if (tier.unitPrice !== null) {
      const [key, what] = isRate ? [`graduated-percentage-${number}-rate`, 'percentage'] : [`graduated-tiered-${number}-price-usage`, 'usage price'];
      charges.push(charge(key, `${name}: ${what} for tier ${number}`, range.quantity, tier.unitPrice, places));
    }
    if (tier.flatPrice !== null && range.startsAtTierBoundary && (number > 1 || opening || wholeUnits)) {
      const key = isRate ? `graduated-percentage-${number}-flat-price` : `graduated-tiered-${number}-flat-price`;
      charges.push(charge(key, `${name}: flat price for tier ${number}`, Decimal.one, tier.flatPrice, places));
    }
  }
  return charges;
}

/** What the period comes to with this line, less what it came to before: units by the rate, events by amounts that are the same for each. */
function percentageCharges(price: PercentagePrice, { name, quantity, before, events, places }: UsageToCharge): DetailedLine[] {
  const { upTo: allEvents, before: earlierEvents } = events ?? withoutEvents(price);
  const upTo = percentageCharge(before.add(quantity), allEvents);
  const paid = percentageCharge(before, earlierEvents);
  const charges: DetailedLine[] = [];
  const add = (key: string, what: string, count: Decimal, unitAmount: Decimal): void => {
    if (count.isPositive()) charges.push(charge(key, `${name}: ${what}`, count, unitAmount, places));
  };
  const perEvent = (key: string, what: string, count: number, amount: Decimal | null): void => {
    if (amount !== null) add(key, what, Decimal.of(count), amount);
  };
  add('percentage-rate', `${price.rate}% of usage`, upTo.units.sub(paid.units), ofHundred(price.rate));
  perEvent('percentage-fixed-amount', 'fixed amount per event', upTo.events - paid.events, price.fixedAmount.isZero() ? null : price.fixedAmount);
  perEvent('percentage-transaction-minimum', 'events at the minimum per transaction', upTo.atMinimum - paid.atMinimum, price.perTransactionMinAmount);
  perEvent('percentage-transaction-maximum', 'events at the maximum per transaction', upTo.atMaximum - paid.atMaximum, price.perTransactionMaxAmount);
  return charges;
}

function withoutEvents(price: PercentagePrice): LineEvents {
  const none = new EventTally(price).facts();
  return { before: none, upTo: none };
}

/** The amounts that events brought, of usage that came to something. Amounts that sum up below zero are nothing. */
function eventAmountCharges(_price: EventAmountPrice, { name, quantity, before, events, places }: UsageToCharge): DetailedLine[] {
  const sum = (used: Decimal, amount: Decimal | undefined): Decimal => (amount === undefined || used.isZero() ? Decimal.zero : Decimal.max(Decimal.zero, amount));
  const amount = sum(before.add(quantity), events?.upTo.amount).sub(sum(before, events?.before.amount));
  return amount.isPositive() ? [charge('event-amount', `${name}: amounts of events in period`, Decimal.one, amount, places)] : [];
}

function volumeCharges(price: TieredPrice, { name, quantity, fullQuantity, before, closing, places }: UsageToCharge): DetailedLine[] {
  if (!closing) return [];
  if (before.isPositive()) throw new SplitVolumePrice(before);
  if (price.tierRule === 'INTEGER_RANGES' && quantity.isZero()) return [];
  const { tier, tierNumber } = volumeTier(sortedTiers(price), fullQuantity ?? quantity);
  const charges: DetailedLine[] = [];
  if (tier.flatPrice !== null) {
    charges.push(charge('volume-flat-price', `${name}: flat price for tier ${tierNumber}`, Decimal.one, tier.flatPrice, places));
  }
  if (tier.unitPrice !== null && quantity.isPositive()) {
    charges.push(charge('volume-tiered-price', `${name}: unit price for tier ${tierNumber}`, quantity, tier.unitPrice, places));
  }
  return charges;
}
