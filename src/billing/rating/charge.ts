import type { PaymentTerm } from '../../catalog/index.ts';
import { Decimal } from '../../kit/decimal.ts';
import type { DetailedLine, LineDiscount } from './rated-line.ts';
import { totalsOf } from './totals.ts';

const NO_DISCOUNTS: readonly LineDiscount[] = Object.freeze([]);

/** The one place where the amount of a charge is rounded; `places` null keeps it exact. */
export function charge(
  key: string,
  name: string,
  quantity: Decimal,
  unitAmount: Decimal,
  places: number | null,
  paymentTerm: PaymentTerm = 'IN_ARREARS',
): DetailedLine {
  const amount = quantity === Decimal.one ? unitAmount : unitAmount.mul(quantity);
  return {
    key,
    name,
    category: 'REGULAR',
    paymentTerm,
    quantity,
    unitAmount,
    period: null,
    discounts: NO_DISCOUNTS,
    totals: totalsOf(places === null ? amount : amount.round(places)),
  };
}
