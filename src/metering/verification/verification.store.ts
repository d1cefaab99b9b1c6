import { Decimal } from '../../kit/decimal.ts';
import { instantOf } from '../../platform/entity.ts';
import type { Reader } from '../../platform/reader.ts';
import type { CompiledMeter } from '../meter.ts';
import type { RollUpRow } from './roll-up-row.ts';

/** The next subjects behind `after`, null is the first, that have events of the meter's type or anything kept of them, in the database's order. */
export async function subjectsBehind(read: Reader, meter: CompiledMeter, after: string | null, limit: number): Promise<string[]> {
  const next = (table: string, column: string, parameter: string): string =>
    `(select distinct t.subject from ${table} t where t.organization_id = $1 and t.${column} = ${parameter} and ($4::text is null or t.subject > $4) order by t.subject limit $5)`;
  const kept = ['usage_rollup_hour', 'usage_rollup_day', 'usage_rollup_value', 'usage_head'].map((table) => next(table, 'meter_id', '$3::uuid'));
  const text = `select s.subject from (${[next('usage_event', 'type', '$2::text'), ...kept].join(' union ')}) s order by s.subject limit $5`;
  return (await read.rows<{ subject: string }>(text, meter.eventType, meter.id, after, limit)).map(({ subject }) => subject);
}

interface FigureRow {
  readonly subject: string;
  readonly at: string;
  readonly hash: string;
  readonly values: string[];
  readonly event_count: string;
  readonly value_count: string;
  readonly first_time: string;
  readonly last_time: string;
  readonly sum: string | null;
  readonly moment: string | null;
  readonly min: string | null;
  readonly max: string | null;
  readonly latest: string[] | null;
  readonly distinct: string | null;
}

const figures = `r.event_count::text, r.value_count::text, r.first_time::text, r.last_time::text, r.sum::text, r.moment::text, r.min::text, r.max::text, r.latest::text[]`;

/** The roll-ups of hours of some subjects, their distinct texts with them. */
export async function keptHours(read: Reader, meter: CompiledMeter, subjects: readonly string[]): Promise<RollUpRow[]> {
  const rows = await read.rows<FigureRow>(
    `select r.subject, r.hour::text as at, encode(uuid_send(r.group_hash), 'hex') as hash, r.group_values as values, ${figures}, coalesce(v.hashes, '') as distinct
     from usage_rollup_hour r
     left join (select v.subject, v.hour, v.group_hash, string_agg(encode(uuid_send(v.value_hash), 'hex'), ' ' order by v.value_hash) as hashes
       from usage_rollup_value v where v.organization_id = $1 and v.meter_id = $2 and v.subject = any($3::text[]) group by 1, 2, 3) v using (subject, hour, group_hash)
     where r.organization_id = $1 and r.meter_id = $2 and r.subject = any($3::text[])`,
    meter.id, subjects,
  );
  return rows.map(rollUpRow);
}

/** Distinct texts of hours that have no roll-up of their own: nothing should be kept of them. */
export async function strayHours(read: Reader, meter: CompiledMeter, subjects: readonly string[]): Promise<{ readonly subject: string; readonly at: string }[]> {
  const rows = await read.rows<{ subject: string; at: string }>(
    `select distinct v.subject, v.hour::text as at from usage_rollup_value v
     where v.organization_id = $1 and v.meter_id = $2 and v.subject = any($3::text[]) and not exists (
       select from usage_rollup_hour r where r.organization_id = $1 and r.meter_id = $2 and r.subject = v.subject and r.hour = v.hour and r.group_hash = v.group_hash)`,
    meter.id, subjects,
  );
  return rows.map(({ subject, at }) => ({ subject, at: instantOf(at).toString() }));
}

/** Days that readers take from roll-ups of days and that differ from the sum of their hours; null on the side that has none. */
export async function differingDays(read: Reader, meter: CompiledMeter, subjects: readonly string[]): Promise<{ readonly kept: RollUpRow | null; readonly counted: RollUpRow | null }[]> {
  const compared = 'event_count, value_count, first_time, last_time, sum, moment, min, max, latest';
  const columns = `subject, group_hash, group_values, at, ${compared}`;
  const side = (alias: string): string => `case when ${alias}.subject is null then null else json_build_object('subject', ${alias}.subject, 'at', ${alias}.at::text, 'hash', encode(uuid_send(${alias}.group_hash), 'hex'),
    'values', ${alias}.group_values, ${compared.split(', ').map((name) => `'${name}', ${name === 'latest' ? `${alias}.latest::text[]` : `${alias}.${name}::text`}`).join(', ')}) end`;
  const rows = await read.rows<{ kept: FigureRow | null; counted: FigureRow | null }>(
    `with head as (select h.subject, h.folded_until from usage_head h where h.organization_id = $1 and h.meter_id = $2 and h.subject = any($3::text[]) and h.folded_until is not null),
     kept as (select d.subject, d.group_hash, d.group_values, d.day as at, ${compared.split(', ').map((name) => `d.${name}`).join(', ')}
       from head join usage_rollup_day d on d.organization_id = $1 and d.meter_id = $2 and d.subject = head.subject and d.day < head.folded_until),
     counted as (select r.subject, r.group_hash, r.group_values, date_bin('1 day', r.hour, '2000-01-01 00:00:00+00') as at, sum(r.event_count)::bigint as event_count,
         sum(r.value_count)::bigint as value_count, min(r.first_time) as first_time, max(r.last_time) as last_time, sum(r.sum) as sum, sum(r.moment) as moment,
         min(r.min) as min, max(r.max) as max, max(r.latest) as latest
       from head join usage_rollup_hour r on r.organization_id = $1 and r.meter_id = $2 and r.subject = head.subject and r.hour < head.folded_until group by 1, 2, 3, 4),
     k as (select ${columns} from kept), c as (select ${columns} from counted)
     select ${side('k')} as kept, ${side('c')} as counted from k full join c on c.subject = k.subject and c.at = k.at and c.group_hash = k.group_hash
     where (${compared.split(', ').map((name) => `k.${name}`).join(', ')}) is distinct from (${compared.split(', ').map((name) => `c.${name}`).join(', ')})`,
    meter.id, subjects,
  );
  return rows.map(({ kept, counted }) => ({ kept: kept === null ? null : rollUpRow(kept), counted: counted === null ? null : rollUpRow(counted) }));
}

export interface HeadBounds {
  readonly subject: string;
  /** Null: there is no head. */
  readonly firstTime: Temporal.Instant | null;
  readonly lastTime: Temporal.Instant | null;
  /** Of the hours that are kept. */
  readonly first: Temporal.Instant;
  readonly last: Temporal.Instant;
}

/** Subjects with hours whose head is missing, or does not hold their first and last time. It may hold more, once events were voided. */
export async function differingHeads(read: Reader, meter: CompiledMeter, subjects: readonly string[]): Promise<HeadBounds[]> {
  const rows = await read.rows<{ subject: string; first_time: string | null; last_time: string | null; first: string; last: string }>(
    `select r.subject, h.first_time::text, h.last_time::text, r.first::text, r.last::text from (
       select r.subject, min(r.first_time) as first, max(r.last_time) as last from usage_rollup_hour r
       where r.organization_id = $1 and r.meter_id = $2 and r.subject = any($3::text[]) group by r.subject) r
     left join usage_head h on h.organization_id = $1 and h.meter_id = $2 and h.subject = r.subject
     where h.subject is null or h.first_time > r.first or h.last_time < r.last`,
    meter.id, subjects,
  );
  return rows.map((row) => ({
    subject: row.subject,
    firstTime: row.first_time === null ? null : instantOf(row.first_time),
    lastTime: row.last_time === null ? null : instantOf(row.last_time),
    first: instantOf(row.first),
    last: instantOf(row.last),
  }));
}

/** Meters that are still counting what was stored before them. */
export async function countingStill(read: Reader): Promise<ReadonlySet<string>> {
  const rows = await read.rows<{ meter_id: string }>('select b.meter_id from usage_backfill b where b.organization_id = $1 and b.finished_at is null');
  return new Set(rows.map(({ meter_id: id }) => id));
}

function rollUpRow(row: FigureRow): RollUpRow {
  const number = (text: string | null): string | null => (text === null ? null : Decimal.of(text).toString());
  const time = (text: string): string => instantOf(text).toString();
  return {
    subject: row.subject,
    at: time(row.at),
    groupHash: row.hash,
    groupValues: row.values,
    figures: {
      event_count: row.event_count,
      value_count: row.value_count,
      first_time: time(row.first_time),
      last_time: time(row.last_time),
      sum: number(row.sum),
      moment: number(row.moment),
      min: number(row.min),
      max: number(row.max),
      latest: row.latest === null ? null : row.latest.map(number).join(' '),
      distinct: row.distinct ?? null,
    },
  };
}
