import { expect, test } from 'vitest';
import { isOwnedFrom, ownedPeriod, quantityAt, quantityBefore, segmentsOf, withQuantity } from './quantities.ts';
import type { QuantityChange } from './quantities.ts';

const at = (day: number) => Temporal.Instant.from('2027-01-01T00:00:00Z').add({ hours: 24 * day });
const changes = (...said: readonly (readonly [number, number])[]): QuantityChange[] => said.map(([day, quantity]) => ({ activeFrom: at(day), quantity }));

test('a change holds from its instant on: what held there is cut, what was to come is gone', () => {
  expect(withQuantity([], at(1), 2)).toEqual(changes([1, 2]));
  expect(withQuantity(changes([1, 2]), at(3), 5)).toEqual(changes([1, 2], [3, 5]));
  expect(withQuantity(changes([1, 2], [9, 4]), at(3), 5)).toEqual(changes([1, 2], [3, 5]));
  expect(withQuantity(changes([1, 2]), at(1), 5)).toEqual(changes([1, 5]));
  expect(withQuantity(changes([1, 2], [9, 4]), at(3), 2)).toEqual(changes([1, 2]));
  expect(withQuantity(changes([1, 2]), at(1), 0)).toEqual(changes([1, 0]));
});

test('segments follow each other without gaps', () => {
  expect(segmentsOf(changes([1, 2], [3, 0], [5, 1]))).toEqual([{ from: at(1), to: at(3), quantity: 2 }, { from: at(3), to: at(5), quantity: 0 }, { from: at(5), to: null, quantity: 1 }]);
});

test('a quantity holds from the very instant of its change', () => {
  const of = changes([1, 2], [3, 0]);
  expect([0, 1, 2, 3, 4].map((day) => quantityAt(of, at(day)))).toEqual([0, 2, 2, 0, 0]);
  expect([1, 2, 3, 4].map((day) => quantityBefore(of, at(day)))).toEqual([0, 2, 2, 0]);
});

test('it is owned as long as there is any, now or later', () => {
  expect([2, 3].map((day) => isOwnedFrom(changes([1, 2], [3, 0]), at(day)))).toEqual([true, false]);
  expect(isOwnedFrom(changes([5, 1]), at(2))).toBe(true);
});

test('its time goes from the first that there is to the last', () => {
  expect(ownedPeriod([])).toBeNull();
  expect(ownedPeriod(changes([1, 2]))).toEqual({ from: at(1), to: null });
  expect(ownedPeriod(changes([1, 2], [3, 0], [5, 1], [7, 0]))).toEqual({ from: at(1), to: at(7) });
  expect(ownedPeriod(changes([1, 0]))).toEqual({ from: at(1), to: at(1) });
  expect(ownedPeriod(changes([1, 0], [2, 1]))).toEqual({ from: at(2), to: null });
});
