import type pg from 'pg';

/**
 * Roll-ups of days, made from those of hours once a day is over.
 *
 * `usage_head.folded_until` says of each meter and subject how far they reach: every day of UTC before it is in `usage_rollup_day`, whole.
 * Whoever changes an hour before it lowers it to that hour's day, in the same transaction and with a new revision of the head: readers take
 * the hours from then on, and the days are made anew by the next fold.
 */

/** Bounds in SQL, [from, to); null is open. Both `from` are open or neither is. */
interface SqlRange {
  readonly from: string | null;
  readonly to: string | null;
}

/**
 * The roll-ups of one head `h` in `hours`: rows of days where `days` (whole ones among these hours) has them and they are up to date, rows
 * of hours for the rest. Columns are those of usage_rollup_hour, a day's `hour` is its first.
 */
export function daysAndHoursSql({ hours, days }: { readonly hours: SqlRange; readonly days: SqlRange }): string {
  const rows = (table: string, time: string, conditions: readonly (string | null)[]): string =>
    `select r.${time} as hour, r.subject, r.group_hash, r.group_values, r.event_count, r.value_count, r.first_time, r.last_time, r.sum, r.moment, r.min, r.max, r.latest from ${table} r
      where r.organization_id = h.organization_id and r.meter_id = h.meter_id and r.subject = h.subject and ${conditions.filter((condition) => condition !== null).join(' and ')}`;
  const folded = days.to === null ? `coalesce(h.folded_until, '-infinity')` : `least(${days.to}, coalesce(h.folded_until, '-infinity'))`;
  const first = days.from === null ? folded : `greatest(${days.from}, ${folded})`;
  return [
    hours.from === null || days.from === null ? null : rows('usage_rollup_hour', 'hour', [`r.hour >= ${hours.from}`, `r.hour < ${days.from}`]),
    rows('usage_rollup_day', 'day', [days.from === null ? null : `r.day >= ${days.from}`, `r.day < ${folded}`]),
    rows('usage_rollup_hour', 'hour', [`r.hour >= ${first}`, hours.to === null ? null : `r.hour < ${hours.to}`]),
  ].filter((part) => part !== null).join('\n      union all ');
}

/** The subject whose days are to be folded. */
interface FoldableHead {
  readonly organization_id: string;
  readonly meter_id: string;
  readonly subject: string;
}

/** Heads that one statement folds: it ends before anyone who waits for one of them would notice. */
const TOGETHER = 50;
/** Heads looked up at once. */
const PAGE = 5_000;
/** A head that is counted to without pause is left to the next fold after so many attempts. */
const ATTEMPTS = 5;

const isFoldable = `h.first_time < $1::timestamptz and (h.folded_until is null or (h.folded_until < $1::timestamptz and h.last_time >= h.folded_until))`;

const foldableText = `select h.organization_id, h.meter_id, h.subject from usage_head h
  where ${isFoldable} and ($2::uuid is null or (h.organization_id, h.meter_id, h.subject) > ($2, $3::uuid, $4))
    and ($5::uuid[] is null or h.meter_id = any($5))
  order by h.organization_id, h.meter_id, h.subject limit ${PAGE}`;

/**
 * One statement, so that heads and hours are of one instant. A head that was counted to after that instant has another revision and is not
 * advanced: its rows of days at or after `folded_until` are then of no account, and are written anew by the next attempt. Heads are taken in the
 * order in which those who count take them: whoever meets waits, and nobody in a circle.
 */
const foldText = `with
head as materialized (
  select h.organization_id, h.meter_id, h.subject, h.revision, coalesce(h.folded_until, '-infinity') as since
  from unnest($2::uuid[], $3::uuid[], $4::text[]) as asked(organization_id, meter_id, subject) join usage_head h using (organization_id, meter_id, subject)
  where ${isFoldable}),
summed as materialized (
  select r.organization_id, r.meter_id, r.subject, date_bin('1 day', r.hour, '2000-01-01 00:00:00+00') as day, r.group_hash, r.group_values,
    sum(r.event_count) as event_count, sum(r.value_count) as value_count, min(r.first_time) as first_time, max(r.last_time) as last_time,
    sum(r.sum) as sum, sum(r.moment) as moment, min(r.min) as min, max(r.max) as max, max(r.latest) as latest
  from head join usage_rollup_hour r on r.organization_id = head.organization_id and r.meter_id = head.meter_id and r.subject = head.subject
    and r.hour >= head.since and r.hour < $1::timestamptz
  group by 1, 2, 3, 4, 5, 6),
gone as (
  delete from usage_rollup_day d using head
  where d.organization_id = head.organization_id and d.meter_id = head.meter_id and d.subject = head.subject and d.day >= head.since
    and not exists (select from summed s where s.organization_id = d.organization_id and s.meter_id = d.meter_id and s.subject = d.subject and s.day = d.day and s.group_hash = d.group_hash)),
written as (
  insert into usage_rollup_day as d (organization_id, meter_id, subject, day, group_hash, group_values, event_count, value_count, first_time, last_time, sum, moment, min, max, latest)
  select organization_id, meter_id, subject, day, group_hash, group_values, event_count, value_count, first_time, last_time, sum, moment, min, max, latest from summed
  order by organization_id, meter_id, subject, day, group_hash
  on conflict (organization_id, meter_id, subject, day, group_hash) do update set
    group_values = excluded.group_values, event_count = excluded.event_count, value_count = excluded.value_count,
    first_time = excluded.first_time, last_time = excluded.last_time, sum = excluded.sum, moment = excluded.moment, min = excluded.min, max = excluded.max, latest = excluded.latest),
unchanged as materialized (
  select h.organization_id, h.meter_id, h.subject from usage_head h join head using (organization_id, meter_id, subject) where h.revision = head.revision
  order by h.organization_id, h.meter_id, h.subject for no key update of h)
update usage_head h set folded_until = $1 from unchanged u
where h.organization_id = u.organization_id and h.meter_id = u.meter_id and h.subject = u.subject
returning h.organization_id, h.meter_id, h.subject`;

/** Two folds at once could write what one of them saw earlier over what the other saw later. */
const FOLDING = `hashtextextended('usage-fold', 0)`;

/**
 * Folds every day that ended before or at `until`, the start of a day of UTC; `meterIds` null is every meter. Writers are never kept waiting
 * for longer than one small statement. Answers how many heads were folded, 0 at once where another process is at it.
 */
export async function foldDays(pool: pg.Pool, until: Temporal.Instant, meterIds: readonly string[] | null = null): Promise<number> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ ours: boolean }>(`select pg_try_advisory_lock(${FOLDING}) as ours`);
    if (rows[0]?.ours !== true) return 0;
    try {
      return await foldAll(client, until, meterIds);
    } finally {
      await client.query(`select pg_advisory_unlock(${FOLDING})`);
    }
  } finally {
    client.release();
  }
}

async function foldAll(client: pg.ClientBase, until: Temporal.Instant, meterIds: readonly string[] | null): Promise<number> {
  let folded = 0;
  for (let last: FoldableHead | null = null; ; ) {
    const page: FoldableHead[] = (await client.query<FoldableHead>(foldableText, [until.toString(), last?.organization_id ?? null, last?.meter_id ?? null, last?.subject ?? null, meterIds])).rows;
    for (let at = 0; at < page.length; at += TOGETHER) folded += await foldSome(client, until, page.slice(at, at + TOGETHER));
    if (page.length < PAGE) return folded;
    last = page.at(-1) ?? null;
  }
}

async function foldSome(client: pg.ClientBase, until: Temporal.Instant, heads: readonly FoldableHead[]): Promise<number> {
  const done = new Set((await fold(client, until, heads)).map(nameOf));
  let folded = done.size;
  // What was counted to meanwhile goes by itself: a shorter statement meets fewer writers.
  for (const head of heads.filter((one) => !done.has(nameOf(one)))) {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      if ((await fold(client, until, [head])).length === 0) continue;
      folded += 1;
      break;
    }
  }
  return folded;
}

async function fold(client: pg.ClientBase, until: Temporal.Instant, heads: readonly FoldableHead[]): Promise<FoldableHead[]> {
  const values = [until.toString(), heads.map((head) => head.organization_id), heads.map((head) => head.meter_id), heads.map((head) => head.subject)];
  return (await client.query<FoldableHead>({ name: 'usage-fold', text: foldText, values })).rows;
}

const nameOf = (head: FoldableHead): string => `${head.organization_id} ${head.meter_id} ${head.subject}`;
