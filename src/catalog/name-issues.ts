import { issue } from '../kit/errors.ts';
import type { Issue } from '../kit/errors.ts';
import { LONGEST_NAME } from './key.ts';

/** What is wrong with a name: it has 1 to 256 characters, and not blanks alone. */
export function nameIssues(name: string, path: readonly (string | number)[]): Issue[] {
  if (name.trim() === '') return [issue('RESOURCE_NAME_EMPTY', `${path.join('.')} is empty: it is what invoices and lists show`, ...path)];
  if (name.length <= LONGEST_NAME) return [];
  return [issue('NAME_TOO_LONG', `${path.join('.')} has ${name.length} characters: at most ${LONGEST_NAME} are kept`, ...path)];
}

/** What is wrong with a caller's own data: its keys have 1 to 256 characters. */
export function metadataIssues(metadata: Readonly<Record<string, unknown>> | null, path: readonly (string | number)[]): Issue[] {
  return Object.keys(metadata ?? {})
    .filter((key) => key.length < 1 || key.length > LONGEST_NAME)
    .map((key) => issue('METADATA_KEY_INVALID', `${path.join('.')} has a key of ${key.length} characters: give 1 to ${LONGEST_NAME}`, ...path, key));
}
