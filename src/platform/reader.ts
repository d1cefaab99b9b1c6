import { createHash } from 'node:crypto';
import type { EntityManager, EntitySchemaWithMeta, MikroORM } from '@mikro-orm/postgresql';
import { CompiledQuery } from 'kysely';
import type pg from 'pg';
import type { RowOf } from './entity.ts';
import { plainRows } from './plain-rows.ts';
import type { PipelinedReads } from './pipelined-reads.ts';

type Described = EntitySchemaWithMeta & { name: string; tableName?: string };
type PropertyOf<S extends Described> = keyof RowOf<S> & string;

/**
 * Runs one statement and answers its rows as plain objects. `brief` says that it finds few rows by an index, so that others may wait
 * behind it on one connection.
 */
export type Run = (text: string, values: readonly unknown[], brief?: boolean) => Promise<readonly object[]>;

/** A condition in SQL on the table's alias `t`; `$1, $2, …` count from the condition's own values. */
export interface Where {
  readonly text: string;
  readonly values: readonly unknown[];
}

export interface OrderBy<S extends Described> {
  readonly property: PropertyOf<S>;
  readonly direction: 'asc' | 'desc';
  /** Of an instant that may be null, which stands for never: it is later than every other. An index must say `coalesce(column, 'infinity')` as well. */
  readonly orNever?: boolean;
}

/** Which properties of an entity's rows are looked at; null: any. */
export interface ShownColumns {
  of(entity: string): ReadonlySet<string> | null;
}

/** A buyer reads with a portal token: own rows, and tables that show nothing of other buyers. */
export interface Buyer {
  /** Null for a token of a subject that is no customer's: no customer's row is its own. */
  readonly customerId: string | null;
}

/** Tables without a customer that a buyer may read: what is sold, and how use of it is counted. */
const sharedTables: ReadonlySet<string> = new Set(['organization', 'meter', 'feature', 'plan', 'addon', 'plan_addon', 'tax']);

/**
 * Reads rows of one organization. Every statement that it writes itself is bounded to the organization, and to one customer for a
 * buyer; `rows` is for statements that a store writes by hand, which get the organization as `$1`. Statements are named, so that
 * PostgreSQL parses each text once a connection.
 */
export class Reader {
  readonly organizationId: string;
  readonly buyer: Buyer | null;
  readonly #run: Run;
  readonly #tables: Tables;
  readonly #bound: string;
  readonly #shown: ShownColumns | null;

  constructor(organizationId: string, run: Run, tables: Tables, buyer: Buyer | null = null, shown: ShownColumns | null = null) {
    this.organizationId = organizationId;
    this.#shown = shown;
    this.buyer = buyer;
    this.#run = run;
    this.#tables = tables;
    // Ids come from our own database; the check keeps the literal below harmless whatever happens.
    if (buyer?.customerId != null && !/^[0-9a-f-]{36}$/.test(buyer.customerId)) throw new Error('a customer id is a uuid');
    this.#bound = buyer?.customerId == null ? 'false' : `= '${buyer.customerId}'::uuid`;
  }

  /** The same reads on another connection. */
  on(run: Run): Reader {
    return new Reader(this.organizationId, run, this.#tables, this.buyer, this.#shown);
  }

  /**
   * The same reads where rows may lack what is not shown: most of what a wide row costs is its other columns. Only for rows that go
   * nowhere but to the fields that were asked what they look at.
   */
  showing(shown: ShownColumns): Reader {
    return new Reader(this.organizationId, this.#run, this.#tables, this.buyer, shown);
  }

  #columns(schema: Described, table: TableShape, needed: readonly string[]): string {
    const shown = this.#shown?.of(schema.name) ?? null;
    return shown === null ? table.columns : table.columnsOf(shown, needed);
  }

  /** A statement's text: of reads alike the very same one, which takes longer to put together and to look up by what it says than to send. */
  #text(table: TableShape, likeness: string, make: () => string): string {
    return this.buyer === null && this.#shown === null ? table.textOf(likeness, make) : make();
  }

  /**
   * The same reads without a buyer's bounds: for figures of the buyer's own things that stand on rows which buyers do not read. Whoever
   * calls it has decided whose rows it asks for.
   */
  asOrganization(): Reader {
    return this.buyer === null ? this : new Reader(this.organizationId, this.#run, this.#tables);
  }

  /** What bounds a buyer on this table: nothing is reachable that is not known to be theirs or everybody's. */
  #own(table: TableShape): string {
    if (this.buyer === null) return '';
    // What is still being drafted is nobody's to see.
    if (table.table === 'plan' || table.table === 'addon') return ' and t.effective_from is not null';
    if (table.table === 'plan_addon') return ' and exists (select 1 from plan p where p.id = t.plan_id and p.effective_from is not null)';
    if (sharedTables.has(table.table)) return '';
    if (this.#bound === 'false') return ' and false';
    if (table.table === 'customer') return ` and t.id ${this.#bound}`;
    return table.has('customerId') ? ` and t.${table.column('customerId')} ${this.#bound}` : ' and false';
  }

  /** The rows whose `property` is one of `keys` and that pass, in the order of the keys; null where there is none. At most one a key passes. */
  async byKeys<S extends Described>(schema: S, property: PropertyOf<S>, keys: readonly string[], where?: Where): Promise<(RowOf<S> | null)[]> {
    const table = this.#tables.of(schema);
    const [only] = keys;
    const text = this.#text(table, `${property} ${keys.length === 1 ? 'is' : 'among'} ${where?.text ?? ''}`, () => {
      const wanted = keys.length === 1 ? `= $2::${table.type(property)}` : `= any($2::${table.type(property)}[])`;
      return `select ${this.#columns(schema, table, [property])} from ${table.name} t where t.organization_id = $1${this.#own(table)} and t.${table.column(property)} ${wanted}${shifted(where, 2)}`;
    });
    const rows = (await this.#run(text, [this.organizationId, keys.length === 1 ? only : keys, ...(where?.values ?? [])], true)) as RowOf<S>[];
    const found = new Map(rows.map((row) => [String(row[property]), row]));
    return keys.map((key) => found.get(key) ?? null);
  }

  /**
   * For each key the first rows whose `property` is that key: one statement for all keys. `where` may narrow further; its values start
   * at `$1` in its own text.
   */
  async listByKeys<S extends Described>(
    schema: S,
    property: PropertyOf<S>,
    keys: readonly string[],
    options: { readonly orderBy: readonly OrderBy<S>[]; readonly first?: number; readonly where?: Where },
  ): Promise<RowOf<S>[][]> {
    const table = this.#tables.of(schema);
    const { first = null, where, orderBy } = options;
    const order = table.orderBy(orderBy);
    const text = this.#text(table, `${property} lists ${order} ${where?.text ?? ''}`, () => {
      const columns = this.#columns(schema, table, [property, ...orderBy.map((by) => by.property)]);
      return (
        `select r.* from unnest($2::${table.type(property)}[]) with ordinality k(key, ord) cross join lateral (` +
        `select ${columns} from ${table.name} t where t.organization_id = $1${this.#own(table)} and t.${table.column(property)} = k.key${shifted(where, 3)}` +
        ` order by ${order} limit $3) r order by k.ord`
      );
    });
    const lists = new Map<string, RowOf<S>[]>(keys.map((key) => [key, []]));
    const rows = (await this.#run(text, [this.organizationId, [...lists.keys()], first, ...(where?.values ?? [])], true)) as RowOf<S>[];
    // They come in the order of the keys: one key's rows follow each other, and to compare two texts takes less than to look one up.
    let [key, list]: [unknown, RowOf<S>[] | undefined] = [undefined, undefined];
    for (const row of rows) {
      if (row[property] !== key) list = lists.get(String((key = row[property])));
      list?.push(row);
    }
    return keys.map((each) => lists.get(each) ?? []);
  }

  /** All rows that pass; the caller knows that they are few, or gives `limit`. `brief` where an index has them in this order and few others between them. */
  async list<S extends Described>(
    schema: S,
    options: { readonly where?: Where; readonly orderBy: readonly OrderBy<S>[]; readonly limit?: number; readonly brief?: boolean },
  ): Promise<RowOf<S>[]> {
    const table = this.#tables.of(schema);
    const { limit, brief = false } = options;
    const values = options.where?.values ?? [];
    const columns = this.#columns(schema, table, options.orderBy.map((by) => by.property));
    const all = `select ${columns} from ${table.name} t where t.organization_id = $1${this.#own(table)}${shifted(options.where, limit === undefined ? 1 : 2)} order by ${table.orderBy(options.orderBy)}`;
    if (limit === undefined) return (await this.#run(all, [this.organizationId, ...values], brief)) as RowOf<S>[];
    // The planner takes a limit that it cannot see for a tenth of the table, and so would plan anew each time: the inner one it can see.
    const text = `select * from (${all} limit ${nextRung(limit)}) t limit $2`;
    return (await this.#run(text, [this.organizationId, limit, ...values], brief)) as RowOf<S>[];
  }

  /** The first row that passes, or null. */
  async one<S extends Described>(schema: S, where: Where): Promise<RowOf<S> | null> {
    const table = this.#tables.of(schema);
    const text = `select ${this.#columns(schema, table, [])} from ${table.name} t where t.organization_id = $1${this.#own(table)}${shifted(where, 1)} limit 1`;
    return ((await this.#run(text, [this.organizationId, ...(where?.values ?? [])])) as RowOf<S>[])[0] ?? null;
  }

  /** The organization itself: the one row that is not in an organization but is one. */
  async organization<Row>(schema: Described): Promise<Row | null> {
    const table = this.#tables.of(schema);
    const rows = (await this.#run(`select ${table.columns} from ${table.name} t where t.id = $1`, [this.organizationId])) as Row[];
    return rows[0] ?? null;
  }

  /** How many rows pass. */
  async count<S extends Described>(schema: S, where?: Where): Promise<number> {
    const table = this.#tables.of(schema);
    const text = `select count(*)::int as count from ${table.name} t where t.organization_id = $1${this.#own(table)}${shifted(where, 1)}`;
    const rows = (await this.#run(text, [this.organizationId, ...(where?.values ?? [])])) as { count: number }[];
    return rows[0]?.count ?? 0;
  }

  /** How many rows pass, by one property's value; a value without rows is absent. */
  async countBy<S extends Described>(schema: S, property: PropertyOf<S>, where: Where): Promise<ReadonlyMap<string, number>> {
    const table = this.#tables.of(schema);
    const column = table.column(property);
    const text = `select t.${column}::text as key, count(*)::int as count from ${table.name} t where t.organization_id = $1${this.#own(table)}${shifted(where, 1)} group by 1`;
    const rows = (await this.#run(text, [this.organizationId, ...where.values])) as { key: string; count: number }[];
    return new Map(rows.map(({ key, count }) => [key, count]));
  }

  /**
   * A statement written by hand. `$1` is the organization; the caller's values follow from `$2`. Not for buyers: what they may reach is
   * not visible in such a text.
   */
  rows<T extends object>(text: string, ...values: readonly unknown[]): Promise<T[]> {
    if (this.buyer !== null) return Promise.reject(new Error('a buyer reads through ownRows, which is told whose rows they are'));
    return this.#run(text, [this.organizationId, ...values]) as Promise<T[]>;
  }

  /**
   * The same for statements that buyers may run: `$2` is the only customer whose rows may be answered, null for all of them. The text
   * must say `($2::uuid is null or customer_id = $2)`; values follow from `$3`. A buyer without a customer gets no row.
   */
  async ownRows<T extends object>(text: string, ...values: readonly unknown[]): Promise<T[]> {
    if (this.buyer !== null && this.buyer.customerId === null) return [];
    return (await this.#run(text, [this.organizationId, this.buyer?.customerId ?? null, ...values])) as T[];
  }

  /** The same for statements that find few rows by an index. */
  async briefOwnRows<T extends object>(text: string, ...values: readonly unknown[]): Promise<T[]> {
    if (this.buyer !== null && this.buyer.customerId === null) return [];
    return (await this.#run(text, [this.organizationId, this.buyer?.customerId ?? null, ...values], true)) as T[];
  }

  /**
   * The same for statements about usage, which knows subjects and no customers: `$2` is the only subjects that may be answered, null for
   * every one, which a buyer may not ask. The text must say `($2::text[] is null or subject = any($2))`; values follow from `$3`.
   */
  async subjectRows<T extends object>(text: string, subjects: readonly string[] | null, ...values: readonly unknown[]): Promise<T[]> {
    if (this.buyer !== null && subjects === null) throw new Error('a buyer reads the usage of named subjects only');
    return (await this.#run(text, [this.organizationId, subjects, ...values])) as T[];
  }

  /** A property's column, quoted, and its type, for conditions. */
  column<S extends Described>(schema: S, property: PropertyOf<S>): { name: string; type: string } {
    const table = this.#tables.of(schema);
    return { name: table.column(property), type: table.type(property) };
  }

  /** `t."a" as "a", …` of one entity under an alias, for statements written by hand that answer its rows. */
  columnsOf(schema: Described, alias = 't'): string {
    return this.#tables.of(schema).columnsAs(alias);
  }
}

/** What the reader knows of each entity's table; worked out once a process. */
export class Tables {
  readonly #orm: MikroORM;
  readonly #known = new Map<string, TableShape>();

  constructor(orm: MikroORM) {
    this.#orm = orm;
  }

  of(schema: Described): TableShape {
    let shape = this.#known.get(schema.name);
    if (shape === undefined) {
      const meta = [...this.#orm.getMetadata().getAll().values()].find((candidate) => candidate.className === schema.name);
      if (meta === undefined) throw new Error(`entity ${schema.name} is not listed in compose.ts`);
      const properties = meta.props.filter((property) => property.persist !== false && property.fieldNames?.length === 1);
      shape = new TableShape(
        meta.tableName,
        new Map(properties.map((property) => [property.name, { column: property.fieldNames[0] as string, type: property.columnTypes[0] as string }])),
      );
      this.#known.set(schema.name, shape);
    }
    return shape;
  }
}

const mostSelections = 50;
const mostTexts = 1_000;

class TableShape {
  readonly table: string;
  readonly name: string;
  readonly columns: string;
  readonly #properties: ReadonlyMap<string, { column: string; type: string }>;
  readonly #selections = new Map<string, string>();
  readonly #texts = new Map<string, string>();

  constructor(tableName: string, properties: ReadonlyMap<string, { column: string; type: string }>) {
    this.table = tableName;
    this.name = `"${tableName}"`;
    this.#properties = properties;
    this.columns = this.columnsAs('t');
  }

  /** The columns of these properties and the id, in one order whatever theirs is. */
  columnsOf(shown: ReadonlySet<string>, needed: readonly string[]): string {
    const properties = [...this.#properties.keys()].filter((property) => property === 'id' || shown.has(property) || needed.includes(property));
    const key = properties.join(' ');
    const known = this.#selections.get(key);
    if (known !== undefined) return known;
    // Every text is a statement that each connection keeps: whoever asks for everything in every combination gets whole rows.
    if (this.#selections.size >= mostSelections) return this.columns;
    const text = properties.map((property) => `t.${this.column(property)} as "${property}"`).join(', ');
    this.#selections.set(key, text);
    return text;
  }

  textOf(likeness: string, make: () => string): string {
    let text = this.#texts.get(likeness);
    if (text !== undefined) return text;
    text = make();
    if (this.#texts.size < mostTexts) this.#texts.set(likeness, text);
    return text;
  }

  columnsAs(alias: string): string {
    return [...this.#properties].map(([property, { column }]) => `${alias}."${column}" as "${property}"`).join(', ');
  }

  has(property: string): boolean {
    return this.#properties.has(property);
  }

  column(property: string): string {
    const found = this.#properties.get(property);
    if (found === undefined) throw new Error(`${this.name} has no property ${property}`);
    return `"${found.column}"`;
  }

  /** The column's type without its length, for casts of lists. */
  type(property: string): string {
    this.column(property);
    return (this.#properties.get(property)?.type ?? 'text').replace(/^(varchar|character varying).*$/, 'text').replace(/\(.*\)$/, '');
  }

  orderBy(order: readonly { property: string; direction: 'asc' | 'desc'; orNever?: boolean }[]): string {
    return order.map(({ property, direction, orNever }) => `${sortedBy(`t.${this.column(property)}`, orNever)} ${direction}`).join(', ');
  }
}

/** What a row is sorted by: the column, or in place of a null the end of time. */
export function sortedBy(column: string, orNever: boolean | undefined): string {
  return orNever === true ? `coalesce(${column}, '${NEVER}')` : column;
}

/** The instant of PostgreSQL that is later than every other. */
export const NEVER = 'infinity';

const rungs = [1, 2, 6, 11, 21, 51, 101, 201, 501, 1_001, 2_001, 5_001, 10_001, 100_001];

/** The next number of a few at or above the limit, so that few texts serve all limits. */
const nextRung = (limit: number): number => rungs.find((rung) => rung >= limit) ?? limit;

function shifted(where: Where | undefined, by: number): string {
  return where === undefined ? '' : ` and (${where.text.replace(/\$(\d+)/g, (_all, n: string) => `$${Number(n) + by}`)})`;
}

const names = new Map<string, string>();

/** One name a text: two texts under one name are an error of the protocol. */
export function statementName(text: string): string {
  let name = names.get(text);
  if (name === undefined) {
    name = createHash('sha256').update(text).digest('base64url').slice(0, 24);
    if (names.size < 5_000) names.set(text, name);
  }
  return name;
}

/** Counts statements, for tests that assert how many a document costs. */
export interface StatementCount {
  statements: number;
}

/** Reads on the pool: any connection, outside a transaction. Of one of its connections: reads on that one. */
export function poolRun(pool: Pick<pg.ClientBase, 'query'>, count?: StatementCount): Run {
  return async (text, values) => {
    if (count !== undefined) count.statements += 1;
    const name = statementName(text);
    return plainRows(name, await pool.query<unknown[]>({ name, text, values: values as unknown[], rowMode: 'array' }));
  };
}

/** The same, where brief statements go over connections that they share. */
export function sharedRun(pool: pg.Pool, brief: PipelinedReads, count?: StatementCount): Run {
  const onPool = poolRun(pool, count);
  return (text, values, isBrief) => {
    if (isBrief !== true) return onPool(text, values);
    if (count !== undefined) count.statements += 1;
    return brief.run({ name: statementName(text), text, values });
  };
}

/** Reads on the transaction of an entity manager: sees what the transaction has flushed. */
export function transactionRun(em: EntityManager): Run {
  return async (text, values) => (await em.getKysely().executeQuery(CompiledQuery.raw(text, values as unknown[]))).rows as object[];
}
