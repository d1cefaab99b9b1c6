import type { Reader } from '../platform/reader.ts';
import type { ReportQuestion } from './question.ts';
import { currencyDigits, report } from './report.store.ts';
import type { ReportRow } from './report.store.ts';

/** Days of an average month, in seconds: 30.44. */
const MONTH = 2_630_016;
/** Weeks of an average month, in seconds: 4.33. */
const WEEKS = 2_618_784;

/**
 * Recurring flat fees of the subscriptions that run at the end of each month, of the running one at `through`, brought to months by their
 * cadence: a fee of several months is divided by them, one of less than 31 days counts as often as 4.33 weeks hold it. After the discount of the rate card, before
 * coupons and taxes; each item is rounded to the minor unit. Invoices are not looked at. Trials, pauses, fees that are charged once, and
 * what another system runs bring nothing. As schedules say it now: what an edit replaced counts for as long as it ran.
 */
export const contractedRecurringRevenue = (read: Reader, question: ReportQuestion): Promise<ReportRow[]> =>
  report(
    read, question, 'f.amount::text as amount',
    `running as (
       select m.month, s.id, s.currency, n.at
       from months m cross join lateral (select least(m.to_at - interval '1 microsecond', $3::timestamptz) as at) n
       join subscription s on s.organization_id = $1 and s.deleted_at is null and s.managed_by = 'TOLLGATE'
         and s.active_from <= n.at and (s.active_to is null or s.active_to > n.at) and (s.flat_fees_from is null or s.flat_fees_from <= n.at)
         and ($5::text is null or s.currency = $5) and ($6::uuid is null or s.customer_id = $6)
         and ($7::boolean or not exists (select 1 from customer c where c.id = s.customer_id and c.test_clock_id is not null))
     ), fee as (
       select r.month, r.currency, (t.price->>'amount')::numeric * t.quantity * (1 - coalesce((t.discounts->>'percentage')::numeric, 0) / 100) as amount,
         extract(year from t.billing_cadence::interval) * 12 + extract(month from t.billing_cadence::interval) as months,
         extract(epoch from t.billing_cadence::interval - date_trunc('month', t.billing_cadence::interval)) as seconds
       from running r
       join lateral (
         select p.id from subscription_phase p where p.subscription_id = r.id and p.deleted_at is null and p.active_from <= r.at order by p.active_from desc, p.position desc limit 1) p on true
       join subscription_item t on t.phase_id = p.id and t.deleted_at is null and t.active_from <= r.at and (t.active_to is null or t.active_to > r.at)
       where t.billing_cadence is not null and t.price->>'type' = 'FLAT'
     ), found as (
       select month, currency, sum(round(case when months = 0 and seconds < 31 * 86400 then amount * ${WEEKS} / seconds else amount / (months + seconds / ${MONTH}.0) end, ($8::jsonb->>currency)::int)) as amount
       from fee group by 1, 2
     )`,
    '1',
    currencyDigits,
  );
