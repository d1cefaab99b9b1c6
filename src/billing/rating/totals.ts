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

const { zero } = Decimal;

/** Totals before taxes and credits. */
export function totalsOf(amount: Decimal, chargesTotal: Decimal = zero, discountsTotal: Decimal = zero): Totals {
  return {
    amount,
    chargesTotal,
    discountsTotal,
    taxesInclusiveTotal: zero,
    taxesExclusiveTotal: zero,
    taxesTotal: zero,
    creditsTotal: zero,
    total: discountsTotal === zero ? plus(amount, chargesTotal) : plus(amount, chargesTotal).sub(discountsTotal),
  };
}

export const zeroTotals: Totals = totalsOf(zero);

/** Field by field, not rounded again: the totals of a line from its detailed lines, of an invoice from its lines that are not deleted. */
export function sumTotals(parts: Iterable<Totals>): Totals {
  let sum = zeroTotals;
  for (const part of parts) sum = addTotals(sum, part);
  return sum;
}

/** Field by field, not rounded again. */
export function addTotals(a: Totals, b: Totals): Totals {
  if (a === zeroTotals) return b;
  return {
    amount: plus(a.amount, b.amount),
    chargesTotal: plus(a.chargesTotal, b.chargesTotal),
    discountsTotal: plus(a.discountsTotal, b.discountsTotal),
    taxesInclusiveTotal: plus(a.taxesInclusiveTotal, b.taxesInclusiveTotal),
    taxesExclusiveTotal: plus(a.taxesExclusiveTotal, b.taxesExclusiveTotal),
    taxesTotal: plus(a.taxesTotal, b.taxesTotal),
    creditsTotal: plus(a.creditsTotal, b.creditsTotal),
    total: plus(a.total, b.total),
  };
}

/** Most fields of most totals are the one zero, and then nothing needs to be added. */
function plus(a: Decimal, b: Decimal): Decimal {
  if (b === zero) return a;
  return a === zero ? b : a.add(b);
}
