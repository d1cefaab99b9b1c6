import { isUuid } from '../kit/id.ts';
import { badInput } from './coded.ts';

/** How many signs of padding stand at the end of base64, by the length of what it says, modulo 3. */
const padding = [0, 2, 1] as const;

/**
 * A global id names a thing across all types: base64url of `Type:uuid`. Opaque to clients. A page holds hundreds of them: `btoa` takes half the
 * time of a buffer, and writes neither "+" nor "/" for letters, digits, ":" and "-".
 */
export function encodeGlobalId(type: string, id: string | number | bigint): string {
  const plain = `${type}:${id}`;
  const text = btoa(plain);
  const padded = padding[plain.length % 3] ?? 0;
  return padded === 0 ? text : text.slice(0, -padded);
}

export interface GlobalId {
  readonly typename: string;
  readonly id: string;
}

/** The parts of a global id, or null when the text is none. */
export function parseGlobalId(text: string): GlobalId | null {
  if (text.length > 200) return null;
  const plain = Buffer.from(text, 'base64url').toString('latin1');
  const colon = plain.indexOf(':');
  if (colon <= 0) return null;
  const typename = plain.slice(0, colon);
  const id = plain.slice(colon + 1);
  return /^[A-Za-z]+$/.test(typename) && isUuid(id) ? { typename, id } : null;
}

const nodeTypes = new Set<string>();

/** Names the types that `node(id:)` can find; schema.ts says them once the graph is built. */
export function nodeTypesAre(names: readonly string[]): void {
  for (const name of names) nodeTypes.add(name);
}

/** The same for `node(id:)`: what is no id of one of its types is refused, with a code. */
export function decodeGlobalId(text: string): GlobalId {
  const parsed = parseGlobalId(text);
  if (parsed === null || !nodeTypes.has(parsed.typename)) throw badInput(`"${text.slice(0, 60)}" is not an id of this graph: use an id that it answered`, ['id']);
  return parsed;
}

/**
 * The database id in a global id that should name a `type`; null when it names something else or nothing. A look-up by such an id finds
 * nothing, which is the same answer as for a thing that does not exist.
 */
export function idOf(type: string, text: string): string | null {
  const parsed = parseGlobalId(text);
  return parsed !== null && parsed.typename === type ? parsed.id : null;
}
