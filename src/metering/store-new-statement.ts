import { present } from '../kit/assert.ts';
import { plainArray, textArray } from './array-literal.ts';
import type { BatchTally } from './batch-tally.ts';
import { instantArray, intArray, textsArray, uuidArray } from './binary-array.ts';
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
 *
 * Numbers, instants and hashes are looked up in their arrays by position, which costs less than to unnest them; in texts and numerics it would
 * mean counting from the first. What all rows have alike is no array: nothing is found there, and what they have is taken instead.
 */
export const storeNewText = `with
${begunSql}
agreed as materialized (select count(*) = cardinality($1::uuid[]) as all_are from ready),
claimed as (
  insert into usage_event_key (organization_id, hash, time)
  select ($1::uuid[])[coalesce(($3::int[])[n], 1)], ($4::uuid[])[n], ($5::timestamptz[])[n] from generate_series(1, $6::int) as n
  where (select all_are from agreed) order by 1, 2
  returning 1),
taken as materialized (select count(*) as keys from claimed),
stored as (
  insert into usage_event (organization_id, sequence, id, source, type, subject, time, ingested_at, data, attributes, late, issues)
  select ($1::uuid[])[coalesce(($3::int[])[e.position::int], 1)], (select base from batch) + e.position, e.id, coalesce(e.source, ($10::text[])[1]), coalesce(e.type, ($12::text[])[1]), e.subject,
    ($5::timestamptz[])[e.position::int], ($7::timestamptz[])[coalesce(($8::int[])[e.position::int], 1)], case when json_typeof(e.data) <> 'null' then e.data end, e.attributes::json, e.late, e.issues::text[]
  from rows from (unnest($9::text[], $11::text[], $13::text[], $14::text[], $15::text[], $16::bool[], $17::text[]), json_array_elements($18::json))
    with ordinality as e(id, source, type, subject, attributes, late, issues, data, position)
  where (select keys from taken) > 0),
headed as (
  insert into usage_head as h (organization_id, meter_id, subject, revision, first_time, last_time, unread_from)
  select ($19::uuid[])[($22::int[])[n.position::int]], ($20::uuid[])[($22::int[])[n.position::int]], n.subject, 1,
    ($24::timestamptz[])[n.position::int], coalesce(($25::timestamptz[])[n.position::int], ($24::timestamptz[])[n.position::int]), ($24::timestamptz[])[n.position::int]
  from unnest($23::text[]) with ordinality as n(subject, position)
  where (select keys from taken) > 0 order by 1, 2, 3
  ${headAgainSql}
  returning 1),
held as materialized (select count(*) as heads from headed),
rolled as (
  insert into usage_rollup_hour as r (organization_id, meter_id, subject, hour, group_hash, group_values, event_count, value_count, first_time, last_time, sum, min, max)
  select ($19::uuid[])[($26::int[])[n.position::int]], ($20::uuid[])[($26::int[])[n.position::int]], n.subject, ($28::timestamptz[])[n.position::int], ($21::uuid[])[($26::int[])[n.position::int]], n.group_values::text[],
    coalesce(($30::int[])[n.position::int], 1), coalesce(($31::int[])[n.position::int], ($30::int[])[n.position::int], 1),
    ($32::timestamptz[])[n.position::int], coalesce(($33::timestamptz[])[n.position::int], ($32::timestamptz[])[n.position::int]), n.sum, coalesce(n.min, n.sum), coalesce(n.max, n.sum)
  from unnest($27::text[], $29::text[], $34::numeric[], $35::numeric[], $36::numeric[]) with ordinality as n(subject, group_values, sum, min, max, position)
  where (select heads from held) > 0 order by 1, 2, 3, 4, 5
  on conflict (organization_id, meter_id, subject, hour, group_hash) do update set
    event_count = r.event_count + excluded.event_count, value_count = r.value_count + excluded.value_count,
    first_time = least(r.first_time, excluded.first_time), last_time = greatest(r.last_time, excluded.last_time),
    sum = coalesce(r.sum + excluded.sum, r.sum, excluded.sum), min = least(r.min, excluded.min), max = greatest(r.max, excluded.max))
select (select keys from taken) > 0 as ready, (select count(pg_notify($37, payload)) from unnest($38::text[]) as payload where (select keys from taken) > 0) as told`;

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
): (string | number | Buffer)[] {
  const organizations = [...expected.keys()];
  const instants = [...new Set(events.map(({ ingestedAt }) => ingestedAt))];
  const valuesOf = groups.map(({ values }) => textArray(values, (value) => value));
  const markOf = new Map(marks.map((mark) => [mark.position, mark]));
  const marked = markOf.size === 0 ? [] : events.map((_event, at) => markOf.get(at + 1));
  const attributed = events.some(({ attributesText }) => attributesText !== null) ? events : [];
  return [
    plainArray(organizations, (organizationId) => organizationId),
    plainArray([...expected.values()], (revision) => revision),
    positions(events, organizations, ({ organizationId }) => organizationId),
    uuidArray(events, ({ hash }) => hash),
    instantArray(events, ({ epochSeconds }) => epochSeconds),
    events.length,
    plainArray(instants, (at) => at),
    positions(events, instants, ({ ingestedAt }) => ingestedAt),
    textsArray(events, ({ id }) => id),
    ...namesOf(events, ({ source }) => source),
    ...namesOf(events, ({ type }) => type),
    textsArray(events, ({ subject }) => subject),
    textArray(attributed, ({ attributesText }) => attributesText),
    plainArray(marked, (mark) => mark?.late ?? null),
    textArray(marked, (mark) => (mark?.issues == null ? null : textArray(mark.issues, (issue) => issue))),
    `[${events.map(({ dataText }) => dataText ?? 'null').join(',')}]`,
    plainArray(organizationOfGroup, (organizationId) => organizationId),
    plainArray(groups, ({ meterId }) => meterId),
    plainArray(groups, ({ hash }) => hash),
    intArray(heads, ({ group }) => group),
    textsArray(heads, ({ subject }) => subject),
    instantArray(heads, ({ first }) => first),
    instantArray(whereAny(heads, ({ first, last }) => last !== first), ({ last }) => last),
    intArray(rows, ({ group }) => group),
    textsArray(rows, ({ subject }) => subject),
    instantArray(rows, ({ hour }) => hour),
    textsArray(rows, ({ group }) => present(valuesOf[group - 1], 'the values of a group')),
    intArray(whereAny(rows, (row) => row.events !== 1), (row) => row.events),
    intArray(whereAny(rows, (row) => row.values !== row.events), (row) => row.values),
    instantArray(rows, ({ first }) => first),
    instantArray(whereAny(rows, ({ first, last }) => last !== first), ({ last }) => last),
    plainArray(whereAny(rows, ({ sum }) => sum !== null), ({ sum }) => sum?.toString() ?? null),
    plainArray(whereAny(rows, ({ sum, min }) => min !== sum), ({ sum, min }) => (min === sum ? null : (min?.toString() ?? null))),
    plainArray(whereAny(rows, ({ sum, max }) => max !== sum), ({ sum, max }) => (max === sum ? null : (max?.toString() ?? null))),
    news.channel,
    textArray(news.payloads, (payload) => payload),
  ];
}

/** All of them where any is so, else none: what the statement finds nowhere in an array it takes from another, and a shorter array costs less. */
function whereAny<T>(items: readonly T[], isSo: (item: T) => boolean): readonly T[] {
  return items.some(isSo) ? items : [];
}

/** The name that all events have and an array of none; an array of none and the events' own names where they differ. */
function namesOf(events: readonly StorableEvent[], name: (event: StorableEvent) => string): [Buffer, Buffer] {
  const [first] = events;
  const areEqual = first !== undefined && events.every((event) => name(event) === name(first));
  return areEqual ? [textsArray([first], name), textsArray([], name)] : [textsArray([], name), textsArray(events, name)];
}

/** Where each event's value stands in the list, from 1; an empty array where there is only one value, since most batches are of one organization. */
function positions(events: readonly StorableEvent[], list: readonly string[], value: (event: StorableEvent) => string): Buffer {
  if (list.length === 1) return intArray([], () => 0);
  const positionOf = new Map(list.map((one, at) => [one, at + 1]));
  return intArray(events, (event) => present(positionOf.get(value(event)), 'the place of what an event names'));
}
