import type { Transaction } from '../platform/transaction.ts';
import { enqueue } from '../platform/jobs.ts';

/** Does what is due for one customer at `at`, in the transaction it is given, and says when it is due next by `setDue`. Safe to repeat. */
export type DueWorker = (tx: Transaction, customerId: string, at: Temporal.Instant) => Promise<void>;

/** Who does due work, by source. Compose fills it in the order in which work of one instant is done. */
export type DueWorkers = ReadonlyMap<string, DueWorker>;

/** The task that does due work in real time. */
export const dueWorkTask = 'due-work';

/**
 * Says when `source` is due next for a customer; null when it never is. Written in the transaction that causes it: the same row drives
 * a test clock, and in real time a job that starts at the instant.
 */
export async function setDue(
  tx: Transaction,
  customer: { readonly id: string; readonly testClockId: string | null },
  source: string,
  dueAt: Temporal.Instant | null,
): Promise<void> {
  if (dueAt === null) {
    await tx.read.rows('delete from due_work where organization_id = $1 and customer_id = $2 and source = $3', customer.id, source);
    return;
  }
  const changed = await tx.read.rows(
    `insert into due_work (organization_id, customer_id, source, due_at, test_clock_id) values ($1, $2, $3, $4, $5)
     on conflict (organization_id, customer_id, source) do update set due_at = excluded.due_at where due_work.due_at <> excluded.due_at
     returning 1`,
    customer.id,
    source,
    dueAt.toString(),
    customer.testClockId,
  );
  if (customer.testClockId === null && changed.length > 0 && tx.isRehearsal !== true) {
    await enqueue(tx, dueWorkTask, { organizationId: tx.organizationId, customerId: customer.id }, { key: `due:${customer.id}`, at: dueAt, keep: 'earlier' });
  }
}

/** The next thing that falls due for one customer, or for a test clock's customers. */
export interface NextDue {
  readonly customerId: string;
  readonly source: string;
  readonly dueAt: Temporal.Instant;
}
