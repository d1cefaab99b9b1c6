import { isTimeZone } from '../window.ts';
import { unstorable } from '../../graphql/addresses.ts';
import { idOf } from '../../graphql/global-id.ts';
import { issue } from '../../kit/errors.ts';
import type { Issue } from '../../kit/errors.ts';
import { isOfOurEra } from '../../kit/instant.ts';
import { parseExact } from '../../kit/json.ts';
import { unstorablePlace } from '../../kit/storable-text.ts';
import type { UsageQuestion } from '../ask-usage.ts';
import type { StringFilterInput } from '../string-filter.ts';
import type { GroupByFilterInput } from '../usage-query.ts';

/** An id that is no customer's finds nothing: this one never exists. */
const nobody = '00000000-0000-0000-0000-000000000000';
const RFC_3339 = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)$/;

type Given = Readonly<Record<string, unknown>>;

/**
 * OpenMeter's parameters of a meter query as one object: lists are repeated, `filterGroupBy[model]=a` is an entry of a map,
 * `advancedMeterGroupByFilters` is JSON. Adds what cannot be read to `issues`.
 */
export function queryOfUrl(parameters: URLSearchParams, issues: Issue[]): Given {
  const filterGroupBy: Record<string, string[]> = {};
  for (const [name, value] of parameters) {
    const key = /^filterGroupBy\[(.+?)\](?:\[\d*\])?$/.exec(name)?.[1];
    if (key !== undefined) (filterGroupBy[key] ??= []).push(value);
  }
  const lists = Object.fromEntries(['subject', 'filterCustomerId', 'groupBy'].filter((name) => parameters.has(name)).map((name) => [name, parameters.getAll(name)]));
  const texts = Object.fromEntries(['from', 'to', 'windowSize', 'windowTimeZone'].flatMap((name) => (parameters.get(name) === null ? [] : [[name, parameters.get(name)]])));
  const advanced = parameters.get('advancedMeterGroupByFilters');
  return {
    ...texts,
    ...lists,
    ...(Object.keys(filterGroupBy).length === 0 ? {} : { filterGroupBy }),
    ...(advanced === null ? {} : { advancedMeterGroupByFilters: jsonOf('advancedMeterGroupByFilters', advanced, issues) }),
  };
}

/** A meter query in OpenMeter's terms, as the question that the graph asks; adds what is wrong with its form to `issues`. */
export function questionOf(given: Given, issues: Issue[]): UsageQuestion {
  const text = (name: string): string | null => {
    const value = given[name];
    if (value == null || typeof value === 'string') return value ?? null;
    issues.push(issue('PARAMETER_TYPE', `${name} must be a text`, name));
    return null;
  };
  const list = (name: string): string[] | null => {
    const value = given[name];
    if (value == null) return null;
    if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value as string[];
    issues.push(issue('PARAMETER_TYPE', `${name} must be a list of texts`, name));
    return null;
  };
  if (given['filterGroupBy'] != null && given['advancedMeterGroupByFilters'] != null) {
    issues.push(issue('USAGE_FILTERS_EXCLUSIVE', 'filterGroupBy and advancedMeterGroupByFilters exclude each other: give one of them', 'filterGroupBy'));
  }
  const windowTimeZone = text('windowTimeZone');
  if (windowTimeZone !== null && !isTimeZone(windowTimeZone)) issues.push(issue('USAGE_TIME_ZONE_UNKNOWN', `windowTimeZone ${JSON.stringify(windowTimeZone)} is no IANA time zone, such as "Europe/Paris"`, 'windowTimeZone'));
  return {
    from: instantOf('from', text('from'), issues),
    to: instantOf('to', text('to'), issues),
    windowSize: text('windowSize'),
    windowTimeZone,
    subjects: list('subject'),
    customers: list('filterCustomerId')?.map(customerLookUpOf) ?? null,
    filterGroupBy: [...simpleFilters(given['filterGroupBy'], issues), ...advancedFilters(given['advancedMeterGroupByFilters'], issues)],
    groupBy: list('groupBy'),
  };
}

/** A customer by its id in the graph; what is none finds nobody. */
export const customerLookUpOf = (id: string): { readonly id: string } => ({ id: idOf('Customer', id) ?? nobody });

/** RFC 3339 with an offset; null when it is not given, or wrong and said so. */
export function instantOf(name: string, text: string | null, issues: Issue[]): Temporal.Instant | null {
  if (text === null) return null;
  try {
    if (RFC_3339.test(text)) {
      const at = Temporal.Instant.from(text);
      if (isOfOurEra(at)) return at;
    }
  } catch {
    // Said below.
  }
  issues.push(issue('PARAMETER_TIME', `${name} ${JSON.stringify(text.slice(0, 60))} is no instant of RFC 3339 with an offset, of the years 1 to 9998, such as "2026-01-31T10:00:00Z"`, name));
  return null;
}

function simpleFilters(given: unknown, issues: Issue[]): GroupByFilterInput[] {
  return entriesOf('filterGroupBy', given, issues).flatMap(([key, values]) => {
    const all = Array.isArray(values) ? values : [values];
    if (all.every((value) => typeof value === 'string')) return [{ key, values: all as string[] }];
    issues.push(issue('PARAMETER_TYPE', `filterGroupBy "${key}" must be a text or a list of texts`, 'filterGroupBy', key));
    return [];
  });
}

function advancedFilters(given: unknown, issues: Issue[]): GroupByFilterInput[] {
  return entriesOf('advancedMeterGroupByFilters', given, issues).flatMap(([key, filter]) => {
    const where = filterOf(filter, issues, ['advancedMeterGroupByFilters', key], 1);
    return where === null ? [] : [{ key, where }];
  });
}

function entriesOf(name: string, given: unknown, issues: Issue[]): [string, unknown][] {
  if (given == null) return [];
  if (typeof given === 'object' && !Array.isArray(given)) return Object.entries(given);
  issues.push(issue('PARAMETER_TYPE', `${name} must be an object`, name));
  return [];
}

const textOperators = new Set(['eq', 'ne', 'like', 'nlike', 'ilike', 'nilike', 'gt', 'gte', 'lt', 'lte']);
const listOperators = new Set(['in', 'nin']);

/** `{"$ne": "x"}` in the graph's terms; null for one without any operator, which filters nothing, and for one that is wrong. */
export function filterOf(given: unknown, issues: Issue[], path: readonly (string | number)[], depth: number): StringFilterInput | null {
  if (typeof given !== 'object' || given === null || Array.isArray(given) || depth > 6) {
    issues.push(issue('PARAMETER_TYPE', `${path.join('.')} must be a filter such as {"$eq": "x"}`, ...path));
    return null;
  }
  const read: Record<string, unknown> = {};
  for (const [operator, operand] of Object.entries(given as Given)) {
    if (operand === null) continue;
    const name = operator.slice(1);
    const isKnown = operator.startsWith('$');
    if (isKnown && textOperators.has(name) && typeof operand === 'string') read[name] = operand;
    else if (isKnown && listOperators.has(name) && Array.isArray(operand) && operand.every((item) => typeof item === 'string')) read[name] = operand;
    else if (isKnown && (name === 'and' || name === 'or') && Array.isArray(operand)) {
      read[name] = operand.map((inner, at) => filterOf(inner, issues, [...path, operator, at], depth + 1)).filter((inner) => inner !== null);
    } else issues.push(issue('PARAMETER_FILTER', `${operator} with ${JSON.stringify(operand).slice(0, 60)} is no operator of a filter: $eq, $ne, $in, $nin, $like, $gt and their kin`, ...path, operator));
  }
  return Object.keys(read).length === 0 ? null : (read as StringFilterInput);
}

/** The value of a parameter that is JSON; null when it is not, and said so. */
export function jsonOf(name: string, text: string, issues: Issue[]): unknown {
  let value: unknown;
  try {
    value = parseExact(text);
  } catch (error) {
    issues.push(issue('PARAMETER_JSON', `${name} cannot be read as JSON: ${(error as Error).message}`, name));
    return null;
  }
  const place = unstorablePlace(value);
  if (place === null) return value;
  issues.push(unstorable([name, ...place].join('.'), [name, ...place]));
  return null;
}
