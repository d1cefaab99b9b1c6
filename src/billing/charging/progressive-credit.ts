import { Decimal } from '../../kit/decimal.ts';
import { roundedShares } from '../settlement/settle.ts';

/** An invoice that a usage threshold made. */
export interface ProgressiveInvoice {
  /** What its lines came to before taxes and credits: the usage of the period up to then, earlier invoices included. */
  readonly linesAmount: Decimal;
  readonly issuedAt: Temporal.Instant;
}

/** What earlier progressive invoices of the period take off the period's invoice. */
export interface ProgressiveCredit {
  /** Not above what the charges come to. */
  readonly amount: Decimal;
  /** Of each charge, in their order, to 5 places of the minor unit. */
  readonly shares: readonly Decimal[];
  /** What the last progressive invoice billed beyond the period's charges, to be credited on it. */
  readonly excess: Decimal;
}

/** Places of the minor unit that the share of one line is kept to. */
const SHARE_PLACES = 5;

/**
 * The credit for what was billed progressively: that of the latest invoice of the period alone, since each lists the whole period so far. It
 * is spread over the charges by their amounts. `digits` are the decimals of the currency's minor unit.
 */
export function progressiveCredit(charges: readonly Decimal[], invoices: readonly ProgressiveInvoice[], digits: number): ProgressiveCredit {
  const latest = invoices.reduce<ProgressiveInvoice | null>((last, of) => (last === null || Temporal.Instant.compare(last.issuedAt, of.issuedAt) <= 0 ? of : last), null);
  const billed = latest?.linesAmount ?? Decimal.zero;
  const sum = Decimal.sum(charges);
  const amount = Decimal.max(Decimal.zero, Decimal.min(billed, sum));
  return {
    amount,
    shares: charges.map((charge) => (sum.isZero() ? Decimal.zero : amount.mul(charge).div(sum, digits + SHARE_PLACES))),
    excess: Decimal.max(Decimal.zero, billed.sub(amount)),
  };
}

/** A line of a running period, as a threshold finds it. In whole minor units, at least 0. */
export interface LineSoFar {
  /** What its usage comes to now. */
  readonly fee: Decimal;
  /** What earlier thresholds charged of it. */
  readonly charged: Decimal;
}

/**
 * What a threshold's invoice takes off each line because earlier ones charged it, in their order: what they charged of that line. Where its
 * usage has fallen since, what that is too much is taken off the others, by what is left of them: a line below nothing would credit taxes and
 * leave coupons more than the invoice comes to. In whole minor units; together what was charged, no more than the lines come to.
 */
export function creditsSoFar(lines: readonly LineSoFar[], digits: number): readonly Decimal[] {
  const own = lines.map(({ fee, charged }) => Decimal.min(fee, charged));
  const left = lines.map(({ fee }, at) => fee.sub(own[at] ?? Decimal.zero));
  const room = Decimal.sum(left);
  const fallen = Decimal.min(room, Decimal.sum(lines.map(({ charged }) => charged)).sub(Decimal.sum(own)));
  if (!fallen.isPositive()) return own;
  const shares = roundedShares(fallen, left.map((rest) => fallen.mul(rest).div(room, digits + SHARE_PLACES)), digits);
  return own.map((credit, at) => credit.add(shares[at] ?? Decimal.zero));
}
