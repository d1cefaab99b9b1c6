import { Decimal } from '../../kit/decimal.ts';
import { daysIn, later, startOfDay } from '../../kit/calendar.ts';
import { notAfter } from '../../kit/instant.ts';
import type { Period } from '../../kit/period.ts';
import { noteAmounts } from './amounts.ts';
import type { CreditedCharge } from './amounts.ts';

/** A subscription that was paid in advance and ends before its period does. */
export interface Termination {
  /** From the start of a day to the start of one, by the clocks of `zone`. */
  readonly period: Period;
  /** Before the end of the period. */
  readonly terminatedAt: Temporal.Instant;
  /** IANA: whose days are counted. */
  readonly zone: string;
  /** Another plan takes over on the day, which is charged for it. */
  readonly isUpgrade: boolean;
  /** From its day on the period is charged; null: no trial. */
  readonly trialEndsAt: Temporal.Instant | null;
  /** Of a whole period, when it was billed. In whole minor units, as are the following. */
  readonly planAmount: Decimal;
  /** The last fee of the subscription. */
  readonly fee: CreditedCharge;
  /** What notes took back of the fee before. */
  readonly credited: Decimal;
  /** Decimals of the currency's minor unit. */
  readonly digits: number;
}

export interface TerminationCredit {
  readonly unusedDays: number;
  readonly periodDays: number;
  /** What is taken back of the fee, before coupons and taxes: to five decimals of the minor unit. */
  readonly amount: Decimal;
  /** With taxes, rounded once. */
  readonly creditAmount: Decimal;
}

/** Beyond what five decimals are cut from. */
const MORE_DECIMALS = 5;
const EXACT_DECIMALS = 20;

/**
 * What is credited of a fee for the days that are not used: those after the day of the end, or from it on where another plan takes over; in
 * proportion to the plan's price, no more than the fee, less what was credited before. Null where that is nothing. Lago's rule.
 */
export function terminationCredit({ period, terminatedAt, zone, isUpgrade, trialEndsAt, planAmount, fee, credited, digits }: Termination): TerminationCredit | null {
  const lastDay = startOfDay(terminatedAt, zone);
  const nextDay = lastDay.toZonedDateTimeISO(zone).add({ days: 1 }).toInstant();
  // Who ends within the trial has used nothing that was charged, on the day itself either.
  const isCharged = !isUpgrade && (trialEndsAt === null || notAfter(trialEndsAt, terminatedAt));
  const unusedFrom = later(isCharged ? nextDay : lastDay, trialEndsAt === null ? period.from : startOfDay(trialEndsAt, zone));
  const unusedDays = daysIn({ from: unusedFrom, to: period.to }, zone);
  const periodDays = daysIn(period, zone);
  const exact = Decimal.min(planAmount.mul(Decimal.of(unusedDays)).div(Decimal.of(periodDays), EXACT_DECIMALS), fee.amount).sub(credited);
  const amount = cut(exact, digits + MORE_DECIMALS);
  if (!amount.isPositive()) return null;
  const { total } = noteAmounts({ digits, charges: [fee], items: [{ chargeId: fee.id, amount }], earlierRounding: null });
  return { unusedDays, periodDays, amount, creditAmount: total };
}

/** Towards zero. */
function cut(amount: Decimal, places: number): Decimal {
  const rounded = amount.round(places);
  return rounded.gt(amount) ? rounded.sub(Decimal.one.div(Decimal.of(10n ** BigInt(places)), places)) : rounded;
}
