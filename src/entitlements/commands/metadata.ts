import { issue } from '../../kit/errors.ts';
import type { Issue } from '../../kit/errors.ts';
import { stringifyExact } from '../../kit/json.ts';

const longestKey = 256;

type Given = Readonly<Record<string, unknown>> | null | undefined;

/** What is wrong with a caller's own data. */
export function metadataIssues(metadata: Given): readonly Issue[] {
  return jsonIssues('METADATA', metadata, 'metadata');
}

/** What is wrong with free JSON: keys have 1 to 256 characters, and no text holds U+0000, which no database keeps. */
export function jsonIssues(code: 'METADATA' | 'ANNOTATION', given: Given, field: string): readonly Issue[] {
  if (given == null) return [];
  const wrong = Object.keys(given).filter((key) => key.length < 1 || key.length > longestKey);
  const found = wrong.map((key) => issue(`${code}_KEY_INVALID`, `${field} has a key of ${key.length} characters: give 1 to ${longestKey}`, field, key));
  if (stringifyExact(given).includes('\\u0000')) found.push(issue(`${code}_TEXT_INVALID`, `${field} holds the character U+0000: take it out`, field));
  return found;
}
