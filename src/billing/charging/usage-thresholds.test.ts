import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Decimal } from '../../kit/decimal.ts';
import { lagoVectors } from '../../../test/support/lago-vectors.ts';
import { passedThresholds, thresholdCompletions } from './usage-thresholds.ts';
import type { UsageThresholds } from './usage-thresholds.ts';

interface ThresholdVector {
  input: {
    thresholds_cents: string[];
    recurring_threshold_cents: string | null;
    historical_usage_cents: string;
    invoiced_usage_cents: string;
    current_usage_cents: string;
    progressive_billed_cents: string;
  };
  expected: { passed_thresholds_cents: string[] };
}

const of = (value: string) => Decimal.of(value);

test.each(lagoVectors<ThresholdVector>('usage_threshold').map((vector) => [vector.id, vector] as const))('%s', (_id, { input, expected }) => {
  const passed = passedThresholds(
    { fixed: input.thresholds_cents.map(of), recurring: input.recurring_threshold_cents === null ? null : of(input.recurring_threshold_cents) },
    {
      historical: of(input.historical_usage_cents),
      invoiced: of(input.invoiced_usage_cents),
      current: of(input.current_usage_cents),
      billedInPeriod: of(input.progressive_billed_cents),
    },
  );
  expect(passed.map(({ amount }) => amount.toString())).toEqual(expected.passed_thresholds_cents);
});

const thresholds: fc.Arbitrary<UsageThresholds> = fc.record({
  fixed: fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 4 }).map((list) => list.map((value) => Decimal.of(value))),
  recurring: fc.option(fc.integer({ min: 1, max: 20 }).map((value) => Decimal.of(value)), { nil: null }),
});
const growth = fc.array(fc.integer({ min: 0, max: 15 }), { minLength: 1, maxLength: 25 });

describe('whatever the thresholds and however usage grows', () => {
  test('a fixed threshold fires once, at the look that finds it reached, and no look fires one that usage has not reached', () => {
    fc.assert(
      fc.property(thresholds, growth, (ours, steps) => {
        let current = Decimal.zero;
        let billedInPeriod = Decimal.zero;
        const fired: string[] = [];
        for (const step of steps) {
          current = current.add(Decimal.of(step));
          const passed = passedThresholds(ours, { historical: Decimal.zero, invoiced: Decimal.zero, current, billedInPeriod });
          for (const { amount, isRecurring } of passed) {
            if (!isRecurring) fired.push(amount.toString());
            expect(amount.lte(current)).toBe(true);
          }
          expect(passed.filter(({ isRecurring }) => isRecurring).length).toBeLessThanOrEqual(1);
          if (passed.length > 0) billedInPeriod = current;
        }
        const reached = ours.fixed.filter((amount) => amount.lte(current)).map(String);
        expect(fired.toSorted()).toEqual(reached.toSorted());
      }),
    );
  });

  test('the recurring one fires for billed usage modulo its size and what has come since', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), growth, (size, steps) => {
        let current = 0;
        let billed = 0;
        for (const step of steps) {
          current += step;
          const usage = { historical: Decimal.zero, invoiced: Decimal.zero, current: Decimal.of(current), billedInPeriod: Decimal.of(billed) };
          const fires = passedThresholds({ fixed: [], recurring: Decimal.of(size) }, usage).length === 1;
          expect(fires).toBe(Math.floor(current / size) > Math.floor(billed / size));
          if (fires) billed = current;
        }
      }),
    );
  });

  test('looking again without new usage fires nothing', () => {
    fc.assert(
      fc.property(thresholds, fc.integer({ min: 0, max: 200 }), (ours, used) => {
        const current = Decimal.of(used);
        expect(passedThresholds(ours, { historical: Decimal.zero, invoiced: Decimal.zero, current, billedInPeriod: current })).toEqual([]);
      }),
    );
  });

  test('ratios lie within 0 and 1, and one threshold at most is on its way', () => {
    fc.assert(
      fc.property(thresholds, fc.integer({ min: 0, max: 200 }), (ours, used) => {
        const rows = thresholdCompletions(ours, Decimal.of(used));
        for (const { ratio, amount } of rows) {
          expect(!ratio.isNegative() && ratio.lte(Decimal.one)).toBe(true);
          expect(ratio.eq(Decimal.one)).toBe(amount.lte(Decimal.of(used)));
        }
        expect(rows.filter(({ ratio }) => ratio.isPositive() && ratio.lt(Decimal.one)).length).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('how far thresholds are', () => {
  const rows = (fixed: string[], recurring: string | null, total: string) =>
    thresholdCompletions({ fixed: fixed.map(of), recurring: recurring === null ? null : of(recurring) }, of(total)).map(({ amount, ratio }) => `${amount} ${ratio}`);
  test('counts from the last one that was passed', () => {
    expect(rows(['20', '10'], '5', '4')).toEqual(['10 0.4', '20 0', '25 0']);
    expect(rows(['20', '10'], '5', '15')).toEqual(['10 1', '20 0.5', '25 0']);
    expect(rows(['20', '10'], '5', '32')).toEqual(['10 1', '20 1', '25 1', '30 1', '35 0.4']);
    expect(rows([], '5', '5')).toEqual(['5 1', '10 0']);
    expect(rows([], null, '5')).toEqual([]);
  });
  test('shows the last of very many multiples', () => {
    expect(rows([], '1', '1000000')).toHaveLength(101);
    expect(rows([], '1', '1000000').at(-1)).toBe('1000001 0');
  });
});
