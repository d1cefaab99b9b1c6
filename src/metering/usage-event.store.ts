import { parseExact } from '../kit/json.ts';
import { instantOf } from '../platform/entity.ts';
import type { Reader } from '../platform/reader.ts';
import type { StoredEvent } from './aggregate.ts';
import type { JsonObject } from './json-value.ts';
import type { MeterDefinition } from './meter.ts';

const PAGE = 5_000;

interface EventRow {
  readonly sequence: string;
  readonly subject: string;
  readonly time: string;
  readonly data: string | null;
}

/** A place among a meter's events, which stand by subject, time and sequence; time is PostgreSQL's text. */
export interface EventPlace {
  readonly subject: string;
  readonly time: string;
  readonly sequence: string;
}

/** An event that was voided is not there for whoever counts. Bounds are plain comparisons, so that months outside of them are not looked at. */
const pageText = (condition: string, limit: number): string => `select t.sequence::text, t.subject, t.time::text, t.data::text as data from usage_event t
  where t.organization_id = $1 and ${condition} and t.type = $3 and t.voided_at is null
    and t.time >= coalesce($4::timestamptz, '-infinity') and t.time < coalesce($5::timestamptz, 'infinity')
    and ($6::text is null or (t.subject, t.time, t.sequence) > ($6, $7::timestamptz, $8::bigint))
    and ($9::bigint is null or t.sequence < $9)
  order by t.subject, t.time, t.sequence limit ${limit}`;

/**
 * The bound of a reader's `subjectRows` on the alias's subject. Every subject, or the ones named: two texts rather than one condition with
 * "or", which would keep PostgreSQL's kept plans from the index.
 */
export function subjectsSql(alias: string, subjects: unknown): string {
  return subjects === null ? '$2::text[] is null' : `${alias}.subject = any($2::text[])`;
}

interface Range {
  readonly from: Temporal.Instant | null;
  readonly to: Temporal.Instant | null;
}

/**
 * The stored events of the meter's type in [from, to), by subject and time, read in pages so that memory stays flat. `subjects` null is
 * every subject, which a buyer may not ask.
 */
export async function* eventsIn(read: Reader, meter: Pick<MeterDefinition, 'eventType'>, range: Range, subjects: readonly string[] | null): AsyncGenerator<StoredEvent> {
  const text = pageText(subjectsSql('t', subjects), PAGE);
  let last: EventPlace | null = null;
  for (;;) {
    const rows: EventRow[] = await pageOf(read, text, meter.eventType, range, subjects, last, null);
    for (const row of rows) yield storedEvent(row, meter.eventType);
    if (rows.length < PAGE) return;
    last = rows.at(-1) ?? null;
  }
}

/** Whose events of a type, in [from, to). */
export interface EventsWanted {
  readonly eventType: string;
  readonly subject: string;
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
}

const wantedText = `select w.n, t.sequence::text, t.subject, t.time::text, t.data::text as data
  from json_to_recordset($2::json) as w(n int, type text, subject text, at timestamptz, until timestamptz)
  cross join lateral (select x.* from usage_event x where x.organization_id = $1 and x.subject = w.subject and x.type = w.type and x.voided_at is null and x.time >= w.at and x.time < w.until) t`;

/** The events of each that is wanted, by one statement and in no order: for what is known to be few. Not for buyers. */
export async function fewEvents(read: Reader, wanted: readonly EventsWanted[]): Promise<StoredEvent[][]> {
  const events: StoredEvent[][] = wanted.map(() => []);
  const keys = wanted.map(({ eventType: type, subject, from, to }, n) => ({ n, type, subject, at: from, until: to }));
  for (const { n, ...row } of await read.rows<EventRow & { readonly n: number }>(wantedText, JSON.stringify(keys))) events[n]?.push(storedEvent(row, wanted[n]?.eventType ?? ''));
  return events;
}

/** At most `limit` events that a new meter has still to count: those stored before it that stand behind `last`, with their places. */
export async function eventsBehind(
  read: Reader,
  meter: MeterDefinition,
  last: EventPlace | null,
  beforeSequence: string,
  limit: number,
): Promise<{ readonly event: StoredEvent; readonly place: EventPlace }[]> {
  const rows = await pageOf(read, pageText(subjectsSql('t', null), limit), meter.eventType, { from: meter.eventFrom, to: null }, null, last, beforeSequence);
  return rows.map((row) => ({ event: storedEvent(row, meter.eventType), place: row }));
}

function pageOf(read: Reader, text: string, type: string, { from, to }: Range, subjects: readonly string[] | null, last: EventPlace | null, beforeSequence: string | null): Promise<EventRow[]> {
  return read.subjectRows<EventRow>(text, subjects, type, from?.toString() ?? null, to?.toString() ?? null, last?.subject ?? null, last?.time ?? null, last?.sequence ?? null, beforeSequence);
}

function storedEvent(row: EventRow, type: string): StoredEvent {
  const data = row.data === null ? null : (parseExact(row.data) as JsonObject);
  return { type, subject: row.subject, time: instantOf(row.time), sequence: BigInt(row.sequence), data };
}
