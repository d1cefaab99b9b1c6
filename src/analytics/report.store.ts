import { feeTypeText } from '../billing/index.ts';
import { currencies } from '../kit/currency.ts';
import { issue, refuse } from '../kit/errors.ts';
import type { Reader } from '../platform/reader.ts';
import { MOST_ROWS, checkQuestion } from './question.ts';
import type { ReportQuestion } from './question.ts';

/** A month of a report, and one currency of it. */
export interface ReportRow {
  /** Its first day in the report's zone, "2027-01-01". */
  readonly month: string;
  /** Of the month; `to` is exclusive. PostgreSQL's text. */
  readonly from: string;
  readonly to: string;
  /** Null where the month has nothing. */
  readonly currency: string | null;
  /** Exact, in the currency itself; null where the month has nothing. */
  readonly amount: string | null;
}

export interface CountedRow extends ReportRow {
  readonly invoicesCount: number;
}

export interface CollectionRow extends CountedRow {
  readonly paymentStatus: 'PENDING' | 'SUCCEEDED' | 'FAILED' | null;
}

export interface UsageRow extends ReportRow {
  readonly meterKey: string | null;
}

export interface OverdueRow extends CountedRow {
  /** The first hundred by when they were due; ids of the database. */
  readonly invoiceIds: readonly string[];
}

/** Issued, not voided, not deleted, and not lost in a dispute. */
export const isFinalized = `i.organization_id = $1 and i.issued_at is not null and (i.number is not null or not i.numbered_when_paid) and i.deleted_at is null and i.status <> 'VOIDED' and i.payment_dispute_lost_at is null
  and ($5::text is null or i.currency = $5) and ($6::uuid is null or i.customer_id = $6)
  and ($7::boolean or not exists (select 1 from customer c where c.id = i.customer_id and c.test_clock_id is not null))`;

/** How many digits the minor unit of each currency takes, as JSON: a value of statements that round. */
export const currencyDigits = JSON.stringify(Object.fromEntries(currencies().map(({ code, digits }) => [code, digits])));

/** What of an invoice is paid in money: what credit notes and wallets paid was billed before. */
const inMoney = 'i.total - i.credit_notes_total - i.wallets_total';

/** Amounts by the month of `at`: an instant of an invoice. */
const inMonths = (at: string): string => `invoice i join months m on ${at} >= m.from_at and ${at} < m.to_at where ${isFinalized} and ${at} >= (select min(from_at) from months) and ${at} < (select max(to_at) from months)`;

/**
 * One statement: the months of the question, and what `found` says of them. `found` is statements of a `with`, the last one called `found`,
 * with a column `month` and others that `columns` names from `f`; it may read `months` and `zone`, and its own values follow from `$8`.
 * Months before the organization was made are answered where they have something. Throws ValidationError for a question out of range, and
 * for one that has more rows than a report may have.
 */
export async function report<R extends ReportRow>(read: Reader, question: ReportQuestion, columns: string, found: string, order: string, ...values: readonly unknown[]): Promise<R[]> {
  checkQuestion(question);
  const { months, through, timeZone, currency, customerId, includeTestClocks } = question;
  const rows = await read.rows<R>(
    `with zone as materialized (
       select coalesce($2::text, o.settings->>'timeZone', 'UTC') as zone, o.created_at from organization o where o.id = $1
     ), months as materialized (
       select g as month, g at time zone zone as from_at, (g + interval '1 month') at time zone zone as to_at, (g + interval '1 month') at time zone zone > created_at as listed
       from zone, lateral (select date_trunc('month', $3::timestamptz at time zone zone) as last) l, generate_series(last - make_interval(months => $4::int - 1), last, interval '1 month') g
     ), ${found}
     select to_char(m.month, 'YYYY-MM-DD') as month, m.from_at as "from", m.to_at as "to", f.currency, ${columns}
     from months m left join found f on f.month = m.month
     where m.listed or f.currency is not null
     order by m.month, f.currency, ${order} limit ${MOST_ROWS + 1}`,
    timeZone, through.toString(), months, currency, customerId, includeTestClocks, ...values,
  );
  if (rows.length > MOST_ROWS) refuse([issue('REPORT_TOO_LONG', `the report has more than ${MOST_ROWS} rows: ask for fewer months, one currency or one customer`, 'filter')]);
  return rows;
}

/**
 * What finalized invoices ask for in money, by the month in which they were issued, less what their credit notes refund, by the month of the
 * note; and fees that are paid on their own while they are on no invoice, with their taxes, by the month in which they were made, but for those that were refunded. Lago's gross revenue.
 */
export const grossRevenue = (read: Reader, question: ReportQuestion): Promise<CountedRow[]> =>
  report(
    read, question, 'f.amount::text as amount, coalesce(f.count, 0) as "invoicesCount"',
    `found as (
       select month, currency, sum(amount) as amount, sum(count)::int as count from (
         select m.month, i.currency, sum(${inMoney}) as amount, count(*)::int as count from ${inMonths('i.issued_at')} group by 1, 2
         union all
         select m.month, i.currency, -sum(n.refund_amount), 0
         from months m join credit_note n on n.organization_id = $1 and n.issued_at >= m.from_at and n.issued_at < m.to_at and n.refund_amount > 0 join invoice i on i.id = n.invoice_id
         where ${isFinalized} group by 1, 2
         union all
         select m.month, i.currency, sum(i.total), 0
         from (select t.created_at, t.currency, t.total, t.customer_id from fee_payment p join invoice_line t on t.id = p.invoice_line_id and t.deleted_at is null
               where p.organization_id = $1 and p.invoiced_at is null and p.status <> 'REFUNDED') i
         join months m on i.created_at >= m.from_at and i.created_at < m.to_at
         where ($5::text is null or i.currency = $5) and ($6::uuid is null or i.customer_id = $6)
           and ($7::boolean or not exists (select 1 from customer c where c.id = i.customer_id and c.test_clock_id is not null)) group by 1, 2) s
       group by 1, 2)`,
    '1',
  );

/**
 * The same by how their payment stands. Lago's invoice collection: what is overdue has no payment status of its own there, so the last
 * attempt to be paid tells, also one for several invoices together.
 */
export const invoiceCollection = (read: Reader, question: ReportQuestion): Promise<CollectionRow[]> =>
  report(
    read, question, 'f.amount::text as amount, coalesce(f.count, 0) as "invoicesCount", f.status as "paymentStatus"',
    `found as (
       select m.month, i.currency, sum(${inMoney}) as amount, count(*)::int as count,
         case when i.status = 'PAID' then 'SUCCEEDED'
           when i.status = 'UNCOLLECTIBLE' or i.state = 'payment_processing.failed' then 'FAILED'
           when i.status = 'OVERDUE' and (
             select p.status from (
               select status, app, created_at, id from payment where invoice_id = i.id
               union all select r.status, r.app, r.created_at, r.id from payment_request_invoice a join payment r on r.payment_request_id = a.payment_request_id where a.invoice_id = i.id) p
             where p.app <> 'RECORDED' order by p.created_at desc, p.id desc limit 1) in ('FAILED', 'UNCOLLECTIBLE') then 'FAILED'
           else 'PENDING' end as status
       from ${inMonths('i.issued_at')} group by 1, 2, 5)`,
    'f.status',
  );

/**
 * What finalized invoices charged for usage, by meter and the month in which they were issued: before taxes, after discounts, coupons and
 * what was charged early; corrections of late usage among it. Lago's invoiced usage. Meters that have the same key one after the other count as one.
 */
export const invoicedUsage = (read: Reader, question: ReportQuestion): Promise<UsageRow[]> =>
  report(
    read, question, 'f.amount::text as amount, f.key as "meterKey"',
    `found as (
       select i.month, i.currency, mt.key, sum(t.amount + t.charges_total - t.discounts_total - t.credits_total - t.taxes_inclusive_total) as amount
       from (select i.id, i.kind, i.currency, m.month from ${inMonths('i.issued_at')}) i
       join invoice_line t on t.invoice_id = i.id and t.deleted_at is null and ${feeTypeText} = 'CHARGE'
       left join feature f on f.id = t.feature_id left join meter mt on mt.id = f.meter_id
       group by 1, 2, 3)`,
    'f.key',
  );

/** What is still to be paid of overdue invoices, by the month in which they were to be paid. Lago's overdue balance. */
export const overdueBalance = (read: Reader, question: ReportQuestion): Promise<OverdueRow[]> =>
  report(
    read, question, `f.amount::text as amount, coalesce(f.count, 0) as "invoicesCount", coalesce(f.ids, '{}') as "invoiceIds"`,
    `found as (
       select m.month, i.currency, sum(${inMoney} - i.paid_amount) as amount, count(*)::int as count, (array_agg(i.id::text order by i.due_at, i.id))[1:100] as ids
       from ${inMonths('i.due_at')} and i.overdue_at is not null group by 1, 2)`,
    '1',
  );
