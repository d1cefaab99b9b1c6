import { Decimal } from '../../kit/decimal.ts';

/**
 * What a detailed line, a line or an invoice comes to, in its currency:
 * amount + chargesTotal - discountsTotal + taxesExclusiveTotal - creditsTotal = total, and
 * taxesTotal = taxesInclusiveTotal + taxesExclusiveTotal.
 */
export interface Totals {
  /** Gross: before discounts, without charges. */
  readonly amount: Decimal;
  /** What minimum amounts add. */
  readonly chargesTotal: Decimal;
  readonly discountsTotal: Decimal;
  readonly taxesInclusiveTotal: Decimal;
  readonly taxesExclusiveTotal: Decimal;
  readonly taxesTotal: Decimal;
  readonly creditsTotal: Decimal;
  readonly total: Decimal;
}

export const zeroTotals: Totals = totalsOf(Decimal.zero, Decimal.zero, Decimal.zero);

/** Totals before taxes and credits. */
export function totalsOf(amount: Decimal, chargesTotal: Decimal, discountsTotal: Decimal): Totals {
  return {
    amount,
    chargesTotal,
    discountsTotal,
    taxesInclusiveTotal: Decimal.zero,
    taxesExclusiveTotal: Decimal.zero,
    taxesTotal: Decimal.zero,
    creditsTotal: Decimal.zero,
    total: amount.add(chargesTotal).sub(discountsTotal),
  };
}

/** Field by field, not rounded again: the totals of a line from its detailed lines, of an invoice from its lines that are not deleted. */
export function sumTotals(parts: Iterable<Totals>): Totals {
  let sum = zeroTotals;
  for (const part of parts) {
    sum = {
      amount: sum.amount.add(part.amount),
      chargesTotal: sum.chargesTotal.add(part.chargesTotal),
      discountsTotal: sum.discountsTotal.add(part.discountsTotal),
      taxesInclusiveTotal: sum.taxesInclusiveTotal.add(part.taxesInclusiveTotal),
      taxesExclusiveTotal: sum.taxesExclusiveTotal.add(part.taxesExclusiveTotal),
      taxesTotal: sum.taxesTotal.add(part.taxesTotal),
      creditsTotal: sum.creditsTotal.add(part.creditsTotal),
      total: sum.total.add(part.total),
    };
  }
  return sum;
}
