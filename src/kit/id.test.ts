import { expect, it } from 'vitest';
import { systemClock } from './clock.ts';
import { isUuid, newId } from './id.ts';

it('makes ids that grow, also within one millisecond', () => {
  const ids = Array.from({ length: 20_000 }, newId);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual(ids.toSorted());
});

const timeOf = (id: string): number => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);

it('makes version 7 ids of the present', () => {
  const previous = newId();
  const before = systemClock.now().epochMilliseconds;
  const id = newId();
  const after = systemClock.now().epochMilliseconds;
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(timeOf(id)).toBeGreaterThanOrEqual(before);
  // Ids never go back: where the machine's clock was set back, or more are made than a millisecond has, they stay ahead until it has come up.
  expect(timeOf(id)).toBeLessThanOrEqual(Math.max(after, timeOf(previous)) + 1);
});

it('tells a UUID from other text', () => {
  expect(isUuid(newId())).toBe(true);
  expect(isUuid('01A20087-DB78-41C4-9F1E-F153A6131168')).toBe(true);
});

it.each(['', 'customer', '01a20087db7841c49f1ef153a6131168', '01a20087-db78-41c4-9f1e-f153a613116', '01a20087-db78-41c4-9f1e-f153a613116g'])(
  'takes %j for no UUID',
  (text) => {
    expect(isUuid(text)).toBe(false);
  },
);
