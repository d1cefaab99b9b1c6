import type { Issue } from '../kit/errors.ts';
import { issue } from '../kit/errors.ts';
import { floorToSecond, notAfter } from '../kit/instant.ts';
import { dimensionKeys } from './meter.ts';
import type { MeterDefinition } from './meter.ts';
import { passes, readStringFilter } from './string-filter.ts';
import type { StringFilter, StringFilterInput } from './string-filter.ts';
import { isTimeZone, windowSizes } from './window.ts';
import type { WindowSize } from './window.ts';

/** Events whose dimension has one of the values, or passes the filter; exactly one of the two. */
export interface GroupByFilterInput {
  readonly key: string;
  readonly values?: readonly string[] | null | undefined;
  readonly where?: StringFilterInput | null | undefined;
}

/** A question about one meter, as callers ask it. */
export interface UsageQueryInput {
  readonly from?: Temporal.Instant | null | undefined;
  readonly to?: Temporal.Instant | null | undefined;
  readonly windowSize?: string | null | undefined;
  readonly windowTimeZone?: string | null | undefined;
  readonly subjects?: readonly string[] | null | undefined;
  readonly customers?: readonly CustomerSubjects[] | null | undefined;
  readonly filterGroupBy?: readonly GroupByFilterInput[] | null | undefined;
  readonly groupBy?: readonly string[] | null | undefined;
}

/** A customer and every subject whose events are its usage. */
export interface CustomerSubjects {
  readonly customerId: string;
  readonly subjects: readonly string[];
}

/** The same question, checked and with everything in place that is implied. */
export interface UsageQuery {
  /** In whole seconds. Events in [from, to) count; null is open. */
  readonly from: Temporal.Instant | null;
  readonly to: Temporal.Instant | null;
  /** Null: one window for the whole range. */
  readonly windowSize: WindowSize | null;
  readonly windowTimeZone: string;
  /** Null: every subject. */
  readonly subjects: readonly string[] | null;
  /** Null: whoever's. A subject belongs to at most one of them. */
  readonly customers: readonly CustomerSubjects[] | null;
  readonly filters: readonly DimensionFilter[];
  readonly bySubject: boolean;
  readonly byCustomer: boolean;
  /** Positions in the meter's dimensions, in the order asked for. */
  readonly byDimensions: readonly number[];
}

/** A condition on the value of one dimension, by its position in the meter. */
export interface DimensionFilter {
  readonly dimension: number;
  readonly filter: StringFilter;
}

const MAX_LIST = 100;

/** Reads a query; adds everything that is wrong to `issues`, whose paths are those of the input's fields, and then answers null. */
export function readUsageQuery(meter: MeterDefinition, input: UsageQueryInput, issues: Issue[]): UsageQuery | null {
  const before = issues.length;
  const from = input.from == null ? null : floorToSecond(input.from);
  const to = input.to == null ? null : floorToSecond(input.to);
  if (from !== null && to !== null && notAfter(to, from)) {
    issues.push(issue('USAGE_FROM_NOT_BEFORE_TO', `from ${from} is not before to ${to}; the range is [from, to) in whole seconds`, 'from'));
  }
  const windowSize = input.windowSize ?? null;
  if (windowSize !== null && !isWindowSize(windowSize)) {
    issues.push(issue('USAGE_WINDOW_SIZE_UNKNOWN', `windowSize ${JSON.stringify(windowSize)} is none of ${windowSizes.join(', ')}`, 'windowSize'));
  }
  const windowTimeZone = input.windowTimeZone ?? 'UTC';
  if (!isTimeZone(windowTimeZone)) {
    issues.push(issue('USAGE_TIME_ZONE_UNKNOWN', `windowTimeZone ${JSON.stringify(windowTimeZone)} is no IANA time zone, such as "Europe/Paris"`, 'windowTimeZone'));
  }
  for (const field of ['subjects', 'customers', 'filterGroupBy', 'groupBy'] as const) listIssues(field, input[field], issues);
  const filters = readFilters(meter, input.filterGroupBy ?? [], issues);
  const groupBy = readGroupBy(meter, input, issues);
  if (issues.length > before) return null;
  return {
    from,
    to,
    windowSize: windowSize as WindowSize | null,
    windowTimeZone,
    subjects: input.subjects == null ? null : [...new Set(input.subjects)],
    customers: input.customers == null ? null : distinctCustomers(input.customers),
    filters,
    ...groupBy,
  };
}

/** Whether an event with these group values passes every filter. */
export function passesFilters(filters: readonly DimensionFilter[], groupValues: readonly string[]): boolean {
  return filters.every(({ dimension, filter }) => passes(filter, groupValues[dimension] ?? ''));
}

/** The subjects that can be in the answer and whose each is; null when no filter narrows them. */
export function queriedSubjects(query: UsageQuery): ReadonlyMap<string, string | null> | null {
  if (query.customers === null) return query.subjects === null ? null : new Map(query.subjects.map((subject) => [subject, null]));
  const wanted = query.subjects === null ? null : new Set(query.subjects);
  const found = new Map<string, string>();
  for (const { customerId, subjects } of query.customers) {
    for (const subject of subjects) if (wanted === null || wanted.has(subject)) found.set(subject, customerId);
  }
  return found;
}

function isWindowSize(text: string): text is WindowSize {
  return (windowSizes as readonly string[]).includes(text);
}

function listIssues(field: string, list: readonly unknown[] | null | undefined, issues: Issue[]): void {
  if (list == null) return;
  if (list.length > MAX_LIST) issues.push(issue('USAGE_LIST_TOO_LONG', `${field} has ${list.length} entries; give at most ${MAX_LIST}`, field));
  if (list.length === 0 && (field === 'subjects' || field === 'customers')) {
    issues.push(issue('USAGE_LIST_EMPTY', `${field} is empty, which no event can match; leave it out to count all`, field));
  }
}

function readFilters(meter: MeterDefinition, inputs: readonly GroupByFilterInput[], issues: Issue[]): DimensionFilter[] {
  const filters: DimensionFilter[] = [];
  const known = dimensionKeys(meter);
  inputs.forEach(({ key, values, where }, at) => {
    const dimension = known.indexOf(key);
    if (dimension === -1) issues.push(issue('USAGE_FILTER_KEY_UNKNOWN', unknownDimension(meter, key), 'filterGroupBy', at, 'key'));
    if ((values == null) === (where == null)) {
      issues.push(issue('USAGE_FILTER_VALUES_OR_WHERE', `the filter of "${key}" needs exactly one of values and where`, 'filterGroupBy', at));
    } else if (values != null) {
      const read = readStringFilter({ in: values }, issues, ['filterGroupBy', at, 'values']);
      if (read !== null) filters.push({ dimension, filter: read });
    } else if (where != null) {
      const read = readStringFilter(where, issues, ['filterGroupBy', at, 'where']);
      if (read !== null) filters.push({ dimension, filter: read });
    }
  });
  return filters;
}

function readGroupBy(meter: MeterDefinition, input: UsageQueryInput, issues: Issue[]): Pick<UsageQuery, 'bySubject' | 'byCustomer' | 'byDimensions'> {
  const byDimensions: number[] = [];
  let bySubject = input.subjects != null;
  let byCustomer = input.customers != null;
  const known = dimensionKeys(meter);
  (input.groupBy ?? []).forEach((key, at) => {
    const dimension = known.indexOf(key);
    if (key === 'subject') bySubject = true;
    else if (key === 'customer' || key === 'customer_id') {
      if (input.customers == null) issues.push(issue('USAGE_GROUP_BY_CUSTOMER_NEEDS_CUSTOMERS', 'grouping by customer needs customers, the customers to group by', 'groupBy', at));
      byCustomer = true;
    } else if (dimension === -1) issues.push(issue('USAGE_GROUP_BY_UNKNOWN', unknownDimension(meter, key), 'groupBy', at));
    else if (!byDimensions.includes(dimension)) byDimensions.push(dimension);
  });
  return { bySubject, byCustomer, byDimensions };
}

function unknownDimension(meter: MeterDefinition, key: string): string {
  const known = dimensionKeys(meter).map((dimension) => `"${dimension}"`).join(', ');
  return `${JSON.stringify(key)} is no dimension of meter "${meter.key}", which has ${known === '' ? 'none' : known}`;
}

function distinctCustomers(customers: readonly CustomerSubjects[]): CustomerSubjects[] {
  return [...new Map(customers.map((customer) => [customer.customerId, customer])).values()];
}
