/** Synchronises lines in a process of its own, by a clock that stands still: what the product does when a period begins, without its queue of jobs. */
import { makeDueLines } from '../../src/billing/index.ts';
import { transactSideBySide } from '../../src/platform/side-by-side.ts';
import { copyTemplate, openShop, seedTemplate } from '../invoices/seed.ts';
import { countStatements } from '../invoices/statements.ts';
import type { Order, Report } from './order.ts';

process.on('message', (order: Order) => {
  (order.kind === 'seed' ? seed(order) : synchronize(order)).then(
    (report) => process.send?.(report),
    (error: unknown) => process.send?.({ error: (error as Error).stack }),
  );
});
process.on('disconnect', () => process.exit(0));
process.send?.('ready');

async function seed({ databaseUrl, subscriptions, from }: Extract<Order, { kind: 'seed' }>): Promise<Report> {
  const shop = await openShop(databaseUrl, Temporal.Instant.from(from));
  const { pool } = shop.product.core.database;
  await seedTemplate(shop);
  await copyTemplate(pool, subscriptions);
  await pool.query('vacuum analyze');
  await shop.product.close();
  return { seconds: 0, cpuMs: 0, statements: 0 };
}

/** As many at once as the product does together. */
const mostTogether = 200;

async function synchronize({ databaseUrl, at }: Extract<Order, { kind: 'synchronize' }>): Promise<Report> {
  const now = Temporal.Instant.from(at);
  const { product, organizationId } = await openShop(databaseUrl, now);
  const { pool } = product.core.database;
  const { rows } = await pool.query<{ id: string }>('select id from customer where organization_id = $1 order by id', [organizationId]);
  const statements = await countStatements(pool);
  const [cpu, start] = [process.cpuUsage(), performance.now()];
  const ctx = product.core.commandContext(organizationId, { kind: 'system', id: null });
  for (let first = 0; first < rows.length; first += mostTogether) {
    const ids = rows.slice(first, first + mostTogether).map(({ id }) => id);
    await transactSideBySide(ctx, {
      claim: async (tx) => {
        await tx.read.rows('select 1 from customer where organization_id = $1 and id = any($2::uuid[]) order by id for update', ids);
        return ids;
      },
      work: (tx, id) => makeDueLines(tx, id, now),
      end: () => Promise.resolve(),
    });
  }
  const [seconds, { user, system }] = [(performance.now() - start) / 1_000, process.cpuUsage(cpu)];
  await product.close();
  return { seconds, cpuMs: (user + system) / 1_000, statements: statements() };
}
