/** Where "now" comes from. Commands and engines take an instant or a clock; only this file and `platform` read the machine's. */
export interface Clock {
  now(): Temporal.Instant;
  /** The same in whole milliseconds since 1970, for who asks at every request: making an instant costs a hundred times as much. */
  nowMs?(): number;
}

/** Milliseconds since 1970 by a clock, rounded down. */
export const millisecondsNow = (clock: Clock): number => clock.nowMs?.() ?? clock.now().epochMilliseconds;

/** Real time, in whole microseconds: what PostgreSQL's timestamptz keeps, so that a stored instant equals the one in memory. */
export const systemClock: Clock = {
  now: () => Temporal.Now.instant().round({ smallestUnit: 'microsecond', roundingMode: 'floor' }),
  nowMs: () => Date.now(),
};

/**
 * Another clock, looked at once in each turn of the loop: what arrived together happened at one instant. It is looked at when the first of these is worked on,
 * so that nothing gets a time before it was sent.
 */
export function turnClock(clock: Clock): Clock {
  let now: Temporal.Instant | null = null;
  const forget = (): void => {
    now = null;
  };
  return {
    ...clock,
    now: () => {
      if (now === null) {
        now = clock.now();
        // What is looked at in the same phase of the loop comes before it, and no new input does.
        setImmediate(forget);
      }
      return now;
    },
  };
}

/** A clock that stands still until it is set: for tests, and for work that is done "as of" an instant. */
export function fixedClock(at: Temporal.Instant | string): Clock & { set(to: Temporal.Instant | string): void } {
  let now = Temporal.Instant.from(at);
  return {
    now: () => now,
    set: (to) => {
      now = Temporal.Instant.from(to);
    },
  };
}
