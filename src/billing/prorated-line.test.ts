import { expect, test } from 'vitest';
import { Decimal } from '../kit/decimal.ts';
import { levelSteps } from './prorated-line.ts';

const at = (day: number, hour = 0) => Temporal.Instant.from('2027-01-01T00:00:00Z').add({ hours: 24 * (day - 1) + hour });

test('the day that a part of a period begins on counts whole for every step, and the one on which something is taken away', () => {
  const period = { from: at(10, 15), to: at(13, 10) };
  const full = { from: at(10, 15), to: at(41) };
  const changes = [
    { time: at(10, 15), value: Decimal.one, isFromNextDay: false },
    { time: at(10, 16), value: Decimal.one.neg(), isFromNextDay: true },
    { time: at(13, 9), value: Decimal.one, isFromNextDay: false },
  ];
  const steps = levelSteps({ quantity: Decimal.zero, fullQuantity: Decimal.zero, carried: Decimal.of(5), changes }, period, full, 'UTC');
  expect(steps.map(({ quantity, share }) => `${quantity} for ${share.days} of ${share.of}`)).toEqual(['5 for 4 of 31', '1 for 4 of 31', '-1 for 3 of 31', '1 for 1 of 31']);
});
