import { feeTypeText } from '../billing/index.ts';
import type { Reader } from '../platform/reader.ts';
import type { ReportQuestion } from './question.ts';
import { currencyDigits, isFinalized, report } from './report.store.ts';
import type { ReportRow } from './report.store.ts';

/**
 * Recurring fees of subscriptions on finalized invoices, brought to months. Lago's rules, with a = the fee after discounts and coupons and
 * with its taxes, m = the month in which it was issued, n = days of its period / 30.44:
 *
 * - monthly: a in m. Shorter: the mean of the charge's fees in m, a period's parts together with what corrects them, times 4.33 weeks.
 * - longer, in arrears: m and the months before it: a / n each in the first ceil(n) - 1, the rest in the earliest.
 * - longer, in advance: m: a / n times the part of the month from the day of issue on; then a / n each; the rest in the last, which is the
 *   ceil(n)th.
 *
 * Each part is rounded to the minor unit, so that the parts of a longer fee add up to it. Days are those of the report's zone.
 */
export const monthlyRecurringRevenue = (read: Reader, question: ReportQuestion): Promise<ReportRow[]> =>
  report(
    read, question, 'f.amount::text as amount',
    `fee as (
       select i.currency, ($8::jsonb->>i.currency)::int as digits, date_trunc('month', i.issued_at at time zone zone) as month, i.issued_at at time zone zone as issued,
         t.amount + t.charges_total - t.discounts_total + t.taxes_exclusive_total as a, t.price->>'paymentTerm' = 'IN_ADVANCE' as in_advance,
         s.billing_cadence::interval as cadence, s.subscription_id, s.phase_id, s.key, case when t.reference ~ '/correction\\[\\d+\\]$' then null else coalesce(t.full_period_from, t.period_from) end as period,
         extract(epoch from (t.period_to at time zone zone) - (t.period_from at time zone zone)) as seconds
       from zone, invoice i join invoice_line t on t.invoice_id = i.id and t.deleted_at is null and ${feeTypeText} = 'SUBSCRIPTION' and t.period_from is not null
       join subscription_item s on s.id = t.subscription_item_id and s.billing_cadence is not null
       where ${isFinalized}
         and (i.issued_at >= (select min(from_at) from months) or t.price->>'paymentTerm' = 'IN_ADVANCE')
         and (i.issued_at < (select max(to_at) from months) or t.price->>'paymentTerm' <> 'IN_ADVANCE')
     ), sorted as (
       select *, extract(year from cadence) * 12 + extract(month from cadence) as cadence_months, extract(epoch from cadence) as cadence_seconds,
         greatest(ceil(seconds / 2630016.0), 1)::int as parts
       from fee
     ), part as (
       select month, currency, a as amount from sorted where cadence_months = 1 and cadence = interval '1 month'
       union all
       select month, currency, round(sum(a) * 4.33 * 604800 / (greatest(count(distinct period), 1) * cadence_seconds), min(digits))
       from sorted where cadence_months = 0 and cadence_seconds < 31 * 86400
       group by month, currency, subscription_id, phase_id, key, cadence_seconds
       union all
       select month + make_interval(months => case when in_advance then n else -n end), currency,
         case when n < parts - 1 and (n > 0 or not in_advance) then whole
           when n < parts - 1 then opening
           when in_advance and parts > 1 then a - opening - whole * (parts - 2)
           else a - whole * (parts - 1) end
       from sorted, lateral (
         select coalesce(round(a * 2630016 / nullif(seconds, 0), digits), 0) as whole,
           coalesce(round(a * 2630016 * extract(day from month + interval '1 month' - date_trunc('day', issued)) / nullif(seconds * extract(day from month + interval '1 month' - month), 0), digits), 0) as opening
       ) shares, generate_series(0, parts - 1) n
       where cadence_months > 1 or (cadence_months = 1 and cadence <> interval '1 month') or (cadence_months = 0 and cadence_seconds >= 31 * 86400)
     ), found as (select month, currency, sum(amount) as amount from part group by 1, 2)`,
    '1',
    currencyDigits,
  );
