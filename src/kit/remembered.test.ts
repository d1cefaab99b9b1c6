import { expect, test } from 'vitest';
import { remembered } from './remembered.ts';

test('answers are kept, nothing among them, up to so many; a failure is not', () => {
  const asked: string[] = [];
  const lengths = remembered(2, (text): number | undefined => {
    asked.push(text);
    if (text === 'no') throw new RangeError(text);
    return text === '' ? undefined : text.length;
  });
  expect([lengths('a'), lengths(''), lengths('a'), lengths('')]).toEqual([1, undefined, 1, undefined]);
  expect(asked).toEqual(['a', '']);
  expect(() => lengths('no')).toThrow(RangeError);
  expect(() => lengths('no')).toThrow(RangeError);
  expect([lengths('abc'), lengths('abc'), lengths('a')]).toEqual([3, 3, 1]);
  expect(asked).toEqual(['a', '', 'no', 'no', 'abc', 'a']);
});
