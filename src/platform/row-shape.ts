import { isDeepStrictEqual } from 'node:util';
import type { EntityManager, EntityMetadata, EntityProperty } from '@mikro-orm/postgresql';
import { invariant } from '../kit/assert.ts';
import { sameInstant } from '../kit/instant.ts';
import { InstantType, instantOf } from './entity.ts';

/** A plain object with the properties of an entity. */
export type Row = Record<string, unknown>;

/** Whether two values of a property are the same; null and nothing are. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b || (a == null && b == null)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (a instanceof Temporal.Instant) return b instanceof Temporal.Instant && sameInstant(a, b);
  // Most documents are short lists, which tell by their length.
  if (Array.isArray(a) && Array.isArray(b) && (a.length !== b.length || a.length === 0)) return a.length === b.length;
  return isDeepStrictEqual(a, b);
}

/** How the rows of one entity stand in their table. */
export class RowShape {
  readonly table: string;
  /** Of its properties, in the order of the columns. */
  readonly names: readonly string[];
  /** Tables that its foreign keys point to. */
  readonly behind: readonly string[];
  /** Those of them that are checked at the end of a transaction (see `checkedAtTheEnd`): its rows are written first. */
  readonly ahead: readonly string[];
  /** `t."a" as "a", …` */
  readonly columns: string;
  readonly #properties: ReadonlyMap<string, { readonly column: string; readonly type: string }>;
  readonly #instants: readonly string[];
  readonly #documents: readonly string[];
  readonly #keys: readonly string[];
  #differences: ((a: Row, b: Row) => string[]) | null = null;
  #isAlike: ((a: Row, b: Row) => boolean) | null = null;
  #hasAll: ((row: Row) => boolean) | null = null;
  #copy: ((row: Row) => Row) | null = null;

  constructor(meta: EntityMetadata) {
    const properties = meta.props.filter((property: EntityProperty) => property.persist !== false && property.fieldNames?.length === 1);
    this.table = meta.tableName;
    this.names = properties.map(({ name }) => name);
    const targets = (isLate: boolean): string[] => properties.flatMap(({ targetMeta, deferMode }) => (targetMeta === undefined || (deferMode !== undefined) !== isLate ? [] : [targetMeta.tableName]));
    this.behind = targets(false);
    this.ahead = targets(true);
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

  isInstant(property: string): boolean {
    return this.#instants.includes(property);
  }

  /** Without a length, for casts. */
  type(property: string): string {
    return this.#properties.get(property)?.type ?? 'text';
  }

  keyOf(row: Row): string {
    if (this.#keys.length === 1) return String(row[this.#keys[0] as string]);
    return this.#keys.map((key) => String(row[key])).join(' ');
  }

  /** Whether its rows may refer to rows of the other table. */
  isAfter(other: RowShape): boolean {
    return this.behind.includes(other.table);
  }

  instantOf(text: string): Temporal.Instant {
    return instantOf(text);
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

  /** Whether there are none. */
  get isAlike(): (a: Row, b: Row) => boolean {
    this.#isAlike ??= (new Function('isSame', `return (a, b) => ${this.names.map((name) => `(a.${name} === b.${name} || isSame(a.${name}, b.${name}))`).join(' && ')};`)(isSame)) as (a: Row, b: Row) => boolean;
    return this.#isAlike;
  }

  /** The properties that have a value, which may be null. */
  namesOf(row: Row): readonly string[] {
    this.#hasAll ??= new Function('row', `return ${this.names.map((name) => `row.${name} !== undefined`).join(' && ')};`) as (row: Row) => boolean;
    return this.#hasAll(row) ? this.names : this.names.filter((name) => row[name] !== undefined);
  }

  /**
   * A row of the same values with all properties in the order of the columns: all rows of a shape have one hidden class then, and comparing two is many times
   * as quick as where each came by its properties in its own way.
   */
  get copy(): (row: Row) => Row {
    this.#copy ??= new Function('row', `return { ${this.names.map((name) => `${name}: row.${name}`).join(', ')} };`) as (row: Row) => Row;
    return this.#copy;
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

  /** Those that others point to first; where that is checked at the end of a transaction, last. */
  inOrder(shapes: readonly RowShape[]): RowShape[] {
    const done = new Set<RowShape>();
    const add = (shape: RowShape): void => {
      if (done.has(shape)) return;
      for (const other of shapes) if (other !== shape && (shape.behind.includes(other.table) || other.ahead.includes(shape.table))) add(other);
      done.add(shape);
    };
    shapes.forEach(add);
    return [...done];
  }
}
