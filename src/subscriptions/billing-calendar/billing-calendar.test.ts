import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDuration, compareInstants, daysIn, periodAt, sameInstant, startOfDay } from '../../kit/calendar.ts';
import { Decimal } from '../../kit/decimal.ts';
import { parseDuration } from '../../kit/duration.ts';
import type { Period } from '../../kit/period.ts';
import { anchorOf, hasCalendarPeriods, isWeekly } from './anchor.ts';
import type { BillingTime } from './anchor.ts';
import { dayFee } from './day-fee.ts';
import { billedSpans, currentPeriod, elapsedPeriod, previousPeriod } from './spans.ts';

const at = (text: string) => Temporal.Instant.from(text);
const local = (instant: Temporal.Instant, zone: string) => instant.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' });
const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'America/Sao_Paulo', 'Africa/Cairo', 'Pacific/Apia'];
const cadences = ['P1W', 'P1M', 'P3M', 'P6M', 'P1Y'];

const anyInstant = fc.integer({ min: 0, max: 2_000_000_000 }).map((seconds) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000));
const anyZone = fc.constantFrom(...zones);
const anyCadence = fc.constantFrom(...cadences).map(parseDuration);
const anyBillingTime = fc.constantFrom<BillingTime>('CALENDAR', 'ANNIVERSARY');
const anyStart = fc.record({ billingTime: anyBillingTime, startsAt: anyInstant, zone: anyZone, cadence: anyCadence });

const periodsOf = ({ billingTime, startsAt, zone, cadence }: { billingTime: BillingTime; startsAt: Temporal.Instant; zone: string; cadence: Temporal.Duration }) => ({
  anchor: anchorOf({ billingTime, startsAt, anniversary: null, zone, weekly: isWeekly(cadence) }),
  cadence,
  zone,
});

describe('periods of whole days', () => {
  test('tile time: each begins where the one before it ends, and with a day', () => {
    fc.assert(
      fc.property(anyStart, anyInstant, (start, when) => {
        const of = periodsOf(start);
        const current = currentPeriod(of, when);
        const previous = previousPeriod(of, when);
        expect(compareInstants(current.from, when) <= 0 && compareInstants(when, current.to) < 0).toBe(true);
        expect(sameInstant(previous.to, current.from)).toBe(true);
        expect(sameInstant(startOfDay(current.from, of.zone), current.from)).toBe(true);
        expect(daysIn(previous, of.zone) + daysIn(current, of.zone)).toBe(daysIn({ from: previous.from, to: current.to }, of.zone));
      }),
    );
  });

  test('begin on Monday, the first of a month, of a quarter, of a half year, of a year', () => {
    fc.assert(
      fc.property(anyStart, anyInstant, ({ cadence, ...start }, when) => {
        const { from } = currentPeriod(periodsOf({ ...start, cadence, billingTime: 'CALENDAR' }), when);
        const day = from.toZonedDateTimeISO(start.zone);
        const months = cadence.years * 12 + cadence.months;
        expect(isWeekly(cadence) ? day.dayOfWeek : day.day).toBe(1);
        if (months !== 0) expect((day.month - 1) % months).toBe(0);
      }),
    );
  });

  test('are those of UTC moved by the zone, wherever the subscription began within a day', () => {
    fc.assert(
      fc.property(anyBillingTime, anyCadence, anyInstant, anyInstant, anyZone, fc.integer({ min: 0, max: 86_399 }), (billingTime, cadence, day, when, zone, second) => {
        const started = startOfDay(day, 'UTC').add({ seconds: second });
        const inUtc = currentPeriod(periodsOf({ billingTime, cadence, startsAt: started, zone: 'UTC' }), when);
        const asIn = (instant: Temporal.Instant) => instant.toZonedDateTimeISO('UTC').toPlainDateTime().toZonedDateTime(zone).toInstant();
        const there = currentPeriod(periodsOf({ billingTime, cadence, startsAt: asIn(startOfDay(day, 'UTC')), zone }), asIn(when));
        expect(there.from.toZonedDateTimeISO(zone).toPlainDate().toString()).toBe(inUtc.from.toZonedDateTimeISO('UTC').toPlainDate().toString());
      }),
    );
  });

  // The golden cases lago-billing_dates-058 and -117 have both: the first day of a period, and how far back is looked later on.
  test.each([
    ['P1W', '2021-02-02', ['2022-03-01 2022-02-22', '2022-03-07 2022-02-22']],
    ['P1M', '2021-02-02', ['2022-03-02 2022-02-02', '2022-04-01 2022-02-02']],
    ['P1M', '2021-01-31', ['2022-02-28 2022-01-31', '2022-03-01 2022-01-31', '2022-03-30 2022-02-28']],
    ['P3M', '2021-02-28', ['2021-11-28 2021-08-28', '2021-12-27 2021-08-28', '2021-12-28 2021-11-28', '2022-02-27 2021-11-28', '2022-02-28 2021-11-28']],
    ['P1Y', '2021-02-02', ['2022-02-02 2021-02-02', '2023-02-01 2021-02-02']],
  ])('periods of %s from %s: what a bill is for that comes later than on their first day', (cadence, anchor, expected) => {
    const of = { cadence: parseDuration(cadence), anchor: at(`${anchor}T00:00:00Z`), zone: 'UTC' };
    expect(expected.map((pair) => `${pair.slice(0, 10)} ${local(elapsedPeriod(of, at(`${pair.slice(0, 10)}T12:00:00Z`)).from, 'UTC').slice(0, 10)}`)).toEqual(expected);
  });

  // Lago's rules of a bill: the last day of each span, and by how many days its fee is divided.
  test.each([
    ['2021-02-28', '2020-02-29 to 2021-02-28', 366],
    ['2022-02-28', '2021-02-28 to 2022-02-28', 365],
    ['2024-02-29', '2023-02-28 to 2024-02-28', 365],
    ['2025-02-28', '2024-02-29 to 2025-02-28', 366],
  ])('a bill in arrears on %s for a year from 29 February is for %s, usage and fee alike, of %i days', (day, span, fullDays) => {
    const zone = 'America/Sao_Paulo';
    const startsAt = at('2020-02-29T03:00:00Z');
    const anchor = anchorOf({ billingTime: 'ANNIVERSARY', startsAt, anniversary: null, zone, weekly: false });
    const of = { anchor, cadence: parseDuration('P1Y'), usageCadence: null, zone, inAdvance: false, startedAt: startsAt, terminatedAt: null } as const;
    const { fee, usage, fullFee, fullUsage } = billedSpans(of, at(`${day}T03:00:00Z`));
    const days = ({ from, to }: Period) => [from, to.subtract({ seconds: 1 })].map((instant) => local(instant, zone).slice(0, 10)).join(' to ');
    expect([days(fee), days(usage), daysIn(fullFee, zone), daysIn(fullUsage, zone)]).toEqual([span, span, fullDays, fullDays]);
  });

  test('of a 31st, a leap day and a day that begins at one keep their day', () => {
    const starts = (startsAt: string, cadence: string, zone: string, count: number) => {
      const of = { interval: parseDuration(cadence), zone, anchor: anchorOf({ billingTime: 'ANNIVERSARY', startsAt: at(startsAt), anniversary: null, zone, weekly: false }) };
      const found: string[] = [];
      for (let { from, to } = periodAt(of, at(startsAt)); found.length < count; { from, to } = periodAt(of, to)) found.push(local(from, zone));
      return found;
    };
    expect(starts('2024-01-31T12:00:00Z', 'P1M', 'Europe/Berlin', 5)).toEqual(['2024-01-31T00:00', '2024-02-29T00:00', '2024-03-31T00:00', '2024-04-30T00:00', '2024-05-31T00:00']);
    expect(starts('2024-02-29T00:00:00Z', 'P1Y', 'Asia/Kolkata', 5)).toEqual(['2024-02-29T00:00', '2025-02-28T00:00', '2026-02-28T00:00', '2027-02-28T00:00', '2028-02-29T00:00']);
    // Cairo's 26 April 2024 began at one o'clock; so will that of 2030.
    expect(starts('2024-04-26T12:00:00Z', 'P1M', 'Africa/Cairo', 3)).toEqual(['2024-04-26T01:00', '2024-05-26T00:00', '2024-06-26T00:00']);
    expect(starts('2023-10-31T12:00:00Z', 'P6M', 'Australia/Lord_Howe', 3)).toEqual(['2023-10-31T00:00', '2024-04-30T00:00', '2024-10-31T00:00']);
  });

  test.each([
    ['P1D', true], ['P1W', true], ['P7D', true], ['P1M', true], ['P2M', true], ['P3M', true], ['P6M', true], ['P12M', true], ['P1Y', true],
    ['P2W', false], ['P4W', false], ['P5M', false], ['P2Y', false], ['P1M1D', false], ['PT1H', false], ['PT24H', false],
  ])('of %s are in every calendar: %s', (cadence, expected) => {
    expect(hasCalendarPeriods(parseDuration(cadence))).toBe(expected);
  });
});

describe('days', () => {
  test.each([
    // The days in which clocks change.
    ['2024-03-31T00:00', '2024-04-01T00:00', 'Europe/Berlin', 1],
    ['2024-10-27T00:00', '2024-10-28T00:00', 'Europe/Berlin', 1],
    ['2024-03-01T00:00', '2024-04-01T00:00', 'America/New_York', 31],
    ['2024-04-01T00:00', '2024-05-01T00:00', 'Australia/Lord_Howe', 30],
    ['2024-03-01T09:00', '2024-03-03T08:59', 'Asia/Kolkata', 2],
    ['2024-03-01T09:00', '2024-03-03T09:01', 'Asia/Kolkata', 3],
    ['2024-03-01T09:00', '2024-03-03T09:00', 'Asia/Kolkata', 2],
    ['2024-03-01T09:00', '2024-03-01T09:00', 'UTC', 0],
    ['2024-03-01T10:00', '2024-03-01T09:00', 'UTC', 0],
    // Samoa had no 30 December 2011.
    ['2011-12-01T00:00', '2012-01-01T00:00', 'Pacific/Apia', 31],
  ])('from %s to %s in %s are %i', (from, to, zone, expected) => {
    const instant = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(zone).toInstant();
    expect(daysIn({ from: instant(from), to: instant(to) }, zone)).toBe(expected);
  });

  test('a stretch within the hour that comes twice is a day begun', () => {
    expect(daysIn({ from: at('2024-10-27T00:50:00Z'), to: at('2024-10-27T01:10:00Z') }, 'Europe/Berlin')).toBe(1);
  });
});

describe('fees by days', () => {
  test('of the parts of a period come to the whole, but for rounding', () => {
    fc.assert(
      fc.property(anyStart, anyInstant, fc.bigInt({ min: 1n, max: 10_000_000n }), fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 4 }), (start, when, cents, cuts) => {
        const of = periodsOf(start);
        const full = currentPeriod(of, when);
        const fullDays = daysIn(full, of.zone);
        const days = [...new Set(cuts.map((cut) => Math.floor(cut * fullDays)))].filter((day) => day > 0).toSorted((a, b) => a - b);
        const first = full.from.toZonedDateTimeISO(of.zone).toPlainDate();
        const bounds = [full.from, ...days.map((day) => first.add({ days: day }).toZonedDateTime(of.zone).toInstant()), full.to];
        const amount = Decimal.of(cents);
        const parts = bounds.slice(1).map((to, n) => dayFee({ amount, fullDays, period: { from: bounds[n] as Temporal.Instant, to }, zone: of.zone, trialEndsAt: null, rule: 'part' }));
        expect(Decimal.sum(parts).sub(amount).abs().lte(Decimal.of('0.00000000000001'))).toBe(true);
        const rounded = Decimal.sum(parts.map((part) => part.round(0)));
        expect(rounded.sub(amount).abs().lte(Decimal.of(parts.length))).toBe(true);
      }),
    );
  });

  test('leave out a trial, and the last day of what was replaced on it', () => {
    const period = { from: at('2024-02-01T00:00:00Z'), to: at('2024-03-01T00:00:00Z') };
    const fee = (over: object) => dayFee({ amount: Decimal.of('290'), fullDays: 29, period, zone: 'UTC', trialEndsAt: null, rule: 'part', ...over }).toString();
    const trial = (duration: string) => addDuration(period.from, parseDuration(duration), 'UTC');
    expect([fee({}), fee({ rule: 'replaced' }), fee({ rule: 'full' })]).toEqual(['290', '280', '290']);
    expect([fee({ trialEndsAt: trial('P10D') }), fee({ trialEndsAt: trial('P10D'), rule: 'full' }), fee({ trialEndsAt: trial('PT36H') })]).toEqual(['190', '190', '280']);
    expect([fee({ trialEndsAt: trial('P29D') }), fee({ trialEndsAt: trial('P1Y'), rule: 'full' })]).toEqual(['0', '0']);
  });
});
