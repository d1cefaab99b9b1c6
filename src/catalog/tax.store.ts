import { described } from '../platform/external-id.ts';
import type { Reader, Where } from '../platform/reader.ts';
import { anyOf } from './version.store.ts';
import { TaxSchema } from './tax.entity.ts';
import type { TaxRow } from './tax.entity.ts';
import { linkName } from './tax-link.ts';
import type { TaxFacts, TaxLink } from './tax-link.ts';

/** The ways to name a tax; exactly one. The id is the database's. */
export type TaxLookUp = { readonly id: string } | { readonly key: string } | { readonly externalId: string };

export const describeTax: (by: TaxLookUp) => string = described;

/** Rows in the order of the ids, deleted ones included; null where there is none in reach. */
export function taxesByIds(read: Reader, ids: readonly string[]): Promise<(TaxRow | null)[]> {
  return read.byKeys(TaxSchema, 'id', ids);
}

/** One tax. An id finds a deleted one too, a name only the live one. Null when there is none in reach. */
export async function taxBy(read: Reader, by: TaxLookUp): Promise<TaxRow | null> {
  if ('id' in by) return (await taxesByIds(read, [by.id]))[0] ?? null;
  if ('externalId' in by) return read.one(TaxSchema, { text: 't.external_id = $1 and t.deleted_at is null', values: [by.externalId] });
  return read.one(TaxSchema, { text: 't.key = $1 and t.deleted_at is null', values: [by.key] });
}

/** Which of the links name a live tax, with its id and key: one statement. */
export async function taxFactsOf(read: Reader, links: readonly TaxLink[]): Promise<TaxFacts> {
  const ids = links.flatMap(({ id }) => id ?? []);
  const keys = links.flatMap(({ id, key }) => (id === null && key !== null ? [key] : []));
  const externalIds = links.flatMap(({ externalId }) => externalId ?? []);
  const named = anyOf([
    { text: 't.id = any($1::uuid[])', values: [ids] },
    { text: 't.key = any($1::text[])', values: [keys] },
    ...(externalIds.length === 0 ? [] : [{ text: 't.external_id = any($1::text[])', values: [externalIds] }]),
  ]);
  const rows = await read.list(TaxSchema, { where: { text: `t.deleted_at is null and (${named.text})`, values: named.values }, orderBy: [{ property: 'id', direction: 'asc' }] });
  const found = new Map<string, TaxLink>();
  for (const { id, key, externalId } of rows) {
    found.set(linkName({ id, key }), { id, key });
    found.set(linkName({ id: null, key }), { id, key });
    if (externalId !== null) found.set(linkName({ id: null, key: null, externalId }), { id, key });
  }
  return found;
}

export interface TaxListFilter {
  readonly appliedToOrganization?: boolean | null | undefined;
  readonly includeDeleted: boolean;
}

export function taxWhere({ appliedToOrganization: applied, includeDeleted }: TaxListFilter): Where | undefined {
  const live = includeDeleted ? [] : ['t.deleted_at is null'];
  const given = applied == null ? [] : ['t.applied_to_organization = $1'];
  const conditions = [...live, ...given];
  return conditions.length === 0 ? undefined : { text: conditions.join(' and '), values: applied == null ? [] : [applied] };
}
