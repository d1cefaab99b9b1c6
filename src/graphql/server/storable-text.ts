import { visit } from 'graphql';
import type { DocumentNode } from 'graphql';
import { isStorable, unstorablePlace } from '../../kit/storable-text.ts';
import { badInput } from '../coded.ts';
import { Refusal } from './request.ts';

/** Refuses variables that hold text which could not be stored, naming the place. */
export function refuseUnstorable(variables: Readonly<Record<string, unknown>>): void {
  const path = unstorablePlace(variables);
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
