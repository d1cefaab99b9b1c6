import type { EntityManager } from '@mikro-orm/postgresql';
import { invariant } from '../kit/assert.ts';
import { earlier } from '../kit/instant.ts';
import { CrossOrganizationWrite } from './organization-guard.ts';
import { conditionOf, fulfilling, isDecidable, isPlain, likenessOf, sorted } from './row-find.ts';
import type { Conditions, Order } from './row-find.ts';
import { isSame } from './row-shape.ts';
import type { Row, RowShape, RowShapes } from './row-shape.ts';
import type { RowChange } from './row-writes.ts';

/** What a unit asks of its connection. Writes of units that wait at once may be written together. */
export interface RowStore {
  rows(text: string, values: readonly unknown[]): Promise<readonly object[]>;
  write(change: RowChange): Promise<void>;
}

interface Known {
  readonly row: Row;
  /** What the database has of it; null before it is there. */
  kept: Row | null;
}

type Named = { readonly name: string };

/**
 * The part of an entity manager that steps of due work use, over plain objects: a managed entity costs sixty times as much, and its flush
 * writes rows one by one. What is found or created is written by `flush` where it differs from what was read, or before a statement that would look
 * for it (`prepare`): so a row that several steps change is written once. What was asked for once is not asked for again, since
 * whoever works on a customer has locked it: finds are answered with what is known here. Members of jsonb are
 * frozen: give a new value. Everything else that an entity manager can do is refused.
 */
export class RowUnit {
  readonly #shapes: RowShapes;
  readonly #store: RowStore;
  readonly #organizationId: string;
  readonly #known = new Map<RowShape, Map<string, Known>>();
  /** Conditions of which all rows are known. */
  readonly #covered = new Map<RowShape, Conditions[]>();
  /** Keys of rows that were made here: nobody else has rows that refer to them. */
  readonly #made = new Set<unknown>();
  /** What must be done before a row is written; see `hold`. */
  readonly #held = new Map<object, () => Promise<void>>();
  #isReleasing = false;
  /** Work that was begun before its row is written. */
  #begun: Promise<void> = Promise.resolve();
  #writing: Promise<void> = Promise.resolve();
  /** How often that was begun and is not done. */
  #underWay = 0;
  #writes = 0;

  constructor(shapes: RowShapes, store: RowStore, organizationId: string) {
    this.#shapes = shapes;
    this.#store = store;
    this.#organizationId = organizationId;
  }

  /** As the entity manager that commands are written for. */
  asEntityManager(): EntityManager {
    const unit = this as object;
    const refused = (name: string | symbol): never => {
      throw new Error(`a step of due work asks its entity manager for ${String(name)}, which row units do not have`);
    };
    return new Proxy(unit, {
      get: (target, name) => {
        const member = Reflect.get(target, name, target) as unknown;
        if (member === undefined && name !== 'then') return refused(name);
        return typeof member === 'function' ? member.bind(target) : member;
      },
    }) as EntityManager;
  }

  async find(entity: Named, where: Row, options: FindOptions = {}): Promise<Row[]> {
    const shape = this.#shapes.of(entity.name);
    const order = options.orderBy ?? {};
    const isHere = options.refresh !== true && isDecidable(shape, where, order);
    if (isHere && this.#knowsAll(shape, where)) return this.#among(this.#candidates(shape, where), where, options);
    // What was changed here is among what is looked for.
    if (!isHere && this.#changesOf(shape) !== null) await this.flush();
    const unwritten = this.#unwritten(shape);
    const found = await this.#ask(shape, where, unwritten.length === 0 ? options : { ...options, limit: undefined });
    const rows = found.map((row) => this.#keep(shape, row, options.refresh === true));
    if (options.limit === undefined && isHere) this.#cover(shape, where);
    return unwritten.length === 0 ? rows : this.#among([...new Set([...rows, ...unwritten])], where, options);
  }

  async findOne(entity: Named, where: Row, options: FindOptions = {}): Promise<Row | null> {
    return (await this.find(entity, where, { ...options, limit: 1 }))[0] ?? null;
  }

  async findOneOrFail(entity: Named, where: Row, options: FindOptions = {}): Promise<Row> {
    const found = await this.findOne(entity, where, options);
    invariant(found !== null, `there is a ${entity.name} of ${JSON.stringify(where)}`);
    return found;
  }

  /** The earliest instant of a property; null where no row has any. What is not yet written counts. */
  async earliest(entity: Named, property: string, where: Row): Promise<Temporal.Instant | null> {
    const shape = this.#shapes.of(entity.name);
    const some: Conditions = { ...where, [property]: { ...(where[property] as object | undefined), $ne: null } };
    const isHere = isDecidable(shape, some, {});
    if (!isHere) await this.flush();
    const here = isHere ? this.#candidates(shape, {}) : [];
    let first: Temporal.Instant | null = null;
    if (!isHere || !this.#knowsAll(shape, some)) {
      const values: unknown[] = [this.#organizationId, here.map((row) => shape.keyOf(row))];
      const likeness = `${likenessOf(where, values)}| earliest ${property}`;
      const text = textOf(shape, likeness, () => `select min(t.${shape.column(property)}) as at from "${shape.table}" t where t.organization_id = $1 and t.id <> all($2::uuid[])${conditionsOf(shape, where, 2)}`);
      const [found] = (await this.#store.rows(text, values)) as { at: string | null }[];
      if (found?.at != null) first = shape.instantOf(found.at);
      // Nobody else has any: it need not be asked again.
      else if (isHere) this.#cover(shape, some);
    }
    for (const row of fulfilling(here, some)) first = first === null ? (row[property] as Temporal.Instant) : earlier(first, row[property] as Temporal.Instant);
    return first;
  }

  create(entity: Named, values: Row): Row {
    const shape = this.#shapes.of(entity.name);
    const row = shape.copy(values);
    if (shape.has('organizationId') && row['organizationId'] !== this.#organizationId) throw new CrossOrganizationWrite(entity.name);
    const key = shape.keyOf(row);
    this.#rowsOf(shape).set(key, { row, kept: null });
    this.#made.add(key);
    return row;
  }

  assign(row: Row, values: Row): Row {
    return Object.assign(row, values);
  }

  /** How often anything was written here: as long as it stays, what was read of rows that others cannot change is as it was. */
  get writes(): number {
    return this.#writes;
  }

  /** Whether the row of that key was made here: nobody else has rows that refer to it. */
  hasMade(key: string): boolean {
    return this.#made.has(key);
  }

  /** Writes all changes, or those of one entity with the new rows that they may refer to. */
  flush(only?: Named): Promise<void> {
    return this.#then(() => this.#write(only));
  }

  /** The same, without rows that are held. */
  flushFree(): Promise<void> {
    return this.#then(() => this.#write(undefined, true));
  }

  #then(write: () => Promise<void>): Promise<void> {
    this.#underWay += 1;
    this.#writing = this.#writing.then(write).finally(() => {
      this.#underWay -= 1;
    });
    return this.#writing;
  }

  /**
   * Has `work` done right before the row is next written: it gives the row what others wait for until the transaction ends, such as a number of a series. It asks by `together`
   * alone, since the unit is about to write. Of several rows, whether they were made or changed here, it is done in the order in which they were held.
   */
  hold(row: object, work: () => Promise<void>): void {
    this.#held.set(row, work);
  }

  /**
   * Begins what the row is held for that was held first, unless such work is under way: where others are given of the same series now, it is in turn with them. The row is written
   * when it is. Answers whether anything was begun; what goes wrong is told when it is written.
   */
  release(): boolean {
    const [row] = this.#held.keys();
    if (row === undefined || this.#isReleasing) return false;
    this.#begun = this.#doHeld(row);
    this.#begun.catch(() => undefined);
    return true;
  }

  /** Resolves when nothing that was begun before its row is written is under way, whatever came of it. */
  stopped(): Promise<void> {
    return this.#begun.catch(() => undefined);
  }

  /** Whether the statement can be asked as it stands: it only reads, and there is nothing to be written before. */
  isReadyFor(statement: Statement): boolean {
    return this.#underWay === 0 && statement.isRead && !this.awaitsWriting(statement);
  }

  /** Writes what a statement would look for that is about to be asked, and new rows before it may refer to them. */
  async prepare(statement: Statement): Promise<void> {
    await this.#writing;
    if (this.awaitsWriting(statement)) await this.flush();
    const { words, isRead } = statement;
    if (isRead) return;
    this.#writes += 1;
    for (const shape of this.#known.keys()) if (words.has(shape.table)) this.#covered.delete(shape);
  }

  /** Whether anything has to be written before the statement is asked. */
  awaitsWriting({ words, isRead, isAsWritten }: Statement): boolean {
    if (isAsWritten) return false;
    for (const shape of this.#known.keys()) if ((!isRead || words.has(shape.table)) && this.#isChanged(shape)) return true;
    return false;
  }

  async #write(only: Named | undefined, isFree = false): Promise<void> {
    await this.#begun;
    const wanted = only === undefined ? null : this.#shapes.of(only.name);
    for (const shape of this.#shapes.inOrder([...this.#known.keys()])) {
      const all = wanted === null || shape === wanted;
      if (!all && !wanted.isAfter(shape)) continue;
      const change = this.#changesOf(shape, isFree);
      if (change === null || (!all && change.made.length === 0)) continue;
      let written: RowChange = all ? change : { ...change, changed: [] };
      if (this.#held.size > 0) written = await this.#released(written);
      this.#writes += 1;
      await this.#store.write(written);
      const rows = this.#rowsOf(shape);
      for (const row of written.made) keepAsWritten(shape, rows, row);
      for (const { row } of written.changed) keepAsWritten(shape, rows, row);
    }
  }

  /** Does what the rows are held for, in the order in which they were, and answers the change as it is then. */
  async #released({ shape, made, changed }: RowChange): Promise<RowChange> {
    const written = new Set<object>([...made, ...changed.map(({ row }) => row)]);
    for (const row of [...this.#held.keys()]) if (written.has(row)) await this.#doHeld(row);
    const rows = this.#rowsOf(shape);
    return { shape, made, changed: changed.map(({ row }) => ({ row, properties: shape.differences(row, rows.get(shape.keyOf(row))?.kept as Row) })).filter(({ properties }) => properties.length > 0) };
  }

  async #doHeld(row: object): Promise<void> {
    const work = this.#held.get(row);
    this.#held.delete(row);
    this.#isReleasing = true;
    try {
      await work?.();
    } finally {
      this.#isReleasing = false;
    }
  }

  async #ask(shape: RowShape, where: Row, options: Pick<FindOptions, 'orderBy' | 'limit'>): Promise<readonly Row[]> {
    const values: unknown[] = [this.#organizationId];
    const order = Object.entries(options.orderBy ?? {});
    const likeness = `${likenessOf(where, values)}| ${order.join(' ')} | ${options.limit ?? ''}`;
    const text = textOf(shape, likeness, () => {
      const by = order.map(([property, direction]) => `t.${shape.column(property)} ${direction}`);
      return (
        `select ${shape.columns} from "${shape.table}" t where t.organization_id = $1${conditionsOf(shape, where, 1)}` +
        `${by.length === 0 ? '' : ` order by ${by.join(', ')}`}${options.limit === undefined ? '' : ` limit ${Number(options.limit)}`}`
      );
    });
    return (await this.#store.rows(text, values)) as readonly Row[];
  }

  #among(rows: readonly Row[], where: Row, { orderBy = {}, limit }: FindOptions): Row[] {
    const found = sorted(fulfilling(rows, where), orderBy);
    return limit === undefined ? found : found.slice(0, limit);
  }

  /** Rows that are known, among them all that may fulfil the conditions. */
  #candidates(shape: RowShape, where: Conditions): Row[] {
    const rows = this.#rowsOf(shape);
    const [key] = shape.keys;
    const wanted = key === undefined || shape.keys.length > 1 ? undefined : where[key];
    if (typeof wanted === 'string') {
      const found = rows.get(wanted);
      return found === undefined ? [] : [found.row];
    }
    const found: Row[] = [];
    for (const { row } of rows.values()) found.push(row);
    return found;
  }

  #rowsOf(shape: RowShape): Map<string, Known> {
    let rows = this.#known.get(shape);
    if (rows === undefined) this.#known.set(shape, (rows = new Map()));
    return rows;
  }

  #keep(shape: RowShape, found: Row, refresh: boolean): Row {
    const rows = this.#rowsOf(shape);
    const known = rows.get(shape.keyOf(found));
    if (known !== undefined && !refresh) return known.row;
    shape.read(found);
    const row = known === undefined ? found : Object.assign(known.row, found);
    rows.set(shape.keyOf(found), { row, kept: shape.copy(row) });
    return row;
  }

  /** Remembers that all rows of these conditions are known from now on. */
  #cover(shape: RowShape, where: Conditions): void {
    if (!Object.values(where).every((wanted) => isPlain(wanted) || isAny(wanted))) return;
    const list = this.#covered.get(shape);
    if (list === undefined) this.#covered.set(shape, [where]);
    else list.push(where);
  }

  #knowsAll(shape: RowShape, where: Conditions): boolean {
    const [key, more] = shape.keys;
    for (const property in where) {
      const wanted = where[property];
      if (property !== key && typeof wanted === 'string' && this.#made.has(wanted) && shape.type(property) === 'uuid') return true;
    }
    const wanted = key === undefined || more !== undefined ? undefined : where[key];
    const keys = typeof wanted === 'string' ? [wanted] : ((wanted as { $in?: readonly string[] } | null | undefined)?.$in ?? []);
    if (keys.length > 0 && keys.every((one) => this.#known.get(shape)?.has(one) === true)) return true;
    return (this.#covered.get(shape) ?? []).some((cover) => isCovered(where, cover));
  }

  /** Rows of an entity that were made or changed here since it was last written. */
  unwritten(entity: Named): readonly Row[] {
    return this.#unwritten(this.#shapes.of(entity.name));
  }

  #unwritten(shape: RowShape): Row[] {
    const change = this.#changesOf(shape);
    return change === null ? [] : [...change.made, ...change.changed.map(({ row }) => row)];
  }

  #isChanged(shape: RowShape): boolean {
    for (const { row, kept } of this.#known.get(shape)?.values() ?? []) if (kept === null || this.#held.has(row) || !shape.isAlike(row, kept)) return true;
    return false;
  }

  #changesOf(shape: RowShape, isFree = false): RowChange | null {
    const made: Row[] = [];
    const changed: { row: Row; properties: string[] }[] = [];
    for (const { row, kept } of this.#known.get(shape)?.values() ?? []) {
      if (isFree && this.#held.has(row)) continue;
      if (kept === null) {
        made.push(row);
        continue;
      }
      if (!shape.isAlike(row, kept) || this.#held.has(row)) changed.push({ row, properties: shape.differences(row, kept) });
    }
    return made.length + changed.length === 0 ? null : { shape, made, changed };
  }
}

function keepAsWritten(shape: RowShape, rows: ReadonlyMap<string, Known>, row: Row): void {
  const known = rows.get(shape.keyOf(row));
  if (known !== undefined) known.kept = shape.copy(row);
}

const texts = new WeakMap<RowShape, Map<string, string>>();
const mostTexts = 1_000;

/** The text of statements that are alike, made once: a text of thousands of characters takes longer to put together and to look up than to send. */
function textOf(shape: RowShape, likeness: string, make: () => string): string {
  let known = texts.get(shape);
  if (known === undefined) texts.set(shape, (known = new Map()));
  let text = known.get(likeness);
  if (text === undefined) {
    text = make();
    if (known.size < mostTexts) known.set(likeness, text);
  }
  return text;
}

/** ` and …` for each, about `t`; `bound` values come before theirs. */
function conditionsOf(shape: RowShape, where: Row, bound: number): string {
  const values: unknown[] = Array.from({ length: bound });
  return Object.entries(where)
    .map(([property, wanted]) => ` and ${conditionOf(shape, property, wanted, values)}`)
    .join('');
}

/** Anything but null, and nothing more. */
const isAny = (wanted: unknown): boolean => !isPlain(wanted) && Object.entries(wanted as object).every(([operator, value]) => operator === '$ne' && value === null);

/** Whether what fulfils conditions fulfils those of a cover too. */
function isCovered(where: Conditions, cover: Conditions): boolean {
  for (const property in cover) if (!(property in where) || !isWithin(where[property], cover[property])) return false;
  return true;
}

/** Whether what fulfils a condition fulfils that of a cover too. */
function isWithin(wanted: unknown, cover: unknown): boolean {
  if (isPlain(cover)) return isPlain(wanted) && isSame(wanted, cover);
  // No comparison holds of null.
  return isPlain(wanted) ? wanted !== null : Object.keys(wanted as object).length > 0;
}

interface FindOptions {
  readonly orderBy?: Order | undefined;
  readonly limit?: number | undefined;
  readonly refresh?: boolean | undefined;
}

/** A statement as far as it may look for what a unit has not written. */
export interface Statement {
  /** Every name in it. */
  readonly words: ReadonlySet<string>;
  /** It changes and locks nothing. */
  readonly isRead: boolean;
  /** It asks for nothing that this transaction changes. */
  readonly isAsWritten: boolean;
}
