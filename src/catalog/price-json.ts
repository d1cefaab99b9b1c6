import { Decimal } from '../kit/decimal.ts';
import type {
  Commitments,
  PaymentTerm,
  PriceTier,
  RateCardDiscounts,
  RateCardPrice,
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

/** A price as the database keeps it: the same shape with decimals as text, since a JSON number would lose digits. */
export type PriceJson =
  | { readonly type: 'FLAT'; readonly amount: string; readonly paymentTerm: PaymentTerm }
  | ({ readonly type: 'UNIT'; readonly amount: string } & CommitmentsJson)
  | ({ readonly type: 'TIERED'; readonly mode: TieredPriceMode; readonly tiers: readonly PriceTierJson[] } & CommitmentsJson)
  | ({ readonly type: 'DYNAMIC'; readonly multiplier: string } & CommitmentsJson)
  | ({ readonly type: 'PACKAGE'; readonly amount: string; readonly quantityPerPackage: string } & CommitmentsJson);

export interface DiscountsJson {
  readonly percentage: string | null;
  readonly usage: string | null;
}

/** The form that is kept; {@link priceFromJson} reads it back to an equal price. */
export function priceToJson(price: RateCardPrice): PriceJson {
  switch (price.type) {
    case 'FLAT':
      return { type: 'FLAT', amount: price.amount.toString(), paymentTerm: price.paymentTerm };
    case 'UNIT':
      return { type: 'UNIT', amount: price.amount.toString(), ...commitmentsToJson(price) };
    case 'TIERED':
      return { type: 'TIERED', mode: price.mode, tiers: price.tiers.map(tierToJson), ...commitmentsToJson(price) };
    case 'DYNAMIC':
      return { type: 'DYNAMIC', multiplier: price.multiplier.toString(), ...commitmentsToJson(price) };
    case 'PACKAGE':
      return {
        type: 'PACKAGE',
        amount: price.amount.toString(),
        quantityPerPackage: price.quantityPerPackage.toString(),
        ...commitmentsToJson(price),
      };
  }
}

/** Reads what {@link priceToJson} wrote. Throws RangeError naming the field for anything else: such a row was not written by us. */
export function priceFromJson(json: unknown): RateCardPrice {
  const price = record(json, 'price');
  switch (price['type']) {
    case 'FLAT':
      return { type: 'FLAT', amount: decimal(price, 'amount'), paymentTerm: paymentTerm(price['paymentTerm']) };
    case 'UNIT':
      return { type: 'UNIT', amount: decimal(price, 'amount'), ...commitments(price) };
    case 'TIERED':
      return { type: 'TIERED', mode: mode(price['mode']), tiers: list(price['tiers']).map(tier), ...commitments(price) };
    case 'DYNAMIC':
      return { type: 'DYNAMIC', multiplier: decimal(price, 'multiplier'), ...commitments(price) };
    case 'PACKAGE':
      return {
        type: 'PACKAGE',
        amount: decimal(price, 'amount'),
        quantityPerPackage: decimal(price, 'quantityPerPackage'),
        ...commitments(price),
      };
    default:
      throw unreadable('type', price['type']);
  }
}

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
