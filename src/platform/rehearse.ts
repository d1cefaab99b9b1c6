import type { EntityManager } from '@mikro-orm/postgresql';
import { fixedClock } from '../kit/clock.ts';
import { ConflictError } from '../kit/errors.ts';
import { transactionRun } from './reader.ts';
import { react } from './transaction.ts';
import type { CommandContext, Transaction } from './transaction.ts';

/** One step of a rehearsal: what a transaction of its own would do at that instant, with the reactions to its news. */
export type Step = <T>(at: Temporal.Instant, work: (tx: Transaction) => Promise<T>) => Promise<T>;

/** Somebody else changes what is rehearsed. */
export class RehearsalBusy extends ConflictError {
  override readonly code = 'PREVIEW_BUSY';
  constructor() {
    super('what would be changed is being changed by somebody else for longer than the preview waits: ask again');
  }
}

/** Thrown where the work is done, so that the transaction is taken back. */
class Done extends Error {}

/**
 * Does work and takes it back: `work` runs its steps one after the other in one transaction that never commits, and what it answers is
 * answered. News are heard by reactions and by nobody else. It holds the locks that the work takes until it ends, and so waits for others
 * and for a statement no longer than a few seconds: throws RehearsalBusy then.
 */
export async function rehearse<T>(ctx: CommandContext, work: (step: Step) => Promise<T>): Promise<T> {
  const found: { answer?: { readonly value: T } } = {};
  try {
    await ctx.em.fork().transactional(async (forked) => {
      const em = forked as EntityManager;
      const run = transactionRun(em);
      await run(`select set_config('lock_timeout', '3s', true), set_config('statement_timeout', '10s', true)`, []);
      const step: Step = async (at, of) => {
        const news: Parameters<Transaction['emit']>[0][] = [];
        const tx: Transaction = { ...ctx, em, read: ctx.read.on(run), clock: fixedClock(at), isRehearsal: true, emit: (event) => void news.push(event) };
        const done = await of(tx);
        await em.flush();
        await react(tx, news);
        // Each step reads what the one before wrote, whichever way it wrote it.
        em.clear();
        return done;
      };
      found.answer = { value: await work(step) };
      throw new Done();
    });
  } catch (error) {
    if (isWait(error)) throw new RehearsalBusy();
    if (!(error instanceof Done)) throw error;
  }
  if (found.answer === undefined) throw new Error('a rehearsal ended without an answer');
  return found.answer.value;
}

/** lock_not_available, query_canceled, deadlock_detected. */
function isWait(error: unknown): boolean {
  return ['55P03', '57014', '40P01'].includes((error as { code?: string } | null)?.code ?? '');
}
