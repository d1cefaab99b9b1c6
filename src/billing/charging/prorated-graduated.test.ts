import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysIn, startOfDay } from '../../kit/calendar.ts';
import { minorUnitDigits } from '../../kit/currency.ts';
import { Decimal } from '../../kit/decimal.ts';
import { comparableNumber, inMinorUnits, lagoVectors } from '../../../test/support/lago-vectors.ts';
import { shareFrom } from './day-share.ts';
import { proratedGraduated } from './prorated-graduated.ts';
import type { GraduatedRange, LevelStep } from './prorated-graduated.ts';

const at = (text: string) => Temporal.Instant.from(text);

interface RangeText {
  from_value: number;
  to_value: number | null;
  per_unit_amount: string;
  flat_amount: string;
}

const rangesOf = (ranges: readonly RangeText[]): GraduatedRange[] =>
  ranges.map((range) => ({ upTo: range.to_value === null ? null : Decimal.of(range.to_value), unitAmount: Decimal.of(range.per_unit_amount), flatAmount: Decimal.of(range.flat_amount) }));

interface PeriodVector {
  input: {
    charge: { properties: { graduated_ranges: RangeText[] } };
    charges_from_datetime: string;
    charges_to_datetime: string;
    period_duration_days: number;
    units_carried_into_period: string | null;
    subscription_upgraded?: boolean;
    currency: string;
    events: { timestamp: string; value: string }[];
  };
  expected: { amount_cents: string; units?: string };
}

test.each(lagoVectors<PeriodVector>('prorated_charge_period').map((vector) => [vector.id, vector] as const))('%s', (_id, { input, expected }) => {
  // Golden cases write the last second of a period.
  const period = { from: at(input.charges_from_datetime), to: at(input.charges_to_datetime).add({ seconds: 1 }) };
  // A change counts from its own day on, that on which the period begins too, whatever the hour.
  const counted = { from: startOfDay(period.from, 'UTC'), to: period.to };
  const of = input.period_duration_days;
  const carriedDays = daysIn(period, 'UTC') - (input.subscription_upgraded === true ? 1 : 0);
  const carried: LevelStep[] = input.units_carried_into_period === null ? [] : [{ quantity: Decimal.of(input.units_carried_into_period), share: { days: carriedDays, of } }];
  const events = input.events.map(({ timestamp, value }): LevelStep => ({ quantity: Decimal.of(value), share: shareFrom(at(timestamp), counted, of, 'UTC') }));
  const { amount, fullQuantity } = proratedGraduated(rangesOf(input.charge.properties.graduated_ranges), [...carried, ...events], minorUnitDigits(input.currency));
  expect(inMinorUnits(amount, input.currency)).toBe(expected.amount_cents);
  if (expected.units !== undefined) expect(fullQuantity.toString()).toBe(expected.units);
});

interface ModelVector {
  input: { charge: { charge_model: string; properties: { graduated_ranges: RangeText[] } }; event_full_units?: string[]; event_prorated_units?: string[] };
  expected: { amount: string; unit_amount?: string };
}

/** What is left of a full quantity, as a part of it in whole numbers: cases are written to at most ten places. */
function partOf(full: string, prorated: string): LevelStep {
  const whole = (text: string): number => Number(Decimal.of(text).abs().mul(Decimal.of(10_000_000_000)).toString());
  return { quantity: Decimal.of(full), share: whole(full) === 0 ? { days: 0, of: 1 } : { days: whole(prorated), of: whole(full) } };
}

const models = lagoVectors<ModelVector>('charge_model').filter(({ input }) => input.event_full_units !== undefined);
test.each(models.map((vector) => [`${vector.id}: ${vector.source.example}`, vector] as const))('%s', (_id, vector) => {
  const { charge, event_full_units: full = [], event_prorated_units: prorated = [] } = vector.input;
  const { amount, fullQuantity } = proratedGraduated(rangesOf(charge.properties.graduated_ranges), full.map((units, n) => partOf(units, prorated[n] ?? '')), 15);
  expect(comparableNumber(amount, vector.expected.amount, 'amount', vector)).toBe(vector.expected.amount);
  const { unit_amount: average } = vector.expected;
  if (average !== undefined) expect(comparableNumber(fullQuantity.isPositive() ? amount.div(fullQuantity, 15) : Decimal.zero, average, 'unit_amount', vector)).toBe(average);
});

const amounts = fc.integer({ min: 0, max: 5000 }).map((value) => Decimal.of(value).div(Decimal.hundred, 2));
const prices: fc.Arbitrary<GraduatedRange[]> = fc
  .tuple(fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 4 }), fc.array(fc.tuple(amounts, amounts), { minLength: 5, maxLength: 5 }))
  .map(([bounds, charges]) =>
    [...bounds.toSorted((a, b) => a - b), null].map((bound, position): GraduatedRange => {
      const [unitAmount, flatAmount] = charges[position] ?? [Decimal.zero, Decimal.zero];
      return { upTo: bound === null ? null : Decimal.of(bound), unitAmount, flatAmount };
    }),
  );
const whole = { days: 31, of: 31 };
const quantities = fc.array(fc.integer({ min: 0, max: 300 }).map((value) => Decimal.of(value).div(Decimal.of(10), 1)), { maxLength: 8 });

describe('whatever the ranges', () => {
  test('whole days cost what the graduated price of the total costs, however the level came about', () => {
    fc.assert(
      fc.property(prices, quantities, (ranges, list) => {
        const stepwise = proratedGraduated(ranges, list.map((quantity) => ({ quantity, share: whole })), 6);
        const total = Decimal.sum(list);
        let expected = Decimal.zero;
        let low = Decimal.zero;
        for (const { upTo, unitAmount, flatAmount } of ranges) {
          if (total.gt(low)) expected = expected.add((upTo === null ? total : Decimal.min(upTo, total)).sub(low).mul(unitAmount)).add(flatAmount);
          low = upTo ?? total;
        }
        expect(stepwise.amount.toString()).toBe(expected.toString());
        expect(stepwise.fullQuantity.eq(total)).toBe(true);
      }),
    );
  });

  test('what comes and goes on the same day costs the flat amounts alone', () => {
    fc.assert(
      fc.property(prices, quantities, fc.integer({ min: 0, max: 31 }), (ranges, list, days) => {
        const share = { days, of: 31 };
        const steps = list.flatMap((quantity) => [{ quantity, share }, { quantity: quantity.neg(), share }]);
        const highest = list.reduce((a, b) => Decimal.max(a, b), Decimal.zero);
        const flat = proratedGraduated(ranges.map((range) => ({ ...range, unitAmount: Decimal.zero })), [{ quantity: highest, share }], 6);
        expect(proratedGraduated(ranges, steps, 6).amount.toString()).toBe(flat.amount.toString());
      }),
    );
  });

  test('is never negative', () => {
    const changes = fc.array(fc.record({ quantity: fc.integer({ min: -60, max: 60 }).map((value) => Decimal.of(value)), share: fc.integer({ min: 0, max: 31 }).map((days) => ({ days, of: 31 })) }), { maxLength: 10 });
    fc.assert(
      fc.property(prices, changes, (ranges, steps) => {
        expect(proratedGraduated(ranges, steps, 2).amount.isNegative()).toBe(false);
      }),
    );
  });
});
