import type { Issue } from '../kit/errors.ts';
import { issue } from '../kit/errors.ts';
import { assertNever } from '../kit/assert.ts';
import { compareText } from './text-order.ts';

/** A condition on a text as callers write it: exactly one operator, all others left out. */
export interface StringFilterInput {
  readonly eq?: string | null | undefined;
  readonly ne?: string | null | undefined;
  readonly in?: readonly string[] | null | undefined;
  readonly nin?: readonly string[] | null | undefined;
  readonly like?: string | null | undefined;
  readonly nlike?: string | null | undefined;
  readonly ilike?: string | null | undefined;
  readonly nilike?: string | null | undefined;
  readonly gt?: string | null | undefined;
  readonly gte?: string | null | undefined;
  readonly lt?: string | null | undefined;
  readonly lte?: string | null | undefined;
  readonly and?: readonly StringFilterInput[] | null | undefined;
  readonly or?: readonly StringFilterInput[] | null | undefined;
}

type TextOperator = 'eq' | 'ne' | 'like' | 'nlike' | 'ilike' | 'nilike' | 'gt' | 'gte' | 'lt' | 'lte';
type ListOperator = 'in' | 'nin';

/** The same, read. */
export type StringFilter =
  | { readonly operator: TextOperator; readonly value: string }
  | { readonly operator: ListOperator; readonly values: readonly string[] }
  | { readonly operator: 'and' | 'or'; readonly filters: readonly StringFilter[] };

const textOperators: readonly TextOperator[] = ['eq', 'ne', 'like', 'nlike', 'ilike', 'nilike', 'gt', 'gte', 'lt', 'lte'];
const listOperators: readonly ListOperator[] = ['in', 'nin'];
const joiningOperators = ['and', 'or'] as const;

const MAX_DEPTH = 5;
const MAX_LIST = 100;

/** Reads a filter; adds what is wrong to `issues` under `path` and then answers null. */
export function readStringFilter(input: StringFilterInput, issues: Issue[], path: readonly (string | number)[], depth = 1): StringFilter | null {
  const given = [...textOperators, ...listOperators, ...joiningOperators].filter((operator) => input[operator] != null);
  if (given.length !== 1 || depth > MAX_DEPTH) {
    issues.push(
      depth > MAX_DEPTH
        ? issue('STRING_FILTER_TOO_DEEP', `filters are nested more than ${MAX_DEPTH} deep; flatten and, or`, ...path)
        : issue('STRING_FILTER_ONE_OPERATOR', `a filter takes exactly one operator, this one has ${given.length === 0 ? 'none' : given.join(', ')}; join several with and, or`, ...path),
    );
    return null;
  }
  for (const operator of textOperators) {
    const value = input[operator];
    if (value != null) return { operator, value };
  }
  for (const operator of listOperators) {
    const values = input[operator];
    if (values != null) return tooMany(values, operator, issues, path) ? null : { operator, values };
  }
  for (const operator of joiningOperators) {
    const inputs = input[operator];
    if (inputs == null || tooMany(inputs, operator, issues, path)) continue;
    if (inputs.length === 0) {
      issues.push(issue('STRING_FILTER_EMPTY', `${operator} needs at least one filter`, ...path, operator));
      return null;
    }
    const filters = inputs.map((inner, at) => readStringFilter(inner, issues, [...path, operator, at], depth + 1));
    return filters.includes(null) ? null : { operator, filters: filters.filter((filter) => filter !== null) };
  }
  return null;
}

function tooMany(list: readonly unknown[], operator: string, issues: Issue[], path: readonly (string | number)[]): boolean {
  if (list.length <= MAX_LIST) return false;
  issues.push(issue('STRING_FILTER_TOO_MANY', `${operator} has ${list.length} entries; give at most ${MAX_LIST}`, ...path, operator));
  return true;
}

/** Whether the text passes. Texts compare by code point; patterns cover the whole text; `ilike` ignores case as Unicode's lower case does. */
export function passes(filter: StringFilter, text: string): boolean {
  switch (filter.operator) {
    case 'eq': return text === filter.value;
    case 'ne': return text !== filter.value;
    case 'in': return filter.values.includes(text);
    case 'nin': return !filter.values.includes(text);
    case 'like': return isLike(text, filter.value);
    case 'nlike': return !isLike(text, filter.value);
    case 'ilike': return isLike(text.toLowerCase(), filter.value.toLowerCase());
    case 'nilike': return !isLike(text.toLowerCase(), filter.value.toLowerCase());
    case 'gt': return compareText(text, filter.value) > 0;
    case 'gte': return compareText(text, filter.value) >= 0;
    case 'lt': return compareText(text, filter.value) < 0;
    case 'lte': return compareText(text, filter.value) <= 0;
    case 'and': return filter.filters.every((inner) => passes(inner, text));
    case 'or': return filter.filters.some((inner) => passes(inner, text));
    default: return assertNever(filter, 'a string filter');
  }
}

/** SQL's LIKE: `%` any run, `_` one character (code point), a backslash takes the next one literally. Time is bounded by the product of the lengths. */
function isLike(text: string, pattern: string): boolean {
  const characters = [...text];
  const tokens = likeTokens(pattern);
  let at = 0;
  let token = 0;
  let runToken = -1;
  let runAt = 0;
  while (at < characters.length) {
    const expected = tokens[token];
    if (expected === anyRun) {
      runToken = token++;
      runAt = at;
    } else if (expected === anyCharacter || (expected !== undefined && expected === characters[at])) {
      token++;
      at++;
    } else if (runToken >= 0) {
      // The last run takes one more character and the rest is tried again.
      token = runToken + 1;
      at = ++runAt;
    } else {
      return false;
    }
  }
  while (tokens[token] === anyRun) token++;
  return token === tokens.length;
}

const anyRun = Symbol('%');
const anyCharacter = Symbol('_');

function likeTokens(pattern: string): (string | symbol)[] {
  const tokens: (string | symbol)[] = [];
  const characters = [...pattern];
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at] as string;
    if (character === '\\' && at + 1 < characters.length) tokens.push(characters[++at] as string);
    else tokens.push(character === '%' ? anyRun : character === '_' ? anyCharacter : character);
  }
  return tokens;
}
