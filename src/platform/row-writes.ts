import { invariant } from '../kit/assert.ts';
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
  const sets = Map.groupBy(made, (row) => shape.names.filter((name) => row[name] !== undefined).join(' '));
  for (const [names, alike] of sets) await insert(rows, organizationId, shape, names.split(' '), alike);
  const changed = changes.flatMap((change) => change.changed);
  if (changed.length > 0) await update(rows, organizationId, shape, changed);
}

async function insert(rows: Ask, organizationId: string, shape: RowShape, names: readonly string[], made: readonly Row[]): Promise<void> {
  const columns = names.map((name) => shape.column(name)).join(', ');
  const left = shape.names.filter((name) => !names.includes(name));
  // What is left out has the database's default, which the object then has too.
  const returning = left.length === 0 ? '' : ` returning ${[...shape.keys, ...left].map((name) => `${shape.column(name)} as "${name}"`).join(', ')}`;
  const text = `insert into "${shape.table}" (${columns}) select ${names.map((_name, n) => `r.c${n}`).join(', ')} from json_to_recordset($2::json) as r(${recordOf(shape, names)}) where $1::uuid is not null${returning}`;
  const answered = await rows(text, [organizationId, documentOf(names, made)]);
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
  const all = [...shape.keys, ...names];
  const of = (name: string): string => `r.c${all.indexOf(name)}`;
  const text =
    `with done as (update "${shape.table}" t set ${names.map((name) => `${shape.column(name)} = ${of(name)}`).join(', ')} from json_to_recordset($2::json) as r(${recordOf(shape, all)})` +
    ` where ${mine} and ${shape.keys.map((name) => `t.${shape.column(name)} = ${of(name)}`).join(' and ')} returning 1) select count(*)::int as count from done`;
  const [done] = (await rows(text, [organizationId, documentOf(all, written)])) as { count: number }[];
  invariant(done?.count === written.length, `${written.length} rows of ${shape.table} are there to be changed, and ${done?.count} are`);
}

/** Columns are `c0`, `c1`, … by their place among the names: documents are read faster than with names. */
const recordOf = (shape: RowShape, names: readonly string[]): string => names.map((name, n) => `c${n} ${shape.type(name)}`).join(', ');

const documents = new Map<string, (row: Row) => object>();

/** Instants write themselves as text. What is null is left out, which comes to the same. */
function documentOf(names: readonly string[], rows: readonly Row[]): string {
  const key = names.join(' ');
  let document = documents.get(key);
  if (document === undefined) {
    // Written once for these names: by names that are values it would take several times as long.
    document = new Function('row', `return { ${names.map((name, n) => `c${n}: row[${JSON.stringify(name)}] ?? undefined`).join(', ')} };`) as (row: Row) => object;
    documents.set(key, document);
  }
  return JSON.stringify(rows.map(document));
}
