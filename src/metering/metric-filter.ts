import type { Issue } from '../kit/errors.ts';
import { issue } from '../kit/errors.ts';

/** A property of events whose values usage is told apart by, and the values that may be told apart. */
export interface MetricFilter {
  readonly key: string;
  readonly values: readonly string[];
}

/** In place of values: every value that the metric declares for the key. */
export const ALL_FILTER_VALUES = '__ALL_FILTER_VALUES__';

/** The events with one of the values for every key, each key once. */
export type FilterValues = readonly MetricFilter[];

/** A filter as lists are searched by it: the events that pass `matching` and none of `ignored`. */
export interface FilterSelection {
  readonly matching: FilterValues;
  readonly ignored: readonly FilterValues[];
}

const MAX_FILTER_KEYS = 32;
const MAX_FILTER_VALUES = 1_000;
const MAX_FILTER_TEXT = 256;

/** What is wrong with the filters that a metric declares, under `path`. */
export function metricFilterIssues(filters: readonly MetricFilter[], path: readonly (string | number)[]): Issue[] {
  if (filters.length > MAX_FILTER_KEYS) return [issue('METER_FILTERS_TOO_MANY', `there are ${filters.length} filters; give at most ${MAX_FILTER_KEYS}`, ...path)];
  const issues: Issue[] = [];
  const seen = new Set<string>();
  for (const [at, { key, values }] of filters.entries()) {
    if (!isFilterText(key)) issues.push(issue('METER_FILTER_KEY_INVALID', `the filter key ${shown(key)} must have 1 to ${MAX_FILTER_TEXT} characters, none of them U+0000`, ...path, at, 'key'));
    else if (seen.has(key)) issues.push(issue('METER_FILTER_KEY_DUPLICATE', `the filter key ${shown(key)} stands there twice; join the values of both`, ...path, at, 'key'));
    seen.add(key);
    issues.push(...valueIssues(key, values, [...path, at, 'values']));
  }
  return issues;
}

/** What is wrong with a filter of a charge, under `path`: its keys and values are some of those that the metric declares. */
export function filterValuesIssues(declared: readonly MetricFilter[], values: FilterValues, path: readonly (string | number)[]): Issue[] {
  if (values.length === 0) return [issue('FILTER_VALUES_EMPTY', 'a filter needs at least one key with values; what no filter takes needs none', ...path)];
  const issues: Issue[] = [];
  const seen = new Set<string>();
  for (const [at, filter] of values.entries()) {
    const known = declared.find(({ key }) => key === filter.key);
    if (known === undefined) {
      issues.push(issue('FILTER_KEY_UNKNOWN', `the filter key ${shown(filter.key)} is none of the metric's: ${declared.map(({ key }) => key).join(', ') || 'it has none'}`, ...path, at, 'key'));
    } else if (seen.has(filter.key)) {
      issues.push(issue('FILTER_KEY_DUPLICATE', `the filter key ${shown(filter.key)} stands there twice; join the values of both`, ...path, at, 'key'));
    } else if (filter.values.length === 0) {
      issues.push(issue('FILTER_VALUES_EMPTY', `the filter key ${shown(filter.key)} has no values; give some, or ${ALL_FILTER_VALUES}`, ...path, at, 'values'));
    } else if (!isAll(filter)) {
      const unknown = filter.values.filter((value) => !known.values.includes(value));
      if (unknown.length > 0) issues.push(issue('FILTER_VALUE_UNKNOWN', `${unknown.slice(0, 5).map(shown).join(', ')} of the filter key ${shown(filter.key)} is none of the values that the metric declares; ${ALL_FILTER_VALUES} stands alone`, ...path, at, 'values'));
    }
    seen.add(filter.key);
  }
  return issues;
}

/**
 * Finds the filter that an event falls to: of those whose every key the event has with one of its values, the one with the most keys;
 * of several, the first. Null is the bucket of all other events. `filters` come in the order of their creation; an event is given as its
 * scalars by key, as texts, of which only the keys of filters are looked at. What is found is to be kept with the event: declaring
 * another value later must not move it.
 */
export function filterMatcher<F extends { readonly values: FilterValues }>(declared: readonly MetricFilter[], filters: readonly F[]): (properties: ReadonlyMap<string, string>) => F | null {
  const prepared = filters
    .filter(({ values }) => values.length > 0)
    .map((filter) => ({ filter, keys: expandFilter(declared, filter.values).map(({ key, values }) => [key, new Set(values)] as const) }))
    .sort((a, b) => b.keys.length - a.keys.length);
  const isAmong = (values: ReadonlySet<string>, text: string | undefined): boolean => text !== undefined && values.has(text);
  return (properties) => prepared.find(({ keys }) => keys.every(([key, values]) => isAmong(values, properties.get(key))))?.filter ?? null;
}

/** The filter with {@link ALL_FILTER_VALUES} replaced by the values that the metric declares. */
export function expandFilter(declared: readonly MetricFilter[], filter: FilterValues): FilterValues {
  return filter.map((entry) => (isAll(entry) ? { key: entry.key, values: declared.find(({ key }) => key === entry.key)?.values ?? [] } : entry));
}

/**
 * The filter at `current` as Lago's list queries select by it: `ignored` are its more specific siblings, those that share a value with it
 * for each of its keys. From siblings with the same keys its own values are taken away, key by key, except where it takes all of them.
 * That is looser than {@link filterMatcher}, which decides what an event is billed by: use it where a list is to be narrowed down, no more.
 */
export function filterSelection(declared: readonly MetricFilter[], filters: readonly FilterValues[], current: number): FilterSelection {
  const own = filters[current];
  if (own === undefined) throw new RangeError(`there is no filter ${current} of ${filters.length}`);
  const matching = expandFilter(declared, own);
  const ignored: FilterValues[] = [];
  for (const [at, filter] of filters.entries()) {
    if (at === current) continue;
    const sibling = expandFilter(declared, filter);
    const shares = matching.every(({ key, values }) => sibling.some((entry) => entry.key === key && entry.values.some((value) => values.includes(value))));
    if (!shares) continue;
    ignored.push(sibling.length === own.length ? sibling.map((entry) => ({ key: entry.key, values: valuesBeside(entry, own) })) : sibling);
  }
  return { matching, ignored };
}

function valuesBeside({ key, values }: MetricFilter, own: FilterValues): readonly string[] {
  const mine = own.find((entry) => entry.key === key);
  return mine === undefined || isAll(mine) ? values : values.filter((value) => !mine.values.includes(value));
}

function valueIssues(key: string, values: readonly string[], path: readonly (string | number)[]): Issue[] {
  if (values.length === 0) return [issue('METER_FILTER_VALUES_EMPTY', `the filter key ${shown(key)} has no values; give those that are to be told apart`, ...path)];
  if (values.length > MAX_FILTER_VALUES) return [issue('METER_FILTER_VALUES_TOO_MANY', `the filter key ${shown(key)} has ${values.length} values; give at most ${MAX_FILTER_VALUES}`, ...path)];
  const issues: Issue[] = [];
  const seen = new Set<string>();
  for (const [at, value] of values.entries()) {
    if (!isFilterText(value) || value === ALL_FILTER_VALUES) {
      issues.push(issue('METER_FILTER_VALUE_INVALID', `the value ${shown(value)} must have 1 to ${MAX_FILTER_TEXT} characters, none of them U+0000, and not be ${ALL_FILTER_VALUES}`, ...path, at));
    } else if (seen.has(value)) {
      issues.push(issue('METER_FILTER_VALUE_DUPLICATE', `the value ${shown(value)} stands there twice`, ...path, at));
    }
    seen.add(value);
  }
  return issues;
}

/**
 * What filters of a charge would no longer find once a meter has these dimensions, in words; null: each is found as before. Of a dimension whose values are declared
 * those are looked at too.
 */
export function lostFilterValue({ groupBy, filters }: { readonly groupBy: readonly { readonly key: string }[]; readonly filters: readonly MetricFilter[] }, charged: readonly FilterValues[]): string | null {
  for (const filter of charged.flat()) {
    const declared = filters.find(({ key }) => key === filter.key);
    if (declared === undefined && (isAll(filter) || !groupBy.some(({ key }) => key === filter.key))) return `"${filter.key}"`;
    const lost = declared === undefined || isAll(filter) ? undefined : filter.values.find((value) => !declared.values.includes(value));
    if (lost !== undefined) return `${shown(lost)} of "${filter.key}"`;
  }
  return null;
}

/** The first of some dimensions that a meter does not have, as a text; null where it has all of them. */
export function lostDimension({ groupBy, filters }: { readonly groupBy: readonly { readonly key: string }[]; readonly filters: readonly { readonly key: string }[] }, used: readonly string[]): string | null {
  const lost = used.find((key) => ![...groupBy, ...filters].some((dimension) => dimension.key === key));
  return lost === undefined ? null : `"${lost}"`;
}

function isAll({ values }: MetricFilter): boolean {
  return values.length === 1 && values[0] === ALL_FILTER_VALUES;
}

function isFilterText(text: string): boolean {
  return text.length >= 1 && text.length <= MAX_FILTER_TEXT && !text.includes('\0');
}

function shown(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}
