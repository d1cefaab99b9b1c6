import { invariant } from '../kit/assert.ts';
import { later } from '../kit/instant.ts';
import { instantOf } from '../platform/entity.ts';
import type { Step } from '../platform/rehearse.ts';
import { transact } from '../platform/transaction.ts';
import type { CommandContext } from '../platform/transaction.ts';
import type { DueWorkers, NextDue } from './due-work.ts';
import { RehearsalTooLong } from './customer.errors.ts';
import { lockCustomer } from './live-customer.ts';

/** Whose due work is done: one customer's, or that of all customers of a test clock. */
export type DueScope = { readonly customerId: string } | { readonly testClockId: string };

/** A step that leaves itself due again at the same instant this often is a defect, and would never end. */
const maxRepeats = 20;

/**
 * Does everything that falls due up to and including `until`, in order of time, then of the workers' order, then of the customer. Each
 * step is one transaction together with the move of the clock, so that a crash between two steps continues where it stopped. Answers
 * how many steps were done.
 */
export async function runDue(ctx: CommandContext, workers: DueWorkers, scope: DueScope, until: Temporal.Instant): Promise<number> {
  let steps = 0;
  let repeats = 0;
  let last = '';
  for (;;) {
    const next = await nextDue(ctx, workers, scope, until);
    if (next === null) return steps;
    const name = `${next.customerId}/${next.source}/${next.dueAt.toString()}`;
    repeats = name === last ? repeats + 1 : 0;
    invariant(repeats < maxRepeats, `due work ${name} is due again after it was done`);
    last = name;
    await step(ctx, workers, scope, next);
    steps += 1;
  }
}

/** Steps that a rehearsal does at most. */
const maxRehearsed = 1_000;

/**
 * Does the same for one customer in a rehearsal, up to and including `until`. Its test clock moves along, if it has one. Throws
 * RehearsalTooLong where that would take more steps than a preview may.
 */
export async function rehearseDue(run: Step, workers: DueWorkers, customer: { readonly id: string; readonly testClockId: string | null }, from: Temporal.Instant, until: Temporal.Instant): Promise<void> {
  let now = from;
  for (let steps = 0; ; steps++) {
    const next = await run(now, (tx) => nextDue(tx, workers, { customerId: customer.id }, until));
    if (next === null) return;
    if (steps >= maxRehearsed) throw new RehearsalTooLong(maxRehearsed);
    now = later(now, next.dueAt);
    const worker = workers.get(next.source);
    invariant(worker !== undefined, `nobody does the due work "${next.source}"`);
    await run(now, async (tx) => {
      if (customer.testClockId !== null) await tx.read.rows('update test_clock set now = greatest(now, $3::timestamptz) where organization_id = $1 and id = $2', customer.testClockId, next.dueAt.toString());
      await worker(tx, customer.id, next.dueAt);
    });
  }
}

async function step(ctx: CommandContext, workers: DueWorkers, scope: DueScope, due: NextDue): Promise<void> {
  const worker = workers.get(due.source);
  invariant(worker !== undefined, `nobody does the due work "${due.source}"`);
  await transact({ ...ctx, em: ctx.em.fork() }, async (tx) => {
    if ('testClockId' in scope) {
      await tx.read.rows('update test_clock set now = greatest(now, $3::timestamptz) where organization_id = $1 and id = $2 returning 1', scope.testClockId, due.dueAt.toString());
    }
    await lockCustomer(tx, due.customerId);
    // Locked: of two processes that find the same row one does it, and the other then finds it done.
    const still = await tx.read.rows(
      'select 1 from due_work where organization_id = $1 and customer_id = $2 and source = $3 and due_at = $4::timestamptz for update',
      due.customerId,
      due.source,
      due.dueAt.toString(),
    );
    if (still.length > 0) await worker(tx, due.customerId, due.dueAt);
  });
}

async function nextDue(ctx: Pick<CommandContext, 'read'>, workers: DueWorkers, scope: DueScope, until: Temporal.Instant): Promise<NextDue | null> {
  const mine = 'customerId' in scope ? 'd.customer_id = $4' : 'd.test_clock_id = $4';
  const rows = await ctx.read.rows<{ customerId: string; source: string; dueAt: string }>(
    `select d.customer_id as "customerId", d.source, d.due_at as "dueAt" from due_work d
     where d.organization_id = $1 and d.due_at <= $2::timestamptz and ${mine}
     order by d.due_at, array_position($3::text[], d.source::text), d.customer_id limit 1`,
    until.toString(),
    [...workers.keys()],
    'customerId' in scope ? scope.customerId : scope.testClockId,
  );
  const row = rows[0];
  return row === undefined ? null : { customerId: row.customerId, source: row.source, dueAt: instantOf(row.dueAt) };
}
