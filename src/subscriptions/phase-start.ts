import { addDuration, sameInstant } from '../kit/calendar.ts';
import { formatDuration, parseDuration } from '../kit/duration.ts';
import { remembered } from '../kit/remembered.ts';

const PARTS = ['years', 'months', 'weeks', 'days', 'hours', 'minutes', 'seconds', 'milliseconds', 'microseconds', 'nanoseconds'] as const;

/** What is of no one length, and added first. */
const MONTHS: ReadonlySet<string> = new Set(['years', 'months']);

/** A time by the calendar whose parts may go either way: a month less ten days. */
export type Offset = Readonly<Record<(typeof PARTS)[number], number>>;

/**
 * From where a phase's start is counted, and how far. Months are added from there as one: of three phases of a month from 31 January the last begins on 31
 * March, and one that a phase between is taken out of moves up by a month, however long that was.
 */
export interface PhaseStart {
  readonly from: Temporal.Instant;
  readonly after: Offset;
}

export const noOffset = Object.fromEntries(PARTS.map((part) => [part, 0])) as Offset;

/** Adds part by part: months stay months, since their length is only known where they begin. */
export function plus(a: Offset, b: Offset | Temporal.Duration): Offset {
  return eachPart((part) => a[part] + b[part]);
}

export function minus(a: Offset, b: Offset | Temporal.Duration): Offset {
  return eachPart((part) => a[part] - b[part]);
}

/** The instant of a start on the calendar of `zone`: what is added first, then what is taken away. Throws RangeError beyond all instants. */
export function instantOfStart({ from, after }: PhaseStart, zone?: string): Temporal.Instant {
  return toward(after).reduce((at, duration) => addDuration(at, duration, zone), from);
}

/**
 * A start moved by a duration. Days and less are more or fewer of them. Months are, where it is whole months from where it is counted, so that it does not stay
 * on a shorter month's last day; any other start is moved by them from where it is. `at` is its instant.
 */
export function movedBy(start: PhaseStart, at: Temporal.Instant, by: Temporal.Duration): PhaseStart {
  const isMonths = PARTS.every((part) => MONTHS.has(part) || start.after[part] === 0);
  return isMonths || (by.years === 0 && by.months === 0) ? { ...start, after: plus(start.after, by) } : { from: at, after: plus(noOffset, by) };
}

/** Where a phase begins that follows `next` as far behind as before, when that one begins at `target`; null where the two are not counted from one instant. */
export function following(late: PhaseStart, next: PhaseStart, target: PhaseStart): PhaseStart | null {
  return sameInstant(late.from, next.from) ? { from: target.from, after: plus(target.after, minus(late.after, next.after)) } : null;
}

/** `P2M24D -P1M`; `P0D` for none. */
export function offsetText(after: Offset): string {
  const text = toward(after).map(formatDuration).join(' ');
  return text === '' ? 'P0D' : text;
}

/** Reads {@link offsetText}. */
export const offsetFromText: (text: string) => Offset = remembered(1_000, (text) => text.split(' ').map(parseDuration).reduce(plus, noOffset));

/** What is added, and what is taken away, each where there is any. */
function toward(after: Offset): Temporal.Duration[] {
  return [1, -1].flatMap((sign) => {
    const duration = Temporal.Duration.from(eachPart((part) => (Math.sign(after[part]) === sign ? after[part] : 0)));
    return duration.blank ? [] : [duration];
  });
}

function eachPart(of: (part: (typeof PARTS)[number]) => number): Offset {
  return Object.fromEntries(PARTS.map((part) => [part, of(part)])) as Offset;
}
