import { isCurrency } from '../kit/currency.ts';
import { issue } from '../kit/errors.ts';
import type { Issue } from '../kit/errors.ts';
import { isKey } from '../kit/key.ts';
import { LONGEST_DESCRIPTION, LONGEST_NAME } from './key.ts';

type Path = readonly (string | number)[];

/** What is wrong with a key: {@link isKey}. */
export function keyIssues(key: string, path: Path, empty = 'RESOURCE_KEY_EMPTY'): Issue[] {
  if (key === '') return [issue(empty, `${path.join('.')} is empty`, ...path)];
  if (isKey(key)) return [];
  return [issue('KEY_INVALID', `${path.join('.')} "${key}" is not a key: 1 to 64 lower-case letters and digits, joined by single underscores`, ...path)];
}

/** What is wrong with a name: it has 1 to 256 characters, and not blanks alone. */
export function nameIssues(name: string, path: Path): Issue[] {
  if (name.trim() === '') return [issue('RESOURCE_NAME_EMPTY', `${path.join('.')} is empty: it is what invoices and lists show`, ...path)];
  if (name.length <= LONGEST_NAME) return [];
  return [issue('NAME_TOO_LONG', `${path.join('.')} has ${name.length} characters: at most ${LONGEST_NAME} are kept`, ...path)];
}

/** What is wrong with a note: it has at most 1,024 characters. */
export function descriptionIssues(description: string | null, path: Path): Issue[] {
  if (description === null || description.length <= LONGEST_DESCRIPTION) return [];
  return [issue('DESCRIPTION_TOO_LONG', `${path.join('.')} has ${description.length} characters: at most ${LONGEST_DESCRIPTION} are kept`, ...path)];
}

/** What is wrong with the currency of an offer. */
export function currencyIssues(currency: string, path: Path): Issue[] {
  if (isCurrency(currency)) return [];
  return [issue('CURRENCY_INVALID', `${path.join('.')} "${currency}" is none of ISO 4217: use a code such as "USD"`, ...path)];
}

/** What is wrong with a caller's own data: its keys have 1 to 256 characters. */
export function metadataIssues(metadata: Readonly<Record<string, unknown>> | null, path: Path): Issue[] {
  return Object.keys(metadata ?? {})
    .filter((key) => key.length < 1 || key.length > LONGEST_NAME)
    .map((key) => issue('METADATA_KEY_INVALID', `${path.join('.')} has a key of ${key.length} characters: give 1 to ${LONGEST_NAME}`, ...path, key));
}
