import type { Reader } from '../../platform/reader.ts';
import { instantOrNull } from '../../platform/entity.ts';

/** Usage that has been billed or will be, whose charges nothing may follow: of subscriptions that end, of items that do not go on in others, and of lines by hand. */
const endingUsage = `invoice_line l join invoice i on i.id = l.invoice_id left join split_line_group g on g.id = l.split_group_id left join subscription s on s.organization_id = $1 and s.id = l.subscription_id
  left join subscription_item m on m.organization_id = $1 and m.id = l.subscription_item_id
  where l.organization_id = $1 and l.customer_id = $2 and l.deleted_at is null and l.price->>'type' <> 'FLAT' and l.feature_id is not null and l.charging->>'inAdvance' is null and l.charging->>'early' is null
    and i.deleted_at is null and i.kind = 'SUBSCRIPTION' and i.status not in ('VOIDED', 'UNCOLLECTIBLE')`;

/** Whether the item of a usage line goes on when its period is over, so that the next period's invoice follows: it does not in a pause, nor where it was taken off or its phase was the last that has it. */
const goesOn = `exists (select 1 from subscription_item j join subscription_phase p on p.organization_id = $1 and p.id = j.phase_id
  left join lateral (select min(q.active_from) as at from subscription_phase q where q.organization_id = $1 and q.subscription_id = j.subscription_id and q.position > p.position and q.deleted_at is null) next on true
  where j.organization_id = $1 and j.subscription_id = w.id and j.key = w.key and j.deleted_at is null and p.deleted_at is null
    and j.active_from <= w.ended and (least(j.active_to, next.at) is null or least(j.active_to, next.at) > w.ended))`;

/**
 * Until when late usage of a customer is looked at of which no further invoice is sure to tell: the first such time after `after`, over so many periods
 * of the usage and four days, as `lateUsageInvoices` looks back. Null: there is none. One statement.
 */
export async function nextLateLook(read: Reader, customerId: string, periods: number, after: Temporal.Instant): Promise<Temporal.Instant | null> {
  if (periods === 0) return null;
  const rows = await read.rows<{ at: string | null }>(
    `select min(w.at) as at from (
       select s.id, s.active_to, m.key, coalesce(g.period_to, l.period_to) as ended, coalesce(g.period_to, l.period_to)
         + $3::int * (coalesce(l.full_period_to, g.period_to, l.period_to) - coalesce(l.full_period_from, g.period_from, l.period_from)) + interval '4 days' as at
       from ${endingUsage}) w
     where w.at > $4::timestamptz and (w.id is null or w.active_to <= w.at or not ${goesOn})`,
    customerId, periods, after.toString(),
  );
  return instantOrNull(rows[0]?.at ?? null);
}

/** The currencies that the customer has issued invoices in. */
export async function billedCurrencies(read: Reader, customerId: string): Promise<string[]> {
  const rows = await read.rows<{ currency: string }>('select distinct currency from invoice where organization_id = $1 and customer_id = $2 and issued_at is not null order by 1', customerId);
  return rows.map(({ currency }) => currency);
}
