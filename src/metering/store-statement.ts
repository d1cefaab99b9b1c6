import type { Contributions } from './contribution.ts';
import { textArray, plainArray } from './array-literal.ts';

/**
 * How a statement that stores events begins: `ready` are the organizations `$1` whose meters have the revisions `$2`, kept from being changed until the
 * commit, and `batch` is where the batch's sequences begin, which are at most 8,192.
 */
export const begunSql = `fence as materialized (
  select f.organization_id, f.revision from usage_fence f
  where f.organization_id = any($1::uuid[]) and pg_try_advisory_xact_lock_shared(hashtextextended(f.organization_id::text, 0))
  order by f.organization_id for share of f),
ready as materialized (
  select fence.organization_id from fence join unnest($1::uuid[], $2::bigint[]) as expected(organization_id, revision)
    on expected.organization_id = fence.organization_id and expected.revision = fence.revision),
batch as materialized (select nextval('usage_batch') * 8192 as base),`;

/** What is said of a meter and subject that has usage already. `h` is its head. */
export const headAgainSql = `on conflict (organization_id, meter_id, subject) do update set revision = h.revision + 1,
    first_time = least(h.first_time, excluded.first_time), last_time = greatest(h.last_time, excluded.last_time),
    unread_from = least(h.unread_from, excluded.first_time),
    folded_until = case when excluded.first_time < h.folded_until then date_bin('1 day', excluded.first_time, '2000-01-01 00:00:00+00') else h.folded_until end`;

/**
 * Adds contributions to the roll-ups. `fresh` is a relation (position, organization_id, subject, time, sequence) of the events that
 * really were stored; the parameters follow `$offset`. Rows are written in the order of their keys, so that two writers that meet
 * wait for each other and never deadlock. The heads come first: whoever holds the head of a meter and subject has all of their roll-ups
 * to itself until the commit.
 */
function rollUps(offset: number): string {
  const $ = (n: number): string => `$${offset + n}`;
  return `
contributed as materialized (
  select c.grp, c.number, c.value, f.organization_id, f.subject, f.time, f.sequence, date_bin('1 hour', f.time, '2000-01-01 00:00:00+00') as hour
  from unnest(${$(1)}::int[], ${$(2)}::int[], ${$(3)}::numeric[], ${$(4)}::uuid[]) as c(event, grp, number, value)
  join fresh f on f.position = c.event),
grouped as materialized (
  select * from unnest(${$(5)}::uuid[], ${$(6)}::uuid[], ${$(7)}::text[], ${$(8)}::text[]) with ordinality as g(meter_id, hash, group_values, kept, grp)),
tallied as materialized (
  select t.*, g.meter_id, g.hash, g.group_values::text[] as group_values, case when g.kept = 'latest' then t.newest end as latest, case when g.kept = 'moment' then t.weighed end as moment
  from (select grp, organization_id, subject, hour, count(*) as events, count(number) + count(value) as valued, min(time) as first_time, max(time) as last_time,
          sum(number) as sum, min(number) as min, max(number) as max, max(array[extract(epoch from time), sequence, number]) filter (where number is not null and ${$(9)}::bool) as newest,
          sum(number * extract(epoch from time)) filter (where (select bool_or(g.kept = 'moment') from grouped g)) as weighed
        from contributed group by grp, organization_id, subject, hour) t
  join grouped g on g.grp = t.grp),
headed as (
  insert into usage_head as h (organization_id, meter_id, subject, revision, first_time, last_time, unread_from)
  select organization_id, meter_id, subject, 1, min(first_time), max(last_time), min(first_time) from tallied
  group by organization_id, meter_id, subject order by organization_id, meter_id, subject
  ${headAgainSql}
  returning 1),
held as materialized (select count(*) as heads from headed),
rolled as (
  insert into usage_rollup_hour as r (organization_id, meter_id, subject, hour, group_hash, group_values, event_count, value_count, first_time, last_time, sum, moment, min, max, latest)
  select organization_id, meter_id, subject, hour, hash, group_values, events, valued, first_time, last_time, sum, moment, min, max, latest
  from tallied, held where heads > 0 order by organization_id, meter_id, subject, hour, hash
  on conflict (organization_id, meter_id, subject, hour, group_hash) do update set
    event_count = r.event_count + excluded.event_count, value_count = r.value_count + excluded.value_count,
    first_time = least(r.first_time, excluded.first_time), last_time = greatest(r.last_time, excluded.last_time),
    sum = coalesce(r.sum + excluded.sum, r.sum, excluded.sum), moment = coalesce(r.moment + excluded.moment, r.moment, excluded.moment), min = least(r.min, excluded.min), max = greatest(r.max, excluded.max),
    latest = greatest(r.latest, excluded.latest)),
told_apart as (
  insert into usage_rollup_value (organization_id, meter_id, subject, hour, group_hash, value_hash)
  select distinct c.organization_id, g.meter_id, c.subject, c.hour, g.hash, c.value from contributed c join grouped g on g.grp = c.grp, held
  where heads > 0 and c.value is not null order by 1, 2, 3, 4, 5, 6
  on conflict do nothing)`;
}

/** The parameters of {@link rollUps}. */
function rollUpValues({ entries, groups }: Contributions): string[] {
  return [
    plainArray(entries, (entry) => entry.event),
    plainArray(entries, (entry) => entry.group),
    plainArray(entries, (entry) => entry.number?.toString() ?? null),
    plainArray(entries, (entry) => entry.value),
    plainArray(groups, (group) => group.meterId),
    plainArray(groups, (group) => group.hash),
    textArray(groups, (group) => textArray(group.values, (value) => value)),
    plainArray(groups, (group) => group.kept),
    // Latest values cost several times a sum, so they are looked for only where a meter wants them.
    String(groups.some((group) => group.kept === 'latest')),
  ];
}

/** An event on its way into the store. */
export interface StorableEvent {
  readonly organizationId: string;
  readonly hash: string;
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject: string;
  readonly epochSeconds: number;
  /** RFC 3339. */
  readonly ingestedAt: string;
  readonly dataText: string | null;
  /** What CloudEvents knows besides, as JSON; null where all has its default. */
  readonly attributesText: string | null;
}

/**
 * Claims, stores and rolls up a batch of at most 8,191 events in one statement, which is one transaction.
 *
 * Each organization's part happens only while its meters are those the caller worked with: the shared advisory lock keeps new ones out until
 * the commit, and reading the revision `for share` after taking it sees the newest one even where the statement began before. An
 * organization that is being changed, or whose revision is another, is left out, and the answer's `ready` says so.
 *
 * Answers one row: `ready`, the organizations that took part; `duplicates`, the positions (from 1) of their events that were
 * stored before, null where there is none.
 */
export const storeText = `with
${begunSql}
incoming as materialized (
  select e.organization_id, e.hash, e.id, e.source, e.type, e.subject, to_timestamp(e.epoch) as time, e.ingested_at, e.attributes, e.data, e.position
  from rows from (unnest($3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[], $9::bigint[], $10::timestamptz[], $12::text[]), json_array_elements($11::json))
    with ordinality as e(organization_id, hash, id, source, type, subject, epoch, ingested_at, attributes, data, position)
  join ready on ready.organization_id = e.organization_id),
claimed as (
  insert into usage_event_key (organization_id, hash, time) select organization_id, hash, time from incoming order by organization_id, hash
  on conflict do nothing returning organization_id, hash),
fresh as materialized (
  select i.*, batch.base + i.position as sequence from incoming i join claimed using (organization_id, hash) cross join batch),
marked as materialized (
  select m.position, m.late, m.issues::text[] as issues from unnest($24::int[], $25::bool[], $26::text[]) as m(position, late, issues)),
stored as (
  insert into usage_event (organization_id, sequence, id, source, type, subject, time, ingested_at, data, attributes, late, issues)
  select organization_id, sequence, id, source, type, subject, time, ingested_at, case when json_typeof(data) <> 'null' then data end, attributes::json, m.late, m.issues
  from fresh left join marked m using (position) order by sequence),
${rollUps(12)},
told as materialized (select pg_notify($22, payload) from unnest($23::text[]) as payload where exists (select from fresh))
select array(select organization_id::text from ready) as ready,
  case when (select count(*) from fresh) < (select count(*) from incoming) then array(select position::int from incoming except select position::int from fresh) end as duplicates,
  (select count(*) from told) as told`;

/** What is kept with an event that is not as most are. */
export interface EventMark {
  /** Position of the event, from 1. */
  readonly position: number;
  /** True, or null. */
  readonly late: true | null;
  /** Why meters do not count it, see `keptIssue`; null where all do. */
  readonly issues: readonly string[] | null;
}

/** What other processes are told at the commit. */
export interface StoreNews {
  readonly channel: string;
  readonly payloads: readonly string[];
}

/** The parameters of {@link storeText}. `expected` has every organization of the events. */
export function storeValues(
  events: readonly StorableEvent[],
  expected: ReadonlyMap<string, string>,
  contributions: Contributions,
  news: StoreNews,
  marks: readonly EventMark[],
): string[] {
  return [
    plainArray([...expected.keys()], (organizationId) => organizationId),
    plainArray([...expected.values()], (revision) => revision),
    plainArray(events, (event) => event.organizationId),
    plainArray(events, (event) => event.hash),
    textArray(events, (event) => event.id),
    textArray(events, (event) => event.source),
    textArray(events, (event) => event.type),
    textArray(events, (event) => event.subject),
    plainArray(events, (event) => event.epochSeconds),
    plainArray(events, (event) => event.ingestedAt),
    `[${events.map((event) => event.dataText ?? 'null').join(',')}]`,
    textArray(events, (event) => event.attributesText),
    ...rollUpValues(contributions),
    news.channel,
    textArray(news.payloads, (payload) => payload),
    plainArray(marks, (mark) => mark.position),
    plainArray(marks, (mark) => mark.late),
    textArray(marks, (mark) => (mark.issues === null ? null : textArray(mark.issues, (issue) => issue))),
  ];
}

/** Rolls up events that are stored already: what a new meter counts of the time before it. */
export const backfillText = `with
fresh as materialized (
  select * from unnest($1::uuid[], $2::bigint[], $3::text[], $4::timestamptz[]) with ordinality as e(organization_id, sequence, subject, time, position)),
${rollUps(4)}
select 1`;

/** The parameters of {@link backfillText}. */
export function backfillValues(
  organizationId: string,
  events: readonly { readonly sequence: bigint; readonly subject: string; readonly time: Temporal.Instant }[],
  contributions: Contributions,
): string[] {
  return [
    plainArray(events, () => organizationId),
    plainArray(events, (event) => String(event.sequence)),
    textArray(events, (event) => event.subject),
    plainArray(events, (event) => event.time.toString()),
    ...rollUpValues(contributions),
  ];
}
