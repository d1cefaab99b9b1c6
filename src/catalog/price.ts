import { Decimal } from '../kit/decimal.ts';

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

/**
 * What the bounds of tiers divide. CONTINUOUS, OpenMeter's: any quantities, and the first tier is entered by no usage at all. INTEGER_RANGES,
 * Lago's: whole units, so a range begins one unit after the one before it ends, and no usage enters none.
 */
export type TierRule = 'CONTINUOUS' | 'INTEGER_RANGES';

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
  readonly tierRule: TierRule;
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
  /** Units of a period that belong to no package; 0 or more. */
  readonly freeUnits: Decimal;
}

/**
 * A percentage of what is metered, which is an amount of money, and an amount for each event. Lago's rules: whichever allowance is used up
 * first ends the free part. With a limit a transaction every event is priced by itself, and the free part lasts as long as either allowance.
 */
export interface PercentagePrice extends Commitments {
  readonly type: 'PERCENTAGE';
  /** In percent: "1.3" of 100 is 1.3. */
  readonly rate: Decimal;
  /** For each event that is not free. */
  readonly fixedAmount: Decimal;
  /** The first so many events of a period are free; null: none. */
  readonly freeUnitsPerEvents: number | null;
  /** So much of what a period adds up to is free; null: nothing. */
  readonly freeUnitsPerTotalAggregation: Decimal | null;
  /** What an event that is not free costs at least and at most; null: no such limit. */
  readonly perTransactionMinAmount: Decimal | null;
  readonly perTransactionMaxAmount: Decimal | null;
}

/** One step of a graduated percentage. */
export interface PercentageTier {
  /** The last quantity of the tier, itself included. Null: without end. */
  readonly upToAmount: Decimal | null;
  /** In percent, of what falls into the tier. */
  readonly rate: Decimal;
  /** Charged once the tier is reached; null: nothing. */
  readonly flatPrice: Decimal | null;
}

/** A percentage that depends on how much there is: of what falls into each tier, that tier's. */
export interface GraduatedPercentagePrice extends Commitments {
  readonly type: 'GRADUATED_PERCENTAGE';
  readonly tierRule: TierRule;
  readonly tiers: readonly PercentageTier[];
}

/** Units in which an event says its amount: those of a currency (dollars) or its smallest (cents). */
export type AmountUnit = 'MAJOR' | 'MINOR';

/** Every event brings its own amount; what Lago calls dynamic. Usage that comes to zero units is free. */
export interface EventAmountPrice extends Commitments {
  readonly type: 'EVENT_AMOUNT';
  /** JSONPath (RFC 9535) of the amount in an event's data. */
  readonly amountProperty: string;
  readonly amountUnit: AmountUnit;
}

/** Prices of metered usage: all but the flat one. */
export type UsagePrice = UnitPrice | TieredPrice | DynamicPrice | PackagePrice | PercentagePrice | GraduatedPercentagePrice | EventAmountPrice;

/** The pricing rule of a rate card, in the currency of its plan. A rate card without one is free of charge. */
export type RateCardPrice = FlatPrice | UsagePrice;

/** Discounts of a rate card; both may be given. */
export interface RateCardDiscounts {
  /** 0 to 100, taken off every amount before the maximum and minimum amounts of the price are looked at. */
  readonly percentage: Decimal | null;
  /** Units taken off the metered quantity of a period, once for the whole period. */
  readonly usage: Decimal | null;
}

const sorted = new WeakMap<TieredPrice | GraduatedPercentagePrice, readonly PriceTier[]>();

/** The tiers from the lowest bound to the one without end; a percentage as an amount a unit. */
export function sortedTiers(price: TieredPrice | GraduatedPercentagePrice): readonly PriceTier[] {
  let tiers = sorted.get(price);
  if (tiers === undefined) {
    tiers = (price.type === 'TIERED' ? price.tiers : price.tiers.map(ofPercentage)).toSorted(byBound);
    sorted.set(price, tiers);
  }
  return tiers;
}

const HUNDREDTH = Decimal.of('0.01');

/** The part of one that so many percent are. */
export function ofHundred(rate: Decimal): Decimal {
  return rate.mul(HUNDREDTH);
}

function ofPercentage({ upToAmount, rate, flatPrice }: PercentageTier): PriceTier {
  return { upToAmount, flatPrice, unitPrice: ofHundred(rate) };
}

function byBound(a: PriceTier, b: PriceTier): number {
  if (a.upToAmount === null) return b.upToAmount === null ? 0 : 1;
  return b.upToAmount === null ? -1 : a.upToAmount.cmp(b.upToAmount);
}
