import type { Reader } from '../platform/reader.ts';

/**
 * For each meter how many plans have a rate card for what it counts, each once however many versions and cards do; deleted versions do not
 * count. One statement; not for buyers.
 */
export async function plansUsingMeters(read: Reader, meterIds: readonly string[]): Promise<number[]> {
  const rows = await read.rows<{ id: string; count: number }>(
    `select f.meter_id as id, count(distinct p.key)::int as count
     from feature f join (
       select distinct p.key, r.card->>'featureId' as feature_id from plan p, jsonb_array_elements(p.phases) f(phase), jsonb_array_elements(f.phase->'rateCards') r(card)
       where p.organization_id = $1 and p.deleted_at is null) p on p.feature_id = f.id::text
     where f.organization_id = $1 and f.meter_id = any($2::uuid[]) group by f.meter_id`,
    meterIds,
  );
  const found = new Map(rows.map(({ id, count }) => [id, count]));
  return meterIds.map((id) => found.get(id) ?? 0);
}
