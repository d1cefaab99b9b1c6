import { expect, test } from 'vitest';
import { plainRows } from './plain-rows.ts';

const result = (names: readonly string[], ...rows: unknown[][]) => ({ fields: names.map((name) => ({ name })) as never, rows });

test('lists of values become objects with the names of their columns, in their order', () => {
  const rows = plainRows('two', result(['id', 'createdAt'], ['a', null], ['b', '2026-11-21 10:00:00+00']));
  expect(rows).toEqual([{ id: 'a', createdAt: null }, { id: 'b', createdAt: '2026-11-21 10:00:00+00' }]);
  expect(Object.keys(rows[0] ?? {})).toEqual(['id', 'createdAt']);
  expect(plainRows('two', result(['id', 'createdAt']))).toEqual([]);
});

test('a statement whose columns are others than before gets the new ones', () => {
  expect(plainRows('changed', result(['a'], [1]))).toEqual([{ a: 1 }]);
  expect(plainRows('changed', result(['b', 'a'], [1, 2]))).toEqual([{ b: 1, a: 2 }]);
  expect(plainRows('changed', result(['b', 'c'], [1, 2]))).toEqual([{ b: 1, c: 2 }]);
});

test.each(['__proto__', 'constructor', 'a"b', 'a\\b', 'a`${1}', 'a\u2028b', '~ord'])('a column called %j is a property like any other', (name) => {
  const [row] = plainRows(`odd ${name}`, result([name, 'id'], [{ x: 1 }, 'a'])) as [object];
  expect(Object.getPrototypeOf(row)).toBe(Object.prototype);
  expect(Object.entries(row)).toEqual([[name, { x: 1 }], ['id', 'a']]);
});
