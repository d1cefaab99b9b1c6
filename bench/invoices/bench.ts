import { join } from 'node:path';
import { connected } from '../house/connected.ts';
import { median, printTable, short } from '../house/figures.ts';
import type { House } from '../house/house.ts';
import { tellsCosts } from '../house/proc.ts';
import { memoryArguments } from '../house/program.ts';
import type { Setting } from '../house/setting.ts';
import { startWorker } from '../house/worker.ts';
import type { Worker } from '../house/worker.ts';
import type { Order, Report } from './order.ts';

/** A commit of the limit holds this many invoices. */
const chunk = 1_000;
const usual = 2_000;

interface Sample extends Report {
  readonly postgresCpuMs: number;
}

/**
 * An invoice run: subscriptions of four rate cards whose month is over. Lines of the next month are made, usage is read and rated, invoices
 * are stored, numbered, issued and paid. The limit is COPY of the very rows of invoices and lines that the run made into the same tables of a database
 * that is the same but for the run: their keys, indexes and triggers count for both. Durable, both.
 */
export async function benchInvoiceRun({ house, pace, subscriptions, age, profile }: Setting): Promise<void> {
  const count = subscriptions ?? usual;
  const months = age ?? 1;
  const to = monthEnd();
  const start = (nodeArgs: readonly string[]): Promise<Worker<Order, Report>> => startWorker<Order, Report>('bench/invoices/runner.ts', [...memoryArguments, ...nodeArgs]);
  const seeded = await house.database('bench_invoices');
  const seeder = await start([]);
  await seeder.run({ kind: 'seed', databaseUrl: seeded, subscriptions: count, months, to });
  await seeder.stop();
  const runner = await start(profile === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`]);
  const [limits, runs]: [Sample[], Sample[]] = [[], []];
  for (let round = 0; round < pace.rounds; round++) {
    const [run, limit] = [await house.database(`bench_run_${round}`, 'bench_invoices'), await house.database(`bench_copy_${round}`, 'bench_invoices')];
    runs.push(await measureRun(house, runner, run, to));
    limits.push(await measureCopy(house, await rowsOf(house, run, to, count), limit));
    await check(run, count);
  }
  await runner.stop();
  const middle = (samples: readonly Sample[], figure: (sample: Sample, round: number) => number): number => median(samples.map(figure));
  console.log(`\n## invoice run over ${count} subscriptions x 4 lines, ${months} months old (medians of ${pace.rounds} rounds)`);
  printTable(
    ['', 'invoices/s', 'of the limit', ...(tellsCosts ? ['node CPU ms/1,000', 'PostgreSQL CPU ms/1,000', 'CPU of the limit'] : []), 'statements an invoice', 'peak MB'],
    [['limit: COPY of the same rows', limits] as const, ['Tollgate', runs] as const].map(([name, samples]) => [
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
      short(middle(samples, ({ peakMb }) => peakMb)),
    ]),
  );
}

/** Jobs of what falls due after it must lie in the future of the machine's clock. */
function monthEnd(): string {
  const to = Temporal.Instant.fromEpochMilliseconds(Math.floor(performance.timeOrigin / 60_000) * 60_000).toZonedDateTimeISO('UTC');
  // The 1st to the 28th are in every month.
  return to.with({ day: Math.min(to.day, 28) }).toInstant().toString();
}

async function measureRun(house: House, runner: Worker<Order, Report>, databaseUrl: string, to: string): Promise<Sample> {
  const postgres = house.postgresCpuMs();
  const report = await runner.run({ kind: 'run', databaseUrl, to });
  return { ...report, postgresCpuMs: house.postgresCpuMs() - postgres };
}

/** What the lines of each invoice come to, by one look at all of them: many invoices are checked as quickly as few. */
const linesOfInvoices = '(select invoice_id, count(*) as count, sum(total) as total from invoice_line group by 1)';

/** The rows that the run made, in files that PostgreSQL reads by itself: a pair a commit. What is not yet issued takes lines. */
async function rowsOf(house: House, databaseUrl: string, to: string, count: number): Promise<readonly (readonly [string, string])[]> {
  const folder = await house.sharedFolder(`copied-${new URL(databaseUrl).pathname.slice(1)}`);
  const client = await connected(databaseUrl);
  await client.query(`create table made as select row_number() over (order by i.id) - 1 as at, i.id from invoice i join ${linesOfInvoices} l on l.invoice_id = i.id where i.status = 'PAID' and l.count = 4 and i.issued_at >= '${to}'`);
  const pairs: (readonly [string, string])[] = [];
  for (let first = 0; first < count; first += chunk) {
    const pair = [join(folder, `invoice-${first}.csv`), join(folder, `line-${first}.csv`)] as const;
    const made = `select id from made where at >= ${first} and at < ${first + chunk}`;
    await client.query(`copy (select copied.* from invoice i, jsonb_populate_record(i, '{"issued_at": null}') copied where i.id in (${made})) to '${pair[0]}'`);
    await client.query(`copy (select * from invoice_line l where l.invoice_id in (${made})) to '${pair[1]}'`);
    pairs.push(pair);
  }
  await client.end();
  return pairs;
}

async function measureCopy(house: House, files: readonly (readonly [string, string])[], databaseUrl: string): Promise<Sample> {
  const client = await connected(databaseUrl);
  // Usage of the month that is over gathers there already.
  await client.query(`alter table invoice_line disable trigger user`);
  await client.query(`delete from invoice_line l using invoice i where i.id = l.invoice_id and i.status = 'GATHERING'`);
  await client.query(`alter table invoice_line enable trigger user`);
  await client.query('vacuum analyze invoice_line');
  const [postgres, start] = [house.postgresCpuMs(), performance.now()];
  for (const [invoices, lines] of files) {
    await client.query('begin');
    await client.query(`copy invoice from '${invoices}'`);
    await client.query(`copy invoice_line from '${lines}'`);
    await client.query('commit');
  }
  const seconds = (performance.now() - start) / 1_000;
  const postgresCpuMs = house.postgresCpuMs() - postgres;
  await client.end();
  return { seconds, cpuMs: 0, statements: files.length * 4, peakMb: 0, postgresCpuMs };
}

/** A fast wrong run is none: every subscription has one paid invoice of four rated lines whose total they come to, numbered without a gap. */
async function check(databaseUrl: string, count: number): Promise<void> {
  const client = await connected(databaseUrl);
  const { rows } = await client.query<{ invoices: number; numbers: number; wrong: number; gathering: number }>(`
    select count(*)::int as invoices, (select (max(split_part(number, '-', 4)::int) - ${count})::int from invoice where id in (select id from made)) as numbers,
      (count(*) filter (where i.total <> l.total or i.total <= 49.90))::int as wrong,
      (select count(*)::int from invoice_line l join invoice g on g.id = l.invoice_id and g.status = 'GATHERING' and l.deleted_at is null) as gathering
    from invoice i join ${linesOfInvoices} l on l.invoice_id = i.id where i.id in (select id from made)`);
  await client.end();
  const found = rows[0];
  if (found?.invoices !== count || found.numbers !== count || found.wrong !== 0 || found.gathering !== 4 * count) throw new Error(`the run is wrong: ${JSON.stringify(found)}`);
}
