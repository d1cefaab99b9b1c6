import type pg from 'pg';
import { testClockTimesOf } from '../customers/index.ts';
import { parseDuration } from '../kit/duration.ts';
import type { Reaction } from '../platform/transaction.ts';
import { lockMeters } from './backfill.ts';
import type { StorableEvent } from './store-statement.ts';

/** An organization's lateness window, as its settings have it, in milliseconds; null: there is none. */
export function latenessMs(window: string | null | undefined): number | null {
  return window == null ? null : parseDuration(window).total({ unit: 'milliseconds' });
}

/** Whether an event of that time, accepted at `now`, comes later than the window allows. On the very end of the window it does not. */
export function isLate(windowMs: number | null, timeMs: number, nowMs: number): boolean {
  return windowMs !== null && timeMs < nowMs - windowMs;
}

/**
 * The positions, from 0, of the events that come late. Few do, so only of these it is asked whether their subject's customer is on a test
 * clock, whose time then is what they are late by. `windowMs` is that of the event's organization.
 */
export async function lateEvents(pool: pg.Pool, events: readonly StorableEvent[], windowMs: (organizationId: string) => number | null): Promise<ReadonlySet<number>> {
  const late = events.flatMap((event, at) => {
    const window = windowMs(event.organizationId);
    return window !== null && isLate(window, event.epochSeconds * 1_000, Date.parse(event.ingestedAt)) ? [{ at, event }] : [];
  });
  if (late.length === 0) return new Set();
  const clocks = await testClockTimesOf(pool, late.map(({ event }) => event));
  return new Set(late.flatMap(({ at, event }, n) => {
    const clock = clocks[n];
    return clock == null || isLate(windowMs(event.organizationId), event.epochSeconds * 1_000, clock.epochMilliseconds) ? [at] : [];
  }));
}

/** Another window holds for what is accepted from now on, in every process: they read it with the meters, and are told to read anew. */
export const renewLateness: Reaction = (tx) => lockMeters(tx);
