import { enqueue } from '../platform/jobs.ts';
import { transact } from '../platform/transaction.ts';
import type { CommandContext, Transaction } from '../platform/transaction.ts';
import { instantOf } from '../platform/entity.ts';
import { customersByIds } from './customer.store.ts';
import { dueWorkTask } from './due-work.ts';
import type { DueWorkers } from './due-work.ts';
import { runDue } from './run-due.ts';
import { nowOf } from './time.ts';

/**
 * Does what is due for one customer at its own time, and in real time sees to it that a job starts for what is due next. Called by the
 * job; doing it twice does nothing more.
 */
export async function runDueNow(ctx: CommandContext, workers: DueWorkers, customerId: string): Promise<void> {
  const [customer] = await customersByIds(ctx.read, [customerId]);
  if (customer == null) return;
  await runDue(ctx, workers, { customerId }, await nowOf(ctx, customer));
  await transact({ ...ctx, em: ctx.em.fork() }, async (tx) => {
    const rows = await tx.read.rows<{ dueAt: string | null }>(
      'select min(due_at) as "dueAt" from due_work where organization_id = $1 and customer_id = $2 and test_clock_id is null',
      customerId,
    );
    const dueAt = rows[0]?.dueAt ?? null;
    if (dueAt !== null) await enqueue(tx, dueWorkTask, { organizationId: tx.organizationId, customerId }, { key: `due:${customerId}`, at: instantOf(dueAt), keep: 'earlier' });
  });
}

/**
 * Has what is due for the customer by now done at once, by a job of its own that starts when the transaction commits. In real time
 * `setDue` sees to that; on a test clock nothing else would happen before the clock is advanced.
 */
export async function startDueNow(tx: Transaction, customer: { readonly id: string; readonly testClockId: string | null }): Promise<void> {
  if (customer.testClockId === null) return;
  await enqueue(tx, dueWorkTask, { organizationId: tx.organizationId, customerId: customer.id }, { key: `due:${customer.id}` });
}
