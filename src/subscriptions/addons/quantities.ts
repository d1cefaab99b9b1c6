import { before, later, notAfter } from '../../kit/calendar.ts';
import type { OpenPeriod } from '../../kit/period.ts';

/** How many of an add-on there are from an instant on, until the next change. */
export interface QuantityChange {
  readonly activeFrom: Temporal.Instant;
  /** 0 or more; 0: none. */
  readonly quantity: number;
}

/** How many there are in [from, to); `to` null: without end. */
export interface QuantitySegment extends OpenPeriod {
  readonly quantity: number;
}

/**
 * The changes with one more at `at`, which holds from then on: it cuts what held there, and what was to come after it is gone. OpenMeter's
 * rule: segments follow each other without gaps. Equal neighbours are one.
 */
export function withQuantity(changes: readonly QuantityChange[], at: Temporal.Instant, quantity: number): QuantityChange[] {
  const kept = changes.filter(({ activeFrom }) => before(activeFrom, at));
  return kept.at(-1)?.quantity === quantity ? kept : [...kept, { activeFrom: at, quantity }];
}

/** The changes as times, in their order and without gaps. */
export function segmentsOf(changes: readonly QuantityChange[]): QuantitySegment[] {
  return changes.map(({ activeFrom, quantity }, position) => ({ from: activeFrom, to: changes[position + 1]?.activeFrom ?? null, quantity }));
}

/** How many there are at an instant; 0 before the first change. */
export function quantityAt(changes: readonly QuantityChange[], at: Temporal.Instant): number {
  return changes.findLast(({ activeFrom }) => notAfter(activeFrom, at))?.quantity ?? 0;
}

/** How many there are right before an instant. */
export function quantityBefore(changes: readonly QuantityChange[], at: Temporal.Instant): number {
  return changes.findLast(({ activeFrom }) => before(activeFrom, at))?.quantity ?? 0;
}

/** Whether there is any at `at` or later. */
export function isOwnedFrom(changes: readonly QuantityChange[], at: Temporal.Instant): boolean {
  return segmentsOf(changes).some(({ to, quantity }) => quantity > 0 && (to === null || before(at, to)));
}

/** The bounds of the time that there is any, from the first to the last; an instant where there never was. Null for no changes at all. */
export function ownedPeriod(changes: readonly QuantityChange[]): OpenPeriod | null {
  const [first] = changes;
  const last = changes.at(-1);
  if (first === undefined || last === undefined) return null;
  const from = changes.find(({ quantity }) => quantity > 0)?.activeFrom ?? first.activeFrom;
  return { from, to: last.quantity === 0 ? later(from, last.activeFrom) : null };
}
