import { Decimal } from '../kit/decimal.ts';
import { ValidationError, issue } from '../kit/errors.ts';
import { before, earlier, floorToMinute, later, notAfter } from '../kit/instant.ts';
import type { JsonObject } from './json-value.ts';
import { present } from '../kit/assert.ts';
import type { Period } from '../kit/period.ts';
import { eventValue, groupValues } from './event-value.ts';
import type { CompiledMeter, MeterDefinition } from './meter.ts';
import { addEvent, addTally, emptyTally, hasCounted, tallied } from './tally.ts';
import type { Tally } from './tally.ts';
import { compareText } from './text-order.ts';
import { rounded } from './rounding.ts';
import { passesFilters, queriedSubjects } from './usage-query.ts';
import type { UsageQuery } from './usage-query.ts';
import { unitSeconds, weightedSum } from './weighted-sum.ts';
import { Windows } from './window.ts';

/** A stored event, as far as counting goes. `sequence` grows in the order of storing. */
export interface StoredEvent {
  readonly type: string;
  readonly subject: string;
  readonly time: Temporal.Instant;
  readonly sequence: bigint;
  readonly data: JsonObject | null;
}

/** One row of an answer. */
export interface UsageRow {
  readonly value: Decimal;
  /** The window's calendar bounds [windowStart, windowEnd), also where the query's range cuts it. */
  readonly windowStart: Temporal.Instant;
  readonly windowEnd: Temporal.Instant;
  /** Null when not grouped by subject. */
  readonly subject: string | null;
  /** Null when not grouped by customer. */
  readonly customerId: string | null;
  /** In the order asked for; "" for events without the dimension. */
  readonly groupBy: readonly { readonly key: string; readonly value: string }[];
}

/** The most rows of one answer; more cannot be meant to be read. */
export const MAX_USAGE_ROWS = 50_000;

/** Whom or what the rows of an answer are told apart by; null and [] where they are not. */
export interface UsageHolder {
  readonly subject: string | null;
  readonly customerId: string | null;
  /** Of the dimensions asked for, in that order. */
  readonly values: readonly string[];
}

export interface UsageGroup extends UsageHolder {
  /** Null for a query without windows. */
  readonly window: Period | null;
  readonly tally: Tally;
}

/** The start of the range in which a meter counts for a query: the later of the query's `from` and the meter's `eventFrom`. */
export function countedFrom(meter: MeterDefinition, from: Temporal.Instant | null): Temporal.Instant | null {
  if (from === null || meter.eventFrom === null) return from ?? meter.eventFrom;
  return later(from, meter.eventFrom);
}

/** Whether the meter counts events of that time and the range [from, to) holds it. */
export function isCounted(meter: MeterDefinition, range: { readonly from: Temporal.Instant | null; readonly to: Temporal.Instant | null }, time: Temporal.Instant): boolean {
  const from = countedFrom(meter, range.from);
  return (from === null || notAfter(from, time)) && (range.to === null || before(time, range.to));
}

/** Adds up the answer to one query from events, and from tallies that were kept of events. */
export class UsageAggregate {
  readonly #meter: CompiledMeter;
  readonly #query: UsageQuery;
  readonly #windows: Windows | null;
  readonly #subjects: ReadonlyMap<string, string | null> | null;
  readonly #groups = new Map<string, UsageGroup>();
  readonly #nameOf: (text: string) => string;

  /** `nameOf` is what stands for a text of UNIQUE_COUNT in the tallies that will be added: the text itself, or a hash of it. */
  constructor(meter: CompiledMeter, query: UsageQuery, nameOf: (text: string) => string = (text) => text) {
    this.#nameOf = nameOf;
    this.#meter = meter;
    this.#query = query;
    this.#windows = query.windowSize === null ? null : new Windows(query.windowSize, query.windowTimeZone);
    this.#subjects = queriedSubjects(query);
  }

  /** Counts an event where the query asks for it; any event may be given, each once. */
  addEvent(event: StoredEvent): void {
    const values = this.#asked(event);
    if (values === null) return;
    const { number, text } = eventValue(this.#meter, event);
    const tally = this.#tally(this.#windows?.at(event.time) ?? null, event.subject, values);
    addEvent(tally, this.#meter.aggregation, { value: number, text: text === null ? null : this.#nameOf(text), time: event.time, sequence: event.sequence });
  }

  /** Whose the event is in the answer; null where the query does not ask for it. */
  holderOf(event: StoredEvent): UsageHolder | null {
    const values = this.#asked(event);
    return values === null ? null : this.#holder(event.subject, values);
  }

  /**
   * Counts what was tallied of events that the query asks for and that pass its filters. `subject` and `values` (one a dimension of the
   * meter, of which only those that the query groups by are looked at) are common to these events, and so is the window that holds `at`.
   */
  addTally(at: Temporal.Instant, subject: string, values: readonly string[], tally: Tally): void {
    addTally(this.#tally(this.#windows?.at(at) ?? null, subject, values), tally);
  }

  /** What was tallied of each window and group. */
  groups(): readonly UsageGroup[] {
    return [...this.#groups.values()];
  }

  /** By windowStart, then subject, customer and group values. */
  rows(): UsageRow[] {
    const rows: UsageRow[] = [];
    for (const group of this.#groups.values()) {
      const row = this.#row(group);
      if (row !== null) rows.push(row);
    }
    return inOrder(this.#meter, this.#query, rows);
  }

  /** The event's value of each dimension; null where the query does not ask for it. */
  #asked(event: StoredEvent): readonly string[] | null {
    if (event.type !== this.#meter.eventType || !isCounted(this.#meter, this.#query, event.time)) return null;
    if (this.#subjects !== null && !this.#subjects.has(event.subject)) return null;
    const values = groupValues(this.#meter, event.data);
    return passesFilters(this.#query.filters, values) ? values : null;
  }

  #holder(subject: string, values: readonly string[]): UsageHolder {
    const { bySubject, byCustomer, byDimensions } = this.#query;
    return {
      subject: bySubject ? subject : null,
      customerId: byCustomer ? (this.#subjects?.get(subject) ?? null) : null,
      values: byDimensions.map((dimension) => values[dimension] ?? ''),
    };
  }

  #tally(window: Period | null, subject: string, values: readonly string[]): Tally {
    const holder = this.#holder(subject, values);
    const key = `${window?.from.epochMilliseconds ?? ''} ${holderName(holder)}`;
    let group = this.#groups.get(key);
    if (group === undefined) {
      if (this.#groups.size >= MAX_USAGE_ROWS) throw tooManyRows();
      group = { window, ...holder, tally: emptyTally() };
      this.#groups.set(key, group);
    }
    return group.tally;
  }

  #row(group: UsageGroup): UsageRow | null {
    const { tally } = group;
    const { from, to } = this.#query;
    const { aggregation, rounding } = this.#meter;
    if (!hasCounted(tally, aggregation)) return null;
    const window = group.window ?? {
      from: from ?? floorToMinute(present(tally.first, 'the first event of a row')),
      to: to ?? floorToMinute(present(tally.last, 'the last event of a row')).add({ minutes: 1 }),
    };
    const value = aggregation === 'WEIGHTED_SUM' ? weightedSum(unitSeconds(Decimal.zero, tally, stretchOf(this.#query, window)), window) : tallied(tally, aggregation);
    return value === null ? null : usageRow(this.#meter, this.#query, group, window, rounded(value, rounding));
  }
}

/** Tells holders apart. */
export function holderName({ subject, customerId, values }: UsageHolder): string {
  return JSON.stringify([subject, customerId, values]);
}

/** What of the window lies in the range that is asked for. */
export function stretchOf({ from, to }: Pick<UsageQuery, 'from' | 'to'>, window: Period): Period {
  return { from: from === null ? window.from : later(from, window.from), to: to === null ? window.to : earlier(to, window.to) };
}

/** One row of the answer: what `holder` came to in a window. */
export function usageRow(meter: CompiledMeter, { byDimensions }: UsageQuery, holder: UsageHolder, window: Period, value: Decimal): UsageRow {
  return {
    value,
    windowStart: window.from,
    windowEnd: window.to,
    subject: holder.subject,
    customerId: holder.customerId,
    groupBy: byDimensions.map((dimension, at) => ({ key: present(meter.dimensions[dimension], 'a dimension asked for').key, value: holder.values[at] ?? '' })),
  };
}

/** The rows as they are answered; where there is none, perhaps the one that says so. */
export function inOrder(meter: MeterDefinition, query: UsageQuery, rows: UsageRow[]): UsageRow[] {
  if (rows.length > 0) return rows.sort(compareRows);
  const zero = zeroRow(meter, query);
  return zero === null ? [] : [zero];
}

/** Nothing counted is the number 0 where a number was asked for: of a counting meter, over a closed range, without windows or groups. */
function zeroRow({ aggregation }: MeterDefinition, { from, to, windowSize, bySubject, byCustomer, byDimensions }: UsageQuery): UsageRow | null {
  const counts = aggregation === 'COUNT' || aggregation === 'UNIQUE_COUNT';
  if (!counts || from === null || to === null || windowSize !== null || bySubject || byCustomer || byDimensions.length > 0) return null;
  return { value: Decimal.zero, windowStart: from, windowEnd: to, subject: null, customerId: null, groupBy: [] };
}

export function tooManyRows(): ValidationError {
  return new ValidationError([issue('USAGE_TOO_MANY_ROWS', `the answer has more than ${MAX_USAGE_ROWS} rows; ask for a shorter range, larger windows or fewer groups`, 'query')]);
}

/** The answer to a query over all events given, each (source, id) once. */
export function aggregateEvents(meter: CompiledMeter, query: UsageQuery, events: Iterable<StoredEvent>): UsageRow[] {
  const aggregate = new UsageAggregate(meter, query);
  for (const event of events) aggregate.addEvent(event);
  return aggregate.rows();
}

/** The distinct subjects of the events that the meter counts in [from, to), sorted by code point. */
export function subjectsOf(meter: MeterDefinition, range: { readonly from: Temporal.Instant | null; readonly to: Temporal.Instant | null }, events: Iterable<StoredEvent>): string[] {
  const found = new Set<string>();
  for (const event of events) if (event.type === meter.eventType && isCounted(meter, range, event.time)) found.add(event.subject);
  return [...found].sort(compareText);
}

/** The distinct values of one dimension, by position, of the events that the meter counts in [from, to), sorted by code point. */
export function groupValuesOf(
  meter: CompiledMeter,
  dimension: number,
  range: { readonly from: Temporal.Instant | null; readonly to: Temporal.Instant | null },
  events: Iterable<StoredEvent>,
): string[] {
  const found = new Set<string>();
  for (const event of events) {
    if (event.type === meter.eventType && isCounted(meter, range, event.time)) found.add(groupValues(meter, event.data)[dimension] ?? '');
  }
  return [...found].sort(compareText);
}

function compareRows(a: UsageRow, b: UsageRow): number {
  const byWindow = a.windowStart.epochMilliseconds - b.windowStart.epochMilliseconds;
  if (byWindow !== 0) return byWindow;
  const byHolder = compareText(a.subject ?? '', b.subject ?? '') || compareText(a.customerId ?? '', b.customerId ?? '');
  if (byHolder !== 0) return byHolder;
  for (const [at, group] of a.groupBy.entries()) {
    const order = compareText(group.value, b.groupBy[at]?.value ?? '');
    if (order !== 0) return order;
  }
  return 0;
}
