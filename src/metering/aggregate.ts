import { Decimal } from '../kit/decimal.ts';
import { ValidationError, issue } from '../kit/errors.ts';
import { before, floorToMinute, later, notAfter } from '../kit/instant.ts';
import type { JsonObject } from './json-value.ts';
import { present } from '../kit/assert.ts';
import type { Period } from '../kit/period.ts';
import { eventValue, groupValues } from './event-value.ts';
import type { CompiledMeter, MeterDefinition } from './meter.ts';
import { addEvent, addTally, emptyTally, tallied } from './tally.ts';
import type { Tally } from './tally.ts';
import { compareText } from './text-order.ts';
import { passesFilters, queriedSubjects } from './usage-query.ts';
import type { UsageQuery } from './usage-query.ts';
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

interface Group {
  /** Null for a query without windows. */
  readonly window: Period | null;
  readonly subject: string | null;
  readonly customerId: string | null;
  readonly values: readonly string[];
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
  readonly #groups = new Map<string, Group>();
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
    const meter = this.#meter;
    if (event.type !== meter.eventType || !isCounted(meter, this.#query, event.time)) return;
    if (this.#subjects !== null && !this.#subjects.has(event.subject)) return;
    const values = groupValues(meter, event.data);
    if (!passesFilters(this.#query.filters, values)) return;
    const { number, text } = eventValue(meter, event.data);
    const tally = this.#tally(this.#windows?.at(event.time) ?? null, event.subject, values);
    addEvent(tally, meter.aggregation, { value: number, text: text === null ? null : this.#nameOf(text), time: event.time, sequence: event.sequence });
  }

  /**
   * Counts what was tallied of events that the query asks for and that pass its filters. `subject` and `values` (one a dimension of the
   * meter, of which only those that the query groups by are looked at) are common to these events, and so is the window that holds `at`.
   */
  addTally(at: Temporal.Instant, subject: string, values: readonly string[], tally: Tally): void {
    addTally(this.#tally(this.#windows?.at(at) ?? null, subject, values), tally);
  }

  /** By windowStart, then subject, customer and group values. */
  rows(): UsageRow[] {
    const rows: UsageRow[] = [];
    for (const group of this.#groups.values()) {
      const value = tallied(group.tally, this.#meter.aggregation);
      if (value !== null) rows.push(this.#row(group, value));
    }
    if (rows.length === 0) {
      const zero = this.#zeroRow();
      return zero === null ? [] : [zero];
    }
    return rows.sort(compareRows);
  }

  #tally(window: Period | null, subject: string, values: readonly string[]): Tally {
    const query = this.#query;
    const bySubject = query.bySubject ? subject : null;
    const customerId = query.byCustomer ? (this.#subjects?.get(subject) ?? null) : null;
    const asked = query.byDimensions.map((dimension) => values[dimension] ?? '');
    const key = JSON.stringify([window?.from.epochMilliseconds ?? null, bySubject, customerId, asked]);
    let group = this.#groups.get(key);
    if (group === undefined) {
      if (this.#groups.size >= MAX_USAGE_ROWS) {
        throw new ValidationError([issue('USAGE_TOO_MANY_ROWS', `the answer has more than ${MAX_USAGE_ROWS} rows; ask for a shorter range, larger windows or fewer groups`, 'query')]);
      }
      group = { window, subject: bySubject, customerId, values: asked, tally: emptyTally() };
      this.#groups.set(key, group);
    }
    return group.tally;
  }

  #row(group: Group, value: Decimal): UsageRow {
    const { from, to } = this.#query;
    const { first, last } = group.tally;
    return {
      value,
      windowStart: group.window?.from ?? from ?? floorToMinute(present(first, 'the first event of a row')),
      windowEnd: group.window?.to ?? to ?? floorToMinute(present(last, 'the last event of a row')).add({ minutes: 1 }),
      subject: group.subject,
      customerId: group.customerId,
      groupBy: this.#query.byDimensions.map((dimension, at) => ({
        key: present(this.#meter.dimensions[dimension], 'a dimension asked for').key,
        value: group.values[at] ?? '',
      })),
    };
  }

  /** Nothing counted is the number 0 where a number was asked for: of a counting meter, over a closed range, without windows or groups. */
  #zeroRow(): UsageRow | null {
    const { from, to, windowSize, bySubject, byCustomer, byDimensions } = this.#query;
    const counts = this.#meter.aggregation === 'COUNT' || this.#meter.aggregation === 'UNIQUE_COUNT';
    if (!counts || from === null || to === null || windowSize !== null || bySubject || byCustomer || byDimensions.length > 0) return null;
    return { value: Decimal.zero, windowStart: from, windowEnd: to, subject: null, customerId: null, groupBy: [] };
  }
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
