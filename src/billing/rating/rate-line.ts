import type { FlatPrice, UsagePrice } from '../../catalog/index.ts';
import { minorUnitDigits } from '../../kit/currency.ts';
import { Decimal } from '../../kit/decimal.ts';
import { discountMaximum, discountPercentage, minimumSpend } from './adjustments.ts';
import { flatCharges, usageCharges } from './charges.ts';
import type { LineOfPeriod } from './charges.ts';
import type { DetailedLine, DimensionValue, LineDiscount, LineToRate, RatedLine, UsageGroup } from './rated-line.ts';
import { isFirstInPeriod, isLastInPeriod } from './splitting.ts';
import { addTotals, zeroTotals } from './totals.ts';
import type { Totals } from './totals.ts';
import { discountUsage } from './usage-discount.ts';

type RoundedLine = LineOfPeriod & { readonly places: number };

const NO_DISCOUNTS: readonly LineDiscount[] = Object.freeze([]);

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
  const of = {
    name,
    opening: isFirstInPeriod(period, fullPeriod),
    closing: line.isClosedLater !== true && isLastInPeriod(period, fullPeriod),
    places: minorUnitDigits(line.currency),
  } satisfies LineOfPeriod;
  return price.type === 'FLAT' ? rateFlat(price, line, of) : rateUsage(price, line, of);
}

function rateFlat(price: FlatPrice, line: LineToRate, of: RoundedLine): RatedLine {
  const detailedLines = afterPercentage(flatCharges(price, of), line, of.places);
  return { meteredQuantity: null, quantity: null, quantityBefore: null, discounts: NO_DISCOUNTS, detailedLines, totals: totalsOfLine(detailedLines) };
}

function rateUsage(price: UsagePrice, line: LineToRate, { name, opening, closing, places }: RoundedLine): RatedLine {
  const prorated = line.prorated ?? null;
  const meteredQuantity = prorated?.fullQuantity ?? line.quantity ?? Decimal.zero;
  let quantity = notNegative(line.quantity);
  let before = notNegative(line.quantityBefore);
  let discounts = NO_DISCOUNTS;
  const free = line.discounts?.usage ?? null;
  if (free !== null) {
    const usage = discountUsage(free, quantity, before);
    quantity = usage.quantity;
    before = usage.quantityBefore;
    if (usage.discount !== null) discounts = [usage.discount];
  }

  const groups = line.groups ?? null;
  let detailedLines: readonly DetailedLine[];
  if (groups === null) {
    detailedLines = usageCharges(price, { name, opening, closing, places, quantity, before, fullQuantity: prorated?.fullQuantity ?? null, steps: prorated?.steps ?? null, events: line.events ?? null });
  } else {
    // Less than nothing of one group takes nothing off the others.
    quantity = Decimal.sum(groups.map((group) => notNegative(group.quantity)));
    before = Decimal.sum(groups.map((group) => notNegative(group.quantityBefore)));
    detailedLines = groups.flatMap((group) => groupCharges(price, group, { name, opening, closing, places }));
  }
  detailedLines = afterPercentage(detailedLines, line, places);
  if (price.maximumAmount !== null) detailedLines = discountMaximum(detailedLines, price.maximumAmount, line.billedBefore, places);
  let totals = totalsOfLine(detailedLines);
  if (closing && price.minimumAmount !== null) {
    const minimum = minimumSpend(name, price.minimumAmount, line.billedBefore.add(totals.total), places, line.fullPeriod);
    if (minimum !== null) {
      detailedLines = [...detailedLines, minimum];
      totals = addTotals(totals, minimum.totals);
    }
  }
  return { meteredQuantity, quantity, quantityBefore: before, discounts, detailedLines, totals };
}

function groupCharges(price: UsagePrice, { by, quantity, quantityBefore, events, prorated }: UsageGroup, { name, ...of }: RoundedLine): DetailedLine[] {
  const usage = { quantity: notNegative(quantity), before: notNegative(quantityBefore), fullQuantity: prorated?.fullQuantity ?? null, steps: prorated?.steps ?? null, events };
  return usageCharges(price, { ...of, ...usage, name: `${name} • ${nameOfGroup(by)}` }).map((line) => ({ ...line, group: { by, quantity: usage.quantity, quantityBefore: usage.before } }));
}

/** What people read: "aws, eu"; of events without a value "no region". */
function nameOfGroup(by: readonly DimensionValue[]): string {
  return by.length === 0 ? 'others' : by.map(({ dimension, value }) => value ?? `no ${dimension}`).join(', ');
}

function afterPercentage(lines: readonly DetailedLine[], { discounts }: LineToRate, places: number): readonly DetailedLine[] {
  const percentage = discounts?.percentage ?? null;
  return percentage === null ? lines : discountPercentage(lines, percentage, places);
}

function totalsOfLine(lines: readonly DetailedLine[]): Totals {
  let totals = zeroTotals;
  for (const line of lines) totals = addTotals(totals, line.totals);
  return totals;
}

function notNegative(value: Decimal | null): Decimal {
  return value === null || value.isNegative() ? Decimal.zero : value;
}
