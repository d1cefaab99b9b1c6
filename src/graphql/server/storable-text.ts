import { visit } from 'graphql';
import type { DocumentNode } from 'graphql';
import { badInput } from '../coded.ts';
import { Refusal } from './request.ts';

/** PostgreSQL keeps every character but U+0000, and no half of a surrogate pair. */
const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\u0000');

/** Refuses variables that hold text which could not be stored, naming the place. */
export function refuseUnstorable(variables: Readonly<Record<string, unknown>>): void {
  const path = placeIn(variables);
  if (path !== null) throw refusal(path.join('.'), path);
}

/** The same for the text in a document. */
export function refuseUnstorableLiterals(document: DocumentNode): void {
  visit(document, {
    StringValue: (node) => {
      if (!isStorable(node.value)) throw refusal('a text in the document', []);
    },
  });
}

function refusal(what: string, path: readonly string[]): Refusal {
  const message = `${what} holds a character that cannot be kept, U+0000 or half of a surrogate pair: leave it out`;
  return new Refusal([badInput(message, path, 'TEXT_UNSTORABLE')], 400);
}

/** The way to the first such text, from the end; null when there is none. Values come from JSON, so they are bounded in depth. */
function placeIn(value: unknown): string[] | null {
  if (typeof value === 'string') return isStorable(value) ? null : [];
  if (typeof value !== 'object' || value === null) return null;
  for (const name in value) {
    const place = isStorable(name) ? placeIn((value as Record<string, unknown>)[name]) : [];
    if (place !== null) return [name, ...place];
  }
  return null;
}
