import { daysIn, later, notAfter } from '../../kit/calendar.ts';
import { Decimal } from '../../kit/decimal.ts';
import type { Period } from '../../kit/period.ts';

/** Decimal places that a fee is kept to before it is rounded to the currency. */
const FEE_PLACES = 15;

export interface DayFee {
  /** Of the full period. */
  readonly amount: Decimal;
  /** The days of the full period: the divisor of the price of a day. From 1. */
  readonly fullDays: number;
  /** The part that is charged; days begun count whole. */
  readonly period: Period;
  readonly zone: string;
  /** What is before it is free; null: no trial. */
  readonly trialEndsAt: Temporal.Instant | null;
  /**
   * `full`: the amount, however long the period is. `part`: so much for each day. `replaced`: the same without the last day, which
   * belongs to what took over on it.
   */
  readonly rule: 'full' | 'part' | 'replaced';
}

/**
 * A fee by days, to 15 decimal places of what `amount` is in; the caller rounds it to the currency once. Lago's rule: a trial that ends
 * within the period leaves the days from its end on, whatever the rule; one that ends with it or later leaves nothing.
 */
export function dayFee({ amount, fullDays, period, zone, trialEndsAt, rule }: DayFee): Decimal {
  const charged = trialEndsAt === null ? period : { from: later(period.from, trialEndsAt), to: period.to };
  if (notAfter(charged.to, charged.from)) return Decimal.zero;
  const inTrial = !notAfter(charged.from, period.from);
  if (rule === 'full' && !inTrial) return amount;
  const days = daysIn(charged, zone) - (rule === 'replaced' ? 1 : 0);
  return amount.mul(Decimal.of(days)).div(Decimal.of(fullDays), FEE_PLACES);
}
