import type pg from 'pg';
import { surveyOf } from '../platform/database-figures.ts';
import type { Survey } from '../platform/metrics.ts';

/** Whether new meters still have stored events to count, and months there is room for; over all organizations. Roll-ups of events that come in never lag behind their commit. */
export function storageFigures(pool: pg.Pool): Survey {
  return surveyOf(
    pool,
    [
      { name: 'tollgate_usage_backfills_open', help: 'New meters that have not counted all events that were stored before them.' },
      { name: 'tollgate_usage_backfill_stalled_seconds', help: 'For how long the one that got on longest ago has not; 0 when none is open.' },
      { name: 'tollgate_usage_months_ahead', help: 'Months after the running one that events have a partition of their own for.' },
    ],
    `select count(*) as tollgate_usage_backfills_open, coalesce(greatest(extract(epoch from now() - min(updated_at)), 0), 0) as tollgate_usage_backfill_stalled_seconds,
       (select count(*) from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'usage_event'::regclass
          and c.relname ~ '^usage_event_[0-9]{4}_[0-9]{2}$' and c.relname > 'usage_event_' || to_char(now() at time zone 'UTC', 'YYYY_MM')) as tollgate_usage_months_ahead
     from usage_backfill where finished_at is null`,
  );
}
