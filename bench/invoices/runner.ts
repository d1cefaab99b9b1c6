/** The product's jobs in a process of their own, by a clock that stands still. */
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { pino } from 'pino';
import { startJobs } from '../../src/platform/jobs.ts';
import type { Order, Report } from './order.ts';
import { billTemplate, copyTemplate, openShop, seedTemplate, useAll } from './seed.ts';
import { countStatements } from './statements.ts';

process.on('message', (order: Order) => {
  (order.kind === 'seed' ? seed(order) : run(order)).then(
    (report) => process.send?.(report),
    (error: unknown) => process.send?.({ error: (error as Error).stack }),
  );
});
process.on('disconnect', () => process.exit(0));
process.send?.('ready');

async function seed({ databaseUrl, subscriptions, months, to }: Extract<Order, { kind: 'seed' }>): Promise<Report> {
  const end = Temporal.Instant.from(to).toZonedDateTimeISO('UTC');
  const shop = await openShop(databaseUrl, end.subtract({ months }).toInstant());
  const { pool } = shop.product.core.database;
  await seedTemplate(shop);
  for (let left = months - 1; left > 0; left--) await billTemplate(shop, end.subtract({ months: left }).toInstant());
  await copyTemplate(pool, subscriptions);
  shop.clock.set(to);
  await useAll(shop, subscriptions, end.subtract({ months: 1 }).add({ hours: 24 }).toInstant());
  await pool.query('vacuum analyze');
  await shop.product.close();
  return nothing;
}

const nothing: Report = { seconds: 0, cpuMs: 0, statements: 0, peakMb: 0 };
const dueNow = 'select 1 from due_work where due_at <= $1 limit 1';

async function run({ databaseUrl, to }: Extract<Order, { kind: 'run' }>): Promise<Report> {
  const { product } = await openShop(databaseUrl, Temporal.Instant.from(to));
  const { pool } = product.core.database;
  // Looks by a connection of its own, which is not counted.
  const looker = new pg.Client({ connectionString: databaseUrl });
  await looker.connect();
  const statements = await countStatements(pool);
  const [cpu, start] = [process.cpuUsage(), performance.now()];
  const jobs = startJobs({ pool, tasks: product.tasks, recurring: [], log: pino({ level: 'error' }) });
  let [end, peak] = [start, 0];
  for (let [empty, looks] = [false, 0]; !empty; looks++, await pause(20)) {
    empty = (await looker.query(dueNow, [to])).rowCount === 0;
    end = performance.now();
    // It takes a while: looking at each turn took a twentieth of the run itself.
    if (empty || looks % 10 === 0) peak = Math.max(peak, process.memoryUsage.rss());
  }
  const { user, system } = process.cpuUsage(cpu);
  const report = { seconds: (end - start) / 1_000, cpuMs: (user + system) / 1_000, statements: statements(), peakMb: peak / 1_048_576 };
  await looker.end();
  await jobs.stop();
  await product.close();
  return report;
}
