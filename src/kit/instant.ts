/**
 * Order of two instants: negative, zero or positive. Most pairs differ in their milliseconds, and comparing those is several
 * times quicker than the full comparison.
 */
export function compareInstants(a: Temporal.Instant, b: Temporal.Instant): number {
  if (a === b) return 0;
  const difference = a.epochMilliseconds - b.epochMilliseconds;
  if (difference !== 0) return difference < 0 ? -1 : 1;
  const [first, second] = [a.epochNanoseconds, b.epochNanoseconds];
  return first === second ? 0 : first < second ? -1 : 1;
}

/** `a` is strictly before `b`. */
export function before(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return compareInstants(a, b) < 0;
}

/** `a` is before `b` or the same instant. */
export function notAfter(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return compareInstants(a, b) <= 0;
}

export function sameInstant(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return compareInstants(a, b) === 0;
}

export function earlier(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return notAfter(a, b) ? a : b;
}

export function later(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return before(a, b) ? b : a;
}

/** The whole second at or before, also before 1970. Billing periods, events and meter queries count whole seconds. */
export function floorToSecond(at: Temporal.Instant): Temporal.Instant {
  return flooredTo(1_000, at);
}

/** The whole minute at or before. Entitlements, grants and resets are stored in whole minutes. */
export function floorToMinute(at: Temporal.Instant): Temporal.Instant {
  return flooredTo(60_000, at);
}

/** To whole units of so many milliseconds, by the milliseconds at or before: several times as quick as rounding by the units' names. */
function flooredTo(unit: number, at: Temporal.Instant): Temporal.Instant {
  const ms = at.epochMilliseconds;
  const over = ms % unit;
  return instantOfMs(over < 0 ? ms - over - unit : ms - over);
}

const byMs = new Map<number, Temporal.Instant>();
const mostByMs = 2_000;

/**
 * The instant of whole milliseconds since 1970. Those of many customers are mostly the same few: the one that was made last is answered again, since making an instant
 * takes as long as twenty look-ups, and one and the same object is compared and written at once.
 */
export function instantOfMs(ms: number): Temporal.Instant {
  let at = byMs.get(ms);
  if (at === undefined) {
    if (byMs.size >= mostByMs) byMs.clear();
    byMs.set(ms, (at = Temporal.Instant.fromEpochMilliseconds(ms)));
  }
  return at;
}

/** The whole minute at or after: a balance is read at the end of the running minute, so that the minute's usage counts. */
export function ceilToMinute(at: Temporal.Instant): Temporal.Instant {
  return at.round({ smallestUnit: 'minute', roundingMode: 'ceil' });
}

const texts = new WeakMap<Temporal.Instant, string>();

/** The instant's text, as `toString` makes it; made once for each object. */
export function instantText(at: Temporal.Instant): string {
  let text = texts.get(at);
  if (text === undefined) texts.set(at, (text = at.toString()));
  return text;
}

const firstInstant = Temporal.Instant.from('0001-01-02T00:00:00Z');
const lastInstant = Temporal.Instant.from('9998-12-31T23:59:59Z');

/** Of the years 1 to 9998: it, and the day, month or year that it lies in, can be written with four digits in every time zone. */
export function isOfOurEra(at: Temporal.Instant): boolean {
  return notAfter(firstInstant, at) && notAfter(at, lastInstant);
}
