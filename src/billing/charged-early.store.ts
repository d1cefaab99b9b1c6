import { Decimal } from '../kit/decimal.ts';
import type { Reader } from '../platform/reader.ts';

/** What invoices of usage thresholds charged of one line's period. */
export interface ChargedEarly {
  /** The reference of the line that the period is charged by. */
  readonly of: string;
  /** The latest of them. */
  readonly invoiceId: string;
  /** All that they charged, each what it lists less what those before it had charged; before coupons and taxes. */
  readonly fee: Decimal;
}

/** What a line of a threshold charged by itself. */
const ownFee = `(l.charging->'early'->>'fee')::numeric - (l.charging->'early'->>'credited')::numeric`;

/** By the reference of the line that the period is charged by; only those that were charged early. Voided invoices do not count. */
export async function chargedEarly(read: Reader, subscriptionIds: readonly string[]): Promise<ReadonlyMap<string, ChargedEarly>> {
  if (subscriptionIds.length === 0) return new Map();
  const rows = await read.rows<{ of: string; invoiceId: string; fee: string }>(
    `select l.charging->'early'->>'of' as of, (array_agg(l.invoice_id order by l.id desc))[1] as "invoiceId", sum(${ownFee})::text as fee
     from invoice_line l join invoice i on i.id = l.invoice_id
     where l.organization_id = $1 and l.subscription_id = any($2::uuid[]) and l.charging->>'early' is not null
       and l.deleted_at is null and i.deleted_at is null and i.status <> 'VOIDED'
     group by 1`,
    subscriptionIds,
  );
  return new Map(rows.map((row) => [row.of, { of: row.of, invoiceId: row.invoiceId, fee: Decimal.of(row.fee) }]));
}

/** A line that charged usage of a running period; `fee` is what it charged itself. */
export interface EarlyCharge extends ChargedEarly {
  readonly lineId: string;
  /** What notes credited of it, before coupons and taxes. */
  readonly credited: Decimal;
}

/** What thresholds charged of the periods of these lines, oldest first. Voided invoices do not count. */
export async function earlyCharges(read: Reader, references: readonly string[]): Promise<EarlyCharge[]> {
  const rows = await read.rows<{ of: string; invoiceId: string; lineId: string; fee: string; credited: string }>(
    `select l.charging->'early'->>'of' as of, l.invoice_id as "invoiceId", l.id as "lineId", (${ownFee})::text as fee,
            coalesce((select sum(c.amount) from credit_note_item c where c.invoice_line_id = l.id), 0)::text as credited
     from invoice_line p join invoice_line l on l.subscription_id = p.subscription_id join invoice i on i.id = l.invoice_id
     where p.organization_id = $1 and p.reference = any($2::text[]) and p.deleted_at is null
       and l.organization_id = $1 and l.charging->'early'->>'of' = p.reference and l.deleted_at is null and i.deleted_at is null and i.status <> 'VOIDED'
     order by l.id`,
    references,
  );
  return rows.map(({ fee, credited, ...row }) => ({ ...row, fee: Decimal.of(fee), credited: Decimal.of(credited) }));
}

/** Which of the lines that periods are charged by, by their references, still are to be issued: those take up again what was charged early and is voided. */
export async function openPeriods(read: Reader, references: readonly string[]): Promise<ReadonlySet<string>> {
  if (references.length === 0) return new Set();
  const rows = await read.rows<{ reference: string }>(
    `select p.reference from invoice_line p join invoice i on i.id = p.invoice_id
     where p.organization_id = $1 and p.reference = any($2::text[]) and p.deleted_at is null and i.deleted_at is null and i.issued_at is null`,
    references,
  );
  return new Set(rows.map(({ reference }) => reference));
}
