import type { Reader } from '../platform/reader.ts';

/**
 * What is owed for each subscription, in the order of the ids. UNPAID: an invoice with a line of it was given up as uncollectible. PAST_DUE:
 * one was not paid in time, or its payment failed. Null: neither. One statement for all.
 */
export async function subscriptionDebts(read: Reader, subscriptionIds: readonly string[]): Promise<('PAST_DUE' | 'UNPAID' | null)[]> {
  const rows = await read.ownRows<{ id: string; unpaid: boolean }>(
    `select l.subscription_id as id, bool_or(i.status = 'UNCOLLECTIBLE') as unpaid from invoice_line l join invoice i on i.id = l.invoice_id
     where l.organization_id = $1 and ($2::uuid is null or l.customer_id = $2) and l.subscription_id = any($3::uuid[]) and l.deleted_at is null and i.deleted_at is null
       and (i.status in ('UNCOLLECTIBLE', 'OVERDUE') or i.state in ('payment_processing.failed', 'payment_processing.action_required'))
     group by l.subscription_id`,
    subscriptionIds,
  );
  const debts = new Map(rows.map(({ id, unpaid }) => [id, unpaid ? ('UNPAID' as const) : ('PAST_DUE' as const)]));
  return subscriptionIds.map((id) => debts.get(id) ?? null);
}
