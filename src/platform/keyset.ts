import type { EntitySchemaWithMeta } from '@mikro-orm/postgresql';
import { sortedBy } from './reader.ts';
import type { OrderBy, Reader, Where } from './reader.ts';
import type { RowOf } from './entity.ts';

type Described = EntitySchemaWithMeta & { name: string; tableName?: string };

/** One page of a list, asked from its start (`first`, `after`) or from its end (`last`, `before`). */
export interface PageRequest {
  /** How many rows, 1 or more. */
  readonly limit: number;
  /** Where the page begins (forwards) or ends (backwards): the sort values of the row beside it. Null is the list's end. */
  readonly beside: readonly string[] | null;
  readonly backwards: boolean;
}

export interface Page<Row> {
  readonly rows: Row[];
  readonly hasPrevious: boolean;
  readonly hasNext: boolean;
}

/**
 * Reads one page by its neighbours' values instead of by counting rows off, so that page 10,000 costs as much as page 1 and rows that
 * come and go meanwhile neither repeat nor hide another. `order` must end with a property that is unique, and hold no null but of instants
 * that may be never.
 */
export async function keysetPage<S extends Described>(
  read: Reader,
  schema: S,
  request: PageRequest,
  order: readonly OrderBy<S>[],
  where?: Where,
  brief = false,
): Promise<Page<RowOf<S>>> {
  const walked = walkedOrder(order, request);
  const conditions = joined(where, besideCondition(read, schema, request, walked));
  const rows = await read.list(schema, { ...(conditions === undefined ? {} : { where: conditions }), orderBy: walked, limit: request.limit + 1, brief });
  return pageOf(rows, request);
}

/** The same of each parent in one statement. */
export async function keysetPages<S extends Described>(
  read: Reader,
  schema: S,
  property: keyof RowOf<S> & string,
  keys: readonly string[],
  request: PageRequest,
  order: readonly OrderBy<S>[],
  where?: Where,
): Promise<Page<RowOf<S>>[]> {
  const walked = walkedOrder(order, request);
  const conditions = joined(where, besideCondition(read, schema, request, walked));
  const lists = await read.listByKeys(schema, property, keys, {
    ...(conditions === undefined ? {} : { where: conditions }),
    orderBy: walked,
    first: request.limit + 1,
  });
  return lists.map((rows) => pageOf(rows, request));
}

function pageOf<Row>(rows: Row[], request: PageRequest): Page<Row> {
  const more = rows.length > request.limit;
  const kept = more ? rows.slice(0, request.limit) : rows;
  if (!request.backwards) return { rows: kept, hasPrevious: request.beside !== null, hasNext: more };
  return { rows: kept.reverse(), hasPrevious: more, hasNext: request.beside !== null };
}

function walkedOrder<S extends Described>(order: readonly OrderBy<S>[], { backwards }: PageRequest): readonly OrderBy<S>[] {
  if (!backwards) return order;
  return order.map((by) => ({ ...by, direction: by.direction === 'asc' ? 'desc' : 'asc' }));
}

/** (a, b) after (x, y) with mixed directions: a > x or (a = x and b < y). */
function besideCondition<S extends Described>(read: Reader, schema: S, request: PageRequest, order: readonly OrderBy<S>[]): Where | undefined {
  const values = request.beside;
  if (values === null) return undefined;
  const columns = order.map(({ property, orNever }) => {
    const { name, type } = read.column(schema, property);
    return { name: sortedBy(`t.${name}`, orNever), type };
  });
  const alternatives = order.map(({ direction }, at) => {
    const equal = columns.slice(0, at).map((column, i) => `${column.name} = $${i + 1}::${column.type}`);
    const here = columns[at] as { name: string; type: string };
    return [...equal, `${here.name} ${direction === 'asc' ? '>' : '<'} $${at + 1}::${here.type}`].join(' and ');
  });
  return { text: alternatives.map((alternative) => `(${alternative})`).join(' or '), values };
}

/** Two conditions as one, each with its own values. */
export function joined(a: Where | undefined, b: Where | undefined): Where | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const shifted = b.text.replace(/\$(\d+)/g, (_all, n: string) => `$${Number(n) + a.values.length}`);
  return { text: `(${a.text}) and (${shifted})`, values: [...a.values, ...b.values] };
}
