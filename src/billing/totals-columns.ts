import { Decimal } from '../kit/decimal.ts';
import { numeric } from '../platform/entity.ts';
import type { Totals } from './rating/totals.ts';

/** The columns of totals, the same for invoices and lines. */
export const totalsColumns = () => ({
  amount: numeric(),
  chargesTotal: numeric(),
  discountsTotal: numeric(),
  taxesInclusiveTotal: numeric(),
  taxesExclusiveTotal: numeric(),
  taxesTotal: numeric(),
  creditsTotal: numeric(),
  total: numeric(),
});

/** Totals as text: in rows, in JSON and in answers. */
export type TotalsText = { readonly [K in keyof Totals]: string };

/** The form that is kept. */
export function totalsToText(totals: Totals): TotalsText {
  return {
    amount: totals.amount.toString(),
    chargesTotal: totals.chargesTotal.toString(),
    discountsTotal: totals.discountsTotal.toString(),
    taxesInclusiveTotal: totals.taxesInclusiveTotal.toString(),
    taxesExclusiveTotal: totals.taxesExclusiveTotal.toString(),
    taxesTotal: totals.taxesTotal.toString(),
    creditsTotal: totals.creditsTotal.toString(),
    total: totals.total.toString(),
  };
}

/** Reads what {@link totalsToText} wrote. */
export function totalsFromText(text: TotalsText): Totals {
  return {
    amount: Decimal.of(text.amount),
    chargesTotal: Decimal.of(text.chargesTotal),
    discountsTotal: Decimal.of(text.discountsTotal),
    taxesInclusiveTotal: Decimal.of(text.taxesInclusiveTotal),
    taxesExclusiveTotal: Decimal.of(text.taxesExclusiveTotal),
    taxesTotal: Decimal.of(text.taxesTotal),
    creditsTotal: Decimal.of(text.creditsTotal),
    total: Decimal.of(text.total),
  };
}
