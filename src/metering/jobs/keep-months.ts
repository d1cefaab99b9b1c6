import type pg from 'pg';
import { addMonths, dropMonths } from '../partitions.store.ts';
import { keptByAll, noteRetention, removeEvents } from '../retention.store.ts';

/** Makes tables for events to come. Safe to run at any time and in many processes. */
export async function addUsageMonths(pool: pg.Pool, now: Temporal.Instant): Promise<void> {
  await addMonths(pool, now);
}

/**
 * Removes events that their organization keeps no longer: whole months where none keeps any of them, else its own in small portions. Roll-ups
 * stay, and so do the names of events: one that is sent again counts no second time. Safe to run at any time and in many processes.
 */
export async function removeOldUsageEvents(pool: pg.Pool, now: Temporal.Instant): Promise<void> {
  const kept = await noteRetention(pool, now);
  if (kept.length === 0) return;
  await dropMonths(pool, keptByAll);
  for (const { organizationId, keptFrom } of kept) await removeEvents(pool, organizationId, keptFrom);
}
