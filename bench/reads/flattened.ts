/**
 * An answer in the form that all peers share: pages of a connection are plain lists, and ids of the graph are the ids of the rows. So the
 * limit answers what a hand-written endpoint would, and can still be compared. With `newestFirst` the invoices are turned round.
 */
export function flattened(value: unknown, newestFirst: boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => flattened(item, newestFirst));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value);
  const [only] = members;
  if (members.length === 1 && only?.[0] === 'nodes') return flattened(only[1], newestFirst);
  return Object.fromEntries(
    members.map(([name, member]) => {
      if (name === 'id' || name === 'rowId') return ['id', rowId(String(member))];
      return [name, flattened(newestFirst && name === 'invoices' && Array.isArray(member) ? member.toReversed() : member, newestFirst)];
    }),
  );
}

const rowId = (id: string): string => /^[A-Za-z]+:([0-9a-f-]{36})$/.exec(Buffer.from(id, 'base64url').toString('latin1'))?.[1] ?? id;

/** The ids of a flattened answer by the members that they stand under, in their order. */
export function idsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(idsOf);
  if (typeof value !== 'object' || value === null) return [];
  const { id, ...others } = value as Record<string, unknown>;
  return [...(typeof id === 'string' ? [id] : []), ...Object.keys(others).sort().flatMap((name) => idsOf(others[name]))];
}
