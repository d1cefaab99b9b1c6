import type pg from 'pg';
import { instantOf } from '../platform/entity.ts';
import { parseDuration } from '../kit/duration.ts';
import { ValidationError, issue } from '../kit/errors.ts';
import { before } from '../kit/instant.ts';
import type { Reader } from '../platform/reader.ts';
import { floorToHour } from './usage-plan.ts';

/** Events that one statement removes: it ends before anyone who waits for them would notice. */
const TOGETHER = 2_000;

/**
 * Notes from when on each organization keeps its events, by its own setting, in whole hours of UTC: roll-ups of hours then stand for what is
 * removed. It never goes back, since what was removed does not come again. Answers those that have ever removed any.
 */
export async function noteRetention(pool: pg.Pool, now: Temporal.Instant): Promise<{ readonly organizationId: string; readonly keptFrom: Temporal.Instant }[]> {
  const { rows: settings } = await pool.query<{ id: string; retention: string }>(`select id, settings->>'eventRetention' as retention from organization where settings->>'eventRetention' is not null`);
  const kept = settings.map(({ id, retention }) => ({ id, from: floorToHour(now.subtract({ milliseconds: parseDuration(retention).total({ unit: 'milliseconds' }) })).toString() }));
  if (kept.length > 0) {
    await pool.query(
      `insert into usage_retention as r (organization_id, kept_from) select * from unnest($1::uuid[], $2::timestamptz[])
       on conflict (organization_id) do update set kept_from = greatest(r.kept_from, excluded.kept_from)`,
      [kept.map(({ id }) => id), kept.map(({ from }) => from)],
    );
  }
  const { rows } = await pool.query<{ organizationId: string; keptFrom: string }>(`select organization_id as "organizationId", kept_from::text as "keptFrom" from usage_retention order by organization_id`);
  return rows.map(({ organizationId, keptFrom }) => ({ organizationId, keptFrom: instantOf(keptFrom) }));
}

/**
 * Meters whose figures come from events alone, however old: what is on in a recurring UNIQUE_COUNT is not in any roll-up. `m` is the meter;
 * events of its type are kept as long as it counts.
 */
const NEEDS_EVENTS = `m.deleted_at is null and m.recurring and m.aggregation = 'UNIQUE_COUNT'`;

/**
 * From when on every organization keeps its events; null: one keeps all of them, or there is none. An organization whose meter needs every
 * event keeps those from the meter's beginning on.
 */
export async function keptByAll(client: pg.Pool | pg.ClientBase): Promise<Temporal.Instant | null> {
  const { rows } = await client.query<{ least: string | null; all: boolean }>(
    `select min(k.kept_from)::text as least, bool_and(k.kept_from is not null) as all from (
       select r.kept_from from organization o left join usage_retention r on r.organization_id = o.id
       union all select case when m.event_from is not null then least(r.kept_from, m.event_from) end from meter m join usage_retention r on r.organization_id = m.organization_id where ${NEEDS_EVENTS}) k`,
  );
  const [found] = rows;
  return found === undefined || found.least === null || !found.all ? null : instantOf(found.least);
}

/** Removes an organization's events of before `keptFrom` that no meter needs one by one, in short statements of their own; answers how many. */
export async function removeEvents(pool: pg.Pool, organizationId: string, keptFrom: Temporal.Instant): Promise<number> {
  let removed = 0;
  // What is kept before the last that was removed is not looked through again.
  for (let since = '-infinity'; ; ) {
    const { rows } = await pool.query<{ events: number; last: string | null }>(
      `with removed as (
         delete from usage_event t using (
           select o.type, o.subject, o.time, o.sequence from usage_event o where o.organization_id = $1 and o.time >= $3 and o.time < $2 and not exists (
             select from meter m where m.organization_id = $1 and m.event_type = o.type and (m.event_from is null or o.time >= m.event_from) and ${NEEDS_EVENTS})
           order by o.time limit ${TOGETHER}) old
         where t.organization_id = $1 and t.type = old.type and t.subject = old.subject and t.time = old.time and t.sequence = old.sequence and t.time < $2 returning t.time)
       select count(*)::int as events, max(time)::text as last from removed`,
      [organizationId, keptFrom.toString(), since],
    );
    const [{ events, last }] = rows as [{ events: number; last: string | null }];
    removed += events;
    if (events < TOGETHER || last === null) return removed;
    since = last;
  }
}

/** From when on the reader's organization keeps its events; null: all of them. */
export async function keptFromOf(read: Reader): Promise<Temporal.Instant | null> {
  const [found] = await read.rows<{ keptFrom: string }>(`select r.kept_from::text as "keptFrom" from usage_retention r where r.organization_id = $1`);
  return found === undefined ? null : instantOf(found.keptFrom);
}

/** Throws ValidationError where events from `from` on, null is the beginning, are needed one by one and may have been removed. */
export function needEvents(keptFrom: Temporal.Instant | null, from: Temporal.Instant | null): void {
  if (keptFrom === null || (from !== null && !before(from, keptFrom))) return;
  throw new ValidationError([issue('USAGE_EVENTS_REMOVED', `events of before ${keptFrom} are not kept one by one (eventRetention of the organization): ask for whole hours of UTC there, or for a range that begins later`, 'from')]);
}
