import type { Reader } from '../platform/reader.ts';

/** The lines of invoices that are drafts now, of live lines only. */
const draftLinesSql = `invoice v join invoice_line l on l.invoice_id = v.id and l.deleted_at is null
   where v.organization_id = $1 and v.status = 'DRAFT' and v.deleted_at is null`;

/** For each version of a plan how many drafts charge subscriptions that were made from it: one statement. Not for buyers. */
export function draftsOfPlans(read: Reader, planIds: readonly string[]): Promise<number[]> {
  return counted(
    read,
    planIds,
    `select s.plan_id as id, count(distinct l.invoice_id)::int as count
     from (select l.invoice_id, l.subscription_id from ${draftLinesSql}) l join subscription s on s.id = l.subscription_id
     where s.plan_id = any($2::uuid[]) group by s.plan_id`,
  );
}

/** For each meter how many drafts charge for what it counts: one statement. Not for buyers. */
export function draftsOfMeters(read: Reader, meterIds: readonly string[]): Promise<number[]> {
  return counted(
    read,
    meterIds,
    `select f.meter_id as id, count(distinct l.invoice_id)::int as count
     from (select l.invoice_id, l.feature_id from ${draftLinesSql}) l join feature f on f.id = l.feature_id
     where f.meter_id = any($2::uuid[]) group by f.meter_id`,
  );
}

async function counted(read: Reader, ids: readonly string[], text: string): Promise<number[]> {
  const rows = await read.rows<{ id: string; count: number }>(text, ids);
  const found = new Map(rows.map(({ id, count }) => [id, count]));
  return ids.map((id) => found.get(id) ?? 0);
}
