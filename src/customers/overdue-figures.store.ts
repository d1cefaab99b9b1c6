import type pg from 'pg';
import { surveyOf } from '../platform/database-figures.ts';
import type { Survey } from '../platform/metrics.ts';

/** How far behind the due work of customers in real time is, over all organizations, by the database's own clock. */
export function overdueFigures(pool: pg.Pool): Survey {
  return surveyOf(
    pool,
    [
      { name: 'tollgate_due_work_overdue', help: 'Due work of customers in real time that is late by more than a minute; counted up to 100,000.' },
      { name: 'tollgate_due_work_oldest_overdue_seconds', help: 'How late the oldest due work is; 0 when none is.' },
    ],
    `select
       (select count(*) from (select 1 from due_work where test_clock_id is null and due_at < now() - interval '1 minute' limit 100000) o) as tollgate_due_work_overdue,
       coalesce((select greatest(extract(epoch from now() - min(due_at)), 0) from due_work where test_clock_id is null), 0) as tollgate_due_work_oldest_overdue_seconds`,
  );
}
