import { hash } from 'node:crypto';
import { coded } from '../coded.ts';
import { Refusal } from './request.ts';
import type { NamedDocument } from './request.ts';

/** Of all texts together, in characters: the pages of several applications. */
const mostCharacters = 4_000_000;

/**
 * Documents that clients name by their SHA-256 in place of sending them. A client names one; where it is not known it is sent once more with
 * its name, and known from then on: Apollo's protocol of automatic persisted queries, and the `sha256:` ids of GraphQL over HTTP. Names tell
 * texts and nothing else, so one memory serves everybody. It is bounded, the least recently used text goes first, and a process that starts
 * has none: clients then send again.
 */
export class NamedDocuments {
  readonly #capacity: number;
  /** By the digest in hexadecimal; insertion order is the order of use. */
  readonly #texts = new Map<string, string>();
  #characters = 0;

  constructor(capacity = mostCharacters) {
    this.#capacity = capacity;
  }

  /** The text of that name; null where it is not known. */
  find({ id }: NamedDocument): string | null {
    const digest = digestOf(id);
    const text = digest === null ? undefined : this.#texts.get(digest);
    if (digest === null || text === undefined) return null;
    this.#texts.delete(digest);
    this.#texts.set(digest, text);
    return text;
  }

  /** Throws Refusal where the name is a digest, and another text's: whoever named the text by it would be answered something else. */
  check({ id }: NamedDocument, text: string): void {
    const digest = digestOf(id);
    if (digest === null || this.#texts.get(digest) === text || digest === hash('sha256', text, 'hex')) return;
    throw new Refusal([coded('BAD_USER_INPUT', `the document is named "${id}", which is not its SHA-256: send the digest of its text in UTF-8, or no name`)]);
  }

  /** Keeps a text that {@link check} let pass. */
  keep({ id }: NamedDocument, text: string): void {
    const digest = digestOf(id);
    if (digest === null || text.length > this.#capacity || this.find({ id, isAutomatic: false }) !== null) return;
    this.#texts.set(digest, text);
    this.#characters += text.length;
    for (const [oldest, kept] of this.#texts) {
      if (this.#characters <= this.#capacity) return;
      this.#texts.delete(oldest);
      this.#characters -= kept.length;
    }
  }
}

/** The digest that a name is; null where it is a name of another kind, which nothing is known by. */
function digestOf(id: string): string | null {
  return /^(?:sha256:)?([0-9a-f]{64})$/i.exec(id)?.[1]?.toLowerCase() ?? null;
}
