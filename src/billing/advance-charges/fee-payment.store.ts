import { instantOrNull } from '../../platform/entity.ts';
import type { Reader } from '../../platform/reader.ts';
import type { InvoiceTaxJson } from '../settlement/settlement-json.ts';
import { totalsFromText } from '../totals-columns.ts';
import type { TotalsText } from '../totals-columns.ts';
import type { FeeFigures, FeePaymentStatus } from './fee-payment.ts';

/** How the payment of a line `t` stands, on an invoice `i` and with its own payment `p` or none: what is paid with its invoice stands as that does. */
export const feePaymentStatusText = `case when p.status is not null then p.status when i.status = 'PAID' then 'SUCCEEDED' when i.status = 'UNCOLLECTIBLE' or i.state = 'payment_processing.failed' then 'FAILED' else 'PENDING' end`;

/** When money for the same was last said to have come; null while it has not, or not any more. */
export const feePaidAtText = `case when p.status is null then i.paid_at when p.status in ('SUCCEEDED', 'REFUNDED') then p.succeeded_at end`;

/** The payment of a line, whoever is asked for it. Instants are PostgreSQL's text; null: it never was so. */
export interface FeePaymentFacts {
  readonly status: FeePaymentStatus;
  readonly isOwn: boolean;
  readonly succeededAt: string | null;
  readonly failedAt: string | null;
  readonly refundedAt: string | null;
}

/** How the payments of lines stand, in the order of the ids. One statement; the reader reached the lines, so that a buyer's bounds are let go. */
export async function feePayments(reader: Reader, lineIds: readonly string[]): Promise<FeePaymentFacts[]> {
  return reader.asOrganization().rows<FeePaymentFacts>(
    `select ${feePaymentStatusText} as status, p.status is not null as "isOwn", case when p.status is null then i.paid_at else p.succeeded_at end as "succeededAt", p.failed_at as "failedAt",
       coalesce(p.refunded_at, (select max(c.refunded_at) from credit_note_item n join credit_note c on c.id = n.credit_note_id where n.invoice_line_id = t.id)) as "refundedAt"
     from unnest($2::uuid[]) with ordinality as a(id, n) join invoice_line t on t.organization_id = $1 and t.id = a.id join invoice i on i.id = t.invoice_id left join fee_payment p on p.invoice_line_id = t.id
     order by a.n`,
    lineIds,
  );
}

/** Fees that are paid and on no invoice yet, of a line `l` of a subscription `s`: those of a period that a subscription does not live to the end of are due with its own end. */
const paidFees = `from fee_payment p join invoice_line l on l.id = p.invoice_line_id join subscription s on s.id = l.subscription_id
  where p.organization_id = $1 and p.customer_id = $2 and p.invoiced_at is null and p.status = 'SUCCEEDED' and l.deleted_at is null`;
const dueAtText = 'least(l.invoice_at, s.active_to)';

/** When the first of the customer's paid fees goes onto an invoice; null: none waits. */
export async function nextPaidFees(read: Reader, customerId: string): Promise<Temporal.Instant | null> {
  const [row] = await read.rows<{ at: string | null }>(`select min(${dueAtText}) as at ${paidFees}`, customerId);
  return instantOrNull(row?.at ?? null);
}

/** A fee that is to go onto an invoice now. */
export interface DueFee {
  readonly id: string;
  /** ISO 4217. */
  readonly currency: string;
}

/** The customer's paid fees whose period is over at `now`, by currency and in the order in which they were made. */
export function duePaidFees(read: Reader, customerId: string, now: Temporal.Instant): Promise<DueFee[]> {
  return read.rows<DueFee>(`select l.id, l.currency ${paidFees} and ${dueAtText} <= $3::timestamptz order by l.currency, l.id`, customerId, now.toString());
}

/** What fees came to, with the time that they are for. */
export interface FeeSum extends FeeFigures {
  readonly periodFrom: Temporal.Instant | null;
  readonly periodTo: Temporal.Instant | null;
}

/** What each of the fees on an invoice came to. One statement. */
export async function feesOn(read: Reader, invoiceId: string): Promise<FeeSum[]> {
  const rows = await read.rows<TotalsText & { readonly taxes: readonly InvoiceTaxJson[]; readonly periodFrom: string | null; readonly periodTo: string | null }>(
    `select l.amount::text as amount, l.charges_total::text as "chargesTotal", l.discounts_total::text as "discountsTotal", l.taxes_inclusive_total::text as "taxesInclusiveTotal", l.taxes_exclusive_total::text as "taxesExclusiveTotal",
       l.taxes_total::text as "taxesTotal", l.credits_total::text as "creditsTotal", l.total::text as total, p.taxes, l.period_from as "periodFrom", l.period_to as "periodTo"
     from invoice_line l join fee_payment p on p.invoice_line_id = l.id where l.organization_id = $1 and l.invoice_id = $2 and l.deleted_at is null order by l.id`,
    invoiceId,
  );
  return rows.map(({ taxes, periodFrom, periodTo, ...totals }) => ({ totals: totalsFromText(totals), taxes, periodFrom: instantOrNull(periodFrom), periodTo: instantOrNull(periodTo) }));
}

/** The fees, of all those that are on no invoice yet, that keep their customer: it may still be told that they are paid, or they wait for their invoice. Their number, and the id of what they gather on. */
export async function feesThatKeep(read: Reader, customerId: string): Promise<{ readonly pending: number; readonly paid: number; readonly invoiceId: string } | null> {
  const [row] = await read.rows<{ pending: number; paid: number; invoiceId: string }>(
    `select count(*) filter (where p.status = 'PENDING')::int as pending, count(*) filter (where p.status = 'SUCCEEDED')::int as paid, l.invoice_id as "invoiceId"
     from fee_payment p join invoice_line l on l.id = p.invoice_line_id
     where p.organization_id = $1 and p.customer_id = $2 and p.invoiced_at is null and p.status in ('PENDING', 'SUCCEEDED') and l.deleted_at is null group by l.invoice_id order by l.invoice_id limit 1`,
    customerId,
  );
  return row ?? null;
}

