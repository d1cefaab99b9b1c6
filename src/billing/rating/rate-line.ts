import type { Commitments } from '../../catalog/index.ts';
import { minorUnitDigits } from '../../kit/currency.ts';
import { Decimal } from '../../kit/decimal.ts';
import type { Period } from '../../kit/period.ts';
import { flatCharges, usageCharges } from './charges.ts';
import type { Charge } from './charges.ts';
import type { DetailedLine, LineDiscount, LineToRate, RatedLine } from './rated-line.ts';
import { isFirstInPeriod, isLastInPeriod } from './splitting.ts';
import { sumTotals, totalsOf } from './totals.ts';
import { discountUsage } from './usage-discount.ts';

/** A charge whose amount is rounded, which is the only time it is, and what is taken off it. */
interface Item {
  readonly charge: Charge;
  readonly amount: Decimal;
  discounts: LineDiscount[] | null;
  discounted: Decimal;
}

/**
 * Rates one line: the one computation behind invoices, previews and estimates. Steps in OpenMeter's order: usage discount,
 * price, percentage discount, maximum amount, minimum amount. Amounts are rounded half away from zero to the currency's
 * minor unit, each detailed line and each discount once, and sums are not rounded again.
 *
 * The price is valid (`priceIssues` is empty). Negative quantities count as zero.
 * Throws SplitVolumePrice, and RangeError for a currency that is unknown or has no minor unit.
 */
export function rateLine(line: LineToRate): RatedLine {
  const { name, price, period, fullPeriod } = line;
  const places = minorUnitDigits(line.currency);
  const opening = isFirstInPeriod(period, fullPeriod);
  const closing = isLastInPeriod(period, fullPeriod);
  const percentage = line.discounts?.percentage ?? null;

  if (price.type === 'FLAT') {
    const items = rounded(flatCharges(price, name, opening, closing), places);
    if (percentage !== null) discountPercentage(items, percentage, places);
    return rated(null, null, null, [], items.map(detailedLine));
  }

  const metered = line.quantity ?? Decimal.zero;
  let quantity = notNegative(metered);
  let before = notNegative(line.quantityBefore);
  let discounts: readonly LineDiscount[] = [];
  const free = line.discounts?.usage ?? null;
  if (free !== null) {
    const usage = discountUsage(free, quantity, before);
    quantity = usage.quantity;
    before = usage.quantityBefore;
    if (usage.discount !== null) discounts = [usage.discount];
  }

  const items = rounded(usageCharges(price, { name, quantity, before, opening, closing, places }), places);
  if (percentage !== null) discountPercentage(items, percentage, places);
  if (price.maximumAmount !== null) discountMaximum(items, price.maximumAmount, line.billedBefore, places);
  const detailedLines = items.map(detailedLine);
  if (closing) {
    const minimum = minimumSpend(price, items, line.billedBefore, places, name, fullPeriod);
    if (minimum !== null) detailedLines.push(minimum);
  }
  return rated(metered, quantity, before, discounts, detailedLines);
}

function rounded(charges: readonly Charge[], places: number): Item[] {
  return charges.map((charge) => ({
    charge,
    amount: charge.unitAmount.mul(charge.quantity).round(places),
    discounts: null,
    discounted: Decimal.zero,
  }));
}

function discountPercentage(items: readonly Item[], percentage: Decimal, places: number): void {
  for (const item of items) {
    takeOff(item, 'RATECARD_PERCENTAGE', item.amount.mul(percentage).div(Decimal.hundred, places), null);
  }
}

/** What takes the period above its maximum is taken off, item by item. Earlier lines of the period count gross. */
function discountMaximum(items: readonly Item[], maximumAmount: Decimal, billedBefore: Decimal, places: number): void {
  const maximum = maximumAmount.round(places);
  let running = billedBefore.round(places);
  for (const item of items) {
    const net = item.amount.sub(item.discounted);
    const left = notNegative(maximum.sub(running));
    running = running.add(net);
    if (net.gt(left)) takeOff(item, 'MAXIMUM_SPEND', net.sub(left), `Maximum spend discount for charges over ${maximum}`);
  }
}

/** Null when the period reaches its minimum, or has none. Earlier lines of the period count gross. */
function minimumSpend(
  { minimumAmount }: Commitments,
  items: readonly Item[],
  billedBefore: Decimal,
  places: number,
  name: string,
  fullPeriod: Period | null,
): DetailedLine | null {
  if (minimumAmount === null) return null;
  let billed = billedBefore;
  for (const item of items) billed = billed.add(item.amount.sub(item.discounted));
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
    totals: totalsOf(Decimal.zero, missing, Decimal.zero),
  };
}

/** A discount that takes off nothing is not recorded. */
function takeOff(item: Item, reason: LineDiscount['reason'], amount: Decimal, description: string | null): void {
  if (!amount.isPositive()) return;
  const discount: LineDiscount = { reason, amount, quantity: null, quantityBefore: null, description };
  if (item.discounts === null) item.discounts = [discount];
  else item.discounts.push(discount);
  item.discounted = item.discounted.add(amount);
}

function detailedLine({ charge, amount, discounts, discounted }: Item): DetailedLine {
  return {
    key: charge.key,
    name: charge.name,
    category: 'REGULAR',
    paymentTerm: charge.paymentTerm,
    quantity: charge.quantity,
    unitAmount: charge.unitAmount,
    period: null,
    discounts: discounts ?? [],
    totals: totalsOf(amount, Decimal.zero, discounted),
  };
}

function rated(
  meteredQuantity: Decimal | null,
  quantity: Decimal | null,
  quantityBefore: Decimal | null,
  discounts: readonly LineDiscount[],
  detailedLines: readonly DetailedLine[],
): RatedLine {
  const totals = sumTotals(detailedLines.map((line) => line.totals));
  return { meteredQuantity, quantity, quantityBefore, discounts, detailedLines, totals };
}

function notNegative(value: Decimal): Decimal {
  return value.isNegative() ? Decimal.zero : value;
}
