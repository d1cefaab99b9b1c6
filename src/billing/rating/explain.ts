import { sortedTiers } from '../../catalog/index.ts';
import type { PackagePrice, PercentagePrice, RateCardDiscounts, RateCardPrice } from '../../catalog/index.ts';
import { Decimal } from '../../kit/decimal.ts';
import type { ChargedGroup, DetailedLine, DiscountReason, LineDiscount, RatedLine } from './rated-line.ts';

/** Which rule made a detailed line. */
export type PricingRule =
  | 'FLAT'
  | 'UNIT'
  | 'DYNAMIC'
  | 'PACKAGE'
  | 'TIER_UNITS'
  | 'TIER_FLAT'
  | 'TIER_PERCENTAGE'
  | 'LEVEL_BY_DAYS'
  | 'PERCENTAGE'
  | 'PERCENTAGE_FIXED_AMOUNT'
  | 'TRANSACTION_MINIMUM'
  | 'TRANSACTION_MAXIMUM'
  | 'EVENT_AMOUNT'
  | 'MINIMUM_AMOUNT'
  | 'CHARGE_MINIMUM'
  | 'MINIMUM_COMMITMENT'
  | 'IN_ADVANCE'
  | 'THRESHOLD'
  | 'CHARGED_AT_THRESHOLD'
  | 'ADJUSTED';

/** What is said of a line beside its price, as far as an explanation names it. */
export interface LineBounds {
  /** What a whole period of the charge costs at least; null: nothing is said. */
  readonly chargeMinimum: Decimal | null;
  /** What a whole billing period of the subscription costs at least; null: nothing is said. */
  readonly commitment: Decimal | null;
}

/** A line that was rated, with what it was rated by. */
export interface LineToExplain extends LineBounds, Pick<RatedLine, 'meteredQuantity' | 'quantity' | 'quantityBefore' | 'discounts'> {
  readonly price: RateCardPrice;
  readonly rateCardDiscounts: RateCardDiscounts | null;
}

export interface ExplainedTier {
  /** From 1, in the order of their bounds. */
  readonly number: number;
  /** The bound of the tier below: quantities above it. Zero for the first tier. */
  readonly above: Decimal;
  /** The last quantity of the tier; null: without end. */
  readonly upTo: Decimal | null;
  /** Of percentages: the part of one. */
  readonly unitPrice: Decimal | null;
  readonly flatPrice: Decimal | null;
}

/** One discount of an amount: what was there before it, what it took and what it left. */
export interface ExplainedDiscount {
  readonly reason: DiscountReason;
  /** Of RATECARD_PERCENTAGE, 0 to 100. */
  readonly percentage: Decimal | null;
  /** Of MAXIMUM_SPEND: the maximum of the whole period. */
  readonly maximum: Decimal | null;
  readonly before: Decimal;
  readonly taken: Decimal;
  readonly after: Decimal;
}

/** Quantities of the line, or of the group that a detailed line charges, from what was metered to what is charged. */
export interface ExplainedUsage {
  readonly metered: Decimal;
  /** Units that the usage discount took off. */
  readonly free: Decimal;
  readonly charged: Decimal;
  /** What earlier parts of the period charged for. */
  readonly chargedBefore: Decimal;
}

/**
 * Why a detailed line comes to what it does:
 * product + rounding + minimum - what each discount took - credit + taxes = total.
 */
export interface LineExplanation {
  readonly rule: PricingRule;
  /** Unit amount x quantity, exact; zero where the line charges no price. */
  readonly product: Decimal;
  /** What rounding to the minor unit added; below zero where it took. */
  readonly rounding: Decimal;
  /** What a minimum added. */
  readonly minimum: Decimal;
  readonly discounts: readonly ExplainedDiscount[];
  /** What was charged before and is taken off. */
  readonly credit: Decimal;
  readonly taxes: Decimal;
  readonly total: Decimal;
  /** What the minimum that this line brings up to is, of a whole period; null of other lines. */
  readonly minimumAmount: Decimal | null;
  /** Of a dynamic price; null of others. */
  readonly multiplier: Decimal | null;
  readonly tier: ExplainedTier | null;
  readonly package: PackagePrice | null;
  readonly percentage: PercentagePrice | null;
  /** Null of lines that charge for no usage. */
  readonly usage: ExplainedUsage | null;
}

/**
 * Explains a detailed line of a rated line. Nothing is computed a second time: amounts are those of the detailed line, taken apart, and
 * beside them stands what the price says.
 */
export function explain(line: LineToExplain, of: DetailedLine): LineExplanation {
  const { price } = line;
  const rule = ruleOf(price, of.key);
  const { amount, chargesTotal, creditsTotal, taxesExclusiveTotal, total } = of.totals;
  const product = of.category === 'COMMITMENT' || rule === 'CHARGED_AT_THRESHOLD' ? Decimal.zero : of.unitAmount.mul(of.quantity);
  return {
    rule,
    product,
    rounding: amount.sub(product),
    minimum: chargesTotal,
    discounts: discountsOf(line, of),
    credit: creditsTotal,
    taxes: taxesExclusiveTotal,
    total,
    minimumAmount: minimumOf(line, rule),
    multiplier: rule === 'DYNAMIC' && price.type === 'DYNAMIC' ? price.multiplier : null,
    tier: tierOf(price, rule, of),
    package: rule === 'PACKAGE' && price.type === 'PACKAGE' ? price : null,
    percentage: price.type === 'PERCENTAGE' && percentageRules.has(rule) ? price : null,
    usage: of.group !== undefined ? usageOfGroup(of.group) : line.meteredQuantity === null ? null : usageOf(line, line.meteredQuantity),
  };
}

const percentageRules: ReadonlySet<PricingRule> = new Set(['PERCENTAGE', 'PERCENTAGE_FIXED_AMOUNT', 'TRANSACTION_MINIMUM', 'TRANSACTION_MAXIMUM']);

const rules: Readonly<Record<string, PricingRule>> = {
  'flat-price': 'FLAT',
  'unit-price-usage': 'UNIT',
  'volume-flat-price': 'TIER_FLAT',
  'volume-tiered-price': 'TIER_UNITS',
  'graduated-prorated-usage': 'LEVEL_BY_DAYS',
  'percentage-rate': 'PERCENTAGE',
  'percentage-fixed-amount': 'PERCENTAGE_FIXED_AMOUNT',
  'percentage-transaction-minimum': 'TRANSACTION_MINIMUM',
  'percentage-transaction-maximum': 'TRANSACTION_MAXIMUM',
  'event-amount': 'EVENT_AMOUNT',
  'min-spend': 'MINIMUM_AMOUNT',
  'minimum-amount': 'CHARGE_MINIMUM',
  'minimum-commitment': 'MINIMUM_COMMITMENT',
  'in-advance-usage': 'IN_ADVANCE',
  'early-usage': 'THRESHOLD',
  'charged-early': 'CHARGED_AT_THRESHOLD',
  'adjusted-amount': 'ADJUSTED',
};

const GRADUATED = /^graduated-(tiered|percentage)-(\d+)-(flat-price|price-usage|rate)$/;

function ruleOf({ type }: RateCardPrice, key: string): PricingRule {
  if (key === 'usage') return type === 'DYNAMIC' ? 'DYNAMIC' : 'PACKAGE';
  const known = rules[key];
  if (known !== undefined) return known;
  const graduated = GRADUATED.exec(key);
  if (graduated === null) throw new RangeError(`no rule makes detailed lines of the key "${key}"`);
  if (graduated[3] === 'flat-price') return 'TIER_FLAT';
  return graduated[1] === 'percentage' ? 'TIER_PERCENTAGE' : 'TIER_UNITS';
}

/** Keys of a volume price name no tier; the names of all lines of tiers end with its number. */
const TIER_NAMED = / for tier (\d+)$/;

function tierOf(price: RateCardPrice, rule: PricingRule, { key, name }: DetailedLine): ExplainedTier | null {
  if (price.type !== 'TIERED' && price.type !== 'GRADUATED_PERCENTAGE') return null;
  if (rule !== 'TIER_FLAT' && rule !== 'TIER_UNITS' && rule !== 'TIER_PERCENTAGE') return null;
  const number = Number(GRADUATED.exec(key)?.[2] ?? TIER_NAMED.exec(name)?.[1]);
  const tiers = sortedTiers(price);
  const tier = tiers[number - 1];
  if (tier === undefined) throw new RangeError(`detailed line "${key}" is of no tier of its price`);
  return { number, above: tiers[number - 2]?.upToAmount ?? Decimal.zero, upTo: tier.upToAmount, unitPrice: tier.unitPrice, flatPrice: tier.flatPrice };
}

function minimumOf({ price, chargeMinimum, commitment }: LineToExplain, rule: PricingRule): Decimal | null {
  if (rule === 'CHARGE_MINIMUM') return chargeMinimum;
  if (rule === 'MINIMUM_COMMITMENT') return commitment;
  return rule === 'MINIMUM_AMOUNT' && price.type !== 'FLAT' ? price.minimumAmount : null;
}

function discountsOf({ price, rateCardDiscounts }: LineToExplain, { totals, discounts }: DetailedLine): ExplainedDiscount[] {
  let left = totals.amount.add(totals.chargesTotal);
  return discounts.flatMap(({ reason, amount }: LineDiscount): ExplainedDiscount[] => {
    if (amount === null) return [];
    const before = left;
    left = left.sub(amount);
    return [
      {
        reason,
        percentage: reason === 'RATECARD_PERCENTAGE' ? (rateCardDiscounts?.percentage ?? null) : null,
        maximum: reason === 'MAXIMUM_SPEND' && price.type !== 'FLAT' ? price.maximumAmount : null,
        before,
        taken: amount,
        after: left,
      },
    ];
  });
}

/** Of groups nothing is free. */
function usageOfGroup({ quantity, quantityBefore }: ChargedGroup): ExplainedUsage {
  return { metered: quantity, free: Decimal.zero, charged: quantity, chargedBefore: quantityBefore };
}

function usageOf({ quantity, quantityBefore, discounts }: LineToExplain, metered: Decimal): ExplainedUsage {
  return {
    metered,
    free: Decimal.sum(discounts.map((discount) => discount.quantity ?? Decimal.zero)),
    charged: quantity ?? Decimal.zero,
    chargedBefore: quantityBefore ?? Decimal.zero,
  };
}
