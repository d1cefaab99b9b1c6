import type { Reader } from '../platform/reader.ts';
import type { Reaction, Transaction } from '../platform/transaction.ts';
import { SubjectSchema } from './subject.entity.ts';
import type { SubjectRow } from './subject.entity.ts';

/** The ways to name a subject; exactly one. The id is the database's. */
export type SubjectLookUp = { readonly id: string } | { readonly key: string };

/** Makes this the one transaction that writes subjects of the organization by their keys, until it ends. */
export async function lockSubjects(tx: Transaction): Promise<void> {
  await tx.read.rows(`select pg_advisory_xact_lock(hashtextextended('subjects ' || $1::uuid::text, 0))`);
}

/** Rows in the order of the ids, deleted ones included; null where there is none in reach. */
export function subjectsByIds(read: Reader, ids: readonly string[]): Promise<(SubjectRow | null)[]> {
  return read.byKeys(SubjectSchema, 'id', ids);
}

/** The live subjects of the keys, in their order; null where there is none. */
export function subjectsByKeys(read: Reader, keys: readonly string[]): Promise<(SubjectRow | null)[]> {
  return read.byKeys(SubjectSchema, 'key', keys, { text: 't.deleted_at is null', values: [] });
}

/** One subject. An id finds deleted ones too, a key only the live one. Null when there is none in reach. */
export async function subjectBy(read: Reader, by: SubjectLookUp): Promise<SubjectRow | null> {
  return ('id' in by ? (await subjectsByIds(read, [by.id]))[0] : (await subjectsByKeys(read, [by.key]))[0]) ?? null;
}

/** All live subjects, in the order they were made. */
export function liveSubjects(read: Reader): Promise<SubjectRow[]> {
  return read.list(SubjectSchema, { where: { text: 't.deleted_at is null', values: [] }, orderBy: [{ property: 'id', direction: 'asc' }] });
}

/** To `customer.created` and `customer.attribution_changed`: the keys that the customer names are subjects, if they were not already. */
export const provideSubjects: Reaction = async (tx, { id }) => {
  const missing = await tx.read.rows<{ key: string }>(
    `select a.subject_key as key from customer_attribution a
     where a.organization_id = $1 and a.customer_id = $2::uuid and a.is_subject and a.deleted_at is null
       and not exists (select 1 from subject s where s.organization_id = $1 and s.key = a.subject_key and s.deleted_at is null)
     order by a.position, a.id`,
    id,
  );
  if (missing.length === 0) return;
  await tx.read.rows(
    `insert into subject (id, organization_id, key, created_at, updated_at)
     select s.id, $1, s.key, $4, $4 from unnest($2::uuid[], $3::text[]) as s(id, key)
     on conflict (organization_id, key) where deleted_at is null do nothing`,
    missing.map(() => tx.newId()),
    missing.map(({ key }) => key),
    tx.clock.now().toString(),
  );
};
