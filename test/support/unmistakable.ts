/** What a machine writes by itself, or a piece of it: numbers, uuids and hashes in hex; times with their fraction; and short pieces of ids and hashes in base64. */
const writtenByItself = [/^[\da-f-]*$/i, /^[\d-]*[t ]?[\d:.]*[+-]?[\d:]*z?$/i, /^[\w+/=-]{0,7}$/];

/**
 * The texts themselves, to be looked for where ids, hashes and the clock's times are too: in rows of a database, in answers as a whole. Refuses a
 * text that could be there by chance, with whatever case: `10999` is in `12:43:28.410999`, `jane` in one of 25,000 hashes in base64. Eight
 * letters that are not all hex are in one of 10¹⁰.
 */
export function unmistakable(texts: readonly string[]): readonly string[] {
  for (const text of texts) {
    if (writtenByItself.some((pattern) => pattern.test(text))) throw new Error(`"${text}" could be in a number, a time, an id or a hash by chance: look for a longer text, or one with letters beyond f`);
  }
  return texts;
}
