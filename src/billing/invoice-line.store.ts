import type { Reader } from '../platform/reader.ts';
import { InvoiceLineSchema } from './invoice-line.entity.ts';
import type { InvoiceLineRow } from './invoice-line.entity.ts';

/** Rows in the order of the ids, deleted ones included; null where there is none in reach. */
export function linesByIds(read: Reader, ids: readonly string[]): Promise<(InvoiceLineRow | null)[]> {
  return read.byKeys(InvoiceLineSchema, 'id', ids);
}

/** The lines of each invoice that are not deleted, in the order they were made. */
export function linesOfInvoices(read: Reader, invoiceIds: readonly string[]): Promise<InvoiceLineRow[][]> {
  return read.listByKeys(InvoiceLineSchema, 'invoiceId', invoiceIds, {
    orderBy: [{ property: 'id', direction: 'asc' }],
    where: { text: 't.deleted_at is null', values: [] },
  });
}

/** A line of a subscription, as far as the comparison with what it calls for looks. */
export interface KnownLineRow {
  readonly id: string;
  /** Of a part: that of its group. */
  readonly reference: string;
  /** The group that it is a part of, and what that was before it was split; null of a line that is whole. */
  readonly splitGroupId: string | null;
  readonly wholeFrom: string | null;
  readonly wholeTo: string | null;
  readonly subscriptionItemId: string | null;
  readonly managedBy: string;
  readonly invoiceId: string;
  readonly invoiceState: string;
  readonly name: string;
  /** ISO 4217. */
  readonly currency: string;
  readonly price: unknown;
  readonly rateCardDiscounts: unknown;
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly invoiceAt: string;
  /** What it came to, gross; 0 while it gathers. */
  readonly amount: string;
  readonly deletedAt: string | null;
  /** What credit notes took back of it, before coupons and taxes: because its time was not used, and else. */
  readonly creditedForTime: string | null;
  readonly creditedElse: string | null;
  /** Its fee was decided by hand. */
  readonly isAdjusted: boolean;
  /** Of a line of a voided invoice: how much of it is charged again, 0 to 100. */
  readonly recharged: string | null;
}

/**
 * The lines that the customer's subscriptions made for their periods: none of single events, and none that synchronisation took away again. Those whose period
 * ended after `after`; null: all.
 */
export function subscriptionLines(read: Reader, customerId: string, after: Temporal.Instant | null): Promise<KnownLineRow[]> {
  return read.rows<KnownLineRow>(
    `select l.id, coalesce(l.reference, g.reference) as reference, l.split_group_id as "splitGroupId", g.period_from as "wholeFrom", g.period_to as "wholeTo", l.subscription_item_id as "subscriptionItemId", l.managed_by as "managedBy", l.invoice_id as "invoiceId", i.state as "invoiceState", l.name, l.currency, l.price,
            l.rate_card_discounts as "rateCardDiscounts", l.period_from as "periodFrom", l.period_to as "periodTo",
            l.invoice_at as "invoiceAt", l.amount::text as amount, l.deleted_at as "deletedAt", n.time::text as "creditedForTime", n.other::text as "creditedElse",
            l.adjustment->>'units' is not null as "isAdjusted",
            case when i.state = 'voided' then (
              select sum((r.charging->'recharge'->>'percentage')::numeric)::text from invoice_line r join invoice ri on ri.id = r.invoice_id
              where r.organization_id = $1 and r.subscription_id = l.subscription_id and r.charging->'recharge'->>'line' = l.id::text and r.deleted_at is null and ri.deleted_at is null and ri.status not in ('VOIDED', 'UNCOLLECTIBLE')
            ) end as recharged
     from invoice_line l join invoice i on i.id = l.invoice_id left join split_line_group g on g.id = l.split_group_id
     left join (select c.invoice_line_id as id, sum(c.amount) filter (where n.cause = 'UNUSED_TIME') as time, sum(c.amount) filter (where n.cause <> 'UNUSED_TIME') as other
                from credit_note n join credit_note_item c on c.credit_note_id = n.id where n.organization_id = $1 and n.customer_id = $2 group by 1) n on n.id = l.id
     where l.organization_id = $1 and l.customer_id = $2 and (l.reference is not null or g.reference is not null) and l.charging->>'inAdvance' is null and (l.deleted_at is null or l.managed_by = 'MANUAL')
       and l.period_to > coalesce($3::timestamptz, '-infinity')
     order by l.id`,
    customerId,
    after?.toString() ?? null,
  );
}
