import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Decimal } from '../kit/decimal.ts';
import { addWeightedTallies, emptyWeightedTally, unitSeconds, weightedChange, weightedSum } from './weighted-sum.ts';
import type { WeightedTally } from './weighted-sum.ts';

const at = (seconds: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(seconds * 1000);
const d = (value: string | number) => Decimal.of(value);

interface Change {
  readonly time: Temporal.Instant;
  readonly value: Decimal;
}

function tallyOf(changes: readonly Change[], from: Temporal.Instant, to: Temporal.Instant): WeightedTally {
  return changes
    .filter(({ time }) => Temporal.Instant.compare(time, from) >= 0 && Temporal.Instant.compare(time, to) < 0)
    .map(({ value, time }) => weightedChange(value, time))
    .reduce(addWeightedTallies, emptyWeightedTally);
}

describe('a level', () => {
  const hour = { from: at(0), to: at(3600) };

  test('that is held throughout is itself', () => {
    expect(weightedSum(unitSeconds(d('7.5'), emptyWeightedTally, hour), hour).toString()).toBe('7.5');
  });

  test('counts from its change on, a negative one too', () => {
    const changes = tallyOf([{ time: at(900), value: d(8) }, { time: at(2700), value: d(-4) }], hour.from, hour.to);
    // 2 for 900 s, 10 for 1800 s, 6 for 900 s.
    expect(unitSeconds(d(2), changes, hour).toString()).toBe('25200');
    expect(weightedSum(d(25200), hour).toString()).toBe('7');
  });

  test('that lasts no time weighs nothing', () => {
    const changes = tallyOf([{ time: at(60), value: d(1_000_000) }, { time: at(60), value: d(-1_000_000) }], hour.from, hour.to);
    expect(unitSeconds(d(3), changes, hour).toString()).toBe('10800');
  });

  test('of a shorter stretch is weighed against the whole billing period', () => {
    const half = { from: at(1800), to: at(3600) };
    expect(weightedSum(unitSeconds(d(3), emptyWeightedTally, half), hour).toString()).toBe('1.5');
  });

  test('by a share without end is rounded up to 20 places', () => {
    const third = { from: at(0), to: at(3) };
    expect(weightedSum(d(1), third).toString()).toBe('0.33333333333333333334');
    expect(weightedSum(d(-1), third).toString()).toBe('-0.33333333333333333333');
  });
});

describe('unit-seconds', () => {
  const changes = fc.array(
    fc.record({ time: fc.integer({ min: -1_000, max: 100_000 }).map((tenths) => Temporal.Instant.fromEpochMilliseconds(tenths * 100)), value: fc.integer({ min: -1_000_000, max: 1_000_000 }).map((value) => d(value).mul(d('0.001'))) }),
    { maxLength: 30 },
  );
  const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 9_999 }), { maxLength: 8 }).map((found) => [0, ...found.toSorted((a, b) => a - b), 10_000]);
  const initials = fc.integer({ min: -1_000, max: 1_000 }).map(d);

  test('of the parts of a period add up to those of the period, and the level goes on from part to part', () => {
    fc.assert(fc.property(initials, changes, cuts, (initial, found, bounds) => {
      const whole = tallyOf(found, at(0), at(10_000));
      let level = initial;
      let sum = Decimal.zero;
      for (const [index, bound] of bounds.slice(1).entries()) {
        const period = { from: at(bounds[index] ?? 0), to: at(bound) };
        const part = tallyOf(found, period.from, period.to);
        sum = sum.add(unitSeconds(level, part, period));
        level = level.add(part.sum);
      }
      expect(sum.toString()).toBe(unitSeconds(initial, whole, { from: at(0), to: at(10_000) }).toString());
      expect(level.toString()).toBe(initial.add(whole.sum).toString());
    }));
  });

  test('are the running totals by the seconds until the next change', () => {
    fc.assert(fc.property(initials, changes, (initial, found) => {
      const period = { from: at(0), to: at(10_000) };
      const inside = found.filter(({ time }) => Temporal.Instant.compare(time, period.from) >= 0 && Temporal.Instant.compare(time, period.to) < 0).toSorted((a, b) => Temporal.Instant.compare(a.time, b.time));
      let total = initial;
      let since = period.from;
      let expected = Decimal.zero;
      for (const { time, value } of [...inside, { time: period.to, value: Decimal.zero }]) {
        const tenths = (time.epochMilliseconds - since.epochMilliseconds) / 100;
        expected = expected.add(total.mul(d(tenths)).mul(d('0.1')));
        total = total.add(value);
        since = time;
      }
      expect(unitSeconds(initial, tallyOf(found, period.from, period.to), period).toString()).toBe(expected.toString());
    }));
  });
});
