import type { PaymentTerm, RateCardDiscounts, RateCardPrice } from '../../catalog/index.ts';
import type { Decimal } from '../../kit/decimal.ts';
import type { Period } from '../../kit/period.ts';
import type { LevelStep } from '../charging/prorated-graduated.ts';
import type { LineEvents } from './event-facts.ts';
import type { Totals } from './totals.ts';

/** Why something was taken off. COUPON is given by coupons, never by the rating of a line. */
export type DiscountReason = 'RATECARD_PERCENTAGE' | 'RATECARD_USAGE' | 'MAXIMUM_SPEND' | 'COUPON';

/** A usage discount takes off a quantity, every other reason an amount; the other one is null. */
export interface LineDiscount {
  readonly reason: DiscountReason;
  readonly amount: Decimal | null;
  readonly quantity: Decimal | null;
  /** How much of a usage discount earlier parts of the period had used up; null for other reasons. */
  readonly quantityBefore: Decimal | null;
  readonly description: string | null;
}

/** A value of a dimension of a meter; null where events have none. */
export interface DimensionValue {
  readonly dimension: string;
  readonly value: string | null;
}

/** A part of the usage of a line that is priced by itself: that of events with these values. */
export interface UsageGroup {
  /** Of each dimension that is grouped by; none: all groups that are not told apart. */
  readonly by: readonly DimensionValue[];
  readonly quantity: Decimal;
  /** Of a later part of a period: the same of the parts before it; null of the others. */
  readonly quantityBefore: Decimal | null;
  readonly events: LineEvents | null;
  readonly prorated: ProratedQuantity | null;
}

/** A group of usage that is charged, with what is charged of it and what earlier parts of the period charged of it. */
export interface ChargedGroup {
  readonly by: readonly DimensionValue[];
  readonly quantity: Decimal;
  readonly quantityBefore: Decimal;
}

/** REGULAR charges for the price, COMMITMENT for what is missing to its minimum amount. */
export type DetailedLineCategory = 'REGULAR' | 'COMMITMENT';

/** One reason for money: a tier, the packages, the minimum. */
export interface DetailedLine {
  /** The same in every computation of the line: which part of the price this is (unit-price-usage, min-spend, ...). */
  readonly key: string;
  readonly name: string;
  /** The group of usage that it charges; absent where the line tells none apart. */
  readonly group?: ChargedGroup;
  readonly category: DetailedLineCategory;
  readonly paymentTerm: PaymentTerm;
  readonly quantity: Decimal;
  /** Not rounded, except where it is an amount of its own (dynamic prices, minimum amounts). */
  readonly unitAmount: Decimal;
  /** The period it is charged for, where that is not the line's own. */
  readonly period: Period | null;
  /** Amounts only, in the order in which they were taken off. */
  readonly discounts: readonly LineDiscount[];
  readonly totals: Totals;
}

/** A line as it is billed, estimated and previewed. */
export interface RatedLine {
  /** As metered in the line's period; null for flat prices. */
  readonly meteredQuantity: Decimal | null;
  /** What is charged for: after usage discounts; null for flat prices. */
  readonly quantity: Decimal | null;
  /** What the parts before charged for: after usage discounts; null for flat prices. */
  readonly quantityBefore: Decimal | null;
  /** Usage discounts of the line. Discounts of amounts stand at its detailed lines. */
  readonly discounts: readonly LineDiscount[];
  /** In the order of a bill: tiers upwards, the minimum last. */
  readonly detailedLines: readonly DetailedLine[];
  readonly totals: Totals;
}

/** What stands behind a quantity that is counted by days. */
export interface ProratedQuantity {
  /** With no day counted off: what chooses the tier of a volume price. */
  readonly fullQuantity: Decimal;
  /** The level and its changes, which a graduated price spreads over its tiers. */
  readonly steps: readonly LevelStep[];
}

/** Everything that the price of a line depends on. */
export interface LineToRate {
  /** The names of the detailed lines begin with it. */
  readonly name: string;
  /** ISO 4217; amounts are rounded to its minor unit. */
  readonly currency: string;
  readonly price: RateCardPrice;
  readonly discounts: RateCardDiscounts | null;
  /** Metered inside `period`, before discounts. Not looked at for flat prices; null counts as zero. */
  readonly quantity: Decimal | null;
  /** Metered from the start of `fullPeriod` to the start of `period`, before discounts. */
  readonly quantityBefore: Decimal;
  /** Where the quantity is counted by days; left out or null: it is not. */
  readonly prorated?: ProratedQuantity | null;
  /** What prices of single events look at (`eventNeed`); left out or null: there were none. */
  readonly events?: LineEvents | null;
  /** Where groups of the usage are priced by themselves: together they are the quantity; left out or null: it is priced as a whole. */
  readonly groups?: readonly UsageGroup[] | null;
  /** What earlier lines of `fullPeriod` came to, gross: the sum of their totals.amount. */
  readonly billedBefore: Decimal;
  /** The part that this line bills. When either period is null the line is not split. */
  readonly period: Period | null;
  readonly fullPeriod: Period | null;
  /** Another part comes after it though it ends with `fullPeriod`: that one closes it. Left out: none does. */
  readonly isClosedLater?: boolean;
}
