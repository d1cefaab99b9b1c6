import { invariant } from '../kit/assert.ts';
import { instantText } from '../kit/instant.ts';
import { isSame } from './row-shape.ts';
import type { Row, RowShape } from './row-shape.ts';

/** New rows, and rows of which some columns changed, of one table. */
export interface RowChange {
  readonly shape: RowShape;
  readonly made: readonly Row[];
  readonly changed: readonly { readonly row: Row; readonly properties: readonly string[] }[];
}

/** Asks the database one statement. */
type Ask = (text: string, values: readonly unknown[]) => Promise<readonly object[]>;

/** Writes changes of one table, of however many units, by one statement for new rows and one for changed ones. */
export async function writeRows(rows: Ask, organizationId: string, shape: RowShape, changes: readonly RowChange[]): Promise<void> {
  const made = changes.flatMap((change) => change.made);
  const all = shape.names.join(' ');
  const sets = Map.groupBy(made, (row) => {
    const names = shape.namesOf(row);
    return names === shape.names ? all : names.join(' ');
  });
  for (const [names, alike] of sets) await insert(rows, organizationId, shape, names.split(' '), alike);
  const changed = changes.flatMap((change) => change.changed);
  if (changed.length > 0) await update(rows, organizationId, shape, changed);
}

async function insert(rows: Ask, organizationId: string, shape: RowShape, names: readonly string[], made: readonly Row[]): Promise<void> {
  const columns = names.map((name) => shape.column(name)).join(', ');
  const left = shape.names.filter((name) => !names.includes(name));
  const values = valuesOf(shape, names, made);
  // What is left out has the database's default, which the object then has too.
  const returning = left.length === 0 ? '' : ` returning ${[...shape.keys, ...left].map((name) => `${shape.column(name)} as "${name}"`).join(', ')}`;
  const text = `insert into "${shape.table}" (${columns}) select ${names.map(values.of).join(', ')} from ${values.from} where $1::uuid is not null${returning}`;
  const answered = await rows(text, [organizationId, ...values.documents]);
  if (left.length === 0) return;
  const byKey = new Map(made.map((row) => [shape.keyOf(row), row]));
  for (const answer of answered as Row[]) {
    shape.read(answer);
    Object.assign(byKey.get(shape.keyOf(answer)) ?? {}, answer);
  }
}

async function update(rows: Ask, organizationId: string, shape: RowShape, changed: RowChange['changed']): Promise<void> {
  // Columns that one of them changed are written for all of them: few statements, whatever changed.
  const properties = new Set(changed.flatMap((one) => one.properties));
  const names = shape.names.filter((name) => properties.has(name) && !shape.keys.includes(name));
  const written = changed.map(({ row }) => row);
  const mine = shape.has('organizationId') ? 't.organization_id = $1' : '$1::uuid is not null';
  const values = valuesOf(shape, [...shape.keys, ...names], written);
  const text =
    `with done as (update "${shape.table}" t set ${names.map((name) => `${shape.column(name)} = ${values.of(name)}`).join(', ')} from ${values.from}` +
    ` where ${mine} and ${shape.keys.map((name) => `t.${shape.column(name)} = ${values.of(name)}`).join(' and ')} returning 1) select count(*)::int as count from done`;
  const [done] = (await rows(text, [organizationId, ...values.documents])) as { count: number }[];
  invariant(done?.count === written.length, `${written.length} rows of ${shape.table} are there to be changed, and ${done?.count} are`);
}

/** What a statement writes: a relation from `$2` on, where a property stands in it, and the values. */
interface Values {
  readonly from: string;
  readonly of: (name: string) => string;
  readonly documents: readonly string[];
}

/** Rows from which on it pays to look for what they share. */
const many = 20;

/**
 * The values of rows, a document a row; what all of them share is written once, in a document of its own: PostgreSQL takes as long to read a row of many columns
 * as to store it. Columns are `c0`, `c1`, … by their place among the names: documents are read faster than with names.
 */
function valuesOf(shape: RowShape, names: readonly string[], rows: readonly Row[]): Values {
  const own = rows.length < many ? null : ownProperties(shape, names, rows);
  const isOwn = (name: string): boolean => own === null || own.has(name);
  const [of, shared] = [names.filter(isOwn), names.filter((name) => !isOwn(name))];
  const record = (list: readonly string[]): string => list.map((name) => `c${names.indexOf(name)} ${shape.type(name)}`).join(', ');
  const each = `jsonb_to_recordset($2::jsonb) as r(${record(of)})`;
  return {
    from: shared.length === 0 ? each : `${each} cross join jsonb_to_record($3::jsonb) as s(${record(shared)})`,
    of: (name) => `${isOwn(name) ? 'r' : 's'}.c${names.indexOf(name)}`,
    documents: [JSON.stringify(rows.map(documentOf(shape, names, of))), ...(shared.length === 0 ? [] : [JSON.stringify(documentOf(shape, names, shared)(rows[0] as Row))])],
  };
}

const differing = new WeakMap<RowShape, Map<string, Set<string>>>();

/**
 * The properties whose values are the rows' own. Those that ever differed among rows that were written together stay so: each set of them is a statement that connections
 * keep, and so there are few. Keys are.
 */
function ownProperties(shape: RowShape, names: readonly string[], rows: readonly Row[]): ReadonlySet<string> {
  let sets = differing.get(shape);
  if (sets === undefined) differing.set(shape, (sets = new Map()));
  const key = names.join(' ');
  let own = sets.get(key);
  if (own === undefined) sets.set(key, (own = new Set(shape.keys)));
  const [first] = rows;
  for (const name of names) if (!own.has(name) && rows.some((row) => !isSame(row[name], first?.[name]))) own.add(name);
  return own;
}

const writers = new WeakMap<RowShape, Map<string, (row: Row) => object>>();

/** Makes what is written of a row: its properties `of`, by their places among `names`. What is null is left out, which comes to the same. */
function documentOf(shape: RowShape, names: readonly string[], of: readonly string[]): (row: Row) => object {
  let known = writers.get(shape);
  if (known === undefined) writers.set(shape, (known = new Map()));
  const key = `${names.join(' ')}: ${of.join(' ')}`;
  let write = known.get(key);
  if (write === undefined) {
    const value = (name: string): string => (shape.isInstant(name) ? `row.${name} == null ? undefined : text(row.${name})` : `row.${name} ?? undefined`);
    // Written once for these names: by names that are values it would take several times as long.
    const make = new Function('text', `return (row) => ({ ${of.map((name) => `c${names.indexOf(name)}: ${value(name)}`).join(', ')} });`) as (text: typeof instantText) => (row: Row) => object;
    known.set(key, (write = make(instantText)));
  }
  return write;
}
