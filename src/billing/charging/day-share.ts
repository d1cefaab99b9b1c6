import { Decimal } from '../../kit/decimal.ts';
import { invariant } from '../../kit/assert.ts';
import { daysIn, fromItsDay, later, startOfDay } from '../../kit/calendar.ts';
import type { Period } from '../../kit/period.ts';

/** A part of a period by days: `days` of `of`, both whole; `of` is above zero. */
export interface DayShare {
  readonly days: number;
  readonly of: number;
}

/** All of it. */
export const wholeShare: DayShare = Object.freeze({ days: 1, of: 1 });

/** Places that a quantity counted by days is kept to, rounded up: Lago's rule. */
const QUANTITY_PLACES = 5;

/**
 * The share that `part` has of the whole period, in days of the time zone as its clocks show them; a begun day counts. A whole part is the
 * whole share, however its days are counted.
 */
export function dayShare(part: Period, whole: Period, zone: string): DayShare {
  return { days: daysIn(part, zone), of: daysIn(whole, zone) };
}

/** The same of fees: where the whole is one of days, the one that the part begins on counts whole, whatever the hour. */
export function feeShare(part: Period, whole: Period, zone: string): DayShare {
  return dayShare(fromItsDay(part, whole, zone), fromItsDay(whole, whole, zone), zone);
}

/** The share that is left from an instant on: its local day and the last one included. */
export function shareFrom(at: Temporal.Instant, period: Period, periodDays: number, zone: string): DayShare {
  return { days: daysIn({ from: later(startOfDay(at, zone), period.from), to: period.to }, zone), of: periodDays };
}

/** The part of an amount, rounded half up once from its exact value. */
export function shareOf(amount: Decimal, { days, of }: DayShare, places: number): Decimal {
  invariant(of > 0 && days >= 0, 'a share of days has a whole to be a share of');
  return amount.mul(Decimal.of(days)).div(Decimal.of(of), places);
}

/** The part of a quantity: 5 places, rounded up, as Lago counts by days. */
export function quantityShare(quantity: Decimal, share: DayShare): Decimal {
  const exact = quantity.mul(Decimal.of(share.days));
  const nearest = shareOf(quantity, share, QUANTITY_PLACES);
  return nearest.mul(Decimal.of(share.of)).lt(exact) ? nearest.add(lastPlace) : nearest;
}

const lastPlace = Decimal.of('0.00001');
