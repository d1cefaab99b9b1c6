import type pg from 'pg';
import type { Announcement, DomainEvent } from './events.ts';
import { transactionRun } from './reader.ts';
import type { Run } from './reader.ts';
import type { Transaction } from './transaction.ts';

/** The channel on which every gateway process hears what was committed. */
export const newsChannel = 'tollgate_news';

/** PostgreSQL refuses a notification of 8,000 bytes or more. */
const maxNotificationBytes = 7_800;

/**
 * Keeps the news of a transaction, and tells the other processes at its commit: one notification for all of it, more only where one
 * would be too long, since each takes a lock that all commits share.
 */
export function writeOutbox(tx: Transaction, news: readonly DomainEvent[]): Promise<void> {
  return writeNews(transactionRun(tx.em), tx.organizationId, news, tx.clock.now());
}

/** The same for a transaction that is somebody's own; `run` is its connection's. What reacts to such news in its transaction does not hear them. */
export async function writeNews(run: Run, organizationId: string, news: readonly DomainEvent[], at: Temporal.Instant): Promise<void> {
  const announcements: Announcement[] = news.map((event) => ({ ...event, organizationId }));
  const texts = announcements.map((announcement) => JSON.stringify(announcement));
  await run(
    `insert into outbox_event (organization_id, type, subject_id, customer_id, payload, created_at)
     select $1, n.type, n.id::uuid, n."customerId"::uuid, coalesce(n.payload, '{}'), $3
     from json_to_recordset($2::json) as n(type text, id text, "customerId" text, payload jsonb)`,
    [organizationId, `[${texts.join(',')}]`, at.toString()],
  );
  await run('select count(pg_notify($1, payload)) from json_array_elements_text($2::json) as n(payload)', [newsChannel, JSON.stringify(notifications(announcements, texts))]);
}

/** JSON lists of announcements, which `texts` are in JSON, each short enough for one notification; a payload that is too long by itself is left out of it. */
export function notifications(announcements: readonly Announcement[], texts: readonly string[] = announcements.map((announcement) => JSON.stringify(announcement))): string[] {
  const made: string[] = [];
  let open: string[] = [];
  let size = 2;
  for (const [at, announcement] of announcements.entries()) {
    let text = texts[at] as string;
    if (Buffer.byteLength(text) > maxNotificationBytes / 2) text = JSON.stringify({ ...announcement, payload: undefined });
    const length = Buffer.byteLength(text) + 1;
    if (size + length > maxNotificationBytes && open.length > 0) {
      made.push(`[${open.join(',')}]`);
      open = [];
      size = 2;
    }
    open.push(text);
    size += length;
  }
  if (open.length > 0) made.push(`[${open.join(',')}]`);
  return made;
}

/** How long news are kept for whoever listens later, in days. */
const keptDays = 30;

/** Removes news that are older than that; a recurring job calls it. */
export async function pruneOutbox(pool: pg.Pool, now: Temporal.Instant): Promise<void> {
  await pool.query('delete from outbox_event where created_at < $1', [now.subtract({ hours: keptDays * 24 }).toString()]);
}

/** Rewrites the payloads of an organization's news that match one of the patterns (ILIKE). */
export async function replaceInOutbox(tx: Transaction, patterns: readonly string[], rewrite: (json: string) => string): Promise<void> {
  const found = await tx.read.rows<{ id: string; payload: string }>('select o.id::text, o.payload::text from outbox_event o where o.organization_id = $1 and o.payload::text ilike any($2::text[])', patterns);
  for (const { id, payload } of found) await tx.read.rows('update outbox_event set payload = $3::text::jsonb where organization_id = $1 and id = $2::bigint', id, rewrite(payload));
}
