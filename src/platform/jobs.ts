import { Logger as WorkerLogger, run } from 'graphile-worker';
import type { Runner, Task } from 'graphile-worker';
import { CompiledQuery } from 'kysely';
import type pg from 'pg';
import type { Logger } from './log.ts';
import type { Transaction } from './transaction.ts';

export type Tasks = Readonly<Record<string, (payload: unknown) => Promise<void>>>;

/**
 * Puts a job into the queue, in the transaction that causes it: it is there when that commits and gone when it does not. `key` keeps
 * one job of a kind: a later call moves it to `at`, or with `keep: 'earlier'` only when that is earlier than what waits.
 */
export async function enqueue(
  tx: Transaction,
  task: string,
  payload: Readonly<Record<string, unknown>>,
  options: { readonly key?: string; readonly at?: Temporal.Instant; readonly keep?: 'earlier' } = {},
): Promise<void> {
  const { key = null, at = null, keep } = options;
  // A job that is locked (running) is left to itself by graphile-worker: the call then adds another one behind it.
  const text =
    keep === 'earlier'
      ? `select graphile_worker.add_job($1, payload := $2::json, job_key := $3,
           run_at := least($4::timestamptz, (select run_at from graphile_worker.jobs where key = $3 and locked_at is null)))`
      : `select graphile_worker.add_job($1, payload := $2::json, job_key := $3, run_at := $4::timestamptz)`;
  await tx.em.getKysely().executeQuery(CompiledQuery.raw(text, [task, JSON.stringify(payload), key, at?.toString() ?? null]));
}

/** Work that recurs in real time whether or not anything caused it. */
export interface Recurring {
  readonly task: string;
  /** Cron in UTC: "* * * * *". */
  readonly pattern: string;
}

/** Runs the queue's jobs in this process until `stop`. A job that fails is tried again, later each time. */
export async function startJobs(options: {
  readonly pool: pg.Pool;
  readonly tasks: Tasks;
  readonly recurring: readonly Recurring[];
  readonly log: Logger;
  readonly concurrency?: number;
}): Promise<{ stop(): Promise<void> }> {
  const taskList: Record<string, Task> = Object.fromEntries(
    Object.entries(options.tasks).map(([name, work]) => [name, (payload: unknown) => work(payload)]),
  );
  const runner: Runner = await run({
    pgPool: options.pool,
    taskList,
    concurrency: options.concurrency ?? 4,
    noHandleSignals: true,
    pollInterval: 2_000,
    crontab: options.recurring.map(({ task, pattern }) => `${pattern} ${task} ?jobKey=${task}`).join('\n'),
    logger: workerLogger(options.log),
  });
  // The runner's promise rejects when the queue dies; without a listener that would end the process.
  runner.promise.catch((error: unknown) => options.log.error({ err: error }, 'the job queue stopped'));
  return { stop: () => runner.stop() };
}

function workerLogger(log: Logger): WorkerLogger {
  return new WorkerLogger((scope) => (level, message, meta) => {
    const line = { ...scope, ...(meta?.['error'] === undefined ? {} : { err: meta['error'] }) };
    if (level === 'error') log.error(line, message);
    else if (level === 'warning') log.warn(line, message);
    else log.debug(line, message);
  });
}
