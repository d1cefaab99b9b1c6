import { issue } from '../kit/errors.ts';
import type { Issue } from '../kit/errors.ts';
import { LONGEST_NAME } from './key.ts';

/** What is wrong with a name: it has 1 to 256 characters, and not blanks alone. */
export function nameIssues(name: string, path: readonly (string | number)[]): Issue[] {
  if (name.trim() === '') return [issue('RESOURCE_NAME_EMPTY', `${path.join('.')} is empty: it is what invoices and lists show`, ...path)];
  if (name.length <= LONGEST_NAME) return [];
  return [issue('NAME_TOO_LONG', `${path.join('.')} has ${name.length} characters: at most ${LONGEST_NAME} are kept`, ...path)];
}
