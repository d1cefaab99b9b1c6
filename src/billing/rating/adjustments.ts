import { Decimal } from '../../kit/decimal.ts';
import type { Period } from '../../kit/period.ts';
import type { DetailedLine, LineDiscount } from './rated-line.ts';
import { totalsOf } from './totals.ts';

/** Takes `percentage` (0 to 100) off every line, rounded a line. */
export function discountPercentage(lines: readonly DetailedLine[], percentage: Decimal, places: number): readonly DetailedLine[] {
  return lines.map((line) =>
    discounted(line, 'RATECARD_PERCENTAGE', line.totals.total.mul(percentage).div(Decimal.hundred, places), null),
  );
}

/**
 * Takes off what brings the period above its maximum, line by line. `billedBefore` is what its earlier lines came to, gross;
 * it and the maximum are rounded first.
 */
export function discountMaximum(
  lines: readonly DetailedLine[],
  maximumAmount: Decimal,
  billedBefore: Decimal,
  places: number,
): readonly DetailedLine[] {
  const maximum = maximumAmount.round(places);
  let running = billedBefore.round(places);
  return lines.map((line) => {
    const net = line.totals.total;
    const left = Decimal.max(Decimal.zero, maximum.sub(running));
    running = running.add(net);
    return discounted(line, 'MAXIMUM_SPEND', net.sub(left), `Maximum spend discount for charges over ${maximum}`);
  });
}

/** What is missing to the minimum of the period, of which `billed` is billed; null when it is reached. */
export function minimumSpend(name: string, minimumAmount: Decimal, billed: Decimal, places: number, fullPeriod: Period | null): DetailedLine | null {
  const missing = minimumAmount.sub(billed).round(places);
  if (!missing.isPositive()) return null;
  return {
    key: 'min-spend',
    name: `${name}: minimum spend`,
    category: 'COMMITMENT',
    paymentTerm: 'IN_ARREARS',
    quantity: Decimal.one,
    unitAmount: missing,
    period: fullPeriod,
    discounts: [],
    totals: totalsOf(Decimal.zero, missing),
  };
}

/** The line with an amount taken off; the same line when nothing is, since such a discount is not recorded. */
function discounted(line: DetailedLine, reason: LineDiscount['reason'], amount: Decimal, description: string | null): DetailedLine {
  if (!amount.isPositive()) return line;
  const { amount: gross, chargesTotal, discountsTotal } = line.totals;
  return {
    ...line,
    discounts: [...line.discounts, { reason, amount, quantity: null, quantityBefore: null, description }],
    totals: totalsOf(gross, chargesTotal, discountsTotal.add(amount)),
  };
}
