import { Decimal } from '../kit/decimal.ts';
import { ofKept } from '../kit/kept-documents.ts';
import type {
  AmountUnit,
  Commitments,
  PaymentTerm,
  PercentagePrice,
  PercentageTier,
  PriceTier,
  RateCardDiscounts,
  RateCardPrice,
  TierRule,
  TieredPriceMode,
} from './price.ts';

interface CommitmentsJson {
  readonly minimumAmount: string | null;
  readonly maximumAmount: string | null;
}

export interface PriceTierJson {
  readonly upToAmount: string | null;
  readonly flatPrice: string | null;
  readonly unitPrice: string | null;
}

export interface PercentageTierJson {
  readonly upToAmount: string | null;
  readonly rate: string;
  readonly flatPrice: string | null;
}

/** A price as the database keeps it: the same shape with decimals as text, since a JSON number would lose digits. */
export type PriceJson =
  | { readonly type: 'FLAT'; readonly amount: string; readonly paymentTerm: PaymentTerm }
  | ({ readonly type: 'UNIT'; readonly amount: string } & CommitmentsJson)
  | ({ readonly type: 'TIERED'; readonly mode: TieredPriceMode; readonly tierRule?: TierRule; readonly tiers: readonly PriceTierJson[] } & CommitmentsJson)
  | ({ readonly type: 'DYNAMIC'; readonly multiplier: string } & CommitmentsJson)
  | ({ readonly type: 'PACKAGE'; readonly amount: string; readonly quantityPerPackage: string; readonly freeUnits?: string } & CommitmentsJson)
  | ({
      readonly type: 'PERCENTAGE';
      readonly rate: string;
      readonly fixedAmount: string;
      readonly freeUnitsPerEvents: number | null;
      readonly freeUnitsPerTotalAggregation: string | null;
      readonly perTransactionMinAmount: string | null;
      readonly perTransactionMaxAmount: string | null;
    } & CommitmentsJson)
  | ({ readonly type: 'GRADUATED_PERCENTAGE'; readonly tierRule: TierRule; readonly tiers: readonly PercentageTierJson[] } & CommitmentsJson)
  | ({ readonly type: 'EVENT_AMOUNT'; readonly amountProperty: string; readonly amountUnit: AmountUnit } & CommitmentsJson);

export interface DiscountsJson {
  readonly percentage: string | null;
  readonly usage: string | null;
}

/**
 * The form that is kept; {@link priceFromJson} reads it back to an equal price. Continuous tiers and packages without free units are kept as they
 * were before there was anything else: kept prices are compared by their form.
 */
export const priceToJson: (price: RateCardPrice) => PriceJson = ofKept((price) => {
  switch (price.type) {
    case 'FLAT':
      return { type: 'FLAT', amount: price.amount.toString(), paymentTerm: price.paymentTerm };
    case 'UNIT':
      return { type: 'UNIT', amount: price.amount.toString(), ...commitmentsToJson(price) };
    case 'TIERED':
      return { type: 'TIERED', mode: price.mode, ...(price.tierRule === 'CONTINUOUS' ? {} : { tierRule: price.tierRule }), tiers: price.tiers.map(tierToJson), ...commitmentsToJson(price) };
    case 'DYNAMIC':
      return { type: 'DYNAMIC', multiplier: price.multiplier.toString(), ...commitmentsToJson(price) };
    case 'PACKAGE':
      return {
        type: 'PACKAGE',
        amount: price.amount.toString(),
        quantityPerPackage: price.quantityPerPackage.toString(),
        ...(price.freeUnits.isZero() ? {} : { freeUnits: price.freeUnits.toString() }),
        ...commitmentsToJson(price),
      };
    case 'PERCENTAGE':
      return {
        type: 'PERCENTAGE',
        rate: price.rate.toString(),
        fixedAmount: price.fixedAmount.toString(),
        freeUnitsPerEvents: price.freeUnitsPerEvents,
        freeUnitsPerTotalAggregation: text(price.freeUnitsPerTotalAggregation),
        perTransactionMinAmount: text(price.perTransactionMinAmount),
        perTransactionMaxAmount: text(price.perTransactionMaxAmount),
        ...commitmentsToJson(price),
      };
    case 'GRADUATED_PERCENTAGE':
      return { type: 'GRADUATED_PERCENTAGE', tierRule: price.tierRule, tiers: price.tiers.map(percentageTierToJson), ...commitmentsToJson(price) };
    case 'EVENT_AMOUNT':
      return { type: 'EVENT_AMOUNT', amountProperty: price.amountProperty, amountUnit: price.amountUnit, ...commitmentsToJson(price) };
  }
});

/**
 * Reads what {@link priceToJson} wrote; tiers that say no rule are continuous, and packages that say no free units have none, as all of them once
 * were. Throws RangeError naming the field for anything else: such a row was not written by us.
 */
export const priceFromJson: (json: unknown) => RateCardPrice = ofKept((json) => {
  const price = record(json, 'price');
  switch (price['type']) {
    case 'FLAT':
      return { type: 'FLAT', amount: decimal(price, 'amount'), paymentTerm: paymentTerm(price['paymentTerm']) };
    case 'UNIT':
      return { type: 'UNIT', amount: decimal(price, 'amount'), ...commitments(price) };
    case 'TIERED':
      return { type: 'TIERED', mode: mode(price['mode']), tierRule: tierRule(price['tierRule']), tiers: list(price['tiers']).map(tier), ...commitments(price) };
    case 'DYNAMIC':
      return { type: 'DYNAMIC', multiplier: decimal(price, 'multiplier'), ...commitments(price) };
    case 'PACKAGE':
      return {
        type: 'PACKAGE',
        amount: decimal(price, 'amount'),
        quantityPerPackage: decimal(price, 'quantityPerPackage'),
        freeUnits: optional(price, 'freeUnits') ?? Decimal.zero,
        ...commitments(price),
      };
    case 'PERCENTAGE':
      return percentage(price);
    case 'GRADUATED_PERCENTAGE':
      return { type: 'GRADUATED_PERCENTAGE', tierRule: tierRule(price['tierRule']), tiers: list(price['tiers']).map(percentageTier), ...commitments(price) };
    case 'EVENT_AMOUNT':
      return { type: 'EVENT_AMOUNT', amountProperty: textOf(price, 'amountProperty'), amountUnit: amountUnit(price['amountUnit']), ...commitments(price) };
    default:
      throw unreadable('type', price['type']);
  }
});

/** The form that is kept; null when nothing is discounted. */
export function discountsToJson(discounts: RateCardDiscounts | null): DiscountsJson | null {
  if (discounts === null || (discounts.percentage === null && discounts.usage === null)) return null;
  return { percentage: text(discounts.percentage), usage: text(discounts.usage) };
}

/** Reads what {@link discountsToJson} wrote. Throws RangeError naming the field for anything else. */
export function discountsFromJson(json: unknown): RateCardDiscounts | null {
  if (json === null || json === undefined) return null;
  const discounts = record(json, 'discounts');
  return { percentage: optional(discounts, 'percentage'), usage: optional(discounts, 'usage') };
}

function commitmentsToJson(price: Commitments): CommitmentsJson {
  return { minimumAmount: text(price.minimumAmount), maximumAmount: text(price.maximumAmount) };
}

function tierToJson(of: PriceTier): PriceTierJson {
  return { upToAmount: text(of.upToAmount), flatPrice: text(of.flatPrice), unitPrice: text(of.unitPrice) };
}

function percentageTierToJson(of: PercentageTier): PercentageTierJson {
  return { upToAmount: text(of.upToAmount), rate: of.rate.toString(), flatPrice: text(of.flatPrice) };
}

function text(value: Decimal | null): string | null {
  return value === null ? null : value.toString();
}

function commitments(price: Record<string, unknown>): Commitments {
  return { minimumAmount: optional(price, 'minimumAmount'), maximumAmount: optional(price, 'maximumAmount') };
}

function tier(json: unknown): PriceTier {
  const of = record(json, 'tiers');
  return { upToAmount: optional(of, 'upToAmount'), flatPrice: optional(of, 'flatPrice'), unitPrice: optional(of, 'unitPrice') };
}

function percentage(price: Record<string, unknown>): PercentagePrice {
  const freeEvents = price['freeUnitsPerEvents'] ?? null;
  if (freeEvents !== null && typeof freeEvents !== 'number') throw unreadable('freeUnitsPerEvents', freeEvents);
  return {
    type: 'PERCENTAGE',
    rate: decimal(price, 'rate'),
    fixedAmount: decimal(price, 'fixedAmount'),
    freeUnitsPerEvents: freeEvents,
    freeUnitsPerTotalAggregation: optional(price, 'freeUnitsPerTotalAggregation'),
    perTransactionMinAmount: optional(price, 'perTransactionMinAmount'),
    perTransactionMaxAmount: optional(price, 'perTransactionMaxAmount'),
    ...commitments(price),
  };
}

function percentageTier(json: unknown): PercentageTier {
  const of = record(json, 'tiers');
  return { upToAmount: optional(of, 'upToAmount'), rate: decimal(of, 'rate'), flatPrice: optional(of, 'flatPrice') };
}

function tierRule(value: unknown): TierRule {
  if (value === undefined) return 'CONTINUOUS';
  if (value === 'CONTINUOUS' || value === 'INTEGER_RANGES') return value;
  throw unreadable('tierRule', value);
}

function amountUnit(value: unknown): AmountUnit {
  if (value === 'MAJOR' || value === 'MINOR') return value;
  throw unreadable('amountUnit', value);
}

function textOf(of: Record<string, unknown>, field: string): string {
  const value = of[field];
  if (typeof value !== 'string') throw unreadable(field, value);
  return value;
}

function paymentTerm(value: unknown): PaymentTerm {
  if (value === 'IN_ADVANCE' || value === 'IN_ARREARS') return value;
  throw unreadable('paymentTerm', value);
}

function mode(value: unknown): TieredPriceMode {
  if (value === 'GRADUATED' || value === 'VOLUME') return value;
  throw unreadable('mode', value);
}

function optional(of: Record<string, unknown>, field: string): Decimal | null {
  const value = of[field];
  return value === null || value === undefined ? null : decimal(of, field);
}

function decimal(of: Record<string, unknown>, field: string): Decimal {
  const value = of[field];
  const parsed = typeof value === 'string' ? Decimal.parse(value) : null;
  if (parsed === null) throw unreadable(field, value);
  return parsed;
}

function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw unreadable('tiers', value);
  return value;
}

function record(value: unknown, field: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw unreadable(field, value);
  return value as Record<string, unknown>;
}

function unreadable(field: string, value: unknown): RangeError {
  return new RangeError(`a kept price cannot be read: ${field} is ${JSON.stringify(value)}`);
}
