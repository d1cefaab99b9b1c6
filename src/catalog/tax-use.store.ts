import type { Reader } from '../platform/reader.ts';

/** How much of what is sold names a tax; nothing counts twice because it has versions, and deleted versions do not count. */
export interface TaxUse {
  /** By key. */
  readonly plans: number;
  readonly addons: number;
  /** Of plans: a card in each phase counts by itself. */
  readonly charges: number;
}

const unused: TaxUse = { plans: 0, addons: 0, charges: 0 };

/** For each tax what names it: one statement. Not for buyers. */
export async function taxUsesOf(read: Reader, taxIds: readonly string[]): Promise<TaxUse[]> {
  const rows = await read.rows<TaxUse & { id: string }>(
    `with named as (
       select 'plans' as what, p.key, l.link->>'id' as id from plan p, jsonb_array_elements(p.taxes) l(link) where p.organization_id = $1 and p.deleted_at is null
       union
       select 'addons', a.key, l.link->>'id' from addon a, jsonb_array_elements(a.taxes) l(link) where a.organization_id = $1 and a.deleted_at is null
       union
       select 'charges', p.key || ' ' || (f.phase->>'key') || ' ' || (r.card->>'key'), l.link->>'id'
       from plan p, jsonb_array_elements(p.phases) f(phase), jsonb_array_elements(f.phase->'rateCards') r(card), jsonb_array_elements(r.card->'taxes') l(link)
       where p.organization_id = $1 and p.deleted_at is null)
     select n.id, count(*) filter (where n.what = 'plans')::int as plans, count(*) filter (where n.what = 'addons')::int as addons, count(*) filter (where n.what = 'charges')::int as charges
     from named n where n.id = any($2::text[]) group by n.id`,
    taxIds,
  );
  const found = new Map(rows.map(({ id, ...use }) => [id, use]));
  return taxIds.map((id) => found.get(id) ?? unused);
}
