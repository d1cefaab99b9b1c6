import type { Page, PageRequest } from '../platform/keyset.ts';
import type { Reader } from '../platform/reader.ts';
import { WITHOUT_CUSTOMER, passesTexts } from './event-list.ts';
import type { EventFilter } from './event-list.ts';
import { filterSql } from './string-filter-sql.ts';
import type { StringFilter } from './string-filter.ts';

/** A stored event; instants are PostgreSQL's text, `data` and `attributes` JSON text with every digit. */
export interface ListedEvent {
  readonly sequence: string;
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject: string;
  readonly time: string;
  readonly ingestedAt: string;
  readonly storedAt: string;
  readonly data: string | null;
  readonly attributes: string | null;
  /** True, or null: it came in time. */
  readonly late: boolean | null;
  /** Why meters did not count it when it was stored, see `keptIssues`; null where all did. */
  readonly keptIssues: readonly string[] | null;
  /** Null: it was not taken back. */
  readonly voidedAt: string | null;
}

export const eventColumns = `t.sequence::text, t.id, t.source, t.type, t.subject, t.time::text, t.ingested_at::text as "ingestedAt", t.stored_at::text as "storedAt",
  t.data::text as data, t.attributes::text as attributes, t.late, t.issues as "keptIssues", t.voided_at::text as "voidedAt"`;

/** A page of events. `end` is where the next one begins; it may lie beyond the last row where most of what was read did not pass. */
export interface EventPage extends Page<ListedEvent> {
  readonly start: readonly string[] | null;
  readonly end: readonly string[] | null;
}

/** Rows read at once, and most in all, where this process decides what passes: a page may then be shorter than asked for. */
const BATCH = 2_000;
const MOST_READ = 50_000;

const sqlOperators = { gt: '>', gte: '>=', lt: '<', lte: '<=' } as const;
const columns = { time: 't.time', ingestedAt: 't.ingested_at' } as const;

/** Stored events that pass, latest first: by time, then by the order of storing, both descending. Not for buyers. */
export async function listEvents(read: Reader, filter: EventFilter, request: PageRequest): Promise<EventPage> {
  if (filter.subjects?.length === 0) return { rows: [], hasNext: false, hasPrevious: request.beside !== null, start: null, end: null };
  const residual = filter.texts.filter((one) => eventFilterSql(one.filter, '', () => '') === null);
  const wanted = request.limit + 1;
  const size = residual.length === 0 ? wanted : BATCH;
  const rows: ListedEvent[] = [];
  let beside = request.beside;
  let taken = 0;
  for (;;) {
    const batch = await batchOf(read, filter, beside, request.backwards, size);
    taken += batch.length;
    for (const row of batch) if (rows.length < wanted && (residual.length === 0 || passesTexts(residual, row))) rows.push(row);
    const last = batch.at(-1);
    if (last !== undefined) beside = cursorOf(last);
    if (rows.length === wanted || batch.length < size || taken >= MOST_READ) return pageOf(rows, request, batch.length < size ? null : beside);
  }
}

/** The sort values of an event, as a cursor keeps them. */
export function cursorOf({ time, sequence }: ListedEvent): readonly string[] {
  return [time, sequence];
}

/** `unread` is where reading stopped short of the end of the list. */
function pageOf(found: readonly ListedEvent[], { limit, backwards, beside }: PageRequest, unread: readonly string[] | null): EventPage {
  const more = found.length > limit || unread !== null;
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  const far = found.length > limit ? (last === undefined ? null : cursorOf(last)) : (unread ?? (last === undefined ? null : cursorOf(last)));
  const near = rows[0] === undefined ? far : cursorOf(rows[0]);
  if (!backwards) return { rows, hasPrevious: beside !== null, hasNext: more, start: near, end: far };
  return { rows: rows.reverse(), hasPrevious: more, hasNext: beside !== null, start: far, end: near };
}

async function batchOf(read: Reader, filter: EventFilter, beside: readonly string[] | null, backwards: boolean, size: number): Promise<ListedEvent[]> {
  const values: unknown[] = [];
  const parameter = (value: unknown): string => `$${values.push(value) + 1}`;
  const conditions = ['t.organization_id = $1'];
  if (filter.subjects !== null) conditions.push(`t.subject = any(${parameter(filter.subjects)}::text[])`);
  for (const { attribute, filter: text } of filter.texts) {
    const sql = eventFilterSql(text, `t.${attribute} collate "C"`, parameter);
    if (sql !== null) conditions.push(sql);
  }
  for (const { attribute, anyOf } of filter.times) {
    const ranges = anyOf.map((bounds) => bounds.map(({ bound, at }) => `${columns[attribute]} ${sqlOperators[bound]} ${parameter(at.toString())}::timestamptz`).join(' and '));
    // A range without bounds holds every instant.
    if (!ranges.includes('')) conditions.push(ranges.length === 1 ? (ranges[0] as string) : `(${ranges.map((range) => `(${range})`).join(' or ')})`);
  }
  conditions.push(...markConditions(filter, parameter));
  if (beside !== null) {
    const [time, sequence] = [parameter(beside[0]), parameter(beside[1])];
    // The first of the two bounds is the index's.
    const [reached, beyond] = backwards ? ['>=', '>'] : ['<=', '<'];
    conditions.push(`t.time ${reached} ${time}::timestamptz and (t.time ${beyond} ${time}::timestamptz or t.sequence ${beyond} ${sequence}::bigint)`);
  }
  const direction = backwards ? 'asc' : 'desc';
  return read.rows<ListedEvent>(
    `select ${eventColumns} from usage_event t where ${conditions.join(' and ')} order by t.time ${direction}, t.sequence ${direction} limit ${parameter(size)}`,
    ...values,
  );
}

/** Conditions on what is kept with few events; each is that of an index of these. */
function markConditions({ late, voided, hasIssues, issueCodes }: EventFilter, parameter: (value: unknown) => string): string[] {
  const conditions: string[] = [];
  if (late !== null) conditions.push(late ? 't.late' : 't.late is null');
  if (voided !== null) conditions.push(`t.voided_at is ${voided ? 'not ' : ''}null`);
  const without = `not exists (select from customer_attribution a where a.organization_id = t.organization_id and a.subject_key = t.subject
    and a.since <= t.ingested_at and (a.until is null or a.until > t.ingested_at))`;
  if (hasIssues !== null) conditions.push(hasIssues ? `(t.issues is not null or ${without})` : `(t.issues is null and not ${without})`);
  if (issueCodes !== null) {
    const kept = `t.issues is not null and exists (select from unnest(t.issues) i where split_part(i, ' ', 1) = any(${parameter(issueCodes)}::text[]))`;
    conditions.push(issueCodes.includes(WITHOUT_CUSTOMER) ? `((${kept}) or ${without})` : `(${kept})`);
  }
  return conditions;
}

/** As `filterSql`, and patterns that heed case, which the database sees alike. */
function eventFilterSql(filter: StringFilter, column: string, parameter: (value: unknown) => string): string | null {
  switch (filter.operator) {
    case 'like':
    case 'nlike':
      return `${column} ${filter.operator === 'like' ? 'like' : 'not like'} ${parameter(likePattern(filter.value))}::text`;
    case 'and':
    case 'or': {
      if (filter.filters.some((inner) => eventFilterSql(inner, '', () => '') === null)) return null;
      return `(${filter.filters.map((inner) => eventFilterSql(inner, column, parameter)).join(` ${filter.operator} `)})`;
    }
    default: return filterSql(filter, column, parameter);
  }
}

/** A backslash at the end escapes nothing and stands for itself; PostgreSQL would refuse it. */
function likePattern(pattern: string): string {
  const trailing = /\\*$/.exec(pattern)?.[0].length ?? 0;
  return trailing % 2 === 1 ? `${pattern}\\` : pattern;
}
