import type pg from 'pg';

type MakeRow = (values: readonly unknown[]) => object;

interface Shape {
  readonly names: readonly string[];
  readonly make: MakeRow;
}

const mostShapes = 5_000;
const shapes = new Map<string, Shape>();

/**
 * Rows of a result that came as lists of values, as plain objects. The driver makes its own row objects property by property, which costs as
 * much as reading the values; a literal that is written once for each statement costs a fraction, and all rows of a statement have one hidden
 * class, so that whoever reads them is quick too.
 */
export function plainRows(statement: string, { fields, rows }: Pick<pg.QueryArrayResult<unknown[]>, 'fields' | 'rows'>): object[] {
  let shape = shapes.get(statement);
  if (shape === undefined || !sameNames(shape.names, fields)) {
    shape = shapeOf(fields.map(({ name }) => name));
    if (shapes.size < mostShapes) shapes.set(statement, shape);
  }
  const { make } = shape;
  const made = rows.map((values) => make(values));
  // A query that was waited for is old by now: after it is gone it would keep them until all of the memory is cleared.
  rows.length = 0;
  return made;
}

function sameNames(names: readonly string[], fields: readonly { readonly name: string }[]): boolean {
  return names.length === fields.length && fields.every(({ name }, at) => name === names[at]);
}

function shapeOf(names: readonly string[]): Shape {
  // In brackets the one name that would be more than a name; the others not, since they would be slower for it.
  const members = names.map((name, at) => `${name === '__proto__' ? '["__proto__"]' : JSON.stringify(name)}: values[${at}]`);
  // The names are columns of our own statements, each written as a string.
  return { names, make: new Function('values', `return { ${members.join(', ')} };`) as MakeRow };
}
