import type pg from 'pg';
import type { MetricName, Survey } from './metrics.ts';
import { within } from './within.ts';

/** So that a scrape ends before Prometheus gives up (10 seconds), however the database is. */
const timeoutMs = 2_000;

/**
 * Figures that one statement tells: one row whose columns have their names. They are of the whole installation, so every process tells the
 * same. Where the database does not answer in time they are left out.
 */
export function surveyOf(pool: pg.Pool, figures: readonly MetricName[], text: string): Survey {
  const [first] = figures;
  return {
    figures,
    take: async () => {
      const { rows } = await within(timeoutMs, pool.query<Record<string, string | number>>({ name: `survey-${first?.name}`, text }));
      return Object.fromEntries(Object.entries(rows[0] ?? {}).map(([name, value]) => [name, Number(value)]));
    },
  };
}

const figures = [
  { name: 'tollgate_database_up', help: '1 when the database answered this scrape, else 0. Of the whole installation, as are jobs, due work, news and backfills: every process tells the same.' },
  { name: 'tollgate_jobs_waiting', help: 'Jobs that could run now and that no process has taken.' },
  { name: 'tollgate_jobs_oldest_waiting_seconds', help: 'For how long the oldest of them could have run.' },
  { name: 'tollgate_jobs_retrying', help: 'Jobs that failed and will be tried again.' },
  { name: 'tollgate_jobs_failed', help: 'Jobs that failed for good.' },
  { name: 'tollgate_outbox_oldest_seconds', help: 'The age of the oldest news that is kept.' },
  { name: 'tollgate_database_notification_queue_ratio', help: 'How full the queue of notifications is, 0 to 1: it fills when a listener does not read.' },
  { name: 'tollgate_database_longest_transaction_seconds', help: 'How long the longest open transaction of this database has been open.' },
];

/** Times are the database's own. Jobs are counted up to a number beyond which nobody would act differently. */
const text = `
  select
    1 as tollgate_database_up,
    j.waiting as tollgate_jobs_waiting,
    j.oldest as tollgate_jobs_oldest_waiting_seconds,
    j.retrying as tollgate_jobs_retrying,
    j.failed as tollgate_jobs_failed,
    coalesce((select extract(epoch from now() - min(created_at)) from outbox_event), 0) as tollgate_outbox_oldest_seconds,
    pg_notification_queue_usage() as tollgate_database_notification_queue_ratio,
    coalesce((select extract(epoch from max(clock_timestamp() - xact_start)) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()), 0)
      as tollgate_database_longest_transaction_seconds
  from (
    select
      count(*) filter (where is_due and attempts < max_attempts) as waiting,
      coalesce(extract(epoch from now() - min(run_at) filter (where is_due and attempts < max_attempts)), 0) as oldest,
      count(*) filter (where attempts > 0 and attempts < max_attempts) as retrying,
      count(*) filter (where attempts >= max_attempts and locked_at is null) as failed
    from (select run_at, attempts, max_attempts, locked_at, run_at <= now() and locked_at is null as is_due from graphile_worker.jobs limit 100000) job
  ) j`;

/** What the database knows of itself, of jobs and of news. Where it does not answer, only that is told. */
export function databaseFigures(pool: pg.Pool): Survey {
  const survey = surveyOf(pool, figures, text);
  return { figures, take: () => survey.take().catch(() => ({ tollgate_database_up: 0 })) };
}
