import type pg from 'pg';
import { poolRun, statementName } from './reader.ts';
import type { Run } from './reader.ts';
import { RowShapes, RowUnit, writeRows } from './row-unit.ts';
import type { RowChange, RowShape } from './row-unit.ts';
import { writeNews } from './outbox.ts';
import type { DomainEvent } from './events.ts';
import { react } from './transaction.ts';
import type { CommandContext, Transaction } from './transaction.ts';

/**
 * Runs `work` for each of the inputs in one transaction, all side by side, each as if it had one of its own: what it asks of the database while the
 * others ask the same of theirs goes as one statement, whatever the number of inputs. Work is written for one input and stays so; work on
 * one input must not depend on that of another. `claim` locks and answers the inputs, `end` sees to what follows for all of them, and to the jobs of what falls due, before the commit.
 * Everything happens or nothing does: one that fails takes the others back with it, after all have stopped.
 */
export async function transactSideBySide<Input>(
  ctx: CommandContext,
  { claim, work, end }: { readonly claim: (tx: Transaction) => Promise<readonly Input[]>; readonly work: (tx: Transaction, input: Input) => Promise<void>; readonly end: (tx: Transaction, inputs: readonly Input[]) => Promise<void> },
): Promise<readonly Input[]> {
  const pool = (await ctx.em.getConnection().getNativeClient()) as pg.Pool;
  const client = await pool.connect();
  const news: DomainEvent[] = [];
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const run = poolRun(client);
    const shapes = RowShapes.of(ctx.em);
    const lanes = new Lanes(run, ctx.organizationId);
    const txOn = (on: Lanes | null, emitted: DomainEvent[]): Transaction => {
      const own: Run = on === null ? run : (text, values) => on.ask(text, values);
      const write = (change: RowChange): Promise<void> => (on === null ? writeRows(run, ctx.organizationId, change.shape, [change]) : on.write(change));
      const unit = new RowUnit(shapes, { rows: own, write }, ctx.organizationId);
      return { ...ctx, em: unit.asEntityManager(), read: ctx.read.on(own), keepsJobs: true, ...(on === null ? {} : { lanes: on }), emit: (event) => void emitted.push(event) };
    };
    const root = txOn(null, news);
    const inputs = await claim(root);
    lanes.root = root;
    const told = inputs.map((): DomainEvent[] => []);
    const done = await Promise.allSettled(
      inputs.map(async (input, at) => {
        const own = told[at] as DomainEvent[];
        const tx = txOn(lanes, own);
        await work(tx, input);
        await tx.em.flush();
        await react(tx, own);
      }),
    );
    for (const one of done) if (one.status === 'rejected') throw one.reason;
    news.push(...told.flat());
    if (inputs.length > 0) await end(root, inputs);
    if (news.length > 0) await writeNews(run, ctx.organizationId, news, ctx.clock.now());
    await client.query('commit');
    if (ctx.committed !== undefined) for (const event of news) ctx.committed(event);
    return inputs;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => { broken = failure; });
    throw error;
  } finally {
    client.release(broken);
  }
}

/**
 * Does for all who ask at once what `many` does for a list, and answers each its own. Alone, or outside of such a transaction, the list has one
 * member. `many` is named once, not written at the call: those who name the same go together, in the order of their inputs.
 */
export async function together<Input, Answer>(tx: Transaction, many: Many<Input, Answer>, input: Input): Promise<Answer> {
  if (tx.lanes !== undefined) return tx.lanes.together(many, input);
  return (await many(tx, [input]))[0] as Answer;
}

export type Many<Input, Answer> = (tx: Transaction, inputs: readonly Input[]) => Promise<readonly Answer[]>;

interface Waiting {
  readonly kind: unknown;
  readonly input: unknown;
  readonly resolve: (answer: never) => void;
  readonly reject: (error: unknown) => void;
}

/** Who waits for what, of the works of one transaction. As soon as nothing else can be done, all that wait for the same go together. */
export class Lanes {
  root: Transaction | null = null;
  readonly #run: Run;
  readonly #organizationId: string;
  #waiting: Waiting[] = [];
  #isSet = false;

  constructor(run: Run, organizationId: string) {
    this.#run = run;
    this.#organizationId = organizationId;
  }

  ask(text: string, values: readonly unknown[]): Promise<readonly object[]> {
    return this.#wait(text, values);
  }

  write(change: RowChange): Promise<void> {
    return this.#wait(change.shape, change);
  }

  together<Input, Answer>(many: Many<Input, Answer>, input: Input): Promise<Answer> {
    return this.#wait(many, input);
  }

  #wait<Answer>(kind: unknown, input: unknown): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ kind, input, resolve, reject });
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
    const groups = Map.groupBy(this.#waiting, ({ kind }) => kind);
    this.#waiting = [];
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
    if (typeof kind === 'string') return askTogether(this.#run, kind, inputs as readonly (readonly unknown[])[]);
    if (typeof kind === 'function') return (kind as Many<unknown, unknown>)(this.root as Transaction, inputs);
    await writeRows(this.#run, this.#organizationId, kind as RowShape, inputs as readonly RowChange[]);
    return inputs.map(() => undefined);
  }
}

/** Reads that take no lock and do nothing but answer: only they mean the same together as one after the other. */
const isPlainRead = (text: string): boolean =>
  /^\s*(select|with)\b/i.test(text) && !/\b(insert\s+into|update\s+\S+\s+\S*\s*set|delete\s+from|for\s+(no\s+key\s+)?update|for\s+share|graphile_worker|pg_notify|set_config|pg_\w*lock)\b/i.test(text);

async function askTogether(run: Run, text: string, asks: readonly (readonly unknown[])[]): Promise<readonly (readonly object[])[]> {
  const [first] = asks;
  if (asks.length === 1 || !isPlainRead(text)) {
    const answers: (readonly object[])[] = [];
    for (const values of asks) answers.push(await run(text, values));
    return answers;
  }
  const distinct = new Map<string, number[]>();
  const documents: Record<string, unknown>[] = [];
  for (const [at, values] of asks.entries()) {
    const own = Object.fromEntries(values.slice(1).map((value, n) => [`v${n + 2}`, value]));
    const key = JSON.stringify(own);
    const same = distinct.get(key);
    if (same === undefined) {
      distinct.set(key, [at]);
      documents.push({ n: distinct.size - 1, ...own });
    } else same.push(at);
  }
  const answers: (readonly object[])[] = [];
  if (distinct.size === 1) {
    // All ask for the very same. Each has rows of its own: they may be changed.
    for (const _one of asks) answers.push((await (answers.length === 0 ? run(text, first as readonly unknown[]) : answers[0] as readonly object[])).map((row) => ({ ...row })));
    return answers;
  }
  const joined = await joinedText(run, text, (first as readonly unknown[]).length);
  const rows = (await run(joined, [(first as readonly unknown[])[0], JSON.stringify(documents)])) as { n: number; row: object }[];
  const lists = documents.map((): object[] => []);
  for (const row of rows as unknown as Record<string, unknown>[]) {
    const { [position]: n, ...rest } = row;
    lists[n as number]?.push(rest);
  }
  for (const [n, ats] of [...distinct.values()].entries()) for (const at of ats) answers[at] = at === ats[0] ? (lists[n] as object[]) : (lists[n] as object[]).map((row) => ({ ...row }));
  return answers;
}

const position = 'side by side';
const joinedTexts = new Map<string, string>();

/**
 * The statement for many: the given one, joined laterally to a relation of its values. PostgreSQL is asked once what types they have. `$1`, the
 * organization, is the same for all.
 */
async function joinedText(run: Run, text: string, values: number): Promise<string> {
  const known = joinedTexts.get(text);
  if (known !== undefined) return known;
  const name = `types_${statementName(text)}`;
  await run(`prepare "${name}" as ${text}`, []);
  const [found] = (await run('select parameter_types::text[] as types from pg_prepared_statements where name = $1', [name])) as { types: string[] }[];
  await run(`deallocate "${name}"`, []);
  const types = found?.types ?? [];
  if (types.length !== values) throw new Error(`a statement has ${values} values and PostgreSQL finds ${types.length}: ${text}`);
  // A document that is given as text must not be read as a text within a document.
  const isDocument = (type: string): boolean => type === 'json' || type === 'jsonb';
  const columns = types.slice(1).map((type, n) => `v${n + 2} ${isDocument(type) ? 'text' : type}`);
  const inner = text.replace(/\$(\d+)/g, (all, n: string) => (n === '1' ? all : `("by".v${n}::${types[Number(n) - 1]})`));
  const joined = `select "by".n as "${position}", own.* from json_to_recordset($2::json) as "by"(${['n int', ...columns].join(', ')}) cross join lateral (${inner}) own`;
  if (joinedTexts.size < mostTexts) joinedTexts.set(text, joined);
  return joined;
}

const mostTexts = 5_000;
