import type { EntitySchemaWithMeta } from '@mikro-orm/postgresql';
import type { Issue } from '../kit/errors.ts';
import { issue } from '../kit/errors.ts';
import type { RowOf } from '../platform/entity.ts';
import { joined, keysetPage, keysetPages } from '../platform/keyset.ts';
import type { Page, PageRequest } from '../platform/keyset.ts';
import { NEVER } from '../platform/reader.ts';
import type { OrderBy, Where } from '../platform/reader.ts';
import { badInput, badInputs } from './coded.ts';
import { batched } from './context.ts';
import type { GraphQLContext } from './context.ts';

type Described = EntitySchemaWithMeta & { name: string; tableName?: string };

export interface PageArguments {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

/** What a connection field answers: the rows, the same as edges, where the page stands, and the count as a thunk. */
export interface ConnectionPage<Row> {
  readonly nodes: readonly Row[];
  readonly edges: { readonly cursor: string; readonly node: Row }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean; readonly startCursor: string | null; readonly endCursor: string | null };
  readonly totalCount: () => Promise<number>;
}

/** Rows of a page when neither `first` nor `last` is given, and the most that can be asked. */
export const defaultPageSize = 20;
export const maxPageSize = 100;

/** A connection's cost: one for itself, its fields as often as the page is long. Every connection passes this. */
export const connectionComplexity = ({ first, last }: PageArguments): { field: number; multiplier: number } => ({
  field: 1,
  multiplier: Math.min(Math.max(first ?? last ?? defaultPageSize, 1), maxPageSize),
});

/**
 * A list of the organization, page by page. `order` must end with the id. `brief` where an index has this order and nothing is filtered that could
 * make a page look at many rows: it is then read on connections that requests share.
 */
export async function connectionPage<S extends Described>(
  ctx: Pick<GraphQLContext, 'read' | 'shown'>,
  schema: S,
  args: PageArguments,
  options: ListOptions<S> & { readonly brief?: boolean },
): Promise<ConnectionPage<RowOf<S>>> {
  const request = pageRequest(args, options.order.length);
  const page = await ofThisList(request, args, keysetPage(ctx.shown, schema, request, options.order, options.where, options.brief));
  return new RowPage(page, options.order, () => ctx.read.count(schema, options.where));
}

/** The same page of something else, one for each row and in their order; edges keep their cursors. */
export async function mappedPage<Row, Shown>(page: ConnectionPage<Row>, shown: (rows: readonly Row[]) => Promise<readonly Shown[]>): Promise<ConnectionPage<Shown>> {
  const nodes = await shown(page.nodes);
  return { ...{ nodes, pageInfo: page.pageInfo, totalCount: page.totalCount }, edges: page.edges.map(({ cursor }, at) => ({ cursor, node: nodes[at] as Shown })) };
}

/** Which rows of a list are shown, and in which order. `order` must end with the id. */
export interface ListOptions<S extends Described> {
  readonly order: readonly OrderBy<S>[];
  readonly where?: Where | undefined;
}

/** What parents of one field ask with the same arguments: made for the first of them, used for the others. */
export interface AskedList {
  readonly args: PageArguments;
  ask(parentId: string): Promise<ConnectionPage<object>>;
}

/**
 * A list below each of several parents. All parents that ask with the same arguments in one turn are read with one statement, and
 * counted with one more where the count is selected. `name` is the field's coordinate. `options` follows from the arguments and the context,
 * never from the parent: a page has hundreds of parents, and those that come with the very same object of arguments are not looked at again.
 */
export function childConnection<S extends Described>(
  ctx: GraphQLContext,
  name: string,
  schema: S,
  property: keyof RowOf<S> & string,
  parentId: string,
  args: PageArguments,
  options: () => ListOptions<S>,
): Promise<ConnectionPage<RowOf<S>>> {
  let asked = ctx.lists.get(name);
  if (asked?.args !== args) {
    asked = { args, ask: askerOf(ctx, name, schema, property, args, options()) };
    ctx.lists.set(name, asked);
  }
  return asked.ask(parentId) as Promise<ConnectionPage<RowOf<S>>>;
}

function askerOf<S extends Described>(
  ctx: GraphQLContext,
  name: string,
  schema: S,
  property: keyof RowOf<S> & string,
  args: PageArguments,
  { order, where }: ListOptions<S>,
): (parentId: string) => Promise<ConnectionPage<RowOf<S>>> {
  const request = pageRequest(args, order.length);
  const countName = `${name} count ${whereName(where)}`;
  const counted = (parent: string): Promise<number> =>
    batched(ctx, countName, parent, async (ids) => {
      const column = ctx.read.column(schema, property);
      const mine: Where = { text: `t.${column.name} = any($1::${column.type}[])`, values: [ids] };
      const counts = await ctx.read.countBy(schema, property, joined(where, mine) ?? mine);
      return ids.map((id) => counts.get(id) ?? 0);
    });
  const pagesOf = async (ids: readonly string[]): Promise<ConnectionPage<RowOf<S>>[]> => {
    const pages = await keysetPages(ctx.shown, schema, property, ids, request, order, where);
    return pages.map((each, at) => new RowPage(each, order, () => counted(ids[at] as string)));
  };
  const pageName = `${name} ${request.limit}${request.backwards ? ' from the end' : ''}${request.beside === null ? '' : JSON.stringify(request.beside)} ${whereName(where)} ${JSON.stringify(order)}`;
  const ask = (parentId: string): Promise<ConnectionPage<RowOf<S>>> => batched(ctx, pageName, parentId, pagesOf);
  return request.beside === null ? ask : (parentId) => ofThisList(request, args, ask(parentId));
}

const whereName = (where: Where | undefined): string => (where === undefined ? '' : JSON.stringify(where));

/** A page of which nothing is made but what is asked for: most callers want the rows and no more. */
class RowPage<S extends Described> implements ConnectionPage<RowOf<S>> {
  readonly nodes: RowOf<S>[];
  readonly totalCount: () => Promise<number>;
  readonly #page: Page<RowOf<S>>;
  readonly #order: readonly OrderBy<S>[];

  constructor(page: Page<RowOf<S>>, order: readonly OrderBy<S>[], totalCount: () => Promise<number>) {
    this.nodes = page.rows;
    this.totalCount = totalCount;
    this.#page = page;
    this.#order = order;
  }

  get edges(): { readonly cursor: string; readonly node: RowOf<S> }[] {
    return this.nodes.map((node) => ({ cursor: this.#cursorOf(node), node }));
  }

  get pageInfo(): ConnectionPage<RowOf<S>>['pageInfo'] {
    const { hasNext, hasPrevious } = this.#page;
    const [first, last] = [this.nodes[0], this.nodes.at(-1)];
    return {
      hasNextPage: hasNext,
      hasPreviousPage: hasPrevious,
      startCursor: first === undefined ? null : this.#cursorOf(first),
      endCursor: last === undefined ? null : this.#cursorOf(last),
    };
  }

  #cursorOf(node: RowOf<S>): string {
    return encodeCursor(this.#order.map(({ property, orNever }) => String(node[property] ?? (orNever === true ? NEVER : null))));
  }
}

/** Checks the four arguments of a connection; every contradiction is named. */
export function pageRequest(args: PageArguments, sortValues: number): PageRequest {
  const { first, after, last, before } = args;
  const issues: Issue[] = [];
  if (first != null && last != null) issues.push(issue('PAGE_CONTRADICTION', 'first and last exclude each other: give one of them', 'last'));
  if (after != null && before != null) issues.push(issue('PAGE_CONTRADICTION', 'after and before exclude each other: give one of them', 'before'));
  if (last != null && after != null) issues.push(issue('PAGE_CONTRADICTION', 'after goes with first, before with last', 'after'));
  if (first != null && before != null) issues.push(issue('PAGE_CONTRADICTION', 'before goes with last, after with first', 'before'));
  for (const [name, value] of [['first', first], ['last', last]] as const) {
    if (value != null && (value < 1 || value > maxPageSize)) {
      issues.push(issue('PAGE_SIZE', `${name} is ${value}: ask for 1 to ${maxPageSize}`, name));
    }
  }
  if (issues.length > 0) throw badInputs(issues);
  const cursor = before ?? after ?? null;
  return {
    limit: first ?? last ?? defaultPageSize,
    beside: cursor === null ? null : decodeCursor(cursor, sortValues, before != null ? 'before' : 'after'),
    backwards: last != null || before != null,
  };
}

/** A forged cursor may hold what the database cannot read as a time or a number (SQLSTATE class 22). */
async function ofThisList<T>(request: PageRequest, args: PageArguments, page: Promise<T>): Promise<T> {
  try {
    return await page;
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (request.beside === null || typeof code !== 'string' || !code.startsWith('22')) throw error;
    throw foreignCursor(args.before != null ? 'before' : 'after');
  }
}

const foreignCursor = (argument: string) => badInput(`${argument} is no cursor of this list with this order: use one that it answered`, [argument], 'PAGE_CURSOR');

function encodeCursor(values: readonly string[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

function decodeCursor(cursor: string, length: number, argument: string): readonly string[] {
  try {
    const values = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown;
    if (Array.isArray(values) && values.length === length && values.every((value) => typeof value === 'string' && value.length <= 512)) return values as string[];
  } catch {
    // said below
  }
  throw foreignCursor(argument);
}
