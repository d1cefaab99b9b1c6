import { plainArray, textArray } from './array-literal.ts';
import type { BatchTally } from './batch-tally.ts';
import type { Contributions } from './contribution.ts';
import { begunSql, headAgainSql } from './store-statement.ts';
import type { EventMark, StorableEvent, StoreNews } from './store-statement.ts';

/**
 * Claims, stores and rolls up a batch of at most 8,191 events, all of which are new, in one statement: what `storeText` does, at less than its cost, since
 * what the batch adds to the roll-ups is known before. An event that was stored before is a violation of `usage_event_key_pkey`, and nothing
 * happens; then `storeText` tells which it was.
 *
 * Answers one row: `ready` is false where the meters of an organization are being changed or are others than the caller worked with, and
 * then nothing was stored either. Locks are those of `storeText`, in its order: keys by hash, heads before roll-ups, each by their keys.
 */
export const storeNewText = `with
${begunSql}
agreed as materialized (select count(*) = cardinality($1::uuid[]) as all_are from ready),
claimed as (
  insert into usage_event_key (organization_id, hash, time)
  select ($1::uuid[])[coalesce(e.organization, 1)], e.hash, to_timestamp(e.epoch) from unnest($3::int[], $4::uuid[], $5::bigint[]) as e(organization, hash, epoch)
  where (select all_are from agreed) order by 1, 2
  returning 1),
taken as materialized (select count(*) as keys from claimed),
stored as (
  insert into usage_event (organization_id, sequence, id, source, type, subject, time, ingested_at, data, attributes, late, issues)
  select ($1::uuid[])[coalesce(e.organization, 1)], (select base from batch) + e.position, e.id, e.source, e.type, e.subject, to_timestamp(e.epoch),
    ($6::timestamptz[])[coalesce(e.accepted, 1)], case when json_typeof(e.data) <> 'null' then e.data end, e.attributes::json, e.late, e.issues::text[]
  from rows from (unnest($3::int[], $5::bigint[], $7::int[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::bool[], $14::text[]), json_array_elements($15::json))
    with ordinality as e(organization, epoch, accepted, id, source, type, subject, attributes, late, issues, data, position)
  where (select keys from taken) > 0),
headed as (
  insert into usage_head as h (organization_id, meter_id, subject, revision, first_time, last_time, unread_from)
  select ($16::uuid[])[n.grp], ($17::uuid[])[n.grp], n.subject, 1, to_timestamp(n.first), to_timestamp(coalesce(n.last, n.first)), to_timestamp(n.first)
  from unnest($19::int[], $20::text[], $21::bigint[], $22::bigint[]) as n(grp, subject, first, last)
  where (select keys from taken) > 0 order by 1, 2, 3
  ${headAgainSql}
  returning 1),
held as materialized (select count(*) as heads from headed),
rolled as (
  insert into usage_rollup_hour as r (organization_id, meter_id, subject, hour, group_hash, group_values, event_count, value_count, first_time, last_time, sum, min, max)
  select ($16::uuid[])[n.grp], ($17::uuid[])[n.grp], n.subject, to_timestamp(n.hour), ($18::uuid[])[n.grp], n.group_values::text[], n.events, n.valued,
    to_timestamp(n.first), to_timestamp(coalesce(n.last, n.first)), n.sum, coalesce(n.min, n.sum), coalesce(n.max, n.sum)
  from unnest($23::int[], $24::text[], $25::bigint[], $26::text[], $27::int[], $28::int[], $29::bigint[], $30::bigint[], $31::numeric[], $32::numeric[], $33::numeric[])
    as n(grp, subject, hour, group_values, events, valued, first, last, sum, min, max)
  where (select heads from held) > 0 order by 1, 2, 3, 4, 5
  on conflict (organization_id, meter_id, subject, hour, group_hash) do update set
    event_count = r.event_count + excluded.event_count, value_count = r.value_count + excluded.value_count,
    first_time = least(r.first_time, excluded.first_time), last_time = greatest(r.last_time, excluded.last_time),
    sum = coalesce(r.sum + excluded.sum, r.sum, excluded.sum), min = least(r.min, excluded.min), max = greatest(r.max, excluded.max))
select (select keys from taken) > 0 as ready, (select count(pg_notify($34, payload)) from unnest($35::text[]) as payload where (select keys from taken) > 0) as told`;

/** Whether this is what {@link storeNewText} ends with where an event was stored before. */
export function isTakenName(error: unknown): boolean {
  const { code, constraint } = error as { readonly code?: unknown; readonly constraint?: unknown };
  return code === '23505' && constraint === 'usage_event_key_pkey';
}

/** The parameters of {@link storeNewText}. `expected` has every organization of the events, of which there is at least one. */
export function storeNewValues(
  events: readonly StorableEvent[],
  expected: ReadonlyMap<string, string>,
  { groups }: Contributions,
  { organizations: organizationOfGroup, heads, rows }: BatchTally,
  news: StoreNews,
  marks: readonly EventMark[],
): string[] {
  const organizations = [...expected.keys()];
  const instants = [...new Set(events.map(({ ingestedAt }) => ingestedAt))];
  const valuesOf = groups.map(({ values }) => textArray(values, (value) => value));
  const markOf = new Map(marks.map((mark) => [mark.position, mark]));
  // What no event has is no array at all: beside longer ones it is read as nulls.
  const marked = markOf.size === 0 ? [] : events.map((_event, at) => markOf.get(at + 1));
  const attributed = events.some(({ attributesText }) => attributesText !== null) ? events : [];
  return [
    plainArray(organizations, (organizationId) => organizationId),
    plainArray([...expected.values()], (revision) => revision),
    positions(events, organizations, ({ organizationId }) => organizationId),
    plainArray(events, ({ hash }) => hash),
    plainArray(events, ({ epochSeconds }) => epochSeconds),
    plainArray(instants, (at) => at),
    positions(events, instants, ({ ingestedAt }) => ingestedAt),
    textArray(events, ({ id }) => id),
    textArray(events, ({ source }) => source),
    textArray(events, ({ type }) => type),
    textArray(events, ({ subject }) => subject),
    textArray(attributed, ({ attributesText }) => attributesText),
    plainArray(marked, (mark) => mark?.late ?? null),
    textArray(marked, (mark) => (mark?.issues == null ? null : textArray(mark.issues, (issue) => issue))),
    `[${events.map(({ dataText }) => dataText ?? 'null').join(',')}]`,
    plainArray(organizationOfGroup, (organizationId) => organizationId),
    plainArray(groups, ({ meterId }) => meterId),
    plainArray(groups, ({ hash }) => hash),
    plainArray(heads, ({ group }) => group),
    textArray(heads, ({ subject }) => subject),
    plainArray(heads, ({ first }) => first),
    plainArray(heads, ({ first, last }) => (last === first ? null : last)),
    plainArray(rows, ({ group }) => group),
    textArray(rows, ({ subject }) => subject),
    plainArray(rows, ({ hour }) => hour),
    textArray(rows, ({ group }) => valuesOf[group - 1] ?? null),
    plainArray(rows, (row) => row.events),
    plainArray(rows, (row) => row.values),
    plainArray(rows, ({ first }) => first),
    plainArray(rows, ({ first, last }) => (last === first ? null : last)),
    plainArray(rows, ({ sum }) => sum?.toString() ?? null),
    plainArray(rows, ({ sum, min }) => (min === sum ? null : (min?.toString() ?? null))),
    plainArray(rows, ({ sum, max }) => (max === sum ? null : (max?.toString() ?? null))),
    news.channel,
    textArray(news.payloads, (payload) => payload),
  ];
}

/** Where each event's value stands in the list, from 1; an empty array where there is only one value, since most batches are of one organization. */
function positions(events: readonly StorableEvent[], list: readonly string[], value: (event: StorableEvent) => string): string {
  if (list.length === 1) return '{}';
  const positionOf = new Map(list.map((one, at) => [one, at + 1]));
  return plainArray(events, (event) => positionOf.get(value(event)) ?? null);
}
