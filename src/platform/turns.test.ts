import { expect, test } from 'vitest';
import { Turns } from './turns.ts';

test('so many run at once and no more, in the order in which they came, also after one that fails', async () => {
  const turns = new Turns(2);
  const begun: number[] = [];
  const ends: ((failure?: Error) => void)[] = [];
  const work = (n: number): Promise<void> =>
    turns.take(() => {
      begun.push(n);
      return new Promise((resolve, reject) => {
        ends[n] = (failure) => (failure === undefined ? resolve() : reject(failure));
      });
    });
  const all = [0, 1, 2, 3].map(work);
  const first = expect(all[0]).rejects.toThrow('broken');
  expect(begun).toEqual([0, 1]);
  ends[0]?.(new Error('broken'));
  await first;
  await Promise.resolve();
  expect(begun).toEqual([0, 1, 2]);
  ends[2]?.();
  await all[2];
  await Promise.resolve();
  expect(begun).toEqual([0, 1, 2, 3]);
  ends[1]?.();
  ends[3]?.();
  await Promise.all([all[1], all[3]]);
  let ran = false;
  await turns.take(async () => {
    ran = true;
  });
  expect(ran).toBe(true);
});
