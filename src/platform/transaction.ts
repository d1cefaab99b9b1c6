import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../kit/clock.ts';
import { writeOutbox } from './outbox.ts';
import type { DomainEvent } from './events.ts';
import type { RowUnit } from './row-unit.ts';
import type { Lane } from './side-by-side.ts';
import { transactionRun } from './reader.ts';
import type { Reader } from './reader.ts';

/** Who causes a change: kept with what must be explained later. */
export interface Actor {
  readonly kind: 'api_key' | 'portal_token' | 'system';
  readonly id: string | null;
}

/** What every command gets: one organization, its reads and writes, the time, and who asks. */
export interface CommandContext {
  readonly organizationId: string;
  /** A fork of its own, bounded to the organization. */
  readonly em: EntityManager;
  readonly read: Reader;
  /** Real time; the time of a customer on a test clock is asked of the customers domain. */
  readonly clock: Clock;
  readonly newId: () => string;
  readonly actor: Actor;
  readonly reactions: Reactions;
  /** Called for each news right after the commit, so that this process never answers by what it remembered before; the others hear it a moment later. */
  readonly committed?: (event: DomainEvent) => void;
  /** It is taken back when it is done: nothing that others wait for may be held for it, such as the counter of a series. */
  readonly isRehearsal?: true;
}

/** The same inside a transaction: reads see what was flushed, and news can be told. */
export interface Transaction extends CommandContext {
  /** There where it runs side by side with the same of others. */
  readonly lanes?: Lane;
  /** What `em` is there. */
  readonly unit?: RowUnit;
  /** Has work done there when everything else is, before what is left is written: for what others wait for, such as the counter of a series. */
  readonly atEnd?: (work: () => Promise<void>) => void;
  /** Whoever opened it sees at its end to the jobs of what falls due. */
  readonly keepsJobs?: true;
  /** Tells news: its reactions run before the commit, and it is in the outbox when the transaction commits, or gone with it. */
  emit(event: DomainEvent): void;
}

/** What a higher domain does in the same transaction when a lower one tells news. */
export type Reaction = (tx: Transaction, event: DomainEvent) => Promise<void>;

/** By type of event; compose.ts fills it, so that a lower domain never knows who listens. */
export type Reactions = ReadonlyMap<string, readonly Reaction[]>;

/**
 * Runs `work` in one transaction: everything in it happens or nothing does. Inside another transaction it joins that one. What was
 * persisted is flushed, news told, reactions run, and the outbox written before the commit.
 */
export async function transact<T>(ctx: CommandContext, work: (tx: Transaction) => Promise<T>): Promise<T> {
  if ('emit' in ctx) return work(ctx as Transaction);
  const news: DomainEvent[] = [];
  const done = await ctx.em.transactional(async (em) => {
    const tx: Transaction = {
      ...ctx,
      em: em as EntityManager,
      read: ctx.read.on(transactionRun(em as EntityManager)),
      emit: (event) => {
        news.push(event);
      },
    };
    const answer = await work(tx);
    await em.flush();
    await react(tx, news);
    if (news.length > 0) await writeOutbox(tx, news);
    return answer;
  });
  if (ctx.committed !== undefined) for (const event of news) ctx.committed(event);
  return done;
}

/** Runs the reactions to news, those before `from` apart, and answers how many there are by then. They may tell news of their own: the list grows while it is walked. */
export async function react(tx: Transaction, news: readonly DomainEvent[], from = 0): Promise<number> {
  let next = from;
  for (; next < news.length; next++) {
    const event = news[next] as DomainEvent;
    for (const reaction of tx.reactions.get(event.type) ?? []) {
      await reaction(tx, event);
      if (tx.unit === undefined) await tx.em.flush();
    }
  }
  return next;
}

/**
 * Turns the violation of a unique constraint into the error that the caller of a lost race deserves. `meanings` maps the constraint's
 * name to that error; another constraint's violation is passed on as it is.
 */
export async function meaning<T>(work: Promise<T>, meanings: Readonly<Record<string, () => Error>>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const constraint = violatedConstraint(error);
    const made = constraint === null ? undefined : meanings[constraint]?.();
    throw made ?? error;
  }
}

function violatedConstraint(error: unknown): string | null {
  if (error instanceof UniqueConstraintViolationException) return (error as { constraint?: string }).constraint ?? null;
  const plain = error as { code?: string; constraint?: string } | null;
  return plain?.code === '23505' || plain?.code === '23P01' ? (plain.constraint ?? null) : null;
}
