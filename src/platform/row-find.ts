import { invariant } from '../kit/assert.ts';
import { compareInstants, instantText } from '../kit/instant.ts';
import { isSame } from './row-shape.ts';
import type { Row, RowShape } from './row-shape.ts';

/** What rows must be: by property a value, null, or operators with their values. */
export type Conditions = Readonly<Record<string, unknown>>;
export type Order = Readonly<Record<string, 'asc' | 'desc'>>;

const comparisons: Readonly<Record<string, string>> = { $lte: '<=', $lt: '<', $gte: '>=', $gt: '>', $ne: '<>' };

/** The condition as SQL about `t`; what it binds is put to `values`. */
export function conditionOf(shape: RowShape, property: string, wanted: unknown, values: unknown[]): string {
  const column = `t.${shape.column(property)}`;
  if (wanted === null) return `${column} is null`;
  const bound = (value: unknown): string => `$${values.push(value instanceof Temporal.Instant ? instantText(value) : value)}::${shape.type(property)}`;
  if (isStatus(property, wanted)) return `${column} = '${wanted}'`;
  if (isPlain(wanted)) return `${column} = ${bound(wanted)}`;
  return Object.entries(wanted as object)
    .map(([operator, value]) => {
      if (operator === '$in') return `${column} = any(${bound(value)}[])`;
      if (operator === '$ne' && value === null) return `${column} is not null`;
      const comparison = comparisons[operator];
      invariant(comparison !== undefined, `row units know the operator ${operator}`);
      return `${column} ${comparison} ${bound(value)}`;
    })
    .join(' and ');
}

/** What statements are alike by that ask for such conditions: everything but their values, which are put to `values` as `conditionOf` binds them. */
export function likenessOf(where: Conditions, values: unknown[]): string {
  let likeness = '';
  const bind = (value: unknown): void => void values.push(value instanceof Temporal.Instant ? instantText(value) : value);
  for (const property of Object.keys(where)) {
    const wanted = where[property];
    likeness += `${property} `;
    if (wanted === null) likeness += 'null ';
    else if (isStatus(property, wanted)) likeness += `= ${wanted} `;
    else if (isPlain(wanted)) bind(wanted);
    else {
      for (const [operator, value] of Object.entries(wanted as object)) {
        const isNull = operator === '$ne' && value === null;
        likeness += isNull ? 'some ' : `${operator} `;
        if (!isNull) bind(value);
      }
    }
  }
  return likeness;
}

/** Statuses are few, and stand in the text: an index of the rows of one of them is of use then, where there are few such rows among a customer's. */
const isStatus = (property: string, wanted: unknown): wanted is string => property === 'status' && typeof wanted === 'string' && /^[A-Z_]+$/.test(wanted);

/** A value, and not operators with theirs. */
export const isPlain = (wanted: unknown): boolean => typeof wanted !== 'object' || wanted === null || wanted instanceof Temporal.Instant;

/** Types whose values are the same where the database says so. Numbers of any scale and documents are not among them. */
const comparable = new Set(['uuid', 'text', 'boolean', 'int', 'integer', 'timestamptz']);
/** And whose order is the same; that of texts is the database's alone. */
const ordered = new Set(['uuid', 'int', 'integer', 'timestamptz']);

/** Whether conditions and order come to the same here as in the database. */
export function isDecidable(shape: RowShape, where: Conditions, order: Order): boolean {
  for (const property in order) if (!ordered.has(shape.type(property))) return false;
  for (const property in where) {
    const [wanted, type] = [where[property], shape.type(property)];
    if (isPlain(wanted)) {
      if (!comparable.has(type)) return false;
      continue;
    }
    for (const operator in wanted as object) if (!(operator === '$in' || operator === '$ne' ? comparable : ordered).has(type)) return false;
  }
  return true;
}

interface Test {
  readonly property: string;
  /** Null: it is the same. */
  readonly operator: string | null;
  readonly other: unknown;
}

/** Those of the rows that fulfil conditions that can be decided here. */
export function fulfilling<R extends Row>(rows: Iterable<R>, where: Conditions): R[] {
  const tests: Test[] = [];
  for (const property in where) {
    const wanted = where[property];
    if (isPlain(wanted)) tests.push({ property, operator: null, other: wanted });
    else for (const operator in wanted as Record<string, unknown>) tests.push({ property, operator, other: (wanted as Record<string, unknown>)[operator] });
  }
  const found: R[] = [];
  next: for (const row of rows) {
    for (const { property, operator, other } of tests) {
      const value = row[property] ?? null;
      if (operator === null ? !isSame(value, other) : !holds(operator, value, other)) continue next;
    }
    found.push(row);
  }
  return found;
}

function holds(operator: string, value: unknown, other: unknown): boolean {
  if (operator === '$ne' && other === null) return value !== null;
  if (value === null || other === null) return false;
  switch (operator) {
    case '$in':
      return (other as readonly unknown[]).some((one) => isSame(value, one));
    case '$ne':
      return !isSame(value, other);
    case '$lte':
      return compared(value, other) <= 0;
    case '$lt':
      return compared(value, other) < 0;
    case '$gte':
      return compared(value, other) >= 0;
    default:
      invariant(operator === '$gt', `row units know the operator ${operator}`);
      return compared(value, other) > 0;
  }
}

/** Sorts as the database does: nothing comes after everything. */
export function sorted<R extends Row>(rows: readonly R[], order: Order): R[] {
  const by = Object.entries(order);
  if (by.length === 0 || rows.length < 2) return [...rows];
  return rows.toSorted((a, b) => {
    for (const [property, direction] of by) {
      const [x, y] = [a[property] ?? null, b[property] ?? null];
      const found = x === null || y === null ? Number(x === null) - Number(y === null) : compared(x, y);
      if (found !== 0) return direction === 'asc' ? found : -found;
    }
    return 0;
  });
}

function compared(a: unknown, b: unknown): number {
  if (a instanceof Temporal.Instant && b instanceof Temporal.Instant) return compareInstants(a, b);
  return (a as string | number) < (b as string | number) ? -1 : Number((a as string | number) > (b as string | number));
}
