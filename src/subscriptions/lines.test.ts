import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Decimal } from '../kit/decimal.ts';
import { parseDuration } from '../kit/duration.ts';
import type { RateCardPrice } from '../catalog/index.ts';
import { phaseCandidates, targetLines } from './lines.ts';
import { itemActivity, phaseActivity, phaseStarts } from './schedule.ts';
import type { Schedule, ScheduleItem, SchedulePhase } from './schedule.ts';

const at = (text: string) => Temporal.Instant.from(text);
const usage: RateCardPrice = { type: 'UNIT', amount: Decimal.one, minimumAmount: null, maximumAmount: null };
const flat = (amount: string, paymentTerm: 'IN_ADVANCE' | 'IN_ARREARS'): RateCardPrice => ({ type: 'FLAT', amount: Decimal.of(amount), paymentTerm });

const item = (key: string, price: RateCardPrice | null, activeFrom: Temporal.Instant, cadence: string | null = 'P1M', activeTo: Temporal.Instant | null = null, version = 0): ScheduleItem => ({
  id: `${key}/${version}`,
  key,
  version,
  activeFrom,
  activeTo,
  billingCadence: cadence === null ? null : parseDuration(cadence),
  price,
});

const start = at('2025-01-15T00:00:00Z');
const single = (items: ScheduleItem[], over: Partial<Schedule> = {}): Schedule => ({
  id: 's',
  activeFrom: start,
  activeTo: null,
  billingAnchor: start,
  billingCadence: parseDuration('P1M'),
  currency: 'USD',
  proRating: 'PRORATE_PRICES',
  phases: [{ id: 'p', key: 'only', activeFrom: start, items }],
  ...over,
});
const table = (of: Schedule, asOf: string) =>
  targetLines(of, at(asOf)).map((line) => `${line.uniqueId} ${line.servicePeriod.from.toString().slice(0, 10)}..${line.servicePeriod.to.toString().slice(0, 10)} at ${line.invoiceAt.toString().slice(0, 10)} ${line.flatAmount?.toString() ?? 'usage'}`);

describe('lines', () => {
  test('fall due at the start of the period in advance, and at its end in arrears', () => {
    const of = single([item('fee', flat('30', 'IN_ADVANCE'), start), item('late', flat('5', 'IN_ARREARS'), start), item('calls', usage, start), item('free', null, start)]);
    expect(table(of, '2025-01-15T00:00:01Z')).toMatchInlineSnapshot(`
      [
        "only/fee/v[0]/period[0] 2025-01-15..2025-02-15 at 2025-01-15 30",
        "only/fee/v[0]/period[1] 2025-02-15..2025-03-15 at 2025-02-15 30",
        "only/late/v[0]/period[0] 2025-01-15..2025-02-15 at 2025-02-15 5",
        "only/calls/v[0]/period[0] 2025-01-15..2025-02-15 at 2025-02-15 usage",
      ]
    `);
  });

  test('are counted from an anchor on a 31st, and never from a shorter month', () => {
    const began = at('2025-07-10T15:00:00Z');
    const of = single([item('fee', flat('31', 'IN_ARREARS'), began)], { activeFrom: began, billingAnchor: at('2025-01-31T15:00:00Z'), phases: [{ id: 'p', key: 'only', activeFrom: began, items: [item('fee', flat('31', 'IN_ARREARS'), began)] }] });
    expect(table(of, '2025-09-30T14:59:59Z')).toEqual([
      'only/fee/v[0]/period[0] 2025-07-10..2025-07-31 at 2025-07-31 21',
      'only/fee/v[0]/period[1] 2025-07-31..2025-08-31 at 2025-08-31 31',
      'only/fee/v[0]/period[2] 2025-08-31..2025-09-30 at 2025-09-30 31',
    ]);
  });

  test('of a weekly fee fall due with the billing period of four weeks, those of a version that replaced another too', () => {
    const began = at('2024-01-01T00:00:00Z');
    const replaced = at('2024-01-02T00:00:00Z');
    const items = [item('fee', flat('7', 'IN_ADVANCE'), began, 'P1W', replaced), item('fee', flat('14', 'IN_ADVANCE'), replaced, 'P1W', null, 1)];
    const of = single([], { activeFrom: began, billingAnchor: began, billingCadence: parseDuration('P4W'), phases: [{ id: 'p', key: 'only', activeFrom: began, items }] });
    expect(table(of, '2024-01-02T00:00:00Z')).toEqual([
      'only/fee/v[0]/period[0] 2024-01-01..2024-01-02 at 2024-01-01 1',
      'only/fee/v[1]/period[0] 2024-01-02..2024-01-08 at 2024-01-01 12',
      'only/fee/v[1]/period[1] 2024-01-08..2024-01-15 at 2024-01-01 14',
      'only/fee/v[1]/period[2] 2024-01-15..2024-01-22 at 2024-01-01 14',
      'only/fee/v[1]/period[3] 2024-01-22..2024-01-29 at 2024-01-01 14',
      'only/fee/v[1]/period[4] 2024-01-29..2024-02-05 at 2024-01-29 14',
      'only/fee/v[1]/period[5] 2024-02-05..2024-02-12 at 2024-01-29 14',
      'only/fee/v[1]/period[6] 2024-02-12..2024-02-19 at 2024-01-29 14',
      'only/fee/v[1]/period[7] 2024-02-19..2024-02-26 at 2024-01-29 14',
    ]);
  });

  test('of a subscription that begins later are its first ones', () => {
    const of = single([item('fee', flat('30', 'IN_ADVANCE'), start), item('calls', usage, start)]);
    expect(table(of, '2024-12-01T00:00:00Z')).toEqual(['only/fee/v[0]/period[0] 2025-01-15..2025-02-15 at 2025-01-15 30']);
    expect(table(single([item('calls', usage, start)]), '2024-12-01T00:00:00Z')).toEqual(['only/calls/v[0]/period[0] 2025-01-15..2025-02-15 at 2025-02-15 usage']);
  });

  test('behind a free phase are the first of the phase that pays, and none of a later one', () => {
    const paid = at('2025-02-15T00:00:00Z');
    const later = at('2025-04-15T00:00:00Z');
    const of = single([], {
      phases: [
        { id: 'p0', key: 'trial', activeFrom: start, items: [item('calls', null, start)] },
        { id: 'p1', key: 'discounted', activeFrom: paid, items: [item('calls', usage, paid)] },
        { id: 'p2', key: 'default', activeFrom: later, items: [item('calls', usage, later)] },
      ],
    });
    const first = ['discounted/calls/v[0]/period[0] 2025-02-15..2025-03-15 at 2025-03-15 usage'];
    expect(table(of, '2025-01-16T00:00:00Z')).toEqual(first);
    expect(table(of, '2025-02-15T00:00:00Z')).toEqual(first);
    expect(table(of, '2025-04-15T00:00:01Z')).toEqual([
      ...first,
      'discounted/calls/v[0]/period[1] 2025-03-15..2025-04-15 at 2025-04-15 usage',
      'default/calls/v[0]/period[0] 2025-04-15..2025-05-15 at 2025-05-15 usage',
    ]);
  });

  test('of a subscription that was canceled end with it, at the full price of a flat fee', () => {
    const of = single([item('late', flat('5', 'IN_ARREARS'), start), item('calls', usage, start)], { activeTo: at('2025-02-20T00:00:00Z') });
    expect(table(of, '2026-01-01T00:00:00Z')).toMatchInlineSnapshot(`
      [
        "only/late/v[0]/period[0] 2025-01-15..2025-02-15 at 2025-02-15 5",
        "only/late/v[0]/period[1] 2025-02-15..2025-02-20 at 2025-02-20 5",
        "only/calls/v[0]/period[0] 2025-01-15..2025-02-15 at 2025-02-15 usage",
        "only/calls/v[0]/period[1] 2025-02-15..2025-02-20 at 2025-02-20 usage",
      ]
    `);
  });

  test('of items that are said to end with their subscription are those of items without an end', () => {
    const [opens, ends, during] = ['2024-01-01', '2024-02-01', '2024-01-21'].map((day) => at(`${day}T00:00:00Z`)) as [Temporal.Instant, Temporal.Instant, Temporal.Instant];
    const quarterly = (activeTo: Temporal.Instant | null) => {
      const items = [item('fee', flat('9', 'IN_ARREARS'), opens, 'P3M', activeTo)];
      return table(single(items, { activeFrom: opens, billingAnchor: opens, activeTo: ends, phases: [{ id: 'p', key: 'only', activeFrom: opens, items }] }), ends.toString());
    };
    expect(quarterly(null)).toEqual(['only/fee/v[0]/period[0] 2024-01-01..2024-02-01 at 2024-02-01 9']);
    expect(quarterly(ends)).toEqual(quarterly(null));
    // What an edit ended before is charged until there: 20 of 91 days.
    expect(quarterly(during)).toEqual(['only/fee/v[0]/period[0] 2024-01-01..2024-01-21 at 2024-02-01 1.98']);
  });

  test('of a subscription that was over at its start are none', () => {
    const of = single([item('fee', flat('30', 'IN_ADVANCE'), start), item('once', flat('9', 'IN_ADVANCE'), start, null)], { activeTo: start });
    expect(table(of, '2025-02-01T00:00:00Z')).toEqual([]);
  });

  test('charge no whole fee for a version that was replaced within its first second', () => {
    const soon = start.add({ milliseconds: 300 });
    const of = single([item('fee', flat('30', 'IN_ADVANCE'), start, 'P1M', soon), item('fee', flat('40', 'IN_ADVANCE'), soon, 'P1M', null, 1)]);
    expect(table(of, '2025-01-15T00:00:00Z')).toEqual(['only/fee/v[1]/period[0] 2025-01-15..2025-02-15 at 2025-01-15 40']);
  });

  test('of a one-time fee in arrears come once its end is known', () => {
    const once = item('setup', flat('9', 'IN_ARREARS'), start, null);
    expect(table(single([once]), '2025-02-20T00:00:00Z')).toEqual([]);
    expect(table(single([once], { activeTo: at('2025-02-20T00:00:00Z') }), '2025-02-20T00:00:00Z')).toEqual(['only/setup/v[0] 2025-01-15..2025-02-20 at 2025-02-20 9']);
  });

  test('name the subscription in their reference', () => {
    expect(targetLines(single([item('calls', usage, start)]), start.add({ seconds: 1 })).map(({ reference }) => reference)).toEqual(['s/only/calls/v[0]/period[0]']);
  });
});

const instants = fc.integer({ min: 0, max: 900 * 24 * 3600 * 10 }).map((tenths) => at('2024-01-01T00:00:00Z').add({ milliseconds: tenths * 100 }));
const cadences = fc.constantFrom('P1D', 'P1W', 'P4W', 'P1M', 'P3M', 'P1Y');
const prices = fc.constantFrom<RateCardPrice | null>(usage, flat('10', 'IN_ADVANCE'), flat('7.5', 'IN_ARREARS'), null);

/** A subscription of one to three phases, each with items of up to three versions. */
const schedules: fc.Arbitrary<Schedule> = fc
  .record({
    from: instants,
    anchor: instants,
    cadence: fc.constantFrom('P1W', 'P4W', 'P1M', 'P3M', 'P1Y'),
    lengthDays: fc.option(fc.integer({ min: 0, max: 500 }), { nil: null }),
    proRating: fc.constantFrom<'NONE' | 'PRORATE_PRICES'>('NONE', 'PRORATE_PRICES'),
    phases: fc.array(
      fc.record({
        days: fc.integer({ min: 1, max: 120 }),
        items: fc.array(fc.record({ price: prices, cadence: fc.option(cadences, { nil: null }), cuts: fc.array(fc.integer({ min: 0, max: 150 }), { maxLength: 2 }) }), { maxLength: 3 }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  })
  .map(({ from, anchor, cadence, lengthDays, proRating, phases }) => {
    const starts = phaseStarts(from, phases.map(({ days }) => parseDuration(`P${days}D`)));
    return {
      id: 's',
      activeFrom: from,
      activeTo: lengthDays === null ? null : from.add({ hours: lengthDays * 24 }),
      billingAnchor: anchor,
      billingCadence: parseDuration(cadence),
      currency: 'USD',
      proRating,
      phases: phases.map(({ items }, position): SchedulePhase => {
        const begin = starts[position] ?? from;
        return { id: `p${position}`, key: `p${position}`, activeFrom: begin, items: items.flatMap((spec, index) => versions(`i${index}`, begin, spec)) };
      }),
    };
  });

function versions(key: string, from: Temporal.Instant, spec: { price: RateCardPrice | null; cadence: string | null; cuts: number[] }): ScheduleItem[] {
  const bounds = [from, ...spec.cuts.toSorted((a, b) => a - b).map((days) => from.add({ hours: days * 24 }))];
  return bounds.map((begin, version) => item(key, spec.price, begin, spec.cadence, bounds[version + 1] ?? null, version));
}

const asOfs = fc.integer({ min: -100, max: 900 }).map((days) => at('2024-01-01T00:07:00Z').add({ hours: days * 24 }));
const asRow = (line: ReturnType<typeof targetLines>[number]) =>
  JSON.stringify([line.reference, line.servicePeriod, line.fullServicePeriod, line.billingPeriod, line.invoiceAt, line.flatAmount]);

describe('whatever the subscription', () => {
  test('the same question has the same answer, with each reference once', () => {
    fc.assert(
      fc.property(schedules, asOfs, (of, asOf) => {
        const lines = targetLines(of, asOf);
        expect(targetLines(of, asOf).map(asRow)).toEqual(lines.map(asRow));
        expect(new Set(lines.map(({ reference }) => reference)).size).toBe(lines.length);
      }),
      { numRuns: 100 },
    );
  });

  test('a later time only adds lines', () => {
    fc.assert(
      fc.property(schedules, asOfs, asOfs, fc.boolean(), (of, a, b, onBoundary) => {
        const [early, late] = Temporal.Instant.compare(a, b) <= 0 ? [a, b] : [b, a];
        // Starts of phases are where the limit changes its rule.
        const from = onBoundary ? (of.phases.at(-1)?.activeFrom ?? early) : early;
        const to = Temporal.Instant.compare(from, late) <= 0 ? late : from;
        const known = new Set(targetLines(of, to).map(asRow));
        for (const line of targetLines(of, from).map(asRow)) expect(known).toContain(line);
      }),
      { numRuns: 100 },
    );
  });

  test('the periods of a recurring item tile its activity', () => {
    fc.assert(
      fc.property(schedules, asOfs, (of, asOf) => {
        for (const [position, phase] of of.phases.entries()) {
          const candidates = phaseCandidates(of, position, asOf);
          for (const each of phase.items) {
            const mine = candidates.filter(({ item: owner }) => owner === each);
            if (each.billingCadence === null || mine.length === 0) continue;
            const activity = itemActivity(each, phaseActivity(of, position));
            expect(mine[0]?.servicePeriod.from.epochMilliseconds).toBe(Math.floor(activity.from.epochMilliseconds / 1000) * 1000);
            // A usage period that is empty in whole seconds is left out and keeps its number.
            const numbers = mine.map(({ uniqueId }) => Number(/\[(\d+)\]$/.exec(uniqueId)?.[1]));
            expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
            for (const [index, { servicePeriod }] of mine.entries()) {
              if (index > 0) expect(servicePeriod.from.toString()).toBe(mine[index - 1]?.servicePeriod.to.toString());
              if (activity.to !== null) expect(Temporal.Instant.compare(servicePeriod.to, activity.to)).toBeLessThanOrEqual(0);
            }
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  test('a flat fee never costs more than its whole period', () => {
    fc.assert(
      fc.property(schedules, asOfs, (of, asOf) => {
        for (const { price, flatAmount } of targetLines(of, asOf)) {
          if (price.type !== 'FLAT') expect(flatAmount).toBeNull();
          else expect(flatAmount?.isPositive() === true && flatAmount.lte(price.amount)).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });
});
