import { Decimal } from '../../kit/decimal.ts';
import { instantOf } from '../../platform/entity.ts';
import type { Reader } from '../../platform/reader.ts';

/** A subscription with those that it took over from, one after the other: usage thresholds look at all of it. */
export interface Life {
  /** Its subscriptions, in no order. */
  readonly subscriptionIds: readonly string[];
  /** The start of the first. */
  readonly from: Temporal.Instant;
  /** What was used before it was billed here. */
  readonly historical: Decimal;
  /** What its usage came to on invoices that are made, before taxes and coupons, in the currency of the last. What thresholds charged early is not counted: the invoice of the period lists it again; and as in Lago no fee that is paid on its own. */
  readonly invoiced: Decimal;
}

/** The lives of subscriptions, by their ids. One statement. */
export async function livesOf(read: Reader, subscriptionIds: readonly string[]): Promise<ReadonlyMap<string, Life>> {
  const rows = await read.rows<{ last: string; ids: string[]; from: string; historical: string; invoiced: string }>(
    `with recursive life as (
       select s.id as last, s.currency, s.id, s.previous_subscription_id, s.active_from, s.historical_usage from subscription s where s.organization_id = $1 and s.id = any($2::uuid[])
       union
       select life.last, life.currency, p.id, p.previous_subscription_id, p.active_from, p.historical_usage from life join subscription p on p.organization_id = $1 and p.id = life.previous_subscription_id),
     invoiced as (
       select life.last, sum(l.amount - l.discounts_total + l.coupons_total) as fees
       from life join invoice_line l on l.subscription_id = life.id join invoice i on i.id = l.invoice_id
       where l.organization_id = $1 and l.currency = life.currency and l.price->>'type' <> 'FLAT' and l.charging->>'early' is null and l.deleted_at is null and l.rated_at is not null
         and i.deleted_at is null and i.status not in ('VOIDED', 'GATHERING') and i.kind <> 'ADVANCE_CHARGES'
       group by 1)
     select life.last, array_agg(life.id)::text[] as ids, min(life.active_from) as from, coalesce(sum(life.historical_usage), 0)::text as historical, coalesce(max(invoiced.fees), 0)::text as invoiced
     from life left join invoiced on invoiced.last = life.last group by life.last`,
    subscriptionIds,
  );
  return new Map(rows.map(({ last, ids, from, historical, invoiced }) => [last, { subscriptionIds: ids, from: instantOf(from), historical: Decimal.of(historical), invoiced: Decimal.of(invoiced) }]));
}

/** That an invoice was made because usage had come to so much, before taxes. */
export interface ThresholdsReached {
  readonly lifetimeUsage: Decimal;
  readonly at: Temporal.Instant;
}

/** When invoices were made for thresholds of these subscriptions, oldest first; voided ones do not count. */
export async function thresholdsReached(read: Reader, subscriptionIds: readonly string[]): Promise<ThresholdsReached[]> {
  const rows = await read.rows<{ lifetimeUsage: string; at: string }>(
    `select t.lifetime_usage::text as "lifetimeUsage", t.created_at as at from applied_usage_threshold t join invoice i on i.id = t.invoice_id
     where t.organization_id = $1 and t.subscription_id = any($2::uuid[]) and i.deleted_at is null and i.status <> 'VOIDED' order by t.created_at, t.id`,
    subscriptionIds,
  );
  return rows.map(({ lifetimeUsage, at }) => ({ lifetimeUsage: Decimal.of(lifetimeUsage), at: instantOf(at) }));
}
