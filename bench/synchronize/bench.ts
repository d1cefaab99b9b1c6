import { join } from 'node:path';
import { connected } from '../house/connected.ts';
import { median, printTable, short } from '../house/figures.ts';
import type { House } from '../house/house.ts';
import { tellsCosts } from '../house/proc.ts';
import { memoryArguments } from '../house/program.ts';
import type { Setting } from '../house/setting.ts';
import { startWorker } from '../house/worker.ts';
import type { Order, Report } from './order.ts';

/** A commit of the limit holds the lines of this many subscriptions. */
const chunk = 1_000;
const usual = 10_000;
const linesEach = 4;

interface Sample extends Report {
  readonly postgresCpuMs: number;
}

/**
 * Lines of subscriptions of four rate cards are brought to what these call for: when a period begins, where each gets four lines, and again,
 * where nothing changes. The limit is COPY of the very rows of the lines into the same table with its keys, indexes and triggers, of a
 * database that is the same but for them. Durable, both. Rating is measured by `rating` and `invoice-run`.
 */
export async function benchSynchronization({ house, pace, subscriptions, profile }: Setting): Promise<void> {
  const count = subscriptions ?? usual;
  const from = Temporal.Instant.fromEpochMilliseconds(Math.floor(performance.timeOrigin / 60_000) * 60_000);
  const begun = from.toZonedDateTimeISO('UTC').with({ day: 1 });
  const [start, next] = [begun.toInstant().toString(), begun.add({ months: 1 }).toInstant().toString()];
  const seeded = await house.database('bench_synchronize');
  const seeder = await startWorker<Order, Report>('bench/synchronize/runner.ts');
  await seeder.run({ kind: 'seed', databaseUrl: seeded, subscriptions: count, from: start });
  await seeder.stop();
  const runner = await startWorker<Order, Report>('bench/synchronize/runner.ts', [...memoryArguments, ...(profile === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`])]);
  const [limits, first, again]: [Sample[], Sample[], Sample[]] = [[], [], []];
  for (let round = 0; round < pace.rounds; round++) {
    const [run, limit] = [await house.database(`bench_synchronized_${round}`, 'bench_synchronize'), await house.database(`bench_lines_${round}`, 'bench_synchronize')];
    const before = await linesOf(run);
    const measured = async (): Promise<Sample> => {
      const postgres = house.postgresCpuMs();
      const report = await runner.run({ kind: 'synchronize', databaseUrl: run, at: next });
      return { ...report, postgresCpuMs: house.postgresCpuMs() - postgres };
    };
    first.push(await measured());
    await check(run, before + count * linesEach);
    again.push(await measured());
    await check(run, before + count * linesEach);
    limits.push(await measureCopy(house, run, next, limit, count));
  }
  await runner.stop();
  const middle = (samples: readonly Sample[], figure: (sample: Sample, round: number) => number): number => median(samples.map(figure));
  console.log(`\n## synchronising ${count} subscriptions x ${linesEach} lines (medians of ${pace.rounds} rounds)`);
  printTable(
    ['', 'subscriptions/s', 'of the limit', ...(tellsCosts ? ['node CPU ms/1,000', 'PostgreSQL CPU ms/1,000', 'CPU of the limit'] : []), 'statements a subscription'],
    [['limit: COPY of the same lines', limits] as const, ['a period begins', first] as const, ['nothing has changed', again] as const].map(([name, samples]) => [
      name,
      short(middle(samples, ({ seconds }) => count / seconds)),
      middle(samples, ({ seconds }, round) => (limits[round] as Sample).seconds / seconds).toFixed(3),
      ...(tellsCosts
        ? [
            short((middle(samples, ({ cpuMs }) => cpuMs) * 1_000) / count),
            short((middle(samples, ({ postgresCpuMs }) => postgresCpuMs) * 1_000) / count),
            middle(samples, ({ cpuMs, postgresCpuMs }, round) => (limits[round] as Sample).postgresCpuMs / (cpuMs + postgresCpuMs)).toFixed(3),
          ]
        : []),
      short(middle(samples, ({ statements }) => statements / count)),
    ]),
  );
}

/** The lines that were made, in files that PostgreSQL reads by itself, and how long it takes to read them. */
async function measureCopy(house: House, made: string, madeAt: string, databaseUrl: string, count: number): Promise<Sample> {
  const folder = await house.sharedFolder(`lines-${new URL(databaseUrl).pathname.slice(1)}`);
  const source = await connected(made);
  await source.query('create table made as select row_number() over (order by subscription_id, id) - 1 as at, id from invoice_line where created_at = $1', [madeAt]);
  const files: string[] = [];
  for (let at = 0; at < count * linesEach; at += chunk * linesEach) {
    const file = join(folder, `line-${at}.csv`);
    await source.query(`copy (select l.* from made join invoice_line l using (id) where made.at >= ${at} and made.at < ${at + chunk * linesEach}) to '${file}'`);
    files.push(file);
  }
  await source.end();
  const client = await connected(databaseUrl);
  const [postgres, start] = [house.postgresCpuMs(), performance.now()];
  for (const file of files) await client.query(`copy invoice_line from '${file}'`);
  const sample = { seconds: (performance.now() - start) / 1_000, cpuMs: 0, statements: files.length, postgresCpuMs: house.postgresCpuMs() - postgres };
  await client.end();
  return sample;
}

async function linesOf(databaseUrl: string): Promise<number> {
  const client = await connected(databaseUrl);
  const { rows } = await client.query<{ count: number }>('select count(*)::int as count from invoice_line where deleted_at is null');
  await client.end();
  return rows[0]?.count ?? 0;
}

/** A fast wrong run is none. */
async function check(databaseUrl: string, wanted: number): Promise<void> {
  const found = await linesOf(databaseUrl);
  if (found !== wanted) throw new Error(`the run is wrong: there are ${found} lines, and ought to be ${wanted}`);
}
