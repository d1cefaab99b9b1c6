import { invariant } from '../kit/assert.ts';
import { compareInstants, notAfter } from '../kit/instant.ts';
import type { Transaction } from '../platform/transaction.ts';
import type { DuePlan, DueWorker, DueWorkers, NextDue } from './due-work.ts';

/** Steps of one customer that share a transaction at most. */
const mostSteps = 12;

/** Transactions in which a step was done already, and those of them that are to end with it. */
const begun = new WeakMap<Transaction, 'GOES_ON' | 'ENDS'>();

/**
 * Whether a worker may do now what needs a transaction of its own, such as asking somebody outside for money: what was done before must be committed
 * first. False after another step in the same one: the worker then leaves this to the next, and says by `setDue` that it is due.
 */
export function ownTransaction(tx: Transaction): boolean {
  if (!begun.has(tx)) return true;
  begun.set(tx, 'ENDS');
  return false;
}

const alone = new WeakSet<DueWorker>();

/** The worker, whose steps are never done in one transaction with others before them. */
export function byItself(worker: DueWorker): DueWorker {
  alone.add(worker);
  return worker;
}

/** The steps of one customer in one transaction, one after the other, each as if those before it were committed. */
export class Steps {
  readonly #workers: DueWorkers;
  readonly #tx: Transaction;
  readonly #plan: DuePlan;
  readonly #dues: readonly NextDue[];

  /** @param dues what is due for the customer in the database; what `plan` says since counts before it. */
  constructor(workers: DueWorkers, tx: Transaction, plan: DuePlan, dues: readonly NextDue[]) {
    this.#workers = workers;
    this.#tx = tx;
    this.#plan = plan;
    this.#dues = dues;
  }

  /** Does `first`, and then what is due by `until`; nothing more where that is null. `react` follows each step. */
  async run(first: NextDue, until: Temporal.Instant | null, react: () => Promise<void>): Promise<void> {
    let next: NextDue | null = first;
    for (let steps = 0; next !== null && steps < mostSteps; steps++) {
      const { source, customerId, dueAt }: NextDue = next;
      const worker = this.#workers.get(source);
      if (worker !== undefined && steps > 0 && alone.has(worker)) return;
      invariant(worker !== undefined, `nobody does the due work "${source}"`);
      await worker(this.#tx, customerId, dueAt);
      await react();
      if (until === null || begun.get(this.#tx) === 'ENDS') return;
      begun.set(this.#tx, 'GOES_ON');
      // What did not say when it is due next is due again, and must not be done for ever.
      next = this.#plan.has(`${customerId} ${source}`) ? this.#next(customerId, until) : null;
    }
  }

  #next(customerId: string, until: Temporal.Instant): NextDue | null {
    const found = new Map(this.#dues.map((due) => [due.source, due]));
    for (const { customerId: of, source, dueAt } of this.#plan.values()) {
      if (of !== customerId) continue;
      if (dueAt === null || !notAfter(dueAt, until)) found.delete(source);
      else found.set(source, { customerId, source, dueAt });
    }
    const order = [...this.#workers.keys()];
    return [...found.values()].toSorted((a, b) => compareInstants(a.dueAt, b.dueAt) || order.indexOf(a.source) - order.indexOf(b.source))[0] ?? null;
  }
}
