import type { Decimal } from '../kit/decimal.ts';
import type { DetailedLine, DetailedLineCategory, DiscountReason, LineDiscount, RatedLine } from './rating/rated-line.ts';
import { totalsToText } from './totals-columns.ts';
import type { TotalsText } from './totals-columns.ts';

/** A discount as it is kept and answered: decimals as text, since a JSON number would lose digits. */
export interface LineDiscountJson {
  readonly reason: DiscountReason;
  readonly amount: string | null;
  readonly quantity: string | null;
  readonly quantityBefore: string | null;
  readonly description: string | null;
}

/** A detailed line as it is kept and answered. */
export interface DetailedLineJson {
  readonly key: string;
  readonly name: string;
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

function detailedLineToJson(line: DetailedLine): DetailedLineJson {
  const { period, quantity, unitAmount, discounts, totals, ...rest } = line;
  return {
    ...rest,
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
