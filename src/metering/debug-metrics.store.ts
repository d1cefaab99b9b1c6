import type { Reader } from '../platform/reader.ts';

/** How many events of a subject have a time in the UTC day of `now`, by subject in the order of code points. Not for buyers. */
export async function eventsToday(read: Reader, now: Temporal.Instant): Promise<{ readonly subject: string; readonly events: string }[]> {
  const midnight = now.toZonedDateTimeISO('UTC').startOfDay();
  return read.rows(
    `select t.subject, count(*)::text as events from usage_event t where t.organization_id = $1 and t.time >= $2::timestamptz and t.time < $3::timestamptz
     group by t.subject order by t.subject collate "C"`,
    midnight.toInstant().toString(),
    midnight.add({ days: 1 }).toInstant().toString(),
  );
}

/** The same as OpenMetrics text: one counter for each subject. */
export function openMetrics(counts: readonly { readonly subject: string; readonly events: string }[]): string {
  const escaped = (text: string): string => text.replace(/[\\"\n]/g, (character) => (character === '\n' ? '\\n' : `\\${character}`));
  return [
    '# HELP openmeter_events Number of ingested events',
    '# TYPE openmeter_events counter',
    '# UNIT openmeter_events events',
    ...counts.map(({ subject, events }) => `openmeter_events_total{subject="${escaped(subject)}"} ${events}`),
    '# EOF',
    '',
  ].join('\n');
}
