import type { Period } from '../kit/period.ts';

export const windowSizes = ['MINUTE', 'HOUR', 'DAY', 'MONTH'] as const;
export type WindowSize = (typeof windowSizes)[number];

/** Whether the runtime knows the IANA time zone. */
export function isTimeZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return !/^[+-]/.test(zone);
  } catch {
    return false;
  }
}

/**
 * The calendar minute, hour, day or month of the zone that holds the instant: [from, to), as UTC instants. Days run from local midnight
 * (or the first instant of the day, where midnight is skipped) to the next, so they have 23 to 25 hours around a change of the clock.
 * The hour that an autumn change repeats is two windows. Windows of one size and zone tile time: none overlap, none leave a gap.
 */
export function windowAt(at: Temporal.Instant, size: WindowSize, zone: string): Period {
  // Days of UTC are all of one length, and most of what is asked for.
  if (size === 'DAY' && zone === 'UTC') return utcDay(at);
  const local = at.toZonedDateTimeISO(zone);
  if (size === 'DAY' || size === 'MONTH') {
    const first = size === 'DAY' ? local : local.with({ day: 1 });
    const next = first.toPlainDate().add(size === 'DAY' ? { days: 1 } : { months: 1 });
    return { from: first.startOfDay().toInstant(), to: next.toZonedDateTime(zone).toInstant() };
  }
  return clockWindow(at, local, size === 'HOUR' ? 3_600_000 : 60_000);
}

function utcDay(at: Temporal.Instant): Period {
  const fromMs = Math.floor(at.epochMilliseconds / 86_400_000) * 86_400_000;
  return { from: Temporal.Instant.fromEpochMilliseconds(fromMs), to: Temporal.Instant.fromEpochMilliseconds(fromMs + 86_400_000) };
}

/** By the offset in force at the instant; cut where the offset changes, so that the two hours around a half-hour change do not overlap. */
function clockWindow(at: Temporal.Instant, local: Temporal.ZonedDateTime, lengthMs: number): Period {
  const offsetMs = local.offsetNanoseconds / 1e6;
  const fromMs = Math.floor((at.epochMilliseconds + offsetMs) / lengthMs) * lengthMs - offsetMs;
  const from = Temporal.Instant.fromEpochMilliseconds(Math.floor(fromMs));
  const to = from.add({ milliseconds: lengthMs });
  const following = from.toZonedDateTimeISO(local.timeZoneId).getTimeZoneTransition('next')?.toInstant();
  if (following === undefined || following.epochMilliseconds >= to.epochMilliseconds) return { from, to };
  return following.epochMilliseconds <= at.epochMilliseconds ? { from: following, to } : { from, to: following };
}

/** Finds the windows of many instants; remembers them, since a calendar step costs microseconds and events come close together. */
export class Windows {
  readonly #size: WindowSize;
  readonly #zone: string;
  readonly #known = new Map<number, Period>();
  #last: Period | null = null;

  constructor(size: WindowSize, zone: string) {
    this.#size = size;
    this.#zone = zone;
  }

  at(at: Temporal.Instant): Period {
    const ms = at.epochMilliseconds;
    const last = this.#last;
    if (last !== null && last.from.epochMilliseconds <= ms && ms < last.to.epochMilliseconds) return last;
    const minute = Math.floor(ms / 60_000);
    let window = this.#known.get(minute);
    if (window === undefined || ms < window.from.epochMilliseconds || ms >= window.to.epochMilliseconds) {
      window = windowAt(at, this.#size, this.#zone);
      if (this.#known.size >= 100_000) this.#known.clear();
      this.#known.set(minute, window);
    }
    this.#last = window;
    return window;
  }

  /** Every window that holds a part of [from, to), in order. */
  over(period: Period): Period[] {
    const windows: Period[] = [];
    for (let at = period.from; at.epochMilliseconds < period.to.epochMilliseconds; ) {
      const window = windowAt(at, this.#size, this.#zone);
      windows.push(window);
      at = window.to;
    }
    return windows;
  }
}
