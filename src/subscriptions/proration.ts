import { floorToSecond, notAfter } from '../kit/calendar.ts';
import { roundMoney } from '../kit/currency.ts';
import { Decimal } from '../kit/decimal.ts';
import { lengthNs } from '../kit/period.ts';
import type { Period } from '../kit/period.ts';

/** Decimal places that the ratio of two lengths is kept to, before it meets the amount. */
const RATIO_PLACES = 16;

export interface FlatFee {
  /** ISO 4217. */
  readonly currency: string;
  /** Of the full service period. */
  readonly amount: Decimal;
  /** The part that is charged; a part of `fullServicePeriod`. In whole seconds, as is the full one. */
  readonly servicePeriod: Period;
  readonly fullServicePeriod: Period;
  readonly proRating: 'NONE' | 'PRORATE_PRICES';
  /** When the subscription ends; null: without end. */
  readonly subscriptionActiveTo: Temporal.Instant | null;
}

/**
 * What a flat fee comes to for its service period, rounded to the currency's minor unit: amount x elapsed time / elapsed time of the
 * full period. OpenMeter's exceptions, which charge it in full: proration is off; the period is an instant; the subscription's own
 * end cut it.
 */
export function flatFeeAmount(fee: FlatFee): Decimal {
  return roundMoney(proratedAmount(fee), fee.currency);
}

function proratedAmount({ amount, servicePeriod, fullServicePeriod, proRating, subscriptionActiveTo }: FlatFee): Decimal {
  const served = lengthNs(servicePeriod);
  const full = lengthNs(fullServicePeriod);
  if (proRating === 'NONE' || served <= 0n || full <= 0n || served === full) return amount;
  if (subscriptionActiveTo !== null && notAfter(floorToSecond(subscriptionActiveTo), servicePeriod.to)) return amount;
  return amount.mul(Decimal.of(served).div(Decimal.of(full), RATIO_PLACES));
}
