import { enqueue } from '../platform/jobs.ts';
import type { Transaction } from '../platform/transaction.ts';

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
export async function setDue(tx: Transaction, { id, testClockId }: { readonly id: string; readonly testClockId: string | null }, source: string, dueAt: Temporal.Instant | null): Promise<void> {
  const due = { customerId: id, testClockId, source, dueAt };
  const plan = plans.get(tx);
  if (plan !== undefined) plan.set(`${id} ${source}`, due);
  else await setDues(tx, [due]);
}

/** What steps of due work say when they are due next, by customer and source: written at the end of their transaction. */
export type DuePlan = Map<string, Due>;

const plans = new WeakMap<Transaction, DuePlan>();

/** The transaction, in which `setDue` is noted in `plan` from now on. */
export function planning(tx: Transaction, plan: DuePlan): Transaction {
  plans.set(tx, plan);
  return tx;
}

export interface Due {
  readonly customerId: string;
  readonly testClockId: string | null;
  readonly source: string;
  readonly dueAt: Temporal.Instant | null;
}

/** The same for many at once, at the end of a transaction. */
export async function setDues(tx: Transaction, dues: readonly Due[]): Promise<void> {
  const [never, some] = [dues.filter(({ dueAt }) => dueAt === null), dues.filter(({ dueAt }) => dueAt !== null)];
  if (never.length > 0) {
    await tx.read.rows(
      'delete from due_work w using unnest($2::uuid[], $3::text[]) as n(customer_id, source) where w.organization_id = $1 and w.customer_id = n.customer_id and w.source = n.source',
      never.map(({ customerId }) => customerId),
      never.map(({ source }) => source),
    );
  }
  if (some.length > 0) await planWork(tx, some);
}

async function planWork(tx: Transaction, dues: readonly Due[]): Promise<void> {
  const changed = await tx.read.rows<{ id: string }>(
    `insert into due_work (organization_id, customer_id, source, due_at, test_clock_id) select $1, * from unnest($2::uuid[], $3::text[], $4::timestamptz[], $5::uuid[])
     on conflict (organization_id, customer_id, source) do update set due_at = excluded.due_at where due_work.due_at <> excluded.due_at
     returning customer_id as id`,
    dues.map(({ customerId }) => customerId),
    dues.map(({ source }) => source),
    dues.map(({ dueAt }) => dueAt?.toString()),
    dues.map(({ testClockId }) => testClockId),
  );
  if (tx.isRehearsal === true || tx.keepsJobs === true) return;
  const ids = new Set(changed.map(({ id }) => id));
  for (const { customerId, testClockId, dueAt } of dues) {
    if (testClockId !== null || dueAt === null || !ids.has(customerId)) continue;
    await enqueue(tx, dueWorkTask, { organizationId: tx.organizationId, customerId }, { key: `due:${customerId}`, at: dueAt, keep: 'earlier' });
  }
}

/** Has a job start for each of the customers when the first of its work is due, instead of the one that waited for it. They are locked. */
export async function keepJobs(tx: Transaction, customerIds: readonly string[]): Promise<void> {
  await tx.read.rows(
    `select graphile_worker.add_jobs(array_agg(row($2::text, json_build_object('organizationId', d.organization_id, 'customerId', d.customer_id), null, d.at, null, 'due:' || d.customer_id, null, null)::graphile_worker.job_spec))
     from (select w.organization_id, w.customer_id, min(w.due_at) as at from due_work w
       where w.organization_id = $1 and w.customer_id = any($3::uuid[]) and w.test_clock_id is null group by 1, 2) d having count(*) > 0`,
    dueWorkTask,
    customerIds,
  );
}

/** The next thing that falls due for one customer, or for a test clock's customers. */
export interface NextDue {
  readonly customerId: string;
  readonly source: string;
  readonly dueAt: Temporal.Instant;
}
