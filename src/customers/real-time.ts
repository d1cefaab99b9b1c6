import { enqueue } from '../platform/jobs.ts';
import { transact } from '../platform/transaction.ts';
import type { CommandContext } from '../platform/transaction.ts';
import { instantOf } from '../platform/entity.ts';
import { dueWorkTask } from './due-work.ts';
import type { DueWorkers } from './due-work.ts';
import { runDue } from './run-due.ts';

/**
 * Does what is due for one customer in real time, and sees to it that a job starts for what is due next. Called by the job; doing it
 * twice does nothing more.
 */
export async function runDueNow(ctx: CommandContext, workers: DueWorkers, customerId: string): Promise<void> {
  await runDue(ctx, workers, { customerId }, ctx.clock.now());
  await transact({ ...ctx, em: ctx.em.fork() }, async (tx) => {
    const rows = await tx.read.rows<{ dueAt: string | null }>(
      'select min(due_at) as "dueAt" from due_work where organization_id = $1 and customer_id = $2 and test_clock_id is null',
      customerId,
    );
    const dueAt = rows[0]?.dueAt ?? null;
    if (dueAt !== null) await enqueue(tx, dueWorkTask, { organizationId: tx.organizationId, customerId }, { key: `due:${customerId}`, at: instantOf(dueAt), keep: 'earlier' });
  });
}
