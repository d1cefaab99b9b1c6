import { minorUnitDigits } from '../../kit/currency.ts';
import { Decimal } from '../../kit/decimal.ts';
import { shareOf } from './day-share.ts';
import type { DayShare } from './day-share.ts';

/** How a missing amount becomes whole minor units. TRUNCATE is Lago's rule for the minimum of a charge: the customer keeps the fraction. */
export type TrueUpRounding = 'TRUNCATE' | 'HALF_UP';

/** What is missing to a minimum. */
export interface TrueUp {
  /** In the currency's minor unit; zero when the minimum is reached. Never negative. */
  readonly amount: Decimal;
  /** The same before it was cut to minor units, to 15 places. */
  readonly preciseAmount: Decimal;
}

export interface ChargeMinimum {
  /** ISO 4217. */
  readonly currency: string;
  /** Of a whole period; not negative. */
  readonly minimumAmount: Decimal;
  /** What the charge came to: the sum over all of its filters, before taxes and coupons. */
  readonly used: Decimal;
  /** The part of the period that was charged. */
  readonly share: DayShare;
  readonly rounding: TrueUpRounding;
}

/** Places that an amount is kept to where it is not yet money. */
const PRECISE_PLACES = 15;

/**
 * Brings a charge up to its minimum amount, which counts for the days that were charged. Lago's rule: the minimum is of the charge, never of
 * one of its filters.
 */
export function chargeTrueUp({ currency, minimumAmount, used, share, rounding }: ChargeMinimum): TrueUp {
  // missing = minimum x days / of - used, as one fraction, so that it is cut once and from its exact value.
  const days = Decimal.of(share.days);
  const of = Decimal.of(share.of);
  const missing = minimumAmount.mul(days).sub(used.mul(of));
  if (!missing.isPositive()) return { amount: Decimal.zero, preciseAmount: Decimal.zero };
  const places = minorUnitDigits(currency);
  return {
    amount: rounding === 'HALF_UP' ? missing.div(of, places) : quotientDown(missing, of, places),
    preciseAmount: missing.div(of, PRECISE_PLACES),
  };
}

/** What a plan's minimum commitment comes to for a part of its billing period: half up to the minor unit. */
export function proratedCommitment(amount: Decimal, share: DayShare, currency: string): Decimal {
  return shareOf(amount, share, minorUnitDigits(currency));
}

/**
 * What brings a subscription up to its minimum commitment of a period: zero when its fees reach it. `fees` are all of the period, whether
 * they were invoiced or not, in advance or in arrears, with true-ups, before taxes and coupons.
 */
export function commitmentTrueUp(commitment: Decimal, fees: Iterable<Decimal>): Decimal {
  return Decimal.max(Decimal.zero, commitment.sub(Decimal.sum(fees)));
}

/** The quotient of two positive numbers cut to `places`, from its exact value. */
function quotientDown(dividend: Decimal, divisor: Decimal, places: number): Decimal {
  const nearest = dividend.div(divisor, places);
  return nearest.mul(divisor).gt(dividend) ? nearest.sub(Decimal.one.div(tenTo(places), places)) : nearest;
}

function tenTo(places: number): Decimal {
  return Decimal.of(10n ** BigInt(places));
}
