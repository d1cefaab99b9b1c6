import type pg from 'pg';
import { foldDays } from '../usage-days.store.ts';
import { floorToDay } from '../usage-plan.ts';

/** A day is left alone for so long after its end: most of what comes late comes then, and would undo what was folded. */
const SETTLING = Temporal.Duration.from({ hours: 2 });

/** Rolls up the days that are over, and again those of which something came late. Safe to run at any time and in many processes. */
export async function foldClosedDays(pool: pg.Pool, now: Temporal.Instant): Promise<void> {
  await foldDays(pool, floorToDay(now.subtract(SETTLING)));
}
