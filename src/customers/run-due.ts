import { invariant } from '../kit/assert.ts';
import { later } from '../kit/instant.ts';
import { instantOf } from '../platform/entity.ts';
import type { Reader } from '../platform/reader.ts';
import type { Step } from '../platform/rehearse.ts';
import { transactSideBySide } from '../platform/side-by-side.ts';
import type { CommandContext, Transaction } from '../platform/transaction.ts';
import { isUnavailable } from '../platform/unavailable.ts';
import { keepJobs, planning, setDues } from './due-work.ts';
import type { DuePlan, DueWorkers, NextDue } from './due-work.ts';
import { Steps } from './due-steps.ts';
import { RehearsalTooLong } from './customer.errors.ts';
import { lockCustomers } from './live-customer.ts';

/** Whose due work is done: one customer's, or that of all customers of a test clock. */
export type DueScope = { readonly customerId: string } | { readonly testClockId: string };

/** A step that leaves itself due again at the same instant this often is a defect, and would never end. */
const maxRepeats = 20;

/** Customers whose steps share a transaction at most: enough that their statements cost little each, few enough that nobody waits long for one of them. */
export const mostTogether = 200;

/**
 * Does everything that falls due up to and including `until`, in order of time, then of the workers' order, then of the customer. Each
 * step is one transaction together with the move of the clock, so that a crash between two steps continues where it stopped. The same
 * step of several customers of a clock is done side by side; where that fails each is done alone, so that those before the one that fails
 * are done. Answers how many steps were done.
 */
export async function runDue(ctx: CommandContext, workers: DueWorkers, scope: DueScope, until: Temporal.Instant): Promise<number> {
  let steps = 0;
  const repeats = new Repeats();
  for (;;) {
    const dues = await nextDues(ctx.read, workers, scope, until);
    if (dues.length === 0) return steps;
    repeats.note(dues);
    const testClockId = 'testClockId' in scope ? scope.testClockId : null;
    await stepOf(ctx, workers, testClockId, dues).catch(async (error: unknown) => {
      // What the database cannot do now it cannot do for each alone, and who asked has lost the session that kept others out.
      if (dues.length === 1 || isUnavailable(error)) throw error;
      for (const due of dues) await stepOf(ctx, workers, testClockId, [due]);
    });
    steps += dues.length;
  }
}

/** Notices a step that is never done. */
export class Repeats {
  #count = 0;
  #last = '';

  note(dues: readonly NextDue[]): void {
    const name = dues.map(({ customerId, source, dueAt }) => `${customerId}/${source}/${dueAt.toString()}`).join(' ');
    this.#count = name === this.#last ? this.#count + 1 : 0;
    invariant(this.#count < maxRepeats, `due work ${name} is due again after it was done`);
    this.#last = name;
  }
}

/** Steps that a rehearsal does at most. */
const maxRehearsed = 1_000;

/**
 * Does the same for one customer in a rehearsal, up to and including `until`: what is due to one of `workers`, and nothing else. Its test
 * clock moves along, if it has one. Throws RehearsalTooLong where that would take more steps than a preview may.
 */
export async function rehearseDue(run: Step, workers: DueWorkers, customer: { readonly id: string; readonly testClockId: string | null }, from: Temporal.Instant, until: Temporal.Instant): Promise<void> {
  let now = from;
  for (let steps = 0; ; steps++) {
    const [next] = await run(now, (tx) => nextDues(tx.read, workers, { customerId: customer.id }, until, [...workers.keys()]));
    if (next === undefined) return;
    if (steps >= maxRehearsed) throw new RehearsalTooLong(maxRehearsed);
    now = later(now, next.dueAt);
    const worker = workers.get(next.source);
    invariant(worker !== undefined, `nobody does the due work "${next.source}"`);
    await run(now, async (tx) => {
      if (customer.testClockId !== null) await moveClock(tx, customer.testClockId, next.dueAt);
      await worker(tx, customer.id, next.dueAt);
    });
  }
}

/** One step of each of the customers, all of one source, in one transaction. */
export function stepOf(ctx: CommandContext, workers: DueWorkers, testClockId: string | null, dues: readonly NextDue[]): Promise<readonly NextDue[]> {
  return doTogether(ctx, workers, async (tx) => {
    const [first] = dues;
    if (testClockId !== null && first !== undefined) await moveClock(tx, testClockId, first.dueAt);
    await lockCustomers(tx, dues.map(({ customerId }) => customerId));
    return stillDue(tx, dues);
  });
}

/**
 * Does the steps that `claim` answers side by side; their customers are locked by it. With `until` the steps of each customer go on in the same
 * transaction with what is due for it by then, in the order in which it would be done by others: what several of them change is written
 * once, and is seen by nobody in between. It ends before a step that asks for a transaction of its own (`ownTransaction`).
 */
export function doTogether(ctx: CommandContext, workers: DueWorkers, claim: (tx: Transaction) => Promise<readonly NextDue[]>, until: Temporal.Instant | null = null): Promise<readonly NextDue[]> {
  const plans: DuePlan[] = [];
  let dues: ReadonlyMap<string, readonly NextDue[]> = new Map();
  return transactSideBySide(ctx, {
    claim: async (tx) => {
      const claimed = await claim(tx);
      if (until !== null && claimed.length > 0) dues = await dueBy(tx, workers, claimed.map(({ customerId }) => customerId), until);
      return claimed;
    },
    work: async (tx, first, react) => {
      const plan: DuePlan = new Map();
      plans.push(plan);
      await new Steps(workers, planning(tx, plan), plan, dues.get(first.customerId) ?? []).run(first, until, react);
    },
    end: async (tx, done) => {
      await setDues(tx, plans.flatMap((plan) => [...plan.values()]));
      await keepJobs(tx, done.map(({ customerId }) => customerId));
    },
  });
}

/** What is due for each of the customers by then. */
async function dueBy(tx: Transaction, workers: DueWorkers, customerIds: readonly string[], until: Temporal.Instant): Promise<ReadonlyMap<string, readonly NextDue[]>> {
  const rows = await tx.read.rows<{ customerId: string; source: string; dueAt: string }>(
    `select w.customer_id as "customerId", w.source, w.due_at as "dueAt" from due_work w
     where w.organization_id = $1 and w.customer_id = any($2::uuid[]) and w.due_at <= $3::timestamptz and w.source = any($4::text[])`,
    customerIds,
    until.toString(),
    [...workers.keys()],
  );
  return Map.groupBy(rows.map(({ dueAt, ...of }): NextDue => ({ ...of, dueAt: instantOf(dueAt) })), ({ customerId }) => customerId);
}

function moveClock(tx: Transaction, testClockId: string, to: Temporal.Instant): Promise<object[]> {
  return tx.read.rows('update test_clock set now = greatest(now, $3::timestamptz) where organization_id = $1 and id = $2 returning 1', testClockId, to.toString());
}

/** Locked: of two processes that find the same row one does it, and the other then finds it done. */
async function stillDue(tx: Transaction, dues: readonly NextDue[]): Promise<NextDue[]> {
  const rows = await tx.read.rows<{ customerId: string }>(
    `select w.customer_id as "customerId" from due_work w
     where w.organization_id = $1 and (w.customer_id, w.source, w.due_at) in (select * from unnest($2::uuid[], $3::text[], $4::timestamptz[])) for update`,
    dues.map(({ customerId }) => customerId),
    dues.map(({ source }) => source),
    dues.map(({ dueAt }) => dueAt.toString()),
  );
  const found = new Set(rows.map(({ customerId }) => customerId));
  return dues.filter(({ customerId }) => found.has(customerId));
}

/** The next step, with the same step of others that fall due at the same instant; of all sources, or of some. */
async function nextDues(read: Reader, workers: DueWorkers, scope: DueScope, until: Temporal.Instant, sources: readonly string[] | null = null): Promise<NextDue[]> {
  const [mine, id, most] = 'customerId' in scope ? (['d.customer_id', scope.customerId, 1] as const) : (['d.test_clock_id', scope.testClockId, mostTogether] as const);
  const rows = await read.rows<{ customerId: string; source: string; dueAt: string }>(
    `select d.customer_id as "customerId", d.source, d.due_at as "dueAt" from due_work d
     where d.organization_id = $1 and d.due_at <= $2::timestamptz and ${mine} = $4 and ($6::text[] is null or d.source = any($6::text[]))
     order by d.due_at, array_position($3::text[], d.source::text), d.customer_id limit $5`,
    until.toString(),
    [...workers.keys()],
    id,
    most,
    sources,
  );
  const [first] = rows;
  return rows
    .filter(({ source, dueAt }) => source === first?.source && dueAt === first.dueAt)
    .map(({ customerId, source, dueAt }) => ({ customerId, source, dueAt: instantOf(dueAt) }));
}

/** The next step of one customer that is due by `until`; null when nothing is. */
export async function nextDue(read: Reader, workers: DueWorkers, customerId: string, until: Temporal.Instant): Promise<NextDue | null> {
  return (await nextDues(read, workers, { customerId }, until))[0] ?? null;
}
