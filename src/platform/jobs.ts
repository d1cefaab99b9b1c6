import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger as WorkerLogger, Runner, Task } from 'graphile-worker';
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
      ? `select graphile_worker.add_job($2, payload := $3::json, job_key := $4,
           run_at := least($5::timestamptz, (select run_at from graphile_worker.jobs where key = $4 and locked_at is null))) where $1::uuid is not null`
      : `select graphile_worker.add_job($2, payload := $3::json, job_key := $4, run_at := $5::timestamptz) where $1::uuid is not null`;
  await tx.read.rows(text, task, JSON.stringify(payload), key, at?.toString() ?? null);
}

/** Work that recurs in real time whether or not anything caused it. */
export interface Recurring {
  readonly task: string;
  /** Cron in UTC: "* * * * *". */
  readonly pattern: string;
}

const firstPauseMs = 500;
const longestPauseMs = 30_000;

/**
 * Runs the queue's jobs in this process until `stop`, from a moment later on: nobody waits for it. A job that fails is tried again, later
 * each time; a queue that cannot be run (the database is away) too. `stop` waits for the jobs that are under way.
 */
export function startJobs(options: {
  readonly pool: pg.Pool;
  readonly tasks: Tasks;
  readonly recurring: readonly Recurring[];
  readonly log: Logger;
  readonly concurrency?: number;
}): { stop(): Promise<void> } {
  const { log } = options;
  const stopping = new AbortController();
  let runner: Runner | null = null;
  const runUntilStopped = async (): Promise<void> => {
    for (let pauseMs = firstPauseMs; !stopping.signal.aborted; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
      try {
        runner = await openRunner(options);
        pauseMs = firstPauseMs;
        if (stopping.signal.aborted) await runner.stop();
        await runner.promise;
      } catch (error) {
        if (stopping.signal.aborted) return;
        log.error({ err: error }, 'jobs do not run; trying again');
        await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(() => {});
      }
    }
  };
  const done = runUntilStopped();
  return {
    stop: async () => {
      stopping.abort();
      // A queue that stopped by itself meanwhile has said so already.
      await runner?.stop().catch(() => {});
      await done;
    },
  };
}

async function openRunner({ pool, tasks, recurring, log, concurrency = 4 }: Parameters<typeof startJobs>[0]): Promise<Runner> {
  const { Logger: QueueLogger, run } = await import('graphile-worker');
  const taskList: Record<string, Task> = Object.fromEntries(
    Object.entries(tasks).map(([name, work]) => [name, (payload: unknown) => work(payload)]),
  );
  const runner = await run({
    pgPool: pool,
    taskList,
    concurrency,
    noHandleSignals: true,
    pollInterval: 2_000,
    crontab: recurring.map(({ task, pattern }) => `${pattern} ${task} ?jobKey=${task}`).join('\n'),
    logger: workerLogger(log, QueueLogger),
  });
  // Whoever awaits it comes a moment later; a rejection before that would end the process.
  runner.promise.catch(() => {});
  return runner;
}

function workerLogger(log: Logger, QueueLogger: typeof WorkerLogger): WorkerLogger {
  return new QueueLogger((scope) => (level, message, meta) => {
    const line = { ...scope, ...(meta?.['error'] === undefined ? {} : { err: meta['error'] }) };
    if (level === 'error') log.error(line, message);
    else if (level === 'warning') log.warn(line, message);
    else log.debug(line, message);
  });
}
