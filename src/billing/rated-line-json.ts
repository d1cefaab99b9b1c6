import { Decimal } from '../kit/decimal.ts';
import type { DetailedLine, DetailedLineCategory, DimensionValue, DiscountReason, LineDiscount, RatedLine } from './rating/rated-line.ts';
import { totalsFromText, totalsToText } from './totals-columns.ts';
import type { TotalsText } from './totals-columns.ts';

/** A discount as it is kept and answered: decimals as text, since a JSON number would lose digits. */
export interface LineDiscountJson {
  readonly reason: DiscountReason;
  readonly amount: string | null;
  readonly quantity: string | null;
  readonly quantityBefore: string | null;
  readonly description: string | null;
}

/** A group of usage as it is kept and answered. */
export interface ChargedGroupJson {
  readonly by: readonly DimensionValue[];
  readonly quantity: string;
  readonly quantityBefore: string;
}

/** A detailed line as it is kept and answered. */
export interface DetailedLineJson {
  readonly key: string;
  readonly name: string;
  /** Absent where the line tells no groups apart. */
  readonly group?: ChargedGroupJson;
  readonly category: DetailedLineCategory;
  readonly paymentTerm: 'IN_ADVANCE' | 'IN_ARREARS';
  readonly quantity: string;
  readonly unitAmount: string;
  /** Only where it is not the line's own. */
  readonly period: { readonly from: string; readonly to: string } | null;
  readonly discounts: readonly LineDiscountJson[];
  readonly totals: TotalsText;
}

/** What the rating of a line found, in the form that is kept and answered. */
export interface RatedLineJson {
  readonly meteredQuantity: string | null;
  readonly quantity: string | null;
  readonly quantityBefore: string | null;
  readonly discounts: readonly LineDiscountJson[];
  readonly detailedLines: readonly DetailedLineJson[];
  readonly totals: TotalsText;
}

export function ratedLineToJson(rated: RatedLine): RatedLineJson {
  return {
    meteredQuantity: text(rated.meteredQuantity),
    quantity: text(rated.quantity),
    quantityBefore: text(rated.quantityBefore),
    discounts: rated.discounts.map(discountToJson),
    detailedLines: rated.detailedLines.map(detailedLineToJson),
    totals: totalsToText(rated.totals),
  };
}

/** A detailed line in the form that is kept and answered. */
export function detailedLineToJson(line: DetailedLine): DetailedLineJson {
  const { period, quantity, unitAmount, discounts, totals, group, ...rest } = line;
  return {
    ...rest,
    ...(group === undefined ? {} : { group: { by: group.by, quantity: group.quantity.toString(), quantityBefore: group.quantityBefore.toString() } }),
    quantity: quantity.toString(),
    unitAmount: unitAmount.toString(),
    period: period === null ? null : { from: period.from.toString(), to: period.to.toString() },
    discounts: discounts.map(discountToJson),
    totals: totalsToText(totals),
  };
}

function discountToJson({ reason, amount, quantity, quantityBefore, description }: LineDiscount): LineDiscountJson {
  return { reason, amount: text(amount), quantity: text(quantity), quantityBefore: text(quantityBefore), description };
}

function text(value: Decimal | null): string | null {
  return value === null ? null : value.toString();
}

/** Reads back a detailed line of what {@link ratedLineToJson} wrote. */
export function detailedLineFromJson(line: DetailedLineJson): DetailedLine {
  const { period, quantity, unitAmount, discounts, totals, group, ...rest } = line;
  return {
    ...rest,
    ...(group === undefined ? {} : { group: { by: group.by, quantity: Decimal.of(group.quantity), quantityBefore: Decimal.of(group.quantityBefore) } }),
    quantity: Decimal.of(quantity),
    unitAmount: Decimal.of(unitAmount),
    period: period === null ? null : { from: Temporal.Instant.from(period.from), to: Temporal.Instant.from(period.to) },
    discounts: discounts.map(discountFromJson),
    totals: totalsFromText(totals),
  };
}

/** Reads back a discount of what {@link ratedLineToJson} wrote. */
export function discountFromJson({ reason, amount, quantity, quantityBefore, description }: LineDiscountJson): LineDiscount {
  const value = (text: string | null): Decimal | null => (text === null ? null : Decimal.of(text));
  return { reason, amount: value(amount), quantity: value(quantity), quantityBefore: value(quantityBefore), description };
}
