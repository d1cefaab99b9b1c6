import { priceToJson } from '../catalog/index.ts';
import { Decimal } from '../kit/decimal.ts';
import type { Period } from '../kit/period.ts';
import { dayShare, wholeShare } from './charging/day-share.ts';
import type { DayShare } from './charging/day-share.ts';
import { chargeTrueUp, commitmentTrueUp, proratedCommitment } from './charging/true-up.ts';
import type { LineUsage } from './invoice-usage.ts';
import type { LineCharging } from './line-charging.ts';
import { rateInvoiceLine } from './rate-invoice-line.ts';
import type { PricedLine } from './rate-invoice-line.ts';
import type { DetailedLine, RatedLine } from './rating/rated-line.ts';
import { addTotals, totalsOf, zeroTotals } from './rating/totals.ts';
import type { Totals } from './rating/totals.ts';

/** A line of an invoice as far as its figures go. */
export interface LineToRateHere extends PricedLine {
  readonly charging: LineCharging | null;
  readonly subscriptionId: string | null;
  /** What a whole period would be; null where it is the period. */
  readonly fullPeriod: Period | null;
  /** The start of the billing period that it belongs to; null for a line of its own. */
  readonly billedFrom: Temporal.Instant | null;
  /** That of its period; null for flat prices. */
  readonly usage: LineUsage | null;
}

/** What lines of other invoices came to that belong to the period of a commitment line; before taxes. */
export type BilledElsewhere = (line: LineToRateHere) => Decimal;

/**
 * Rates the lines of one invoice together, in their order: each by its price, then what is missing to the minimum amount of a charge, which
 * all lines of the charge count for, then what is missing to the minimum commitment of a billing period, which everything counts for.
 */
export function rateLines(lines: readonly LineToRateHere[], billedElsewhere: BilledElsewhere): RatedLine[] {
  const rated = lines.map(ratedAlone);
  for (const [at, line] of lines.entries()) {
    if (line.charging?.minimumAmount == null) continue;
    const used = feesOf(lines, rated, (other) => other.charging?.charge === line.charging?.charge);
    const { amount } = chargeTrueUp({ currency: line.currency, minimumAmount: Decimal.of(line.charging.minimumAmount), used, share: shareOfLine(line), rounding: 'TRUNCATE' });
    add(rated, at, trueUpLine('minimum-amount', `${line.name}: minimum amount`, amount, line.period));
  }
  for (const [at, line] of lines.entries()) {
    if (line.charging?.commitment == null) continue;
    const commitment = proratedCommitment(Decimal.of(line.charging.commitment), shareOfLine(line), line.currency);
    const here = feesOf(lines, rated, (other) => other !== line && isOfPeriod(other, line));
    add(rated, at, trueUpLine('minimum-commitment', line.name, commitmentTrueUp(commitment, [here, billedElsewhere(line)]), line.period));
  }
  return rated;
}

function ratedAlone(line: LineToRateHere): RatedLine {
  if (line.charging?.commitment != null) return unpriced;
  return line.charging?.inAdvance == null ? rateInvoiceLine(line, line.usage) : rateInAdvance(line, line.charging.inAdvance);
}

/** The fee of an event, as it was when the event was counted; percentages are taken off. */
function rateInAdvance(line: LineToRateHere, { units, fee }: NonNullable<LineCharging['inAdvance']>): RatedLine {
  const price = priceToJson({ type: 'FLAT', amount: Decimal.of(fee), paymentTerm: 'IN_ADVANCE' });
  const rated = rateInvoiceLine({ ...line, price }, null);
  const quantity = Decimal.of(units);
  return { ...rated, meteredQuantity: quantity, quantity, detailedLines: rated.detailedLines.map((of) => ({ ...of, key: 'in-advance-usage', name: `${line.name}: usage in advance` })) };
}

/** Before taxes and coupons. */
export function feeOf({ amount, chargesTotal, discountsTotal }: Pick<Totals, 'amount' | 'chargesTotal' | 'discountsTotal'>): Decimal {
  return amount.add(chargesTotal).sub(discountsTotal);
}

function feesOf(lines: readonly LineToRateHere[], rated: readonly RatedLine[], counts: (line: LineToRateHere) => boolean): Decimal {
  return Decimal.sum(rated.flatMap(({ totals }, at) => (counts(lines[at] as LineToRateHere) ? [feeOf(totals)] : [])));
}

function isOfPeriod(line: LineToRateHere, { subscriptionId, billedFrom }: LineToRateHere): boolean {
  return subscriptionId !== null && line.subscriptionId === subscriptionId && billedFrom !== null && line.billedFrom?.equals(billedFrom) === true;
}

function shareOfLine({ period, fullPeriod, charging }: LineToRateHere): DayShare {
  return period === null ? wholeShare : dayShare(period, fullPeriod ?? period, charging?.zone ?? 'UTC');
}

/** Nothing that comes to nothing. */
function trueUpLine(key: string, name: string, missing: Decimal, period: Period | null): DetailedLine | null {
  if (!missing.isPositive()) return null;
  return { key, name, category: 'COMMITMENT', paymentTerm: 'IN_ARREARS', quantity: Decimal.one, unitAmount: missing, period, discounts: [], totals: totalsOf(Decimal.zero, missing) };
}

function add(rated: RatedLine[], at: number, line: DetailedLine | null): void {
  const to = rated[at];
  if (line === null || to === undefined) return;
  rated[at] = { ...to, detailedLines: [...to.detailedLines, line], totals: addTotals(to.totals, line.totals) };
}

/** A line without a price of its own. */
const unpriced: RatedLine = Object.freeze({ meteredQuantity: null, quantity: null, quantityBefore: null, discounts: [], detailedLines: [], totals: zeroTotals });
