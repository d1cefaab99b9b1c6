import { Decimal } from '../kit/decimal.ts';
import type { RatedLine } from './rating/rated-line.ts';
import { sumTotals, totalsOf } from './rating/totals.ts';
import type { Totals } from './rating/totals.ts';

/** What the system that billed a line says of it, as it is kept. */
export interface RecordedLineJson {
  /** The name that it has there. */
  readonly externalId: string | null;
  /** How often it is charged, ISO 8601; null: once. */
  readonly billingCadence: string | null;
}

/** The figures of a line that was billed elsewhere, in the invoice's currency. */
export interface RecordedFigures {
  readonly name: string;
  readonly quantity: Decimal;
  /** Before discount and tax. */
  readonly amount: Decimal;
  readonly discountAmount: Decimal;
  /** On top of the amount. */
  readonly taxAmount: Decimal;
  /** The codes of the coupons that gave the discount. */
  readonly couponCodes: readonly string[];
}

/** A recorded line in the form of those that are rated here: taken as it is told, nothing is computed from its quantity. */
export function recordedLine({ name, quantity, amount, discountAmount, taxAmount, couponCodes }: RecordedFigures): RatedLine {
  const totals = recordedTotals({ amount, discountAmount, taxAmount });
  const description = couponCodes.length === 0 ? null : couponCodes.join(', ');
  const discounts = discountAmount.isZero() ? [] : [{ reason: 'COUPON' as const, amount: discountAmount, quantity: null, quantityBefore: null, description }];
  return {
    meteredQuantity: null,
    quantity,
    quantityBefore: null,
    discounts: [],
    // Its tax is of the line: detailed lines bear none.
    detailedLines: [{
      key: 'flat-price', name, category: 'REGULAR', paymentTerm: 'IN_ARREARS', quantity: Decimal.one, unitAmount: amount, period: null, discounts,
      totals: totalsOf(amount, Decimal.zero, discountAmount),
    }],
    totals,
  };
}

export function recordedTotals({ amount, discountAmount, taxAmount }: Pick<RecordedFigures, 'amount' | 'discountAmount' | 'taxAmount'>): Totals {
  return {
    ...totalsOf(amount, Decimal.zero, discountAmount),
    taxesExclusiveTotal: taxAmount,
    taxesTotal: taxAmount,
    total: amount.sub(discountAmount).add(taxAmount),
  };
}

/** What the invoice of recorded lines comes to: the sums of its lines', and the total that it is said to have, which may differ from them. */
export function recordedInvoiceTotals(lines: readonly RatedLine[], total: Decimal): Totals {
  return { ...sumTotals(lines.map((line) => line.totals)), total };
}
