import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { millisecondsNow, turnClock } from './clock.ts';

test('a clock of turns stands still within a turn of the loop, and is looked at again in the next', async () => {
  let looks = 0;
  const clock = turnClock({ now: () => Temporal.Instant.fromEpochMilliseconds(1_000 * ++looks), nowMs: () => 7 });
  expect(looks).toBe(0);
  const first = clock.now();
  await Promise.resolve();
  expect(clock.now()).toBe(first);
  await nextTurn();
  expect(clock.now().epochMilliseconds).toBe(2_000);
  expect(looks).toBe(2);
  // Milliseconds cost nothing to look at, and are not kept.
  expect(millisecondsNow(clock)).toBe(7);
});
