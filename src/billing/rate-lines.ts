import { priceToJson } from '../catalog/index.ts';
import { minorUnitDigits, roundMoney } from '../kit/currency.ts';
import { Decimal } from '../kit/decimal.ts';
import type { Period } from '../kit/period.ts';
import type { ChargedEarly } from './charged-early.store.ts';
import { dayShare, feeShare, wholeShare } from './charging/day-share.ts';
import type { DayShare } from './charging/day-share.ts';
import { progressiveCredit } from './charging/progressive-credit.ts';
import { chargeTrueUp, commitmentTrueUp, proratedCommitment } from './charging/true-up.ts';
import { adjustedFee, decidesFee } from './adjusted-fee.ts';
import type { LineUsage } from './invoice-usage.ts';
import type { LineAdjustment } from './line-adjustment.ts';
import type { LineCharging } from './line-charging.ts';
import { rateInvoiceLine } from './rate-invoice-line.ts';
import type { PricedLine } from './rate-invoice-line.ts';
import type { DetailedLine, RatedLine } from './rating/rated-line.ts';
import { addTotals, totalsOf, zeroTotals } from './rating/totals.ts';
import type { Totals } from './rating/totals.ts';
import { roundedShares } from './settlement/settle.ts';

/** A line of an invoice as far as its figures go. */
export interface LineToRateHere extends PricedLine {
  readonly charging: LineCharging | null;
  /** What was decided of its fee by hand; left out or null: nothing. */
  readonly adjustment?: LineAdjustment | null;
  readonly subscriptionId: string | null;
  readonly reference: string | null;
  /** What a whole period would be; null where it is the period. */
  readonly fullPeriod: Period | null;
  /** The start of the billing period that it belongs to; null for a line of its own. */
  readonly billedFrom: Temporal.Instant | null;
  /** That of its period; null for flat prices. */
  readonly usage: LineUsage | null;
}

/** What lines of other invoices came to that belong to the period of a commitment line; before taxes. */
export type BilledElsewhere = (line: LineToRateHere) => Decimal;

/** What other invoices charged that the lines of this one look at. */
export interface FeesElsewhere {
  readonly billed: BilledElsewhere;
  /** By the reference of a line: what thresholds charged early of its period. */
  readonly early: ReadonlyMap<string, ChargedEarly>;
}

/**
 * Rates the lines of one invoice together, in their order: each by its price, then what is missing to the minimum amount of a charge, which
 * all lines of the charge count for, then what is missing to the minimum commitment of a billing period, which everything counts for. Last
 * what usage thresholds charged early of the lines' periods is taken off.
 */
export function rateLines(lines: readonly LineToRateHere[], elsewhere: FeesElsewhere): RatedLine[] {
  const rated = lines.map(ratedAlone);
  for (const [at, line] of lines.entries()) {
    if (line.charging?.minimumAmount == null) continue;
    const used = feesOf(lines, rated, (other) => other.charging?.charge === line.charging?.charge);
    const { amount } = chargeTrueUp({ currency: line.currency, minimumAmount: Decimal.of(line.charging.minimumAmount), used, share: shareOfLine(line, dayShare), rounding: line.charging.minimumRounding ?? 'TRUNCATE' });
    add(rated, at, trueUpLine('minimum-amount', `${line.name}: minimum amount`, amount, line.period));
  }
  for (const [at, line] of lines.entries()) {
    if (line.charging?.commitment == null) continue;
    const commitment = proratedCommitment(Decimal.of(line.charging.commitment), shareOfLine(line, feeShare), line.currency);
    const here = feesOf(lines, rated, (other) => other !== line && isOfPeriod(other, line));
    add(rated, at, trueUpLine('minimum-commitment', line.name, commitmentTrueUp(commitment, [here, elsewhere.billed(line)]), line.period));
  }
  creditEarly(lines, rated, elsewhere.early);
  return rated;
}

function ratedAlone(line: LineToRateHere): RatedLine {
  if (decidesFee(line.adjustment)) return adjustedFee(line, line.adjustment, line.usage);
  if (line.charging?.commitment != null) return unpriced;
  if (line.charging?.early != null) return rateEarly(line, line.charging.early);
  if (line.charging?.oneOff != null) return rateOneOff(line, line.charging.oneOff);
  return line.charging?.inAdvance == null ? rateInvoiceLine(line, line.usage) : rateInAdvance(line, line.charging.inAdvance);
}

/** The fee of an event, as it was when the event was counted; percentages are taken off. */
function rateInAdvance(line: LineToRateHere, { units, fee }: NonNullable<LineCharging['inAdvance']>): RatedLine {
  const price = priceToJson({ type: 'FLAT', amount: Decimal.of(fee), paymentTerm: 'IN_ADVANCE' });
  const rated = rateInvoiceLine({ ...line, price }, null);
  const quantity = Decimal.of(units);
  return { ...rated, meteredQuantity: quantity, quantity, detailedLines: rated.detailedLines.map((of) => ({ ...of, key: 'in-advance-usage', name: `${line.name}: usage in advance` })) };
}

/** A flat price for each of some units, rounded once. Lago's rule for one-off invoices. */
function rateOneOff(line: LineToRateHere, { units }: NonNullable<LineCharging['oneOff']>): RatedLine {
  const quantity = Decimal.of(units);
  const unitAmount = Decimal.of((line.price as { readonly amount: string }).amount);
  const totals = totalsOf(roundMoney(unitAmount.mul(quantity), line.currency));
  const fee: DetailedLine = { key: 'flat-price', name: line.name, category: 'REGULAR', paymentTerm: 'IN_ADVANCE', quantity, unitAmount, period: null, discounts: [], totals };
  return { meteredQuantity: null, quantity, quantityBefore: null, discounts: [], detailedLines: [fee], totals };
}

/** What a usage threshold charged: the period's usage up to then, less what earlier ones had charged of it. */
function rateEarly(line: LineToRateHere, { units, fee, credited }: NonNullable<LineCharging['early']>): RatedLine {
  const amount = Decimal.of(fee);
  const quantity = Decimal.of(units);
  const usage: DetailedLine = { key: 'early-usage', name: `${line.name}: usage up to a threshold`, category: 'REGULAR', paymentTerm: 'IN_ARREARS', quantity: Decimal.one, unitAmount: amount, period: null, discounts: [], totals: totalsOf(amount) };
  const rated: RatedLine = { meteredQuantity: quantity, quantity, quantityBefore: null, discounts: [], detailedLines: [usage], totals: usage.totals };
  return credit(rated, line.name, Decimal.of(credited));
}

/**
 * Takes off what thresholds charged early: of each invoice that did, no more than the lines come to that it charged a part of, spread over
 * them by their amounts. Minor units that do not divide go to the lines whose shares lost most, the first of them where they lost the same.
 */
function creditEarly(lines: readonly LineToRateHere[], rated: RatedLine[], early: ReadonlyMap<string, ChargedEarly>): void {
  const groups = new Map<string, number[]>();
  for (const [at, { charging, reference }] of lines.entries()) {
    const charged = charging?.isChargedEarly === true ? early.get(reference ?? '') : undefined;
    if (charged !== undefined) groups.set(charged.invoiceId, [...(groups.get(charged.invoiceId) ?? []), at]);
  }
  for (const group of groups.values()) {
    const billed = Decimal.sum(group.map((at) => early.get(lines[at]?.reference ?? '')?.fee ?? Decimal.zero));
    const fees = group.map((at) => feeOf((rated[at] as RatedLine).totals));
    const digits = minorUnitDigits((lines[group[0] as number] as LineToRateHere).currency);
    const { amount, shares } = progressiveCredit(fees, [{ linesAmount: billed, issuedAt: epoch }], digits);
    for (const [position, share] of roundedShares(amount, shares, digits).entries()) {
      const at = group[position] as number;
      rated[at] = credit(rated[at] as RatedLine, (lines[at] as LineToRateHere).name, share);
    }
  }
}

/** One invoice a group: its time decides nothing. */
const epoch = Temporal.Instant.fromEpochMilliseconds(0);

function credit(rated: RatedLine, name: string, amount: Decimal): RatedLine {
  if (!amount.isPositive()) return rated;
  const totals: Totals = { ...zeroTotals, creditsTotal: amount, total: amount.neg() };
  const line: DetailedLine = { key: 'charged-early', name: `${name}: charged at a usage threshold before`, category: 'REGULAR', paymentTerm: 'IN_ARREARS', quantity: Decimal.one, unitAmount: Decimal.zero, period: null, discounts: [], totals };
  return { ...rated, detailedLines: [...rated.detailedLines, line], totals: addTotals(rated.totals, totals) };
}

/** Before taxes and coupons. */
export function feeOf({ amount, chargesTotal, discountsTotal }: Pick<Totals, 'amount' | 'chargesTotal' | 'discountsTotal'>): Decimal {
  return amount.add(chargesTotal).sub(discountsTotal);
}

function feesOf(lines: readonly LineToRateHere[], rated: readonly RatedLine[], counts: (line: LineToRateHere) => boolean): Decimal {
  return Decimal.sum(rated.flatMap(({ totals }, at) => {
    const line = lines[at] as LineToRateHere;
    const again = line.charging?.recharge?.fee;
    return counts(line) ? [again === undefined ? feeOf(totals) : Decimal.of(again)] : [];
  }));
}

function isOfPeriod(line: LineToRateHere, { subscriptionId, billedFrom }: LineToRateHere): boolean {
  return subscriptionId !== null && line.subscriptionId === subscriptionId && billedFrom !== null && line.billedFrom?.equals(billedFrom) === true;
}

/** The minimum of a charge counts the days that were charged, from the instant of the start on; a commitment those of the fee, which begin whole. */
function shareOfLine({ period, fullPeriod, charging }: LineToRateHere, share: typeof dayShare): DayShare {
  return period === null ? wholeShare : share(period, fullPeriod ?? period, charging?.zone ?? 'UTC');
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
