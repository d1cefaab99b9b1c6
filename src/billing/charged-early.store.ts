import { Decimal } from '../kit/decimal.ts';
import type { Reader } from '../platform/reader.ts';

/** What the latest invoice of a usage threshold charged of one line's period. */
export interface ChargedEarly {
  /** The reference of the line that the period is charged by. */
  readonly of: string;
  readonly invoiceId: string;
  /** All of the period's usage up to then, before taxes. */
  readonly fee: Decimal;
}

/** By the reference of the line that the period is charged by; only those that were charged early. Voided invoices do not count. */
export async function chargedEarly(read: Reader, subscriptionIds: readonly string[]): Promise<ReadonlyMap<string, ChargedEarly>> {
  if (subscriptionIds.length === 0) return new Map();
  const rows = await read.rows<{ of: string; invoiceId: string; fee: string }>(
    `select l.charging->'early'->>'of' as of, l.invoice_id as "invoiceId", l.charging->'early'->>'fee' as fee
     from invoice_line l join invoice i on i.id = l.invoice_id
     where l.organization_id = $1 and l.subscription_id = any($2::uuid[]) and l.charging->>'early' is not null
       and l.deleted_at is null and i.deleted_at is null and i.status <> 'VOIDED'
     order by l.id`,
    subscriptionIds,
  );
  return new Map(rows.map((row) => [row.of, { of: row.of, invoiceId: row.invoiceId, fee: Decimal.of(row.fee) }]));
}

/** A line that charged usage of a running period. */
export interface EarlyCharge extends ChargedEarly {
  readonly lineId: string;
  /** What notes credited of it, before coupons and taxes. */
  readonly credited: Decimal;
}

/** What thresholds charged of the periods of these lines, oldest first. Voided invoices do not count. */
export async function earlyCharges(read: Reader, references: readonly string[]): Promise<EarlyCharge[]> {
  const rows = await read.rows<{ of: string; invoiceId: string; lineId: string; fee: string; credited: string }>(
    `select l.charging->'early'->>'of' as of, l.invoice_id as "invoiceId", l.id as "lineId", l.charging->'early'->>'fee' as fee,
            coalesce((select sum(c.amount) from credit_note_item c where c.invoice_line_id = l.id), 0)::text as credited
     from invoice_line p join invoice_line l on l.subscription_id = p.subscription_id join invoice i on i.id = l.invoice_id
     where p.organization_id = $1 and p.reference = any($2::text[]) and p.deleted_at is null
       and l.organization_id = $1 and l.charging->'early'->>'of' = p.reference and l.deleted_at is null and i.deleted_at is null and i.status <> 'VOIDED'
     order by l.id`,
    references,
  );
  return rows.map(({ fee, credited, ...row }) => ({ ...row, fee: Decimal.of(fee), credited: Decimal.of(credited) }));
}
