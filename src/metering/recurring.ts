import { before, daysIn, earlier, fromItsDay, later, notAfter, sameInstant, startOfDay } from '../kit/calendar.ts';
import { Decimal } from '../kit/decimal.ts';
import type { Period } from '../kit/period.ts';
import { roundedQuotient } from './rounding.ts';
import type { Rounding } from './rounding.ts';

/** Lago's rule: what is counted by days keeps 5 places, rounded up. */
const PRORATED_ROUNDING: Rounding = { function: 'CEIL', precision: 5 };

export type UniqueOperation = 'ADD' | 'REMOVE';

/** A value is switched on or off. */
export interface UniqueChange {
  readonly time: Temporal.Instant;
  readonly text: string;
  readonly operation: UniqueOperation;
}

/** How a change moves a level, or the number of values that are on. */
export interface ValueStep {
  readonly time: Temporal.Instant;
  /** What is added; 1 or -1 of distinct values. */
  readonly value: Decimal;
  /** It counts from the day after its own. */
  readonly isFromNextDay: boolean;
}

/** A change of a level that is carried from period to period. */
export interface LevelChange {
  readonly time: Temporal.Instant;
  readonly value: Decimal;
}

/** The stretch of time that is counted, and what makes its share of a whole billing period. */
export interface CountedSpan {
  /** [from, to): the billing period, or what a subscription's start or end left of it. */
  readonly period: Period;
  /** The whole of it. */
  readonly billingPeriod: Period;
  /** The IANA time zone whose days are counted. */
  readonly zone: string;
}

/**
 * A level by days: what was `carried` into the period counts for all of its days, each change from the local day that it falls on,
 * whichever its sign; all of it by the days of the whole billing period, and all days begun ({@link fromItsDay}). Changes outside the
 * period are left out.
 */
export function proratedLevel(carried: Decimal, changes: Iterable<LevelChange>, span: CountedSpan): Decimal {
  const { period, billingPeriod, zone } = span;
  const counted = fromItsDay(period, billingPeriod, zone);
  let unitDays = carried.mul(Decimal.of(daysIn(counted, zone)));
  for (const { time, value } of changes) {
    if (before(time, period.from) || notAfter(period.to, time)) continue;
    const from = later(startOfDay(time, zone), counted.from);
    unitDays = unitDays.add(value.mul(Decimal.of(daysOf(counted, zone, from, period.to))));
  }
  return byDays(span, unitDays);
}

/**
 * How many distinct values are on after the changes, which come in the order of their times. Adding a value that is on and removing one
 * that is off change nothing.
 */
export function valuesOn(changes: Iterable<UniqueChange>): number {
  const on = new Set<string>();
  for (const { text, operation } of changes) {
    if (operation === 'ADD') on.add(text);
    else on.delete(text);
  }
  return on.size;
}

/**
 * The values that were on in the period, by days: each counts for the local days on which it was on, the day it was removed included (the
 * first day of the period too, where it is removed as that begins) and no day twice, by the days of the whole billing period. `changes` come in the order of their times and begin with the history
 * before the period, if that is carried.
 */
export function proratedValuesOn(changes: Iterable<UniqueChange>, span: CountedSpan): Decimal {
  const { period, billingPeriod, zone } = span;
  const counted = fromItsDay(period, billingPeriod, zone);
  const values = new Map<string, { since: Temporal.Instant | null; countedTo: Temporal.Instant; days: number }>();
  const count = (text: string, since: Temporal.Instant, until: Temporal.Instant): void => {
    const value = values.get(text);
    if (value === undefined) return;
    value.since = null;
    if (before(until, period.from)) return;
    const from = later(startOfDay(since, zone), value.countedTo);
    const to = earlier(endOfDay(until, zone), period.to);
    if (!before(from, to)) return;
    value.days += daysOf(counted, zone, from, to);
    value.countedTo = to;
  };
  for (const { time, text, operation } of changes) {
    if (notAfter(period.to, time)) break;
    const since = values.get(text)?.since ?? null;
    if (operation === 'ADD' && since === null) {
      const known = values.get(text);
      if (known === undefined) values.set(text, { since: time, countedTo: counted.from, days: 0 });
      else known.since = time;
    } else if (operation === 'REMOVE' && since !== null) {
      count(text, since, time);
    }
  }
  let days = 0;
  for (const [text, value] of values) {
    if (value.since !== null) count(text, value.since, period.to);
    days += value.days;
  }
  return byDays(span, Decimal.of(days));
}

/**
 * The same as steps of a level, which leave out what changes nothing: a value's removal counts from the next day on, since its own day still
 * counts, and so does its return on that day, so that no day counts twice. `changes` come in the order of their times and begin with the
 * history before the period, whose days are another's.
 */
export function valueSteps(changes: Iterable<UniqueChange>, { period, zone }: Pick<CountedSpan, 'period' | 'zone'>): ValueStep[] {
  const lastOf = new Map<string, { isOn: boolean; removedOn: Temporal.Instant | null }>();
  const steps: ValueStep[] = [];
  for (const { time, text, operation } of changes) {
    const { isOn, removedOn } = lastOf.get(text) ?? { isOn: false, removedOn: null };
    const isRemoval = operation === 'REMOVE';
    if (isOn !== isRemoval) continue;
    const day = startOfDay(time, zone);
    lastOf.set(text, { isOn: !isRemoval, removedOn: isRemoval && !before(time, period.from) ? day : removedOn });
    steps.push({ time, value: isRemoval ? Decimal.one.neg() : Decimal.one, isFromNextDay: isRemoval || (removedOn !== null && sameInstant(removedOn, day)) });
  }
  return steps;
}

/** Days of the part [from, to) of a period, so numbered that the days of its parts add up to its own, wherever in a day it starts. */
function daysOf(period: Period, zone: string, from: Temporal.Instant, to: Temporal.Instant): number {
  return daysIn({ from: period.from, to }, zone) - daysIn({ from: period.from, to: from }, zone);
}

function byDays({ billingPeriod, zone }: CountedSpan, unitDays: Decimal): Decimal {
  return roundedQuotient(unitDays, Decimal.of(daysIn(billingPeriod, zone)), PRORATED_ROUNDING);
}

/** The start of the next day. */
function endOfDay(at: Temporal.Instant, zone: string): Temporal.Instant {
  return at.toZonedDateTimeISO(zone).toPlainDate().add({ days: 1 }).toZonedDateTime(zone).toInstant();
}
