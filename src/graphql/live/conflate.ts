/** Runs something later; the answer takes it back. */
export interface Timer {
  after(delayMs: number, run: () => void): () => void;
}

/** Real time. Does not keep the process alive. */
export const systemTimer: Timer = {
  after: (delayMs, run) => {
    const timeout = setTimeout(run, delayMs).unref();
    return () => clearTimeout(timeout);
  },
};

/** More objects changed than a reader is allowed to leave unread. */
export class TooManyPending extends Error {
  constructor(maxPending: number) {
    super(`more than ${maxPending} objects changed while nothing was read: subscribe again, narrower`);
    this.name = 'TooManyPending';
  }
}

export interface ConflateOptions<T> {
  /** What the value is a state of. A figure has one key. */
  readonly keyOf: (value: T) => string;
  /** At most one value of a key in this time; 0 does not wait. */
  readonly intervalMs: number;
  readonly timer?: Timer;
  /** How many keys may be pending; one more fails the reader, since no last state may be lost. */
  readonly maxPending?: number;
  /** Called once, when the reader is done or the sequence has ended. */
  readonly onEnd?: () => void;
}

/** A sequence that is written on one side and read on the other. Only one reader. */
export interface Conflated<T> extends AsyncIterableIterator<T> {
  /** Replaces what is pending under the value's key. Ignored after the end. */
  push(value: T): void;
  /** Ends the sequence; what is pending is still read. */
  end(): void;
  /** Ends the sequence at once with an error. */
  fail(error: unknown): void;
  return(): Promise<IteratorResult<T>>;
}

/**
 * Keeps the latest value of each key until it is read: a slow reader loses intermediate states and never the last one, and one key's
 * changes never displace another's. Keys are read in the order in which they became pending. The first value of a key is read at once,
 * then one an interval.
 */
export function conflate<T>(options: ConflateOptions<T>): Conflated<T> {
  const { keyOf, intervalMs, timer = systemTimer, maxPending = 10_000, onEnd } = options;
  const pending = new Map<string, T>();
  /** Keys that were read less than an interval ago, with what ends their rest. */
  const resting = new Map<string, () => void>();
  let waiting: { resolve: (result: IteratorResult<T>) => void; reject: (error: unknown) => void } | null = null;
  let failure: { readonly error: unknown } | null = null;
  let open = true;
  let released = false;

  const release = (): void => {
    for (const cancel of resting.values()) cancel();
    resting.clear();
    if (released) return;
    released = true;
    onEnd?.();
  };
  const take = (): { readonly value: T } | null => {
    for (const [key, value] of pending) {
      // At the end nothing waits any longer.
      if (open && resting.has(key)) continue;
      pending.delete(key);
      if (open && intervalMs > 0) {
        resting.set(
          key,
          timer.after(intervalMs, () => {
            resting.delete(key);
            wake();
          }),
        );
      }
      return { value };
    }
    return null;
  };
  const wake = (): void => {
    if (waiting === null) return;
    const reader = waiting;
    if (failure !== null) {
      waiting = null;
      reader.reject(failure.error);
      failure = null;
      return;
    }
    const taken = take();
    if (taken === null && open) return;
    waiting = null;
    if (taken !== null) {
      reader.resolve({ done: false, value: taken.value });
      return;
    }
    reader.resolve({ done: true, value: undefined });
  };
  const close = (): void => {
    open = false;
    release();
    wake();
  };
  const fail = (error: unknown): void => {
    if (!open) return;
    pending.clear();
    failure = { error };
    close();
  };

  return {
    push: (value) => {
      if (!open) return;
      pending.set(keyOf(value), value);
      if (pending.size > maxPending) fail(new TooManyPending(maxPending));
      else wake();
    },
    end: () => {
      if (open) close();
    },
    fail,
    next: () =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        wake();
      }),
    return: () => {
      pending.clear();
      failure = null;
      close();
      return Promise.resolve({ done: true, value: undefined });
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
