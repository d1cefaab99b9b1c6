import { joined } from '../platform/keyset.ts';
import type { Reader, Where } from '../platform/reader.ts';
import { AttributionSchema } from './attribution.entity.ts';
import type { CustomerLookUp } from './customer-look-up.ts';
import { CustomerSchema } from './customer.entity.ts';
import type { CustomerRow } from './customer.entity.ts';

/** Rows in the order of the ids, deleted ones included; null where there is none in reach. */
export function customersByIds(read: Reader, ids: readonly string[]): Promise<(CustomerRow | null)[]> {
  return read.byKeys(CustomerSchema, 'id', ids);
}

/** One customer. An id finds deleted ones too, every other way only the live one. Null when there is none in reach. */
export async function customerBy(read: Reader, by: CustomerLookUp): Promise<CustomerRow | null> {
  if ('id' in by) return (await customersByIds(read, [by.id]))[0] ?? null;
  if ('key' in by) return read.one(CustomerSchema, { text: 't.key = $1 and t.deleted_at is null', values: [by.key] });
  if ('externalId' in by) return read.one(CustomerSchema, { text: 't.external_id = $1 and t.deleted_at is null', values: [by.externalId] });
  return read.one(CustomerSchema, {
    text: `t.deleted_at is null and t.id = (select a.customer_id from customer_attribution a
           where a.organization_id = t.organization_id and a.subject_key = $1 and a.deleted_at is null)`,
    values: [by.subjectKey],
  });
}

/** Live customers of several look-ups at once, in their order; null where there is none. */
export async function customersByLookUps(read: Reader, all: readonly CustomerLookUp[]): Promise<(CustomerRow | null)[]> {
  const kinds = all.map((by) => Object.keys(by)[0]);
  const values = all.map((by) => Object.values(by)[0] as string);
  // Of one kind, nearly always: a statement of one table, which is planned once.
  if (kinds.every((kind) => kind === 'key')) return read.byKeys(CustomerSchema, 'key', values, { text: 't.deleted_at is null', values: [] });
  if (kinds.every((kind) => kind === 'id')) return read.byKeys(CustomerSchema, 'id', values);
  const columns = read.columnsOf(CustomerSchema, 't');
  const found = new Map<number, CustomerRow>();
  // One branch a kind, so that each uses its own index.
  const rows = await read.ownRows<CustomerRow & { ord: string }>(
    `with k as materialized (select * from unnest($3::text[], $4::text[]) with ordinality k(kind, value, ord))
     select k.ord, ${columns} from k join customer t on t.id = k.value::uuid
       where k.kind = 'id' and t.organization_id = $1 and ($2::uuid is null or t.id = $2)
     union all select k.ord, ${columns} from k join customer t on t.organization_id = $1 and t.key = k.value and t.deleted_at is null
       where k.kind = 'key' and ($2::uuid is null or t.id = $2)
     union all select k.ord, ${columns} from k join customer t on t.organization_id = $1 and t.external_id = k.value and t.deleted_at is null
       where k.kind = 'externalId' and ($2::uuid is null or t.id = $2)
     union all select k.ord, ${columns} from k
       join customer_attribution a on a.organization_id = $1 and a.subject_key = k.value and a.deleted_at is null
       join customer t on t.organization_id = $1 and t.id = a.customer_id and t.deleted_at is null
       where k.kind = 'subjectKey' and ($2::uuid is null or t.id = $2)`,
    kinds,
    values,
  );
  for (const row of rows) found.set(Number(row.ord), row);
  return all.map((_by, at) => found.get(at + 1) ?? null);
}

/** The subject keys that each customer named, in their order, without its key. One list a customer. */
export async function subjectKeysOf(read: Reader, customerIds: readonly string[]): Promise<string[][]> {
  const lists = await read.listByKeys(AttributionSchema, 'customerId', customerIds, {
    orderBy: [{ property: 'position', direction: 'asc' }, { property: 'id', direction: 'asc' }],
    where: { text: 't.is_subject and t.deleted_at is null', values: [] },
  });
  return lists.map((list) => list.map((row) => row.subjectKey));
}

/** All keys whose events are each customer's usage: the subject keys and the customer's key. One list a customer. */
export async function attributionKeysOf(read: Reader, customerIds: readonly string[]): Promise<string[][]> {
  const lists = await read.listByKeys(AttributionSchema, 'customerId', customerIds, {
    orderBy: [{ property: 'position', direction: 'asc' }, { property: 'id', direction: 'asc' }],
    where: { text: 't.deleted_at is null', values: [] },
  });
  return lists.map((list) => list.map((row) => row.subjectKey));
}

/** A subject at an instant of real time, as PostgreSQL's text. */
export interface SubjectThen {
  readonly subject: string;
  readonly at: string;
}

/** Whose each subject was at its instant, in their order; null where it was nobody's. Customers deleted since are found too. */
export async function customersThen(read: Reader, asked: readonly SubjectThen[]): Promise<(CustomerRow | null)[]> {
  const rows = await read.ownRows<CustomerRow & { ord: string }>(
    `select k.ord, ${read.columnsOf(CustomerSchema, 't')} from unnest($3::text[], $4::timestamptz[]) with ordinality k(subject, at, ord)
     cross join lateral (select a.customer_id from customer_attribution a where a.organization_id = $1 and a.subject_key = k.subject
       and a.since <= k.at and (a.until is null or a.until > k.at) order by a.since desc, a.id desc limit 1) a
     join customer t on t.organization_id = $1 and t.id = a.customer_id and ($2::uuid is null or t.id = $2)`,
    asked.map(({ subject }) => subject),
    asked.map(({ at }) => at),
  );
  const found = new Map<number, CustomerRow>(rows.map((row) => [Number(row.ord), row]));
  return asked.map((_one, at) => found.get(at + 1) ?? null);
}

/** Which customers a list holds. Texts are parts of the value, whatever their case; what is null or omitted does not narrow. */
export interface CustomerFilter {
  readonly key?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly primaryEmail?: string | null | undefined;
  /** Part of a subject key. */
  readonly subject?: string | null | undefined;
  readonly includeDeleted?: boolean | null | undefined;
}

/** The condition of a filter; undefined when it lets everything pass. */
export function customerWhere(filter: CustomerFilter): Where | undefined {
  const part = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  let where: Where | undefined = filter.includeDeleted === true ? undefined : { text: 't.deleted_at is null', values: [] };
  if (filter.key != null) where = joined(where, { text: 't.key ilike $1', values: [part(filter.key)] });
  if (filter.name != null) where = joined(where, { text: 't.name ilike $1', values: [part(filter.name)] });
  if (filter.primaryEmail != null) where = joined(where, { text: 't.primary_email ilike $1', values: [part(filter.primaryEmail)] });
  if (filter.subject != null) {
    where = joined(where, {
      text: 'exists (select 1 from customer_attribution a where a.customer_id = t.id and a.deleted_at is null and a.subject_key ilike $1)',
      values: [part(filter.subject)],
    });
  }
  return where;
}
