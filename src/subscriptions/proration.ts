import type { ProRating } from '../catalog/index.ts';
import { daysIn, earlier, floorToSecond, later, notAfter, startOfDay } from '../kit/calendar.ts';
import { roundMoney } from '../kit/currency.ts';
import { Decimal } from '../kit/decimal.ts';
import { lengthNs } from '../kit/period.ts';
import type { Period } from '../kit/period.ts';
import { dayFee } from './billing-calendar/day-fee.ts';

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
  readonly proRating: ProRating;
  /** IANA: whose days PRORATE_BY_DAY counts. */
  readonly zone: string;
  /** When the subscription ends and nothing takes over from it; null: without such an end. */
  readonly subscriptionActiveTo: Temporal.Instant | null;
  /** When what is charged would end without that, since its phase does or an edit ended it; null or left out: never. */
  readonly endsAnyway?: Temporal.Instant | null;
}

/**
 * What a flat fee comes to for its service period, rounded to the currency's minor unit.
 * PRORATE_PRICES, OpenMeter's rule: amount x elapsed time / elapsed time of the full period; in full where the period is an instant. What
 * the subscription's own end cuts off is charged too; what began late is not, nor what would have ended anyway, though OpenMeter charges such a period in full.
 * PRORATE_BY_DAY, Lago's rule: amount x days / days of the full period, by the calendar of the zone. A day belongs to what runs when it
 * ends, so that what takes over on a day is charged for it; the day that a subscription ends on for good is charged too.
 * NONE: always in full.
 */
export function flatFeeAmount(fee: FlatFee): Decimal {
  return roundMoney(proratedAmount(fee), fee.currency);
}

function proratedAmount(fee: FlatFee): Decimal {
  const { amount, servicePeriod, fullServicePeriod, proRating } = fee;
  const served = lengthNs(servicePeriod);
  const full = lengthNs(fullServicePeriod);
  if (proRating === 'NONE' || served <= 0n || full <= 0n || served === full) return amount;
  const fullDays = proRating === 'PRORATE_BY_DAY' ? daysIn(wholeDays(fullServicePeriod, fee.zone), fee.zone) : 0;
  // A period within a day has no days to count.
  if (fullDays > 0) return amountByDay(fee, fullDays);
  const charged = isCutByEnd(fee) ? lengthNs({ from: servicePeriod.from, to: chargedTo(fee) }) : served;
  return charged === full ? amount : amount.mul(Decimal.of(charged).div(Decimal.of(full), RATIO_PLACES));
}

function amountByDay(fee: FlatFee, fullDays: number): Decimal {
  const { amount, servicePeriod, zone } = fee;
  const charged = wholeDays(servicePeriod, zone);
  const period = isCutByEnd(fee) ? { from: charged.from, to: servicePeriod.to } : charged;
  return Decimal.min(dayFee({ amount, fullDays, period, zone, trialEndsAt: null, rule: 'part' }), amount);
}

/** Both ends go back to the start of their day. */
function wholeDays({ from, to }: Period, zone: string): Period {
  return { from: startOfDay(from, zone), to: startOfDay(to, zone) };
}

/** Up to when a fee is charged that the end of its subscription cuts. */
function chargedTo({ servicePeriod, fullServicePeriod, endsAnyway = null }: FlatFee): Temporal.Instant {
  return endsAnyway === null ? fullServicePeriod.to : later(servicePeriod.to, earlier(floorToSecond(endsAnyway), fullServicePeriod.to));
}

function isCutByEnd({ subscriptionActiveTo, servicePeriod }: FlatFee): boolean {
  return subscriptionActiveTo !== null && notAfter(floorToSecond(subscriptionActiveTo), servicePeriod.to);
}
