import type { Reader } from '../platform/reader.ts';

/** The live subscriptions that run now, each in its customer's time; real time is `$3`. One that is to end still runs. */
const runningSql = `subscription s join customer c on c.id = s.customer_id left join test_clock tc on tc.id = c.test_clock_id
   where s.organization_id = $1 and s.deleted_at is null and s.active_from <= coalesce(tc.now, $3::timestamptz) and (s.active_to is null or s.active_to > coalesce(tc.now, $3::timestamptz))`;

/** For each version of a plan how many subscriptions that were made from it run at `now`, which is real time: one statement. Not for buyers. */
export function runningOfPlans(read: Reader, planIds: readonly string[], now: Temporal.Instant): Promise<number[]> {
  return counted(read, planIds, now, `select s.plan_id as id, count(*)::int as count from ${runningSql} and s.plan_id = any($2::uuid[]) group by s.plan_id`);
}

/**
 * For each meter how many subscriptions run at `now`, which is real time, that have a price for what it counts, in whichever phase: one
 * statement. Not for buyers.
 */
export function runningOfMeters(read: Reader, meterIds: readonly string[], now: Temporal.Instant): Promise<number[]> {
  return counted(
    read,
    meterIds,
    now,
    `with priced as (
       select distinct f.meter_id, i.subscription_id from feature f join subscription_item i on i.feature_id = f.id and i.price is not null and i.deleted_at is null
       where f.organization_id = $1 and f.meter_id = any($2::uuid[])),
     running as materialized (select s.id from ${runningSql} and s.id in (select subscription_id from priced))
     select p.meter_id as id, count(*)::int as count from priced p join running r on r.id = p.subscription_id group by p.meter_id`,
  );
}

async function counted(read: Reader, ids: readonly string[], now: Temporal.Instant, text: string): Promise<number[]> {
  const rows = await read.rows<{ id: string; count: number }>(text, ids, now.toString());
  const found = new Map(rows.map(({ id, count }) => [id, count]));
  return ids.map((id) => found.get(id) ?? 0);
}
