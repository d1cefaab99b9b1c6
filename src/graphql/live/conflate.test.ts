import { describe, expect, test } from 'vitest';
import { conflate, TooManyPending } from './conflate.ts';
import type { Timer } from './conflate.ts';

interface State {
  readonly key: string;
  readonly version: number;
}

/** Time that passes when the test says so. */
function manualTimer(): Timer & { pass(ms: number): void; readonly pending: number } {
  let now = 0;
  const due = new Map<symbol, { at: number; run: () => void }>();
  return {
    after: (delayMs, run) => {
      const id = Symbol('timer');
      due.set(id, { at: now + delayMs, run });
      return () => due.delete(id);
    },
    pass: (ms) => {
      now += ms;
      for (const [id, { at, run }] of due) {
        if (at <= now && due.delete(id)) run();
      }
    },
    get pending() {
      return due.size;
    },
  };
}

/** What next() gives without waiting; undefined when it waits. */
async function now<T>(next: Promise<IteratorResult<T>>): Promise<IteratorResult<T> | undefined> {
  return Promise.race([next, new Promise<undefined>((resolve) => setImmediate(() => resolve(undefined)))]);
}

const state = (key: string, version: number): State => ({ key, version });
const made = (intervalMs: number, more: { maxPending?: number; onEnd?: () => void } = {}) => {
  const timer = manualTimer();
  return { timer, values: conflate<State>({ keyOf: (value) => value.key, intervalMs, timer, ...more }) };
};

describe('latest values', () => {
  test('an unread value is replaced by a later one of its key', async () => {
    const { values } = made(0);
    values.push(state('a', 1));
    values.push(state('a', 2));
    values.push(state('a', 3));
    expect(await now(values.next())).toEqual({ done: false, value: state('a', 3) });
    expect(await now(values.next())).toBeUndefined();
  });

  test("one key's changes never displace another's, and the oldest pending key comes first", async () => {
    const { values } = made(0);
    values.push(state('a', 1));
    values.push(state('b', 1));
    values.push(state('a', 2));
    expect((await values.next()).value).toEqual(state('a', 2));
    expect((await values.next()).value).toEqual(state('b', 1));
  });

  test('a waiting reader gets the first value at once', async () => {
    const { values } = made(100);
    const next = values.next();
    values.push(state('a', 1));
    expect(await now(next)).toEqual({ done: false, value: state('a', 1) });
  });
});

describe('interval', () => {
  test('a second value of a key waits for the interval and arrives as the latest', async () => {
    const { values, timer } = made(100);
    values.push(state('a', 1));
    await values.next();
    values.push(state('a', 2));
    const next = values.next();
    expect(await now(next)).toBeUndefined();
    timer.pass(99);
    values.push(state('a', 3));
    expect(await now(next)).toBeUndefined();
    timer.pass(1);
    expect(await now(next)).toEqual({ done: false, value: state('a', 3) });
  });

  test('another key does not wait for it', async () => {
    const { values } = made(100);
    values.push(state('a', 1));
    await values.next();
    values.push(state('a', 2));
    values.push(state('b', 1));
    expect((await values.next()).value).toEqual(state('b', 1));
  });

  test('a value that comes after the interval is read at once, and no timer is left', async () => {
    const { values, timer } = made(100);
    values.push(state('a', 1));
    await values.next();
    timer.pass(100);
    expect(timer.pending).toBe(0);
    values.push(state('a', 2));
    expect(await now(values.next())).toEqual({ done: false, value: state('a', 2) });
  });
});

describe('the end', () => {
  test('what is pending is read before the end, without waiting for the interval', async () => {
    const { values, timer } = made(100);
    values.push(state('a', 1));
    await values.next();
    values.push(state('a', 2));
    values.end();
    expect((await values.next()).value).toEqual(state('a', 2));
    expect(await values.next()).toEqual({ done: true, value: undefined });
    expect(timer.pending).toBe(0);
  });

  test('a reader that leaves ends its own waiting, cancels timers and is told once', async () => {
    let ended = 0;
    const { values, timer } = made(100, { onEnd: () => ended++ });
    values.push(state('a', 1));
    await values.next();
    const waiting = values.next();
    await values.return();
    await values.return();
    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(timer.pending).toBe(0);
    expect(ended).toBe(1);
    values.push(state('a', 2));
    expect((await values.next()).done).toBe(true);
  });

  test('a failure reaches the reader once, then the sequence is over', async () => {
    const { values } = made(0);
    values.push(state('a', 1));
    values.fail(new Error('gone'));
    await expect(values.next()).rejects.toThrow('gone');
    expect((await values.next()).done).toBe(true);
  });

  test('more pending keys than allowed fail the reader instead of losing a last state', async () => {
    let ended = 0;
    const { values } = made(0, { maxPending: 2, onEnd: () => ended++ });
    values.push(state('a', 1));
    values.push(state('b', 1));
    values.push(state('a', 2));
    values.push(state('c', 1));
    await expect(values.next()).rejects.toThrow(TooManyPending);
    expect(ended).toBe(1);
  });
});
