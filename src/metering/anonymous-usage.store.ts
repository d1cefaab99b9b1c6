import type { Transaction } from '../platform/transaction.ts';
import { textArray } from './array-literal.ts';

/** A subject key, and what stands in its place. */
export interface Renamed {
  readonly from: string;
  readonly to: string;
}

/** A stored event with what a sender may have written into it. Time is PostgreSQL's text. */
export interface WrittenEvent {
  readonly type: string;
  readonly subject: string;
  readonly time: string;
  readonly sequence: string;
  readonly id: string;
  readonly source: string;
  /** JSON text. */
  readonly data: string | null;
  readonly attributes: string | null;
}

/** A group of a meter's roll-ups. */
export interface RollUpGroup {
  readonly meterId: string;
  readonly hash: string;
  readonly values: readonly string[];
}

/** Events that are looked at together. */
const PAGE = 5_000;

/** All types of an organization's events: a step of the index for each. */
export async function eventTypes(tx: Transaction): Promise<string[]> {
  const rows = await tx.read.rows<{ type: string }>(
    `with recursive types(type) as (
       (select e.type from usage_event e where e.organization_id = $1 order by e.type limit 1)
       union all select (select e.type from usage_event e where e.organization_id = $1 and e.type > t.type order by e.type limit 1) from types t where t.type is not null)
     select type from types where type is not null`);
  return rows.map(({ type }) => type);
}

/** Has everything that was counted for each subject be its pseudonym's. The caller keeps writers out. */
export async function renameSubjects(tx: Transaction, subjects: readonly Renamed[], types: readonly string[], meterIds: readonly string[]): Promise<void> {
  const names = [subjects.map(({ from }) => from), subjects.map(({ to }) => to)];
  const renamed = 'from unnest($2::text[], $3::text[]) as k(key, pseudonym) where u.organization_id = $1 and u.subject = k.key';
  await tx.read.rows(`update usage_event u set subject = k.pseudonym ${renamed} and u.type = any($4::text[])`, ...names, types);
  for (const table of ['usage_rollup_hour', 'usage_rollup_day', 'usage_rollup_value', 'usage_head']) {
    await tx.read.rows(`update ${table} u set subject = k.pseudonym ${renamed} and u.meter_id = any($4::uuid[])`, ...names, meterIds);
  }
  await tx.read.rows(`update usage_backfill u set subject = k.pseudonym ${renamed}`, ...names);
}

/** The events of a type and subject in which something may be personal (the patterns are ILIKE's), or is written as JSON can be read only; a page at a time. */
export async function* eventsToRead(tx: Transaction, type: string, subject: string, patterns: readonly string[]): AsyncGenerator<readonly WrittenEvent[]> {
  let [time, sequence] = ['-infinity', '0'];
  for (;;) {
    const page = await tx.read.rows<WrittenEvent>(
      `select u.type, u.subject, u.time::text, u.sequence::text, u.id, u.source, u.data::text, u.attributes::text from usage_event u
       where u.organization_id = $1 and u.type = $2 and u.subject = $3 and (u.time, u.sequence) > ($4::timestamptz, $5::bigint)
         and (u.id ilike any($6::text[]) or u.source ilike any($6::text[]) or u.data::text ilike any($6::text[]) or u.attributes::text ilike any($6::text[])
           or strpos(u.data::text, '\\') > 0 or strpos(u.attributes::text, '\\') > 0)
       order by u.time, u.sequence limit ${PAGE}`,
      type, subject, time, sequence, patterns,
    );
    const last = page.at(-1);
    if (last === undefined) return;
    yield page;
    [time, sequence] = [last.time, last.sequence];
  }
}

/** Writes what events say anew, in their places. */
export async function rewriteEvents(tx: Transaction, events: readonly WrittenEvent[]): Promise<void> {
  const column = (name: keyof WrittenEvent): string => textArray(events, (event) => event[name]);
  await tx.read.rows(
    `update usage_event u set id = e.id, source = e.source, data = e.data::json, attributes = e.attributes::json
     from unnest($2::text[], $3::text[], $4::timestamptz[], $5::bigint[], $6::text[], $7::text[], $8::text[], $9::text[]) as e(type, subject, time, sequence, id, source, data, attributes)
     where u.organization_id = $1 and u.type = e.type and u.subject = e.subject and u.time = e.time and u.sequence = e.sequence`,
    ...(['type', 'subject', 'time', 'sequence', 'id', 'source', 'data', 'attributes'] as const).map(column),
  );
}

/** Lets events be found by new names. The old ones stay taken, so that what is sent again is still a duplicate. */
export async function nameEvents(tx: Transaction, events: readonly { readonly hash: string; readonly time: string }[]): Promise<void> {
  await tx.read.rows(
    'insert into usage_event_key (organization_id, hash, time) select $1, k.hash, k.time from unnest($2::uuid[], $3::timestamptz[]) as k(hash, time) order by k.hash on conflict do nothing',
    events.map(({ hash }) => hash), events.map(({ time }) => time),
  );
}

/** The groups of subjects in whose values something may be personal. */
export async function groupsOf(tx: Transaction, subjects: readonly string[], meterIds: readonly string[], patterns: readonly string[]): Promise<RollUpGroup[]> {
  const part = (table: string): string =>
    `select u.meter_id, u.group_hash, u.group_values from ${table} u where u.organization_id = $1 and u.meter_id = any($2::uuid[]) and u.subject = any($3::text[]) and array_to_string(u.group_values, E'\\n') ilike any($4::text[])`;
  const rows = await tx.read.rows<{ meterId: string; hash: string; values: string }>(
    `select g.meter_id as "meterId", g.group_hash as hash, to_json(g.group_values)::text as values from (${part('usage_rollup_hour')} union ${part('usage_rollup_day')}) g`, meterIds, subjects, patterns);
  return rows.map(({ values, ...row }) => ({ ...row, values: JSON.parse(values) as string[] }));
}

/** Gives a group of roll-ups other values. */
export async function renameGroup(tx: Transaction, subjects: readonly string[], { meterId, hash, values }: RollUpGroup, newHash: string): Promise<void> {
  const mine = 'u.organization_id = $1 and u.meter_id = $2::uuid and u.subject = any($3::text[]) and u.group_hash = $4::uuid';
  for (const table of ['usage_rollup_hour', 'usage_rollup_day']) {
    await tx.read.rows(`update ${table} u set group_hash = $5::uuid, group_values = $6::text[] where ${mine}`, meterId, subjects, hash, newHash, textArray(values, (value) => value));
  }
  await tx.read.rows(`update usage_rollup_value u set group_hash = $5::uuid where ${mine}`, meterId, subjects, hash, newHash);
}

/** The same of distinct values, by their hashes. */
export async function renameValues(tx: Transaction, subjects: readonly string[], meterIds: readonly string[], hashes: readonly { readonly from: string; readonly to: string }[]): Promise<void> {
  await tx.read.rows(
    `update usage_rollup_value u set value_hash = v.new from unnest($4::uuid[], $5::uuid[]) as v(old, new)
     where u.organization_id = $1 and u.meter_id = any($2::uuid[]) and u.subject = any($3::text[]) and u.value_hash = v.old`,
    meterIds, subjects, hashes.map(({ from }) => from), hashes.map(({ to }) => to),
  );
}
