import type pg from 'pg';
import { invariant } from '../kit/assert.ts';
import { askTogether, statementOf } from './ask-together.ts';
import { poolRun } from './reader.ts';
import type { Run } from './reader.ts';
import { RowShapes } from './row-shape.ts';
import type { RowShape } from './row-shape.ts';
import { RowUnit } from './row-unit.ts';
import { writeRows } from './row-writes.ts';
import type { RowChange } from './row-writes.ts';
import { writeNews } from './outbox.ts';
import type { DomainEvent } from './events.ts';
import { react } from './transaction.ts';
import type { CommandContext, Transaction } from './transaction.ts';

/** What is done side by side. */
export interface SideBySide<Input> {
  /** Locks and answers the inputs. */
  readonly claim: (tx: Transaction) => Promise<readonly Input[]>;
  /** Work on one input; it must not depend on that of another. `react` runs the reactions to what it told so far, as at the end of a transaction: for work of several steps. */
  readonly work: (tx: Transaction, input: Input, react: () => Promise<void>) => Promise<void>;
  /** Sees to what follows for all of them, and to the jobs of what falls due. Only what was left to the last comes after it: rows that are held (`RowUnit.hold`) are not yet written. */
  readonly end: (tx: Transaction, inputs: readonly Input[]) => Promise<void>;
}

/**
 * Runs `work` for each of the inputs in one transaction, all side by side, each as if it had one of its own: what it asks of the database while the
 * others ask the same of theirs goes as one statement, whatever the number of inputs. Work is written for one input and stays so. What a statement looks
 * for is written before it is asked, and all at the end: work need not flush. Of several updates of one thing (`….updated`) one is told.
 * Everything happens or nothing does: one that fails takes the others back with it, after all have stopped.
 */
export async function transactSideBySide<Input>(ctx: CommandContext, { claim, work, end }: SideBySide<Input>): Promise<readonly Input[]> {
  const pool = (await ctx.em.getConnection().getNativeClient()) as pg.Pool;
  const client = await pool.connect();
  const news: DomainEvent[] = [];
  let broken: Error | undefined;
  let works: readonly Work<Input>[] = [];
  try {
    // What looks into a table for many was planned when the table was small, as likely as not, and is asked again when it is not. What is referred to may be
    // written later than what refers to it, where the reference can be checked at the end.
    await client.query('begin; set local enable_seqscan = off; set constraints all deferred');
    const run = poolRun(client);
    const shapes = RowShapes.of(ctx.em);
    const lanes = new Lanes(client, ctx.organizationId);
    const txOn = (on: Lane | null, emitted: DomainEvent[], late: (() => Promise<void>)[] = []): Transaction => {
      const ask: Run = on === null ? run : (text, values) => on.ask(text, values);
      const write = (change: RowChange): Promise<void> => (on === null ? writeRows(run, ctx.organizationId, change.shape, [change]) : on.write(change));
      const unit = new RowUnit(shapes, { rows: ask, write }, ctx.organizationId);
      const own: Run = (text, values) => {
        const statement = statementOf(text);
        return unit.isReadyFor(statement) ? ask(text, values) : unit.prepare(statement).then(() => ask(text, values));
      };
      return { ...ctx, em: unit.asEntityManager(), unit, read: ctx.read.on(own), keepsJobs: true, ...(on === null ? {} : { lanes: on, atEnd: (work: () => Promise<void>) => void late.push(work) }), emit: (event) => void emitted.push(event) };
    };
    const root = txOn(null, news);
    const inputs = await claim(root);
    lanes.root = root;
    works = inputs.map((input, at): Work<Input> => {
      const [told, late]: [DomainEvent[], (() => Promise<void>)[]] = [[], []];
      return { input, told, late, tx: txOn(lanes.lane(at), told, late) };
    });
    lanes.beginLast = () => works.map(({ tx }) => tx.unit?.release() === true).includes(true);
    await all(works, async ({ input, told, tx }) => {
      let reacted = 0;
      const reactNow = async (): Promise<void> => {
        reacted = await react(tx, told, reacted);
      };
      await work(tx, input, reactNow);
      await reactNow();
      await tx.unit?.flushFree();
    });
    const heard = works.map(({ told }) => told.length);
    news.push(...works.flatMap(({ told }) => standing(told)));
    if (inputs.length > 0) await end(root, inputs);
    if (news.length > 0) await writeNews(run, ctx.organizationId, news, ctx.clock.now());
    // What others wait for comes last, so that they wait for little more than the commit.
    await all(works, async ({ late }) => {
      for (const one of late) await one();
    });
    await all(works, ({ tx }) => tx.em.flush());
    invariant(works.every(({ told }, at) => told.length === heard[at]), 'what is done last tells no news');
    await client.query('commit');
    if (ctx.committed !== undefined) for (const event of news) ctx.committed(event);
    return inputs;
  } catch (error) {
    // What works left to the last may have been begun for another that failed since: it must not go on outside of the transaction.
    await Promise.all(works.map(({ tx }) => tx.unit?.stopped()));
    await client.query('rollback').catch((failure: Error) => { broken = failure; });
    throw error;
  } finally {
    client.release(broken);
  }
}

interface Work<Input> {
  readonly input: Input;
  readonly told: DomainEvent[];
  readonly late: (() => Promise<void>)[];
  readonly tx: Transaction;
}

/** Does it for all at once; one that fails is told when all have stopped. */
async function all<Item>(items: readonly Item[], work: (item: Item) => Promise<void> | undefined): Promise<void> {
  for (const done of await Promise.allSettled(items.map(work))) if (done.status === 'rejected') throw done.reason;
}

/**
 * The news without those that later ones stand for: nobody saw what a thing was like in between. Of several updates of one thing the last one is told, from
 * where the first one began.
 */
function standing(news: readonly DomainEvent[]): readonly DomainEvent[] {
  const key = ({ type, id }: DomainEvent): string | null => (type.endsWith('.updated') ? `${type} ${id}` : null);
  const of = Map.groupBy(news, key);
  return news.flatMap((event) => {
    const name = key(event);
    const same = name === null ? [event] : (of.get(name) ?? []);
    if (event !== same.at(-1)) return [];
    const payloads = same.map(({ payload }) => payload).filter((payload) => payload !== undefined);
    if (same.length < 2 || payloads.length === 0) return [event];
    const from = payloads.find((payload) => 'from' in payload);
    const payload: Record<string, unknown> = {};
    for (const one of payloads) Object.assign(payload, one);
    return [{ ...event, payload: from === undefined ? payload : { ...payload, from: from['from'] } }];
  });
}

/**
 * Does for all who ask at once what `many` does for a list, and answers each its own. Alone, or outside of such a transaction, the list has one
 * member. `many` is named once, not written at the call: those who name the same go together, in the order of their inputs.
 */
export async function together<Input, Answer>(tx: Transaction, many: Many<Input, Answer>, input: Input): Promise<Answer> {
  if (tx.lanes !== undefined) return tx.lanes.together(many, input);
  return (await many(tx, [input]))[0] as Answer;
}

/**
 * The same, once nobody can do anything else: those who come to it together go in the order of the works' inputs, however many statements each had
 * before it. For what is given in an order that is seen, such as the numbers of a series; and whoever waits for its rows waits no longer than need be.
 */
export async function togetherAtLast<Input, Answer>(tx: Transaction, many: Many<Input, Answer>, input: Input): Promise<Answer> {
  if (tx.lanes !== undefined) return tx.lanes.together(many, input, true);
  return together(tx, many, input);
}

export type Many<Input, Answer> = (tx: Transaction, inputs: readonly Input[]) => Promise<readonly Answer[]>;

interface Waiting {
  /** Which of the works waits, in the order of their inputs. */
  readonly lane: number;
  readonly isAtLast: boolean;
  readonly kind: unknown;
  readonly input: unknown;
  readonly resolve: (answer: never) => void;
  readonly reject: (error: unknown) => void;
}

/** By which one of the works asks for what it shares with the others. */
export interface Lane {
  ask(text: string, values: readonly unknown[]): Promise<readonly object[]>;
  write(change: RowChange): Promise<void>;
  /** `isAtLast`: see `togetherAtLast`. */
  together<Input, Answer>(many: Many<Input, Answer>, input: Input, isAtLast?: boolean): Promise<Answer>;
}

/** Who waits for what, of the works of one transaction. As soon as nothing else can be done, all that wait for the same go together. */
class Lanes {
  root: Transaction | null = null;
  /** Begins what works keep for the end, as soon as one of them needs it; answers whether there was any. */
  beginLast: () => boolean = () => false;
  readonly #client: pg.ClientBase;
  readonly #organizationId: string;
  #waiting: Waiting[] = [];
  #isSet = false;

  constructor(client: pg.ClientBase, organizationId: string) {
    this.#client = client;
    this.#organizationId = organizationId;
  }

  /** That of the work which has that place among the inputs. */
  lane(at: number): Lane {
    return {
      ask: (text, values) => this.#wait(at, text, values),
      write: (change) => this.#wait(at, change.shape, change),
      together: (many, input, isAtLast = false) => this.#wait(at, many, input, isAtLast),
    };
  }

  #wait<Answer>(lane: number, kind: unknown, input: unknown, isAtLast = false): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ lane, isAtLast, kind, input, resolve, reject });
      this.#set();
    });
  }

  /** When every promise that can go on has done so, all who go on wait here. */
  #set(): void {
    if (this.#isSet) return;
    this.#isSet = true;
    setImmediate(() => void this.#dispatch());
  }

  async #dispatch(): Promise<void> {
    const isLast = this.#waiting.every(({ isAtLast }) => isAtLast);
    if (isLast && this.beginLast()) {
      this.#isSet = false;
      return this.#set();
    }
    const now = this.#waiting.filter(({ isAtLast }) => isAtLast === isLast).toSorted((a, b) => a.lane - b.lane);
    this.#waiting = isLast ? [] : this.#waiting.filter(({ isAtLast }) => isAtLast);
    const groups = Map.groupBy(now, ({ kind }) => kind);
    const answers: (() => void)[] = [];
    // In turn: a failed statement ends the transaction, and the rest fail by themselves.
    for (const [kind, group] of groups) {
      try {
        const found = await this.#answer(kind, group.map(({ input }) => input));
        answers.push(() => group.forEach(({ resolve }, at) => resolve(found[at] as never)));
      } catch (error) {
        answers.push(() => group.forEach(({ reject }) => reject(error)));
      }
    }
    for (const answer of answers) answer();
    this.#isSet = false;
    if (this.#waiting.length > 0) this.#set();
  }

  async #answer(kind: unknown, inputs: readonly unknown[]): Promise<readonly unknown[]> {
    if (typeof kind === 'string') return askTogether(this.#client, kind, inputs as readonly (readonly unknown[])[]);
    if (typeof kind === 'function') return (kind as Many<unknown, unknown>)(this.root as Transaction, inputs);
    await writeRows(poolRun(this.#client), this.#organizationId, kind as RowShape, inputs as readonly RowChange[]);
    return inputs.map(() => undefined);
  }
}

/** Makes what was persisted visible to statements that follow. Where steps run side by side they see to it themselves, and only for what they look for. */
export async function visible(tx: Transaction): Promise<void> {
  if (tx.unit === undefined) await tx.em.flush();
}

/** The earliest instant of a property of the rows that fulfil equalities; null where none has any. What was persisted counts. `entity` has a key `id`. */
export async function earliest(tx: Transaction, entity: { readonly name: string }, property: string, where: Readonly<Record<string, unknown>>): Promise<Temporal.Instant | null> {
  if (tx.unit !== undefined) return tx.unit.earliest(entity, property, where);
  await tx.em.flush();
  return new RowUnit(RowShapes.of(tx.em), { rows: (text, values) => tx.read.rows(text, ...values.slice(1)), write: () => Promise.resolve() }, tx.organizationId).earliest(entity, property, where);
}

/** Writes what changed of one entity, and new rows that it may refer to; of everything where steps do not run side by side. */
export function written(tx: Transaction, entity: { readonly name: string }): Promise<void> {
  return tx.unit === undefined ? tx.em.flush() : tx.unit.flush(entity);
}
