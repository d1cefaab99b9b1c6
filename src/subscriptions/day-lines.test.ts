import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Decimal } from '../kit/decimal.ts';
import { parseDuration } from '../kit/duration.ts';
import type { RateCardPrice } from '../catalog/index.ts';
import { anchorOf } from './billing-calendar/anchor.ts';
import { alignedPeriodAt } from './aligned-period.ts';
import type { BillingTime } from './billing-calendar/anchor.ts';
import { targetLines } from './lines.ts';
import { phaseStarts } from './schedule.ts';
import type { Schedule, ScheduleItem } from './schedule.ts';

const at = (text: string) => Temporal.Instant.from(text);
const usage: RateCardPrice = { type: 'UNIT', amount: Decimal.one, minimumAmount: null, maximumAmount: null };
const flat = (amount: string, paymentTerm: 'IN_ADVANCE' | 'IN_ARREARS' = 'IN_ADVANCE'): RateCardPrice => ({ type: 'FLAT', amount: Decimal.of(amount), paymentTerm });

interface Sold {
  readonly startsAt: string;
  readonly zone: string;
  readonly billingTime: BillingTime;
  readonly prices: Readonly<Record<string, RateCardPrice>>;
  readonly cadence?: string;
  /** By the key of the item; the cadence of the subscription for all others. */
  readonly cadences?: Readonly<Record<string, string>>;
  readonly over?: Partial<Schedule>;
  readonly items?: (item: ScheduleItem) => readonly ScheduleItem[];
}

function sold({ startsAt, zone, billingTime, prices, cadence = 'P1M', cadences = {}, over = {}, items = (item) => [item] }: Sold): Schedule {
  const activeFrom = at(startsAt);
  const made = Object.entries(prices).flatMap(([key, price]) =>
    items({ id: key, key, version: 0, activeFrom, activeTo: null, billingCadence: parseDuration(cadences[key] ?? cadence), price }),
  );
  return {
    id: 's', activeFrom, activeTo: null, zone, billingTime, currency: 'EUR', proRating: 'PRORATE_BY_DAY',
    billingAnchor: anchorOf({ billingTime, startsAt: activeFrom, anniversary: null, zone, weekly: cadence.endsWith('W') }),
    billingCadence: parseDuration(cadence),
    phases: [{ id: 'p', key: 'p', activeFrom, items: made }],
    ...over,
  };
}

const local = (instant: Temporal.Instant, zone = 'UTC') => instant.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T00:00', '');
const table = (of: Schedule, asOf: string) =>
  targetLines(of, at(asOf)).map((line) => `${line.item.key} ${local(line.servicePeriod.from, of.zone)}..${local(line.servicePeriod.to, of.zone)} at ${local(line.invoiceAt, of.zone)} ${line.flatAmount?.toString() ?? 'usage'}`);

describe('lines by days', () => {
  test('of a calendar start in the middle of a month: the first fee is for the days that are left', () => {
    const of = sold({ startsAt: '2022-03-15T10:30:00Z', zone: 'UTC', billingTime: 'CALENDAR', prices: { fee: flat('100'), late: flat('100', 'IN_ARREARS'), calls: usage } });
    expect(table(of, '2022-04-01T00:00:01Z')).toEqual([
      'fee 2022-03-15T10:30..2022-04-01 at 2022-03-15T10:30 54.84',
      'fee 2022-04-01..2022-05-01 at 2022-04-01 100',
      'fee 2022-05-01..2022-06-01 at 2022-05-01 100',
      'late 2022-03-15T10:30..2022-04-01 at 2022-04-01 54.84',
      'late 2022-04-01..2022-05-01 at 2022-05-01 100',
      'calls 2022-03-15T10:30..2022-04-01 at 2022-04-01 usage',
      'calls 2022-04-01..2022-05-01 at 2022-05-01 usage',
    ]);
  });

  test('of an anniversary on a 31st are whole months that end where the next begins, on the clocks of the customer', () => {
    const of = sold({ startsAt: '2024-01-31T15:00:00Z', zone: 'America/New_York', billingTime: 'ANNIVERSARY', prices: { fee: flat('31') } });
    expect(table(of, '2024-04-30T03:59:59Z')).toEqual([
      'fee 2024-01-31T10:00..2024-02-29 at 2024-01-31T10:00 31',
      'fee 2024-02-29..2024-03-31 at 2024-02-29 31',
      'fee 2024-03-31..2024-04-30 at 2024-03-31 31',
      'fee 2024-04-30..2024-05-31 at 2024-04-30 31',
    ]);
    // The clocks went forward on 10 March: midnight moved from 05:00 to 04:00 in UTC.
    expect(targetLines(of, at('2024-04-30T03:59:59Z')).map(({ servicePeriod: { to } }) => to.toString())).toEqual(['2024-02-29T05:00:00Z', '2024-03-31T04:00:00Z', '2024-04-30T04:00:00Z', '2024-05-31T04:00:00Z']);
  });

  test.each([
    ['Europe/Berlin', '2024-03-31', '2024-02-29T23:00:00Z', '2024-03-31T22:00:00Z'],
    ['Asia/Kolkata', '2024-03-31', '2024-02-29T18:30:00Z', '2024-03-31T18:30:00Z'],
    ['Australia/Lord_Howe', '2024-04-07', '2024-03-31T13:00:00Z', '2024-04-30T13:30:00Z'],
  ])('in %s a month with a clock change has as many days as any', (zone, day, from, to) => {
    const startsAt = Temporal.PlainDateTime.from(`${day}T06:00`).toZonedDateTime(zone).toInstant();
    const of = sold({ startsAt: startsAt.toString(), zone, billingTime: 'CALENDAR', prices: { fee: flat('3100', 'IN_ARREARS') } });
    const [line] = targetLines(of, startsAt.add({ seconds: 1 }));
    expect([alignedPeriodAt(of, startsAt)?.to.toString(), line?.servicePeriod.to.toString()]).toEqual([to, to]);
    const days = Temporal.PlainDate.from(day).daysInMonth;
    const left = days - Temporal.PlainDate.from(day).day + 1;
    expect(line?.flatAmount?.toString()).toBe(Decimal.of('3100').mul(Decimal.of(left)).div(Decimal.of(days), 2).toString());
    expect(alignedPeriodAt({ ...of, activeFrom: at(from), phases: [{ id: 'p', key: 'p', activeFrom: at(from), items: [] }] }, startsAt)?.from.toString()).toBe(from);
  });

  test('of a year from a leap day are years', () => {
    const of = sold({ startsAt: '2024-02-29T00:00:00Z', zone: 'UTC', billingTime: 'ANNIVERSARY', cadence: 'P1Y', prices: { fee: flat('366') } });
    expect(table(of, '2028-03-01T00:00:00Z').map((text) => text.slice(0, 26))).toEqual([
      'fee 2024-02-29..2025-02-28', 'fee 2025-02-28..2026-02-28', 'fee 2026-02-28..2027-02-28', 'fee 2027-02-28..2028-02-29', 'fee 2028-02-29..2029-02-28', 'fee 2029-02-28..2030-02-28',
    ]);
  });

  test('of a yearly fee with usage by the month: the fee comes once, usage every month', () => {
    const of = sold({ startsAt: '2024-11-15T00:00:00Z', zone: 'UTC', billingTime: 'CALENDAR', cadences: { fee: 'P1Y' }, prices: { fee: flat('366'), calls: usage } });
    expect(table(of, '2025-01-15T00:00:00Z')).toEqual([
      'fee 2024-11-15..2025-01-01 at 2024-11-15 47',
      'fee 2025-01-01..2026-01-01 at 2025-01-01 366',
      'calls 2024-11-15..2024-12-01 at 2024-12-01 usage',
      'calls 2024-12-01..2025-01-01 at 2025-01-01 usage',
      'calls 2025-01-01..2025-02-01 at 2025-02-01 usage',
    ]);
  });

  test('end with the subscription and the day that it ends on, but without a day that another takes over on', () => {
    const of = (over: Partial<Schedule>) => sold({ startsAt: '2022-03-01T00:00:00Z', zone: 'UTC', billingTime: 'CALENDAR', prices: { fee: flat('100'), late: flat('100', 'IN_ARREARS') }, over: { activeTo: at('2022-03-20T17:00:00Z'), ...over } });
    const amounts = (schedule: Schedule) => targetLines(schedule, at('2022-04-01T00:00:00Z')).map(({ item, flatAmount }) => `${item.key} ${flatAmount?.toString()}`);
    expect(amounts(of({}))).toEqual(['fee 64.52', 'late 64.52']);
    expect(amounts(of({ endIsProrated: true }))).toEqual(['fee 61.29', 'late 61.29']);
    expect(amounts(of({ activeTo: at('2022-03-21T00:00:00Z') }))).toEqual(['fee 64.52', 'late 64.52']);
    // OpenMeter's proration charges both in full.
    expect(amounts(of({ proRating: 'PRORATE_PRICES' }))).toEqual(['fee 100', 'late 100']);
  });

  test('begin with the end of a trial, which is when they are due', () => {
    const of = sold({ startsAt: '2022-03-15T00:00:00Z', zone: 'UTC', billingTime: 'CALENDAR', prices: { fee: flat('100'), calls: usage }, over: { flatFeesFrom: at('2022-03-18T00:00:00Z') } });
    expect(table(of, '2022-03-15T00:00:01Z')).toEqual(['fee 2022-03-18..2022-04-01 at 2022-03-18 45.16', 'fee 2022-04-01..2022-05-01 at 2022-04-01 100', 'calls 2022-03-15..2022-04-01 at 2022-04-01 usage']);
  });

  test('charge the day of a replacement once: to what replaces', () => {
    const change = at('2024-06-11T14:00:00Z');
    const items = (item: ScheduleItem) => [{ ...item, activeTo: change }, { ...item, id: 'next', version: 1, activeFrom: change }];
    const of = sold({ startsAt: '2024-06-01T00:00:00Z', zone: 'UTC', billingTime: 'CALENDAR', prices: { fee: flat('30') }, items });
    expect(table(of, '2024-06-20T00:00:00Z').slice(0, 2)).toEqual(['fee 2024-06-01..2024-06-11T14:00 at 2024-06-01 10', 'fee 2024-06-11T14:00..2024-07-01 at 2024-06-01 20']);
  });

  test('count the months of phases on the same calendar', () => {
    // Midnight of 1 March in Berlin is 28 February in UTC, a month on from which would be 28 March.
    const starts = phaseStarts(at('2023-02-28T23:00:00Z'), [parseDuration('P1M'), parseDuration('P1M'), null], 'Europe/Berlin');
    expect(starts.map((start) => start.toString())).toEqual(['2023-02-28T23:00:00Z', '2023-03-31T22:00:00Z', '2023-04-30T22:00:00Z']);
  });
});

describe('whatever the zone and the start', () => {
  const anyStart = fc.record({
    second: fc.integer({ min: 1_600_000_000, max: 1_900_000_000 }),
    zone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Africa/Cairo'),
    billingTime: fc.constantFrom<BillingTime>('CALENDAR', 'ANNIVERSARY'),
    cadence: fc.constantFrom('P1W', 'P1M', 'P3M', 'P6M', 'P1Y'),
    cut: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  const price = flat('997', 'IN_ARREARS');

  test('the lines of an item tile its time, and a change within a period leaves what the period comes to', () => {
    fc.assert(
      fc.property(anyStart, ({ second, zone, billingTime, cadence, cut }) => {
        const startsAt = Temporal.Instant.fromEpochMilliseconds(second * 1000);
        const whole = sold({ startsAt: startsAt.toString(), zone, billingTime, cadence, prices: { fee: price } });
        const asOf = startsAt.add({ hours: 24 * 400 });
        const lines = targetLines(whole, asOf);
        expect(lines[0]?.servicePeriod.from.toString()).toBe(startsAt.toString());
        for (const [n, line] of lines.slice(1).entries()) expect(line.servicePeriod.from.toString()).toBe(lines[n]?.servicePeriod.to.toString());

        const change = startsAt.add({ seconds: 1 + Math.floor(cut * 399 * 86_400) });
        const items = (item: ScheduleItem) => [{ ...item, activeTo: change }, { ...item, id: 'next', version: 1, activeFrom: change }];
        const split = targetLines(sold({ startsAt: startsAt.toString(), zone, billingTime, cadence, prices: { fee: price }, items }), asOf);
        const total = (of: typeof lines) => Decimal.sum(of.filter(({ fullServicePeriod }) => Temporal.Instant.compare(fullServicePeriod.to, asOf) <= 0).map(({ flatAmount }) => flatAmount ?? Decimal.zero));
        expect(total(split).sub(total(lines)).abs().lte(Decimal.of('0.01'))).toBe(true);
      }),
    );
  });
});
