/** What stands in the place of a personal text within longer ones. */
export const anonymous = 'Anonymous';

/** Shorter texts are no names of anybody: they are found in everything. */
const shortest = 3;
/** A number of fewer digits may be any amount; one of so many that equals an identifier is a phone or customer number. */
const identifyingDigits = 7;

/**
 * The texts that identify a person, as they are looked for wherever else something of that person is kept: as whole words, whatever their case.
 * `identifiers` are unlike anything else (keys, addresses of e-mail, numbers of registers); a `name` may be a common word, so where texts are
 * counted by (events) only names of several words are looked for.
 */
export class PersonalTexts {
  readonly #all: readonly string[];
  readonly #distinctive: readonly string[];
  readonly #identifiers: ReadonlySet<string>;
  readonly #allWords: RegExp;
  readonly #distinctiveWords: RegExp;

  constructor({ identifiers, names }: { readonly identifiers: readonly (string | null | undefined)[]; readonly names: readonly (string | null | undefined)[] }) {
    const [unique, common] = [worthwhile(identifiers), worthwhile(names)];
    this.#identifiers = new Set(unique.map((text) => text.toLowerCase()));
    this.#all = [...unique, ...common];
    this.#distinctive = [...unique, ...common.filter((name) => /\S\s+\S/.test(name))];
    this.#allWords = wordsOf(this.#all);
    this.#distinctiveWords = wordsOf(this.#distinctive);
  }

  /** Patterns of LIKE, one for each text: what one of them matches (ILIKE) may have a personal text in it, as it is or as JSON writes it. */
  get patterns(): string[] {
    return patternsOf(this.#all);
  }

  /** The same for what is counted: a text that {@link isInEvent} is true of. */
  get eventPatterns(): string[] {
    return patternsOf(this.#distinctive);
  }

  isIn(text: string): boolean {
    return this.#allWords.test(text);
  }

  /** The text with every personal text in it replaced. It is at most as long as it was, or 64 characters. */
  without(text: string): string {
    if (!this.isIn(text)) return text;
    return text.replace(new RegExp(this.#allWords.source, 'giu'), anonymous).slice(0, Math.max(text.length, 64));
  }

  /** Whether a value of an event's data is personal. A number is only where it is an identifier: it may be what is counted. */
  isInEvent(text: string): boolean {
    if (/^[+-]?\d+(\.\d+)?$/.test(text)) return this.#identifiers.has(text);
    return this.#distinctiveWords.test(text);
  }
}

function worthwhile(texts: readonly (string | null | undefined)[]): string[] {
  const kept = texts.map((text) => text?.trim() ?? '').filter((text) => text.length >= shortest && !(/^[\d.,+-]+$/.test(text) && text.length < identifyingDigits));
  // The longest first, so that a name is not cut out of an address that contains it.
  return [...new Set(kept)].sort((a, b) => b.length - a.length);
}

function wordsOf(texts: readonly string[]): RegExp {
  const ordered = [...texts].sort((a, b) => b.length - a.length).map((text) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'));
  // Without a text nothing matches.
  return ordered.length === 0 ? /(?!)/u : new RegExp(`(?<![\\p{L}\\p{N}])(?:${ordered.join('|')})(?![\\p{L}\\p{N}])`, 'iu');
}

function patternsOf(texts: readonly string[]): string[] {
  const forms = texts.flatMap((text) => [text, JSON.stringify(text).slice(1, -1)]);
  return [...new Set(forms)].map((text) => `%${text.replace(/[\\%_]/g, '\\$&')}%`);
}
