import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysIn, startOfDay } from '../kit/calendar.ts';
import { Decimal } from '../kit/decimal.ts';
import { proratedLevel, proratedValuesOn, valueSteps, valuesOn } from './recurring.ts';
import type { CountedSpan, UniqueChange, ValueStep } from './recurring.ts';

const at = (text: string): Temporal.Instant => Temporal.Instant.from(text);
const july: CountedSpan = { period: { from: at('2022-07-01T00:00:00Z'), to: at('2022-08-01T00:00:00Z') }, billingPeriod: { from: at('2022-07-01T00:00:00Z'), to: at('2022-08-01T00:00:00Z') }, zone: 'UTC' };
const add = (time: string, text = 'a'): UniqueChange => ({ time: at(time), text, operation: 'ADD' });
const remove = (time: string, text = 'a'): UniqueChange => ({ time: at(time), text, operation: 'REMOVE' });
/** Thirty-firsts, rounded up as shares are. */
const days = (count: number): string => Decimal.of(count * 100_000).div(Decimal.of(31), 5).ceil().div(Decimal.of(100_000), 5).toString();

describe('a level by days', () => {
  test('counts a change from the day it falls on, whichever its sign', () => {
    const changes = [{ time: at('2022-07-31T23:59:59Z'), value: Decimal.of(31) }, { time: at('2022-07-16T12:00:00Z'), value: Decimal.of(-31) }];
    // 10 throughout, 31 for the last day, -31 for the last 16.
    expect(proratedLevel(Decimal.of(10), changes, july).toString()).toBe('-5');
  });

  test('takes days of the zone', () => {
    const zone = 'America/New_York';
    const period = { from: at('2022-07-01T04:00:00Z'), to: at('2022-08-01T04:00:00Z') };
    const changes = [{ time: at('2022-08-01T03:59:59Z'), value: Decimal.of(31) }];
    expect(proratedLevel(Decimal.zero, changes, { period, billingPeriod: period, zone }).toString()).toBe('1');
  });

  // Clocks there skip midnight of 26 April 2024: that day begins at one, and is a day like the others.
  test.each([
    ['a day that begins at one', '2024-04-26T12:00:00Z', '2024-03-31T22:00:00Z', '2024-04-30T21:00:00Z', '5'],
    ['the day before', '2024-04-25T12:00:00Z', '2024-03-31T22:00:00Z', '2024-04-30T21:00:00Z', '6'],
    ['the day after', '2024-04-27T12:00:00Z', '2024-03-31T22:00:00Z', '2024-04-30T21:00:00Z', '4'],
    ['the last day of a period that ends with it', '2024-04-25T12:00:00Z', '2024-03-25T22:00:00Z', '2024-04-25T22:00:00Z', '1'],
    ['a period that begins with it', '2024-04-25T22:00:00Z', '2024-04-25T22:00:00Z', '2024-05-25T21:00:00Z', '30'],
  ])('takes days of a zone whose clocks change at midnight: %s', (_why, time, from, to, expected) => {
    const period = { from: at(from), to: at(to) };
    const zone = 'Africa/Cairo';
    const whole = daysIn(period, zone);
    expect(proratedLevel(Decimal.zero, [{ time: at(time), value: Decimal.of(whole) }], { period, billingPeriod: period, zone }).toString()).toBe(expected);
    expect(proratedValuesOn([add(time)], { period, billingPeriod: period, zone }).toString()).toBe(Decimal.of(Number(expected) * 100_000).div(Decimal.of(whole), 5).ceil().div(Decimal.of(100_000), 5).toString());
  });

  // Begun on the 10th at 15:00 and over on the 13th at 10:00, in less than three days: it is for four of the month's, as its fee is.
  test.each([
    ['a month that it is a part of', '2022-07-01T00:00:00Z', '2022-08-01T00:00:00Z'],
    ['a month that begins with it', '2022-07-10T15:00:00Z', '2022-08-10T00:00:00Z'],
  ])('counts the day that a part begins on whole, of %s', (_why, from, to) => {
    const span: CountedSpan = { period: { from: at('2022-07-10T15:00:00Z'), to: at('2022-07-13T10:00:00Z') }, billingPeriod: { from: at(from), to: at(to) }, zone: 'UTC' };
    const changes = (time: string) => [{ time: at(time), value: Decimal.of(31) }];
    expect(proratedLevel(Decimal.of(31), [], span).toString()).toBe('4');
    expect(['10T15:00:00Z', '11T09:00:00Z', '13T09:59:59Z'].map((time) => proratedLevel(Decimal.zero, changes(`2022-07-${time}`), span).toString())).toEqual(['4', '3', '1']);
    expect(proratedValuesOn([add('2022-07-10T16:00:00Z')], span).toString()).toBe(days(4));
    expect(proratedValuesOn([add('2022-06-01T00:00:00Z'), remove('2022-07-10T16:00:00Z')], span).toString()).toBe(days(1));
  });

  test('counts no day of a part that is empty, nor more than were begun of one that is not of whole days', () => {
    const period = { from: at('2022-07-10T15:00:00Z'), to: at('2022-07-13T10:00:00Z') };
    expect(proratedLevel(Decimal.of(31), [], { ...july, period: { from: period.from, to: period.from } }).toString()).toBe('0');
    expect(proratedLevel(Decimal.of(31), [], { period, billingPeriod: { from: period.from, to: at('2022-08-10T15:00:00Z') }, zone: 'UTC' }).toString()).toBe('3');
  });

  test('leaves out what lies outside the period', () => {
    const changes = [{ time: at('2022-06-30T23:59:59Z'), value: Decimal.of(31) }, { time: at('2022-08-01T00:00:00Z'), value: Decimal.of(31) }];
    expect(proratedLevel(Decimal.zero, changes, july).toString()).toBe('0');
  });
});

describe('values that are on', () => {
  test('are counted once, and removing what is off changes nothing', () => {
    expect(valuesOn([remove('2022-07-01T00:00:00Z'), add('2022-07-02T00:00:00Z'), add('2022-07-03T00:00:00Z'), add('2022-07-03T00:00:00Z', 'b')])).toBe(2);
    expect(valuesOn([add('2022-07-02T00:00:00Z'), add('2022-07-03T00:00:00Z'), remove('2022-07-04T00:00:00Z'), remove('2022-07-05T00:00:00Z')])).toBe(0);
  });

  test.each<[string, UniqueChange[], number]>([
    ['carried in and never removed', [add('2022-06-01T00:00:00Z')], 31],
    ['carried in and removed before', [add('2022-06-01T00:00:00Z'), remove('2022-06-20T00:00:00Z')], 0],
    ['removed in the last second before', [add('2022-06-01T00:00:00Z'), remove('2022-06-30T23:59:59Z')], 0],
    // As on every other day: what is removed at midnight counts for the day that begins then.
    ['removed as the first day begins', [add('2022-06-01T00:00:00Z'), remove('2022-07-01T00:00:00Z')], 1],
    ['added and removed as the first day begins', [add('2022-07-01T00:00:00Z'), remove('2022-07-01T00:00:00Z')], 1],
    ['removed as another day begins', [add('2022-06-01T00:00:00Z'), remove('2022-07-02T00:00:00Z')], 2],
    ['removed on the first day', [add('2022-06-01T00:00:00Z'), remove('2022-07-01T00:00:01Z')], 1],
    ['added twice', [add('2022-07-31T00:00:00Z'), add('2022-07-31T05:00:00Z')], 1],
    ['added, removed and added on one day, removed on the next', [add('2022-07-27T01:00:00Z'), remove('2022-07-27T02:00:00Z'), add('2022-07-27T03:00:00Z'), remove('2022-07-28T01:00:00Z')], 2],
    ['on for two stretches', [add('2022-07-01T01:00:00Z'), remove('2022-07-02T02:00:00Z'), add('2022-07-31T03:00:00Z')], 3],
    ['added when the period is over', [add('2022-08-01T00:00:00Z')], 0],
    ['removed when the period is over', [add('2022-07-30T00:00:00Z'), remove('2022-08-01T00:00:00Z')], 2],
    ['two values', [add('2022-07-31T00:00:00Z'), add('2022-07-30T00:00:00Z', 'b')], 3],
  ])('%s', (_why, changes, expected) => {
    expect(proratedValuesOn(changes, july).toString()).toBe(days(expected));
  });
});

test('what was removed and comes back on the day that a part begins on counts for that day, which the part before gave up', () => {
  const changes = [add('2022-06-01T00:00:00Z'), remove('2022-07-10T10:00:00Z'), add('2022-07-10T13:00:00Z'), remove('2022-07-10T14:00:00Z'), add('2022-07-10T15:00:00Z')];
  const shown = (from: string) => valueSteps(changes, { period: { from: at(from), to: july.period.to }, zone: 'UTC' }).map(({ value, isFromNextDay }) => `${value}${isFromNextDay ? ' later' : ''}`);
  expect(shown('2022-07-10T12:00:00Z')).toEqual(['1', '-1 later', '1', '-1 later', '1 later']);
  expect(shown('2022-07-01T00:00:00Z')).toEqual(['1', '-1 later', '1 later', '-1 later', '1 later']);
  expect(proratedValuesOn(changes, { ...july, period: { from: at('2022-07-10T12:00:00Z'), to: july.period.to } }).toString()).toBe(days(22));
});

describe('whatever happens', () => {
  const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'Asia/Kolkata', 'America/St_Johns', 'Pacific/Apia');
  const spans = fc.tuple(zones, fc.integer({ min: 0, max: 400 * 24 }), fc.integer({ min: 1, max: 40 * 24 })).map(([zone, start, length]): CountedSpan => {
    const from = at('2011-06-01T00:00:00Z').add({ hours: start });
    const period = { from, to: from.add({ hours: length }) };
    return { period, billingPeriod: period, zone };
  });
  const changes = fc.array(fc.tuple(fc.integer({ min: -200, max: 1_200 }), fc.constantFrom('a', 'b', 'c'), fc.constantFrom('ADD' as const, 'REMOVE' as const)), { maxLength: 25 });

  test('a value counts for no more than the whole period, and for nothing when it was never on', () => {
    fc.assert(fc.property(spans, changes, (span, found) => {
      const operations = found.toSorted((a, b) => a[0] - b[0]).map(([hours, text, operation]): UniqueChange => ({ time: span.period.from.add({ hours }), text, operation }));
      const counted = proratedValuesOn(operations, span);
      const added = new Set(operations.filter(({ operation }) => operation === 'ADD').map(({ text }) => text));
      expect(counted.isNegative()).toBe(false);
      expect(counted.lte(Decimal.of(added.size))).toBe(true);
      const throughout = [...operations.filter(({ operation, time }) => operation === 'ADD' && Temporal.Instant.compare(time, span.period.from) <= 0).map(({ text }) => text)];
      const kept = new Set(throughout.filter((text) => operations.every((change) => change.text !== text || change.operation === 'ADD')));
      expect(counted.gte(Decimal.of(kept.size))).toBe(true);
    }));
  });

  test('the steps of the number of values that are on come to as many days as the values themselves', () => {
    fc.assert(fc.property(spans, changes, (span, found) => {
      const { period, zone } = span;
      // Where a part ends within a day the last one is counted by both alike; whole days are what charges by days have.
      const whole = { ...span, period: { from: startOfDay(period.from, zone), to: startOfDay(period.to.add({ hours: 24 }), zone) } };
      const operations = found.toSorted((a, b) => a[0] - b[0]).map(([hours, text, operation]): UniqueChange => ({ time: whole.period.from.add({ hours }), text, operation }));
      const daysLeft = ({ time, isFromNextDay }: ValueStep): number => {
        if (Temporal.Instant.compare(whole.period.to, time) <= 0) return 0;
        const isCarried = Temporal.Instant.compare(time, whole.period.from) < 0;
        return daysIn({ from: isCarried ? whole.period.from : startOfDay(time, zone), to: whole.period.to }, zone) - (isFromNextDay && !isCarried ? 1 : 0);
      };
      const stepped = valueSteps(operations, whole).reduce((sum, step) => sum + Number(step.value.toString()) * daysLeft(step), 0);
      const of = daysIn(whole.period, zone);
      const counted = proratedValuesOn(operations, { ...whole, billingPeriod: whole.period });
      expect(counted.toString()).toBe(Decimal.of(stepped * 100_000).div(Decimal.of(of), 5).ceil().div(Decimal.of(100_000), 5).toString());
    }));
  });

  test('a level carried throughout is itself, and a change on the first day counts like it', () => {
    fc.assert(fc.property(spans, fc.integer({ min: -1_000, max: 1_000 }), (span, level) => {
      const value = Decimal.of(level);
      expect(proratedLevel(value, [], span).toString()).toBe(value.toString());
      expect(proratedLevel(Decimal.zero, [{ time: span.period.from, value }], span).toString()).toBe(value.toString());
    }));
  });
});
