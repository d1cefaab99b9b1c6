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

const pageText = `select t.sequence::text, t.subject, t.time::text, t.data::text as data from usage_event t
  where t.organization_id = $1 and ($2::text[] is null or t.subject = any($2)) and t.type = $3
    and ($4::timestamptz is null or t.time >= $4) and ($5::timestamptz is null or t.time < $5)
    and ($6::text is null or (t.subject, t.time, t.sequence) > ($6, $7::timestamptz, $8::bigint))
  order by t.subject, t.time, t.sequence limit ${PAGE}`;

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
  let last: EventRow | null = null;
  for (;;) {
    const rows: EventRow[] = await read.subjectRows<EventRow>(
      pageText, subjects, meter.eventType, range.from?.toString() ?? null, range.to?.toString() ?? null, last?.subject ?? null, last?.time ?? null, last?.sequence ?? null,
    );
    for (const row of rows) {
      const data = row.data === null ? null : (parseExact(row.data) as JsonObject);
      yield { type: meter.eventType, subject: row.subject, time: instantOf(row.time), sequence: BigInt(row.sequence), data };
    }
    if (rows.length < PAGE) return;
    last = rows.at(-1) ?? null;
  }
}
