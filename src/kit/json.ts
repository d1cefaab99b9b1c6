import { Decimal } from './decimal.ts';

/** How many arrays and objects may stand inside each other in {@link parseExact}; what reads the value later may recurse. */
export const MAX_DEPTH = 100;

/** Every decimal of so many digits comes back from a double as it went in. */
const SAFE_DIGITS = 15;

const QUOTE = 0x22;
const POINT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_BRACKET = 0x5d;
const LETTER_E = 0x65;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
/** The bit that tells a lower-case letter from its capital. */
const LOWER_CASE = 0x20;

const JSON_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** JSON.parse with source text access and raw JSON (ES2026), which TypeScript's library does not know yet. */
interface JsonWithSource {
  parse(text: string, reviver: (key: string, value: unknown, context: { readonly source?: string }) => unknown): unknown;
  rawJSON(text: string): object;
}

const json = JSON as JSON & JsonWithSource;

/**
 * A JSON number that a double would change, kept as it was written. `JSON.stringify` writes it back verbatim, so it passes
 * through a `jsonb` column unharmed. For arithmetic give `text` to `Decimal.parseNumber`.
 */
export class ExactNumber {
  readonly text: string;

  /** Throws RangeError when the text is not a JSON number. */
  constructor(text: string) {
    if (!JSON_NUMBER.test(text)) throw new RangeError(`"${text}" is not a JSON number`);
    this.text = text;
  }

  toString(): string {
    return this.text;
  }

  toJSON(): unknown {
    return json.rawJSON(this.text);
  }
}

/**
 * Reads JSON as `JSON.parse` does, but a number that a double would change (25 digits, a long fraction, 1e400) becomes an
 * {@link ExactNumber}. Numbers that keep their value are plain ones, however they were written: 1.50 is 1.5.
 * A "__proto__" key is a property like any other and changes no prototype.
 * Throws SyntaxError for text that is not JSON, and RangeError beyond {@link MAX_DEPTH}.
 */
export function parseExact(text: string): unknown {
  return mayLoseDigits(text) ? json.parse(text, keepDigits) : json.parse(text);
}

/** Writes JSON with every {@link ExactNumber} as it was read. Throws TypeError for what JSON cannot hold: undefined, a bigint, a cycle. */
export function stringifyExact(value: unknown): string {
  const text: string | undefined = JSON.stringify(value);
  if (text === undefined) throw new TypeError(`${typeof value} has no form in JSON`);
  return text;
}

/** The number that the text stands for, exact where a double would not be. Throws RangeError when it is not a JSON number. */
export function exactNumber(text: string): number | ExactNumber {
  const exact = new ExactNumber(text);
  const double = Number(text);
  return survives(double, text) ? double : exact;
}

function keepDigits(_key: string, value: unknown, { source }: { readonly source?: string }): unknown {
  return typeof value === 'number' && source !== undefined && !survives(value, source) ? new ExactNumber(source) : value;
}

/** Whether the double, printed, has the value of its source. Numbers beyond Decimal's bounds are taken as changed. */
function survives(double: number, source: string): boolean {
  const printed = String(double);
  if (printed === source) return true;
  const kept = Decimal.parseNumber(printed);
  return kept !== null && Decimal.parseNumber(source)?.eq(kept) === true;
}

/**
 * Whether a number of the text has an exponent or more digits than are safe; false means that plain `JSON.parse` is exact.
 * One pass over the text, which need not be well formed. Throws RangeError beyond {@link MAX_DEPTH}.
 */
function mayLoseDigits(text: string): boolean {
  let found = false;
  let depth = 0;
  let digits = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= ZERO && unit <= NINE) {
      if (++digits > SAFE_DIGITS) found = true;
      continue;
    }
    if (unit === POINT) continue;
    if (unit === QUOTE) i = endOfString(text, i);
    else if (unit === OPEN_BRACKET || unit === OPEN_BRACE) {
      if (++depth > MAX_DEPTH) throw new RangeError(`JSON may be nested ${MAX_DEPTH} deep at most: flatten it`);
    } else if (unit === CLOSE_BRACKET || unit === CLOSE_BRACE) depth--;
    // "true" and "false" have an e too, but no digit before it.
    else if ((unit | LOWER_CASE) === LETTER_E && digits > 0) found = true;
    digits = 0;
  }
  return found;
}

/** Whether JSON text is nested deeper than {@link parseExact} reads, so that it could be written and never be read again. */
export function isTooDeep(text: string): boolean {
  // Each level takes a bracket on either side.
  if (text.length <= 2 * MAX_DEPTH) return false;
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === QUOTE) i = endOfString(text, i);
    else if (unit === OPEN_BRACKET || unit === OPEN_BRACE) {
      if (++depth > MAX_DEPTH) return true;
    } else if (unit === CLOSE_BRACKET || unit === CLOSE_BRACE) depth--;
  }
  return false;
}

/** The index of the quote that ends the string which starts at `start`; beyond the text when none does. */
function endOfString(text: string, start: number): number {
  for (let quote = text.indexOf('"', start + 1); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    let escapes = 0;
    while (text.charCodeAt(quote - 1 - escapes) === BACKSLASH) escapes++;
    if (escapes % 2 === 0) return quote;
  }
  return text.length;
}
