import { Decimal } from '../../kit/decimal.ts';

/** Whether two terms say the same: numbers and durations by their value, lists in order, objects by their members whatever their order. */
export function alike(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (a instanceof Decimal || b instanceof Decimal) return a instanceof Decimal && b instanceof Decimal && a.eq(b);
  if (a instanceof Temporal.Duration || b instanceof Temporal.Duration) return a.toString() === b.toString();
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [mine, theirs] = [membersOf(a), membersOf(b)];
  return mine.size === theirs.size && [...mine].every(([name, value]) => theirs.has(name) && alike(value, theirs.get(name)));
}

/** A member that is undefined is none. */
function membersOf(value: object): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(value).filter(([, member]) => member !== undefined));
}
