import { enqueue } from '../platform/jobs.ts';
import { instantOf } from '../platform/entity.ts';
import type { CommandContext, Transaction } from '../platform/transaction.ts';
import { Turns } from '../platform/turns.ts';
import { isUnavailable } from '../platform/unavailable.ts';
import { before, compareInstants } from '../kit/instant.ts';
import { customersByIds } from './customer.store.ts';
import { dueWorkTask, keepJobs } from './due-work.ts';
import type { DueWorkers, NextDue } from './due-work.ts';
import { lockCustomer, lockFreeCustomer } from './live-customer.ts';
import { Repeats, doTogether, mostTogether, nextDue, runDue, stepOf } from './run-due.ts';
import { nowOf } from './time.ts';

/**
 * Does what is due for one customer at its own time; a job starts for what is due next. Called by the job; doing it twice does nothing
 * more. In real time the same steps of others whose time has come, and whom nobody else sees to at the moment, are done along with its own,
 * so that many who fall due at once take few transactions, and each goes on with the steps that are due after it. Where that fails each step is done
 * alone: no customer's failure is another's, and what comes before the step that fails is done.
 */
export async function runDueNow(ctx: CommandContext, workers: DueWorkers, customerId: string): Promise<void> {
  const [customer] = await customersByIds(ctx.read, [customerId]);
  if (customer == null) return;
  const now = await nowOf(ctx, customer);
  if (customer.testClockId !== null) {
    await runDue(ctx, workers, { customerId }, now);
    return;
  }
  const repeats = new Repeats();
  for (let waits = false; ; ) {
    let claimed: readonly NextDue[] = [];
    let isDone = false;
    try {
      await turnsOf(workers).take(() => doTogether(ctx, workers, async (tx) => {
        const found = await claim(tx, workers, customerId, now, waits);
        isDone = found === 'nothing is due';
        return (claimed = typeof found === 'string' ? [] : found);
      }, now));
    } catch (error) {
      if (claimed.length === 0 || isUnavailable(error)) throw error;
      await doAlone(ctx, workers, claimed, customerId, now);
    }
    if (isDone) return;
    repeats.note(claimed.filter((due) => due.customerId === customerId));
    // Whoever holds it is waited for when there is nothing else to do.
    waits = claimed.length === 0;
  }
}

/** One step of each, one after the other, the customer that it is about last; its failure is told, and others that fail are not taken along for a while. */
async function doAlone(ctx: CommandContext, workers: DueWorkers, dues: readonly NextDue[], customerId: string, now: Temporal.Instant): Promise<void> {
  const left = leftBehind(workers);
  for (const due of dues) {
    // Its own job finds out why, and tells it.
    if (due.customerId !== customerId) await stepOf(ctx, workers, null, [due]).catch(() => left.set(due.customerId, now.add({ minutes: leftMinutes })));
  }
  await stepOf(ctx, workers, null, dues.filter((due) => due.customerId === customerId));
}

/** Transactions of many customers that a process has open at once: one works here while another is in the database, and one more is there when both are done at once. Yet more would only hold more rows in memory. */
const atOnce = 3;
const allTurns = new WeakMap<DueWorkers, Turns>();

function turnsOf(workers: DueWorkers): Turns {
  let turns = allTurns.get(workers);
  if (turns === undefined) allTurns.set(workers, (turns = new Turns(atOnce)));
  return turns;
}

const leftMinutes = 10;
const lists = new WeakMap<DueWorkers, Map<string, Temporal.Instant>>();

/** Customers whose steps failed, and until when they are not taken along. */
function leftBehind(workers: DueWorkers): Map<string, Temporal.Instant> {
  let list = lists.get(workers);
  if (list === undefined) lists.set(workers, (list = new Map()));
  return list;
}

/**
 * Locks the customer and answers what is due for it, with the same step of others who are free. Where somebody else holds it and it is not waited for,
 * a step of others alone.
 */
async function claim(tx: Transaction, workers: DueWorkers, customerId: string, now: Temporal.Instant, waits: boolean): Promise<NextDue[] | 'nothing is due'> {
  if (waits) await lockCustomer(tx, customerId);
  else if (!(await lockFreeCustomer(tx, customerId))) {
    for (const source of workers.keys()) {
      const others = await claimOthers(tx, workers, { customerId, source }, now);
      if (others.length > 0) return others;
    }
    return [];
  }
  const own = await nextDue(tx.read, workers, customerId, now);
  // Whoever's job it is has no precedence: numbers are given in this order.
  if (own !== null) return [own, ...(await claimOthers(tx, workers, own, now))].toSorted((a, b) => compareInstants(a.dueAt, b.dueAt) || (a.customerId < b.customerId ? -1 : 1));
  // A job that came too early comes again.
  await keepJobs(tx, [customerId]);
  return 'nothing is due';
}

async function claimOthers(tx: Transaction, workers: DueWorkers, { customerId, source }: Pick<NextDue, 'customerId' | 'source'>, now: Temporal.Instant): Promise<NextDue[]> {
  const left = leftBehind(workers);
  for (const [id, until] of left) if (!before(now, until)) left.delete(id);
  const order = [...workers.keys()];
  const found = await tx.read.rows<{ id: string }>(
    `select w.customer_id as id from due_work w join customer c on c.id = w.customer_id
     where w.organization_id = $1 and w.test_clock_id is null and w.source = $2 and w.due_at <= $3::timestamptz and ${isFirst('$4')} and w.customer_id <> $5 and w.customer_id <> all($6::uuid[])
     order by w.due_at, w.customer_id limit $7 for no key update of c skip locked`,
    source,
    now.toString(),
    order,
    customerId,
    [...left.keys()],
    mostTogether - 1,
  );
  if (found.length === 0) return [];
  // Read again under the lock: whoever held it before may have done it.
  const still = await tx.read.rows<{ customerId: string; dueAt: string }>(
    `select w.customer_id as "customerId", w.due_at as "dueAt" from due_work w
     where w.organization_id = $1 and w.source = $2 and w.due_at <= $3::timestamptz and ${isFirst('$4')} and w.customer_id = any($5::uuid[]) order by w.due_at, w.customer_id`,
    source,
    now.toString(),
    order,
    found.map(({ id }) => id),
  );
  return still.map(({ customerId: id, dueAt }) => ({ customerId: id, source, dueAt: instantOf(dueAt) }));
}

/** Nothing else of the customer comes before `w`, by time and then by the order of sources. */
const isFirst = (order: string): string => `not exists (select 1 from due_work e where e.organization_id = $1 and e.customer_id = w.customer_id and e.source <> w.source
  and (e.due_at, array_position(${order}::text[], e.source::text)) < (w.due_at, array_position(${order}::text[], w.source::text)))`;

/**
 * Has what is due for the customer by now done at once, by a job of its own that starts when the transaction commits. In real time
 * `setDue` sees to that; on a test clock nothing else would happen before the clock is advanced.
 */
export async function startDueNow(tx: Transaction, customer: { readonly id: string; readonly testClockId: string | null }): Promise<void> {
  if (customer.testClockId === null) return;
  await enqueue(tx, dueWorkTask, { organizationId: tx.organizationId, customerId: customer.id }, { key: `due:${customer.id}` });
}
