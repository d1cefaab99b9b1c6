import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { releaseMemoryWhenQuiet } from './release-memory.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** How often memory is released where each second was as busy as this, and the last one goes on. */
function releases(...shares: readonly number[]): { readonly after: (seconds: number) => number; readonly stop: () => void } {
  const collect = vi.fn<() => void>();
  let second = -1;
  const stop = releaseMemoryWhenQuiet({ collect, share: () => shares[Math.min(second++, shares.length - 1)] ?? 1 });
  return {
    after: (seconds) => {
      vi.advanceTimersByTime(seconds * 1_000);
      return collect.mock.calls.length;
    },
    stop,
  };
}

test('memory is released once, in the first quiet second', () => {
  const { after } = releases(1, 0.4, 0.05);
  expect(after(2)).toBe(0);
  expect(after(1)).toBe(1);
  expect(after(100)).toBe(1);
});

test('a process that is busy for a minute is left alone, however quiet it is later', () => {
  const { after } = releases(...Array.from({ length: 60 }, () => 0.06), 0);
  expect(after(200)).toBe(0);
});

test('nothing happens once it is stopped, nor without the means', () => {
  const { after, stop } = releases(0);
  stop();
  expect(after(10)).toBe(0);
  releaseMemoryWhenQuiet({ collect: undefined, share: () => 0 })();
  expect(vi.getTimerCount()).toBe(0);
});
