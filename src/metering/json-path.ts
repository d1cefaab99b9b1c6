import { query } from 'jsonpath-rfc9535';
import parse from 'jsonpath-rfc9535/parser';
import type { JsonPathQuery } from 'jsonpath-rfc9535/parser';
import { remembered } from '../kit/remembered.ts';
import type { JsonObject, JsonValue } from './json-value.ts';

/** A JSONPath (RFC 9535) that was read once and is evaluated on the data of many events. */
export interface JsonPath {
  readonly text: string;
  /** The members that lead to it, where the path is made of names alone: a value can be put there. Null for any other path. */
  readonly names: readonly string[] | null;
  /** The one value at the path; undefined when there is none; the list of values when the path leads to several. */
  read(data: JsonObject): JsonValue | undefined;
}

/** Null when the text is no JSONPath. A path always starts at the root: `$.usage.tokens`, `$['usage'].tokens`, `$.models[0]`. */
export const compileJsonPath: (text: string) => JsonPath | null = remembered(1_000, (text) => {
  const parsed = parsedPath(text);
  if (parsed === null) return null;
  const steps = singularSteps(parsed);
  if (steps === null) return { text, names: null, read: (data) => readByQuery(data, text) };
  return { text, names: steps.every((step) => typeof step === 'string') ? steps : null, read: (data) => readBySteps(data, steps) };
});

function parsedPath(text: string): JsonPathQuery | null {
  try {
    return parse(text);
  } catch {
    return null;
  }
}

/** Names and positions, where the path is made of nothing else: such a path leads to at most one value, and walking it needs no interpreter. */
function singularSteps(path: JsonPathQuery): readonly (string | number)[] | null {
  const steps: (string | number)[] = [];
  for (const segment of path.segments) {
    if (segment.type !== 'ChildSegment') return null;
    const { node } = segment;
    if (node.type === 'MemberNameShorthand') {
      steps.push(node.value);
      continue;
    }
    const selector = node.type === 'BracketedSelection' && node.selectors.length === 1 ? node.selectors[0] : undefined;
    if (selector?.type !== 'NameSelector' && selector?.type !== 'IndexSelector') return null;
    steps.push(selector.value);
  }
  return steps;
}

function readBySteps(data: JsonObject, steps: readonly (string | number)[]): JsonValue | undefined {
  let at: unknown = data;
  for (const step of steps) {
    if (typeof step === 'number') {
      if (!Array.isArray(at)) return undefined;
      at = at.at(step);
    } else {
      if (!isJsonObject(at) || !Object.hasOwn(at, step)) return undefined;
      at = at[step];
    }
    if (at === undefined) return undefined;
  }
  return at as JsonValue;
}

function readByQuery(data: JsonObject, text: string): JsonValue | undefined {
  const found = query(data as Parameters<typeof query>[0], text) as JsonValue[];
  return found.length > 1 ? found : found[0];
}

/** The data with a value at the end of these names, of which there is at least one; null where something on the way is no object. Nothing is changed in place. */
export function withValueAt(data: JsonObject, [name, ...rest]: readonly string[], value: JsonValue): JsonObject | null {
  if (name === undefined) return null;
  if (rest.length === 0) return { ...data, [name]: value };
  const below = Object.hasOwn(data, name) ? data[name] : {};
  if (!isJsonObject(below)) return null;
  const inner = withValueAt(below as JsonObject, rest, value);
  return inner === null ? null : { ...data, [name]: inner };
}

/** Not an exact number, which is an object to the language and a scalar to JSON. */
function isJsonObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
