import { isDeepStrictEqual } from 'node:util';
import type { EntityManager, EntityMetadata, EntityProperty } from '@mikro-orm/postgresql';
import { invariant } from '../kit/assert.ts';
import { InstantType, instantOf } from './entity.ts';
import { CrossOrganizationWrite } from './organization-guard.ts';

type Row = Record<string, unknown>;

/** What a unit asks of its connection. Writes of units that wait at once may be written together. */
export interface RowStore {
  rows(text: string, values: readonly unknown[]): Promise<readonly object[]>;
  write(change: RowChange): Promise<void>;
}

/** New rows, and rows of which some columns changed, of one table. */
export interface RowChange {
  readonly shape: RowShape;
  readonly made: readonly Row[];
  readonly changed: readonly { readonly row: Row; readonly properties: readonly string[] }[];
}

/**
 * The part of an entity manager that steps of due work use, over plain objects: a managed entity costs sixty times as much, and its flush
 * writes rows one by one. What is found or created is written by `flush` where it differs from what was read. Members of jsonb are
 * frozen: give a new value. Everything else that an entity manager can do is refused.
 */
export class RowUnit {
  readonly #shapes: RowShapes;
  readonly #store: RowStore;
  readonly #organizationId: string;
  /** Every row with what the database has of it; null before it is there. */
  readonly #known = new Map<RowShape, Map<string, { readonly row: Row; readonly kept: Row | null }>>();

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

  async find(entity: { readonly name: string }, where: Row, options: FindOptions = {}): Promise<Row[]> {
    const shape = this.#shapes.of(entity.name);
    // What was changed here is among what is looked for.
    if (this.#changesOf(shape) !== null) await this.flush();
    const values: unknown[] = [this.#organizationId];
    const conditions = Object.entries(where).map(([property, wanted]) => conditionOf(shape, property, wanted, values));
    const order = Object.entries(options.orderBy ?? {}).map(([property, direction]) => `t.${shape.column(property)} ${direction}`);
    const text =
      `select ${shape.columns} from "${shape.table}" t where t.organization_id = $1${conditions.map((condition) => ` and ${condition}`).join('')}` +
      `${order.length === 0 ? '' : ` order by ${order.join(', ')}`}${options.limit === undefined ? '' : ` limit ${Number(options.limit)}`}`;
    const rows = await this.#store.rows(text, values);
    return rows.map((row) => this.#keep(shape, row as Row, options.refresh === true));
  }

  async findOne(entity: { readonly name: string }, where: Row, options: FindOptions = {}): Promise<Row | null> {
    return (await this.find(entity, where, { ...options, limit: 1 }))[0] ?? null;
  }

  async findOneOrFail(entity: { readonly name: string }, where: Row, options: FindOptions = {}): Promise<Row> {
    const found = await this.findOne(entity, where, options);
    invariant(found !== null, `there is a ${entity.name} of ${JSON.stringify(where)}`);
    return found;
  }

  create(entity: { readonly name: string }, values: Row): Row {
    const shape = this.#shapes.of(entity.name);
    const row = { ...values };
    if (shape.has('organizationId') && row['organizationId'] !== this.#organizationId) throw new CrossOrganizationWrite(entity.name);
    this.#rowsOf(shape).set(shape.keyOf(row), { row, kept: null });
    return row;
  }

  assign(row: Row, values: Row): Row {
    return Object.assign(row, values);
  }

  async flush(): Promise<void> {
    const changes = this.#shapes.inOrder([...this.#known.keys()]).flatMap((shape) => this.#changesOf(shape) ?? []);
    for (const change of changes) {
      await this.#store.write(change);
      const rows = this.#rowsOf(change.shape);
      for (const row of [...change.made, ...change.changed.map(({ row: one }) => one)]) rows.set(change.shape.keyOf(row), { row, kept: { ...row } });
    }
  }

  #rowsOf(shape: RowShape) {
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
    rows.set(shape.keyOf(found), { row, kept: { ...row } });
    return row;
  }

  #changesOf(shape: RowShape): RowChange | null {
    const made: Row[] = [];
    const changed: { row: Row; properties: string[] }[] = [];
    for (const { row, kept } of this.#known.get(shape)?.values() ?? []) {
      if (kept === null) {
        made.push(row);
        continue;
      }
      const properties = shape.differences(row, kept);
      if (properties.length > 0) changed.push({ row, properties });
    }
    return made.length + changed.length === 0 ? null : { shape, made, changed };
  }
}

interface FindOptions {
  readonly orderBy?: Readonly<Record<string, 'asc' | 'desc'>>;
  readonly limit?: number;
  readonly refresh?: boolean;
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === b || (a == null && b == null)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (a instanceof Temporal.Instant) return b instanceof Temporal.Instant && a.equals(b);
  return isDeepStrictEqual(a, b);
}

const comparisons: Readonly<Record<string, string>> = { $lte: '<=', $lt: '<', $gte: '>=', $gt: '>', $ne: '<>' };

function conditionOf(shape: RowShape, property: string, wanted: unknown, values: unknown[]): string {
  const column = `t.${shape.column(property)}`;
  if (wanted === null) return `${column} is null`;
  const bound = (value: unknown): string => `$${values.push(value instanceof Temporal.Instant ? value.toString() : value)}::${shape.type(property)}`;
  if (typeof wanted !== 'object' || wanted instanceof Temporal.Instant) return `${column} = ${bound(wanted)}`;
  return Object.entries(wanted)
    .map(([operator, value]) => {
      if (operator === '$in') return `${column} = any(${bound(value)}[])`;
      if (operator === '$ne' && value === null) return `${column} is not null`;
      const comparison = comparisons[operator];
      invariant(comparison !== undefined, `row units know the operator ${operator}`);
      return `${column} ${comparison} ${bound(value)}`;
    })
    .join(' and ');
}

/** How the rows of one entity stand in their table. */
export class RowShape {
  readonly table: string;
  /** Of its properties, in the order of the columns. */
  readonly names: readonly string[];
  /** Tables that its foreign keys point to. */
  readonly behind: readonly string[];
  /** `t."a" as "a", …` */
  readonly columns: string;
  readonly #properties: ReadonlyMap<string, { readonly column: string; readonly type: string }>;
  readonly #instants: readonly string[];
  readonly #documents: readonly string[];
  readonly #keys: readonly string[];
  #differences: ((a: Row, b: Row) => string[]) | null = null;

  constructor(meta: EntityMetadata) {
    const properties = meta.props.filter((property: EntityProperty) => property.persist !== false && property.fieldNames?.length === 1);
    this.table = meta.tableName;
    this.names = properties.map(({ name }) => name);
    this.behind = properties.flatMap(({ targetMeta }) => (targetMeta === undefined ? [] : [targetMeta.tableName]));
    this.#properties = new Map(properties.map(({ name, fieldNames, columnTypes }) => [name, { column: `"${fieldNames[0]}"`, type: plainType(columnTypes[0] ?? 'text') }]));
    this.columns = properties.map(({ name, fieldNames }) => `t."${fieldNames[0]}" as "${name}"`).join(', ');
    this.#instants = properties.filter(({ customType }) => customType instanceof InstantType).map(({ name }) => name);
    this.#documents = properties.filter(({ columnTypes }) => columnTypes[0] === 'jsonb').map(({ name }) => name);
    this.#keys = properties.filter(({ primary }) => primary === true).map(({ name }) => name);
  }

  has(property: string): boolean {
    return this.#properties.has(property);
  }

  column(property: string): string {
    const found = this.#properties.get(property);
    invariant(found !== undefined, `${this.table} has a property ${property}`);
    return found.column;
  }

  /** Without a length, for casts. */
  type(property: string): string {
    return this.#properties.get(property)?.type ?? 'text';
  }

  keyOf(row: Row): string {
    if (this.#keys.length === 1) return String(row[this.#keys[0] as string]);
    return this.#keys.map((key) => String(row[key])).join(' ');
  }

  get keys(): readonly string[] {
    return this.#keys;
  }

  /** The properties whose values are not the same. Written once for the shape: by names that are values it would take ten times as long. */
  get differences(): (a: Row, b: Row) => string[] {
    this.#differences ??= (new Function(
      'isSame',
      `return (a, b) => { const found = []; ${this.names.map((name) => `if (a.${name} !== b.${name} && !isSame(a.${name}, b.${name})) found.push('${name}');`).join(' ')} return found; };`,
    )(isSame)) as (a: Row, b: Row) => string[];
    return this.#differences;
  }

  /** Turns what the connection answers into what code looks at, in place. */
  read(row: Row): void {
    for (const name of this.#instants) if (row[name] != null) row[name] = instantOf(row[name] as string);
    for (const name of this.#documents) freeze(row[name]);
  }
}

const plainType = (type: string): string => type.replace(/^(varchar|character varying).*$/, 'text').replace(/\(.*\)$/, '');

function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const inner of Object.values(value)) freeze(inner);
}

/** The shapes of all entities; worked out once an ORM. */
export class RowShapes {
  readonly #known = new Map<string, RowShape>();
  readonly #em: EntityManager;

  private constructor(em: EntityManager) {
    this.#em = em;
  }

  static readonly #all = new WeakMap<object, RowShapes>();

  static of(em: EntityManager): RowShapes {
    const metadata = em.getMetadata();
    let shapes = RowShapes.#all.get(metadata);
    if (shapes === undefined) RowShapes.#all.set(metadata, (shapes = new RowShapes(em)));
    return shapes;
  }

  of(entity: string): RowShape {
    let shape = this.#known.get(entity);
    if (shape === undefined) {
      const meta = [...this.#em.getMetadata().getAll().values()].find(({ className }) => className === entity);
      invariant(meta !== undefined, `there is an entity ${entity}`);
      this.#known.set(entity, (shape = new RowShape(meta)));
    }
    return shape;
  }

  /** Those that others point to first. */
  inOrder(shapes: readonly RowShape[]): RowShape[] {
    const done = new Set<RowShape>();
    const add = (shape: RowShape): void => {
      if (done.has(shape)) return;
      for (const other of shapes) if (other !== shape && shape.behind.includes(other.table)) add(other);
      done.add(shape);
    };
    shapes.forEach(add);
    return [...done];
  }
}

/** Writes changes of one table, of however many units, by one statement for new rows and one for changed ones. */
export async function writeRows(rows: RowStore['rows'], organizationId: string, shape: RowShape, changes: readonly RowChange[]): Promise<void> {
  const made = changes.flatMap((change) => change.made);
  const sets = Map.groupBy(made, (row) => shape.names.filter((name) => row[name] !== undefined).join(' '));
  for (const [names, alike] of sets) await insert(rows, organizationId, shape, names.split(' '), alike);
  const changed = changes.flatMap((change) => change.changed);
  if (changed.length > 0) await update(rows, organizationId, shape, changed);
}

async function insert(rows: RowStore['rows'], organizationId: string, shape: RowShape, names: readonly string[], made: readonly Row[]): Promise<void> {
  const columns = names.map((name) => shape.column(name)).join(', ');
  const left = shape.names.filter((name) => !names.includes(name));
  // What is left out has the database's default, which the object then has too.
  const returning = left.length === 0 ? '' : ` returning ${[...shape.keys, ...left].map((name) => `${shape.column(name)} as "${name}"`).join(', ')}`;
  const text = `insert into "${shape.table}" (${columns}) select ${names.map((name) => `r."${name}"`).join(', ')} from json_to_recordset($2::json) as r(${recordOf(shape, names)}) where $1::uuid is not null${returning}`;
  const answered = await rows(text, [organizationId, documentOf(names, made)]);
  if (left.length === 0) return;
  const byKey = new Map(made.map((row) => [shape.keyOf(row), row]));
  for (const answer of answered as Row[]) {
    shape.read(answer);
    Object.assign(byKey.get(shape.keyOf(answer)) ?? {}, answer);
  }
}

async function update(rows: RowStore['rows'], organizationId: string, shape: RowShape, changed: RowChange['changed']): Promise<void> {
  // Columns that one of them changed are written for all of them: few statements, whatever changed.
  const properties = new Set(changed.flatMap((one) => one.properties));
  const names = shape.names.filter((name) => properties.has(name) && !shape.keys.includes(name));
  const written = changed.map(({ row }) => row);
  const mine = shape.has('organizationId') ? 't.organization_id = $1' : '$1::uuid is not null';
  const text =
    `with done as (update "${shape.table}" t set ${names.map((name) => `${shape.column(name)} = r."${name}"`).join(', ')} from json_to_recordset($2::json) as r(${recordOf(shape, [...shape.keys, ...names])})` +
    ` where ${mine} and ${shape.keys.map((name) => `t.${shape.column(name)} = r."${name}"`).join(' and ')} returning 1) select count(*)::int as count from done`;
  const [done] = (await rows(text, [organizationId, documentOf([...shape.keys, ...names], written)])) as { count: number }[];
  invariant(done?.count === written.length, `${written.length} rows of ${shape.table} are there to be changed, and ${done?.count} are`);
}

const recordOf = (shape: RowShape, names: readonly string[]): string => names.map((name) => `"${name}" ${shape.type(name)}`).join(', ');

/** Instants write themselves as text. */
function documentOf(names: readonly string[], rows: readonly Row[]): string {
  return JSON.stringify(rows.map((row) => Object.fromEntries(names.map((name) => [name, row[name] ?? null]))));
}
