import { hash } from 'node:crypto';

/** Half of a SHA-256 as a uuid's digits: equal texts have equal hashes, and no one can find two others that do. */
function uuidOf(text: string): string {
  return hash('sha256', text, 'hex').slice(0, 32);
}

/** Of what names an event in its organization. */
export function eventHash(source: string, id: string): string {
  return uuidOf(`${source.length} ${source}${id}`);
}

/** Of the values of all of a meter's dimensions. */
export function groupHash(values: readonly string[]): string {
  return uuidOf(JSON.stringify(values));
}

/** Of one text that UNIQUE_COUNT counts. */
export function valueHash(text: string): string {
  return uuidOf(text);
}
