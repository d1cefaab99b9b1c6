import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lagoVectors } from '../../test/support/lago-vectors.ts';
import { ALL_FILTER_VALUES, expandFilter, filterMatcher, filterSelection, filterValuesIssues, metricFilterIssues } from './metric-filter.ts';
import type { FilterValues, MetricFilter } from './metric-filter.ts';

type Lists = Readonly<Record<string, readonly string[]>>;

const filterOf = (lists: Lists): FilterValues => Object.entries(lists).map(([key, values]) => ({ key, values }));
const listsOf = (values: FilterValues): Lists => Object.fromEntries(values.map((entry) => [entry.key, entry.values]));
const named = (filters: Readonly<Record<string, Lists>>) => Object.entries(filters).map(([name, lists]) => ({ name, values: filterOf(lists) }));

interface FilterMatchingVector {
  readonly input: { readonly metric_filters: Lists; readonly charge_filters: Readonly<Record<string, Lists>>; readonly current: string };
  readonly expected: { readonly matching_filters: Lists; readonly ignored_filters: readonly Lists[] };
}

for (const { id, source, input, expected } of lagoVectors<FilterMatchingVector>('filter_matching')) {
  test(`${id}: ${source.example}`, () => {
    const filters = named(input.charge_filters);
    const { matching, ignored } = filterSelection(filterOf(input.metric_filters), filters.map(({ values }) => values), filters.findIndex(({ name }) => name === input.current));
    expect(listsOf(matching)).toEqual(expected.matching_filters);
    expect(ignored.map(listsOf)).toEqual(expected.ignored_filters);
  });
}

interface EventFilterVector {
  readonly input: { readonly metric_filters: Lists; readonly charge_filters: Readonly<Record<string, Lists>>; readonly event_properties: Readonly<Record<string, string>> };
  readonly expected: { readonly charge_filter: string | null };
}

for (const { id, source, input, expected } of lagoVectors<EventFilterVector>('event_filter')) {
  test(`${id}: ${source.example}`, () => {
    const find = filterMatcher(filterOf(input.metric_filters), named(input.charge_filters));
    expect(find(new Map(Object.entries(input.event_properties)))?.name ?? null).toBe(expected.charge_filter);
  });
}

describe('the filter that an event falls to', () => {
  const declared = filterOf({ region: ['eu', 'us', 'ap'], size: ['s', 'l'], scheme: ['visa', 'amex'] });
  const find = filterMatcher(declared, named({
    eu: { region: ['eu'] },
    any: { region: [ALL_FILTER_VALUES] },
    large: { region: [ALL_FILTER_VALUES], size: ['l'] },
    europeLarge: { region: ['eu'], size: ['l', 's'] },
    visa: { scheme: ['visa'], region: ['ap'] },
    none: {},
  }));
  test.each<[Readonly<Record<string, string>>, string | null]>([
    [{ region: 'eu' }, 'eu'],
    [{ region: 'us' }, 'any'],
    [{ region: 'eu', size: 'l' }, 'large'],
    [{ region: 'eu', size: 's' }, 'europeLarge'],
    [{ region: 'us', size: 's', other: 'x' }, 'any'],
    [{ region: 'ap', size: 'l', scheme: 'visa' }, 'large'],
    [{ region: 'ap', scheme: 'visa' }, 'visa'],
    [{ region: 'mars', size: 'l' }, null],
    [{ size: 'l' }, null],
    [{ region: ALL_FILTER_VALUES }, null],
    [{ region: '' }, null],
    [{}, null],
  ])('%j: %s', (properties, expected) => {
    expect(find(new Map(Object.entries(properties)))?.name ?? null).toBe(expected);
  });

  const values = fc.constantFrom('1', '2', '3');
  const lists = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.oneof(fc.uniqueArray(values, { minLength: 1 }), fc.constant([ALL_FILTER_VALUES])));
  const everything = filterOf({ a: ['1', '2', '3'], b: ['1', '2', '3'], c: ['1', '2', '3'] });

  test('takes it with every key, none that takes it has more keys, and none before it has as many', () => {
    fc.assert(fc.property(fc.array(lists, { maxLength: 8 }), fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('1', '2', '3', '4')), (filters, properties) => {
      const candidates = filters.map((filter, position) => ({ position, values: filterOf(filter) }));
      const found = filterMatcher(everything, candidates)(new Map(Object.entries(properties)));
      const takes = (filter: Lists): boolean => Object.entries(filter).length > 0 && Object.entries(filter).every(([key, list]) => (list[0] === ALL_FILTER_VALUES ? ['1', '2', '3'] : list).includes(properties[key] ?? ''));
      const taking = candidates.filter(({ position }) => takes(filters[position] ?? {}));
      if (found === null) expect(taking).toEqual([]);
      else {
        expect(taking).toContain(found);
        for (const other of taking) {
          expect(other.values.length).toBeLessThanOrEqual(found.values.length);
          if (other.values.length === found.values.length) expect(other.position).toBeGreaterThanOrEqual(found.position);
        }
      }
    }));
  });
});

test('a selection of no filter is a defect of the caller', () => {
  expect(() => filterSelection([], [], 0)).toThrow(RangeError);
  expect(expandFilter([], [{ key: 'gone', values: [ALL_FILTER_VALUES] }])).toEqual([{ key: 'gone', values: [] }]);
});

describe('what cannot be', () => {
  const found = (filters: readonly MetricFilter[]) => metricFilterIssues(filters, ['filters']).map(({ code, path }) => `${code} at ${path.join('.')}`);

  test.each<[string, readonly MetricFilter[], string[]]>([
    ['nothing wrong', filterOf({ region: ['eu', 'us'], size: ['s'] }), []],
    ['an empty key', [{ key: '', values: ['a'] }], ['METER_FILTER_KEY_INVALID at filters.0.key']],
    ['a key twice', [{ key: 'a', values: ['1'] }, { key: 'a', values: ['2'] }], ['METER_FILTER_KEY_DUPLICATE at filters.1.key']],
    ['no values', [{ key: 'a', values: [] }], ['METER_FILTER_VALUES_EMPTY at filters.0.values']],
    ['too many values', [{ key: 'a', values: Array.from({ length: 1_001 }, (_, at) => String(at)) }], ['METER_FILTER_VALUES_TOO_MANY at filters.0.values']],
    ['values that no event may have', [{ key: 'a', values: ['', '\0', ALL_FILTER_VALUES, 'x'.repeat(257)] }], [0, 1, 2, 3].map((at) => `METER_FILTER_VALUE_INVALID at filters.0.values.${at}`)],
    ['a value twice', [{ key: 'a', values: ['1', '1'] }], ['METER_FILTER_VALUE_DUPLICATE at filters.0.values.1']],
    ['too many filters', Array.from({ length: 33 }, (_, at) => ({ key: `k${at}`, values: ['1'] })), ['METER_FILTERS_TOO_MANY at filters']],
  ])('a metric: %s', (_why, filters, expected) => {
    expect(found(filters)).toEqual(expected);
  });

  const declared = filterOf({ region: ['eu', 'us'] });
  test.each<[string, FilterValues, string[]]>([
    ['nothing wrong', filterOf({ region: ['eu'] }), []],
    ['all values', filterOf({ region: [ALL_FILTER_VALUES] }), []],
    ['no keys', [], ['FILTER_VALUES_EMPTY at values']],
    ['an unknown key', filterOf({ size: ['l'] }), ['FILTER_KEY_UNKNOWN at values.0.key']],
    ['a key twice', [...declared, ...declared], ['FILTER_KEY_DUPLICATE at values.1.key']],
    ['no values', filterOf({ region: [] }), ['FILTER_VALUES_EMPTY at values.0.values']],
    ['an unknown value', filterOf({ region: ['eu', 'mars'] }), ['FILTER_VALUE_UNKNOWN at values.0.values']],
    ['all and another', filterOf({ region: [ALL_FILTER_VALUES, 'eu'] }), ['FILTER_VALUE_UNKNOWN at values.0.values']],
  ])('a charge: %s', (_why, values, expected) => {
    expect(filterValuesIssues(declared, values, ['values']).map(({ code, path }) => `${code} at ${path.join('.')}`)).toEqual(expected);
  });
});
