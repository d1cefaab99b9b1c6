import { Decimal } from '../../kit/decimal.ts';
import { joined } from '../../platform/keyset.ts';
import { asWritten } from '../../platform/ask-together.ts';
import type { Reader, Where } from '../../platform/reader.ts';
import type { UsageChangeAction, UsageFigures } from './usage-change.ts';

/**
 * No line of the customer that ended before this is looked back at: by the longest length of a charge, which is no longer in days than the same of any calendar, once for a part whose
 * whole ended later, and a week in place of the four days. An old customer's lines are passed by then, of which there is one a charge and period.
 */
const looksBackTo = `$4::timestamptz - interval '7 days' - ($5::int + 2) * coalesce(
  (select max(c.billing_cadence::interval) from subscription s join subscription_item c on c.subscription_id = s.id where s.organization_id = $1 and s.customer_id = $2), interval '0')`;

/** What makes a line one whose usage is still looked at; \`l\` is the line, \`g\` what it is a part of. */
const isLookedAt = `l.organization_id = $1 and l.customer_id = $2 and l.deleted_at is null and l.price->>'type' <> 'FLAT' and l.feature_id is not null and l.period_to <= $4::timestamptz
  and coalesce(g.period_to, l.period_to) + $5::int * (coalesce(l.full_period_to, g.period_to, l.period_to) - coalesce(l.full_period_from, g.period_from, l.period_from))
    + interval '4 days' >= $4::timestamptz`;

/** An invoice whose usage is looked at again. */
export interface LateUsageInvoice {
  readonly id: string;
  readonly number: string;
  /** Usage of it was found changed before: what it was billed with is not what stands. */
  readonly hasChanged: boolean;
}

/**
 * Issued invoices of a customer in a currency with lines whose usage is still looked at: those that charge for usage and whose period ended no longer ago
 * than it lasts, `periods` times, and four days, for months that are longer and for late events that invoices wait for. The earliest issued
 * first. Parts of a period are looked at together. Neither voided nor uncollectible ones, nor what other systems billed.
 */
export async function lateUsageInvoices(read: Reader, customerId: string, { currency, periods, now }: { readonly currency: string; readonly periods: number; readonly now: Temporal.Instant }): Promise<LateUsageInvoice[]> {
  if (periods === 0) return [];
  return read.rows(
    // What this transaction issues itself was rated with the usage of now.
    `select i.id, coalesce(i.number, '') as number,
       exists (select 1 from invoice_line x join billed_usage_change b on b.invoice_line_id = x.id where x.invoice_id = i.id and x.deleted_at is null and b.organization_id = $1) as "hasChanged" from (
       select l.invoice_id as id from invoice_line l left join split_line_group g on g.id = l.split_group_id where l.managed_by = 'SUBSCRIPTION' and l.period_to >= ${looksBackTo} and ${isLookedAt}
       union
       select l.invoice_id from invoice_line l left join split_line_group g on g.id = l.split_group_id where l.managed_by = 'MANUAL' and ${isLookedAt}) found
     join invoice i on i.id = found.id ${asWritten}
     where i.organization_id = $1 and i.customer_id = $2 and i.currency = $3 and i.issued_at is not null and i.deleted_at is null and i.status not in ('VOIDED', 'UNCOLLECTIBLE') and i.kind = 'SUBSCRIPTION'
     order by i.issued_at, i.id`,
    customerId, currency, now.toString(), periods,
  );
}

/** What was done about a billed line since. */
export interface KnownChanges {
  /** What lines and credit notes for late usage come to, below 0 for credits. */
  readonly corrected: Decimal;
  /** The part that such notes credited, at least 0. */
  readonly creditedByNotes: Decimal;
  /** How many changes were written down. */
  readonly count: number;
  readonly last: UsageFigures | null;
}

/** By the id of the line; lines that nothing was done about have none. One statement. */
export async function knownChanges(read: Reader, lineIds: readonly string[]): Promise<ReadonlyMap<string, KnownChanges>> {
  const rows = await read.rows<{ id: string; corrected: string; noted: string; count: number; quantity: string | null; amount: string | null }>(
    `select x.id, (coalesce(c.corrected, 0) - coalesce(n.noted, 0))::text as corrected, coalesce(n.noted, 0)::text as noted, coalesce(b.sequence, 0) as count, b.quantity_after::text as quantity, b.amount_after::text as amount
     from unnest($2::uuid[]) as x(id)
     left join lateral (select sum((c.price->>'amount')::numeric) as corrected from invoice_line c where c.organization_id = $1 and c.corrects_line_id = x.id and c.deleted_at is null) c on true
     left join lateral (select sum(o.amount) as noted from credit_note_item o join credit_note w on w.id = o.credit_note_id
       where o.organization_id = $1 and o.invoice_line_id = x.id and w.cause = 'LATE_USAGE') n on true
     left join lateral (select b.sequence, b.quantity_after, b.amount_after from billed_usage_change b where b.organization_id = $1 and b.invoice_line_id = x.id order by b.sequence desc limit 1) b on true
     where c.corrected is not null or n.noted is not null or b.sequence is not null`,
    lineIds,
  );
  return new Map(rows.map(({ id, corrected, noted, count, quantity, amount }) => [id, {
    corrected: Decimal.of(corrected), creditedByNotes: Decimal.of(noted), count, last: amount === null ? null : { quantity: quantity === null ? null : Decimal.of(quantity), amount: Decimal.of(amount) },
  }]));
}

/** Which changes a list holds; every member that is given must hold. */
export interface UsageChangeFilter {
  readonly customerIds?: readonly string[] | null | undefined;
  readonly actions?: readonly UsageChangeAction[] | null | undefined;
}

export function usageChangeWhere({ customerIds, actions }: UsageChangeFilter): Where | undefined {
  let where: Where | undefined;
  if (customerIds != null) where = joined(where, { text: 't.customer_id = any($1::uuid[])', values: [customerIds] });
  if (actions != null) where = joined(where, { text: 't.action = any($1::text[])', values: [actions] });
  return where;
}
