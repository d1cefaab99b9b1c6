import { issue } from '../kit/errors.ts';
import type { Issue } from '../kit/errors.ts';

/** What invoices that bear a tax have to say about it, in one language. */
export interface TaxText {
  /** ISO 639-1, lower case. */
  readonly locale: string;
  readonly text: string;
}

const MOST_TEXTS = 20;
const LONGEST_TEXT = 600;

/** What is wrong with the texts of a tax; `path` leads to their list. */
export function taxTextIssues(texts: readonly TaxText[], path: readonly string[]): Issue[] {
  const name = path.join('.');
  if (texts.length > MOST_TEXTS) return [issue('TAX_TEXTS_TOO_MANY', `${name} has ${texts.length} entries: give at most ${MOST_TEXTS}`, ...path)];
  return texts.flatMap(({ locale, text }, n) => {
    const issues: Issue[] = [];
    if (!/^[a-z]{2}$/.test(locale)) issues.push(issue('TAX_TEXT_LOCALE', `${name}.${n}.locale is "${locale.slice(0, 20)}": give a language of ISO 639-1, two lower-case letters, "en"`, ...path, String(n), 'locale'));
    else if (texts.findIndex((other) => other.locale === locale) < n) issues.push(issue('TAX_TEXT_DUPLICATED', `${name}.${n}.locale "${locale}" stands there twice: give one text a language`, ...path, String(n), 'locale'));
    if (text.trim() === '' || text.length > LONGEST_TEXT) issues.push(issue('TAX_TEXT_LENGTH', `${name}.${n}.text has ${text.trim().length} characters: give 1 to ${LONGEST_TEXT}`, ...path, String(n), 'text'));
    return issues;
  });
}

/** The text for a document in a language: its own, else the English one, else the first; null where there is none. */
export function textIn(texts: readonly TaxText[], locale: string): string | null {
  const of = (wanted: string): string | undefined => texts.find((text) => text.locale === wanted)?.text;
  return of(locale) ?? of('en') ?? texts[0]?.text ?? null;
}
