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

const pageText = (condition: string): string => `select t.sequence::text, t.subject, t.time::text, t.data::text as data from usage_event t
  where t.organization_id = $1 and ${condition} and t.type = $3
    and ($4::timestamptz is null or t.time >= $4) and ($5::timestamptz is null or t.time < $5)
    and ($6::text is null or (t.subject, t.time, t.sequence) > ($6, $7::timestamptz, $8::bigint))
  order by t.subject, t.time, t.sequence limit ${PAGE}`;

/**
 * The bound of a reader's `subjectRows` on the alias's subject. Every subject, or the ones named: two texts rather than one condition with
 * "or", which would keep PostgreSQL's kept plans from the index.
 */
export function subjectsSql(alias: string, subjects: unknown): string {
  return subjects === null ? '$2::text[] is null' : `${alias}.subject = any($2::text[])`;
}

/**
 * The stored events of the meter's type in [from, to), by subject and time, read in pages so that memory stays flat. `subjects` null is
 * every subject, which a buyer may not ask.
 */
export async function* eventsIn(
  read: Reader,
  meter: MeterDefinition,
  range: { readonly from: Temporal.Instant | null; readonly to: Temporal.Instant | null },
  subjects: readonly string[] | null,
): AsyncGenerator<StoredEvent> {
  const text = pageText(subjectsSql('t', subjects));
  let last: EventRow | null = null;
  for (;;) {
    const rows: EventRow[] = await read.subjectRows<EventRow>(
      text, subjects, meter.eventType, range.from?.toString() ?? null, range.to?.toString() ?? null, last?.subject ?? null, last?.time ?? null, last?.sequence ?? null,
    );
    for (const row of rows) {
      const data = row.data === null ? null : (parseExact(row.data) as JsonObject);
      yield { type: meter.eventType, subject: row.subject, time: instantOf(row.time), sequence: BigInt(row.sequence), data };
    }
    if (rows.length < PAGE) return;
    last = rows.at(-1) ?? null;
  }
}
