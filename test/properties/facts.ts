import type { World } from '../support/world.ts';

// What must hold of what is kept of an organization, whatever happened to it. Each text selects what breaks its fact; $1 is the organization, $2 real time.

const columns = ['amount', 'charges_total', 'discounts_total', 'taxes_inclusive_total', 'taxes_exclusive_total', 'taxes_total', 'credits_total', 'total'];
/** Digits of the currency of a row. */
const digits = (of: string) => `case ${of}.currency when 'JPY' then 0 when 'KWD' then 3 else 2 end`;
const sums = (of: string) => columns.map((name) => `${of}.${name}`).join(', ');
/** A note that is not voided, and of which nothing came back in the meantime. */
const stillThere = (of: string, at: string) => `(${of}.voided_at is null or ${of}.voided_at > ${at}) and not exists (select 1 from credit_note_application back where back.credit_note_id = ${of}.id and back.returned_at is not null)`;
const json = ['amount', 'chargesTotal', 'discountsTotal', 'taxesInclusiveTotal', 'taxesExclusiveTotal', 'taxesTotal', 'creditsTotal', 'total'];
const rated = `i.organization_id = $1 and i.status <> 'GATHERING' and i.kind <> 'RECORDED' and i.deleted_at is null and i.settlement is not null`;

const facts: Readonly<Record<string, string>> = {
  'totals of invoices and lines add up': `
    select 'invoice' as of, i.id, ${sums('i')} from invoice i where ${rated} and (i.total <> i.amount + i.charges_total - i.discounts_total + i.taxes_exclusive_total - i.credits_total or i.taxes_total <> i.taxes_inclusive_total + i.taxes_exclusive_total)
    union all select 'line', l.id, ${sums('l')} from invoice_line l where l.organization_id = $1 and l.rated_at is not null and l.deleted_at is null
      and (l.total <> l.amount + l.charges_total - l.discounts_total + l.taxes_exclusive_total - l.credits_total or l.taxes_total <> l.taxes_inclusive_total + l.taxes_exclusive_total)`,
  'an invoice is the sum of its lines, but for what rounding makes of taxes': `
    select i.id, i.number, i.state, ${sums('i')}, s.*, i.settlement->'rounding' as rounding from invoice i cross join lateral
      (select ${columns.map((name) => `coalesce(sum(l.${name}), 0) as l_${name}`).join(', ')} from invoice_line l where l.invoice_id = i.id and l.deleted_at is null) s
    where ${rated} and (i.amount, i.charges_total, i.discounts_total, i.credits_total, i.taxes_total, i.total - i.taxes_exclusive_total)
      <> (s.l_amount, s.l_charges_total, s.l_discounts_total, s.l_credits_total, s.l_taxes_total + (i.settlement->'rounding'->>'lines')::numeric, s.l_total - s.l_taxes_exclusive_total)`,
  'taxes of an invoice are the sum of its taxes, but for rounding that is shown': `
    select i.id, i.taxes_total, i.settlement from invoice i where ${rated}
      and i.taxes_total <> (select coalesce(sum((t->>'amount')::numeric), 0) from jsonb_array_elements(i.settlement->'taxes') t) + (i.settlement->'rounding'->>'taxes')::numeric`,
  'coupons of an invoice are what its lines bear of them': `
    select i.id, i.settlement->'coupons' as coupons from invoice i where ${rated}
      and (select coalesce(sum((c->>'amount')::numeric), 0) from jsonb_array_elements(i.settlement->'coupons') c) <> (select coalesce(sum(l.coupons_total), 0) from invoice_line l where l.invoice_id = i.id and l.deleted_at is null)`,
  'a line is the sum of its detailed lines': `
    select l.id, l.name, ${sums('l')}, l.coupons_total, l.detailed_lines from invoice_line l cross join lateral
      (select ${columns.map((name, at) => `coalesce(sum((d->'totals'->>'${json[at]}')::numeric), 0) as d_${name}`).join(', ')} from jsonb_array_elements(l.detailed_lines) d) s
    where l.organization_id = $1 and l.rated_at is not null and l.deleted_at is null and (l.amount, l.charges_total, l.discounts_total, l.credits_total) <> (s.d_amount, s.d_charges_total, s.d_discounts_total, s.d_credits_total)`,
  'every amount is in whole minor units': `
    select 'invoice' as of, i.id, ${sums('i')} from invoice i where i.organization_id = $1 and (${[...columns, 'credit_notes_total', 'wallets_total', 'paid_amount'].map((name) => `i.${name} <> round(i.${name}, ${digits('i')})`).join(' or ')})
    union all select 'line', l.id, ${sums('l')} from invoice_line l join invoice i on i.id = l.invoice_id where l.organization_id = $1 and (${[...columns, 'coupons_total'].map((name) => `l.${name} <> round(l.${name}, ${digits('i')})`).join(' or ')})
    union all select 'detailed', l.id, ${sums('l')} from invoice_line l join invoice i on i.id = l.invoice_id, jsonb_array_elements(l.detailed_lines) d where l.organization_id = $1 and (${json.map((name) => `(d->'totals'->>'${name}')::numeric <> round((d->'totals'->>'${name}')::numeric, ${digits('i')})`).join(' or ')})`,
  'nothing issued is negative, and no more is taken off than there is': `
    select i.id, i.number, i.total, i.credit_notes_total, i.wallets_total, i.paid_amount from invoice i where i.organization_id = $1 and i.issued_at is not null and i.kind <> 'RECORDED'
      and (i.total < 0 or i.credit_notes_total < 0 or i.wallets_total < 0 or i.total - i.credit_notes_total - i.wallets_total < i.paid_amount)`,
  'what was paid is the sum of payments, and what is paid is paid in full': `
    select i.id, i.number, i.state, i.total, i.paid_amount, i.paid_at, i.voided_at from invoice i cross join lateral
      (select case when i.kind = 'ADVANCE_CHARGES' then (select coalesce(sum(l.total), 0) from invoice_line l join fee_payment f on f.invoice_line_id = l.id where l.invoice_id = i.id and f.status = 'SUCCEEDED' and i.issued_at is not null) else
        (select coalesce(sum(p.amount), 0) from payment p where p.invoice_id = i.id and p.status = 'PAID')
          + (select coalesce(sum(r.amount), 0) from payment_request_invoice r join payment p on p.payment_request_id = r.payment_request_id where r.invoice_id = i.id and p.invoice_id is null and p.status = 'PAID') end as paid) s
    where i.organization_id = $1 and i.kind <> 'RECORDED' and (i.paid_amount <> s.paid or (i.status = 'PAID') <> (i.paid_at is not null and i.voided_at is null)
      or (i.status = 'PAID' and i.paid_amount <> i.total - i.credit_notes_total - i.wallets_total))`,
  'a fee that is paid on its own gathers until it is paid and its period is over, and is then on one invoice': `
    select l.id, l.total, l.invoice_at, p.status, p.invoiced_at, i.kind, i.status as invoice from fee_payment p join invoice_line l on l.id = p.invoice_line_id join invoice i on i.id = l.invoice_id join subscription s on s.id = l.subscription_id
      join customer c on c.id = l.customer_id left join test_clock k on k.id = c.test_clock_id
    where p.organization_id = $1 and l.deleted_at is null and (i.kind <> 'ADVANCE_CHARGES' or (p.invoiced_at is null) <> (i.status = 'GATHERING') or p.invoiced_at is not null and (p.status <> 'SUCCEEDED' or i.state <> 'closed' and (i.status <> 'PAID' or p.invoiced_at <> i.issued_at))
      or p.invoiced_at is null and p.status = 'SUCCEEDED' and least(l.invoice_at, s.active_to) <= coalesce(k.now, $2::timestamptz))`,
  'what fees that are paid on their own gather on is their sum': `
    select i.id, ${sums('i')}, s.*, i.settlement from invoice i cross join lateral
      (select ${columns.map((name) => `coalesce(sum(l.${name}), 0) as l_${name}`).join(', ')}, count(*) as lines from invoice_line l where l.invoice_id = i.id and l.deleted_at is null) s
    where i.organization_id = $1 and i.status = 'GATHERING' and i.kind = 'ADVANCE_CHARGES' and ((${sums('i')}) <> (${columns.map((name) => `s.l_${name}`).join(', ')}) or (i.deleted_at is null) <> (s.lines > 0)
      or i.taxes_total <> (select coalesce(sum((t->>'amount')::numeric), 0) from jsonb_array_elements(i.settlement->'taxes') t) + (i.settlement->'rounding'->>'taxes')::numeric)`,
  'what an invoice took of credit notes and wallets is what they gave': `
    select i.id, i.number, i.settlement, i.credit_notes_total, i.wallets_total from invoice i where i.organization_id = $1 and i.issued_at is not null and i.kind <> 'RECORDED' and (
      i.credit_notes_total <> (select coalesce(sum(a.amount), 0) from credit_note_application a where a.invoice_id = i.id)
      or i.wallets_total <> (select coalesce(sum(t.amount), 0) from wallet_transaction t where t.invoice_id = i.id and t.kind = 'INVOICED' and t.type = 'OUTBOUND')
      or i.voided_at is not null and exists (select 1 from credit_note_application a where a.invoice_id = i.id and a.returned_at is null))`,
  'a credit note has left what it gave less what was taken': `
    select n.* from credit_note n where n.organization_id = $1 and (n.total <> n.credit_amount + n.refund_amount or n.balance < 0
      or n.balance <> (case when n.voided_at is null then n.credit_amount - (select coalesce(sum(a.amount), 0) from credit_note_application a where a.credit_note_id = n.id and a.returned_at is null) else 0 end))`,
  'notes take back no more than their invoice came to': `
    select i.id, i.number, i.total, sum(n.total) as notes from invoice i join credit_note n on n.invoice_id = i.id where i.organization_id = $1 group by i.id having sum(n.total) > i.total`,
  'the oldest credit note is used first': `
    select a.invoice_id, n.number as used, m.number as older, m.credit_amount from credit_note_application a join credit_note n on n.id = a.credit_note_id
      join credit_note m on m.customer_id = n.customer_id and m.currency = n.currency and m.id < n.id and ${stillThere('m', 'a.created_at')}
    where a.organization_id = $1 and m.credit_amount > (select coalesce(sum(b.amount), 0) from credit_note_application b where b.credit_note_id = m.id and (b.created_at < a.created_at or b.invoice_id <= a.invoice_id))`,
  'credit notes are used before wallets': `
    select t.invoice_id, m.number, m.credit_amount, t.amount from wallet_transaction t join wallet w on w.id = t.wallet_id
      join credit_note m on m.customer_id = w.customer_id and m.currency = w.currency and m.created_at < t.created_at and ${stillThere('m', 't.created_at')}
    where t.organization_id = $1 and t.kind = 'INVOICED' and t.type = 'OUTBOUND'
      and m.credit_amount > (select coalesce(sum(b.amount), 0) from credit_note_application b where b.credit_note_id = m.id and (b.created_at < t.created_at or b.invoice_id <= t.invoice_id))`,
  'what notes hold is used before anything is asked for': `
    select i.id, i.number, i.total, i.credit_notes_total, i.wallets_total, m.number as note, m.credit_amount from invoice i
      join credit_note m on m.customer_id = i.customer_id and m.currency = i.currency and m.created_at < i.issued_at and ${stillThere('m', 'i.issued_at')}
    where i.organization_id = $1 and i.kind in ('SUBSCRIPTION', 'PROGRESSIVE') and i.issued_at is not null and i.total > i.credit_notes_total
      and m.credit_amount > (select coalesce(sum(b.amount), 0) from credit_note_application b where b.credit_note_id = m.id and (b.created_at < i.issued_at or b.invoice_id <= i.id))`,
  'what wallets hold is used before anything is asked for': `
    select i.id, i.number, i.total, i.credit_notes_total, i.wallets_total, v.id as wallet, moved.credits from invoice i
      join wallet v on v.customer_id = i.customer_id and v.currency = i.currency and v.created_at < i.issued_at and (v.terminated_at is null or v.terminated_at > i.issued_at) and (v.expires_at is null or v.expires_at > i.issued_at)
      cross join lateral (select coalesce(sum(case x.type when 'INBOUND' then x.credits else -x.credits end), 0) as credits from wallet_transaction x
        where x.wallet_id = v.id and x.status = 'SETTLED' and (x.settled_at < i.issued_at or x.type = 'OUTBOUND' and x.settled_at = i.issued_at)) moved
    where i.organization_id = $1 and i.kind in ('SUBSCRIPTION', 'PROGRESSIVE') and i.issued_at is not null and i.total > i.credit_notes_total + i.wallets_total and moved.credits * v.rate >= 1`,
  'the first wallet is emptied before the next pays': `
    select t.invoice_id, t.wallet_id as used, v.id as first, moved.credits from wallet_transaction t join wallet w on w.id = t.wallet_id
      join wallet v on v.customer_id = w.customer_id and v.currency = w.currency and (v.priority, v.id) < (w.priority, w.id) and v.created_at < t.created_at
        and (v.terminated_at is null or v.terminated_at > t.created_at) and (v.expires_at is null or v.expires_at > t.created_at)
      cross join lateral (select coalesce(sum(case x.type when 'INBOUND' then x.credits else -x.credits end), 0) as credits from wallet_transaction x
        where x.wallet_id = v.id and x.status = 'SETTLED' and (x.settled_at < t.created_at or x.type = 'OUTBOUND' and x.settled_at = t.created_at)) moved
    where t.organization_id = $1 and t.kind = 'INVOICED' and t.type = 'OUTBOUND' and moved.credits * v.rate >= 1`,
  'no wallet pays once it has expired': `
    select w.id, w.expires_at, t.created_at from wallet w join wallet_transaction t on t.wallet_id = w.id
    where w.organization_id = $1 and t.created_at >= w.expires_at and t.kind = 'INVOICED' and t.type = 'OUTBOUND'`,
  'a rule fills a wallet once at a time': `
    select t.rule_id, t.kind, t.created_at, count(*) from wallet_transaction t where t.organization_id = $1 and t.rule_id is not null and t.source = 'INTERVAL' group by 1, 2, 3 having count(*) > 1`,
  'an invoice is asked to be paid once at a time': `
    select p.invoice_id, p.attempt, count(*) from payment p where p.organization_id = $1 and p.invoice_id is not null and p.app <> 'RECORDED' and p.payment_request_id is null group by 1, 2 having count(*) > 1`,
  'a campaign asks no sooner than it says, and no more often': `
    select r.customer_id, r.created_at, before.created_at as before from payment_request r join payment_request before on before.customer_id = r.customer_id and before.currency = r.currency and before.dunning_campaign_id = r.dunning_campaign_id and before.id < r.id
      join dunning_campaign c on c.id = r.dunning_campaign_id
    where r.organization_id = $1 and r.created_at < before.created_at + make_interval(days => c.days_between_attempts) - interval '1 hour'`,
  'a wallet holds the sum of what was moved': `
    select w.id, w.credits, w.consumed_credits from wallet w where w.organization_id = $1 and (w.credits < 0
      or w.credits <> (select coalesce(sum(case t.type when 'INBOUND' then t.credits else -t.credits end), 0) from wallet_transaction t where t.wallet_id = w.id and t.status = 'SETTLED')
      or w.consumed_amount <> (select coalesce(sum(case t.type when 'OUTBOUND' then t.amount else -t.amount end), 0) from wallet_transaction t where t.wallet_id = w.id and t.status = 'SETTLED' and t.kind = 'INVOICED'))`,
  'numbers have no gap and none is there twice': `
    with numbered as (select i.customer_id, i.number, substring(i.number from '(\\d+)$')::int as n from invoice i where i.organization_id = $1 and i.number is not null and i.kind <> 'RECORDED'),
      series as (select case when (select p.workflow->'numbering'->>'scheme' from billing_profile p where p.organization_id = $1 and p.is_default) = 'PER_CUSTOMER' then customer_id::text else '' end as series, n from numbered)
    select series, count(*), max(n) from series group by series having count(*) <> max(n) or count(*) <> count(distinct n)`,
  'an invoice has a number when it is issued, unless it waits to be paid': `
    select i.id, i.number, i.issued_at, i.state from invoice i where i.organization_id = $1 and i.kind <> 'RECORDED' and (i.number is not null) <> (i.issued_at is not null and not (i.numbered_when_paid and i.paid_at is null))`,
  'news are told once': `
    select i.id, i.state, t.type, count(e.id) from invoice i cross join (values ('invoice.issued'), ('invoice.paid'), ('invoice.voided')) t(type)
      left join outbox_event e on e.subject_id = i.id and e.type = t.type
    where i.organization_id = $1 and i.kind <> 'RECORDED' group by i.id, t.type
    having count(e.id) <> (case t.type when 'invoice.issued' then (i.number is not null)::int when 'invoice.paid' then (i.paid_at is not null)::int else (i.voided_at is not null)::int end)`,
  'periods of usage and of what is paid afterwards are billed without gap and overlap': `
    with billed as (select l.id, l.subscription_id, l.name, l.period_from, l.period_to, i.state,
        lag(l.period_to) over (partition by l.subscription_id, l.feature_key, l.name order by l.period_from, l.period_to) as before
      from invoice_line l join invoice i on i.id = l.invoice_id
      where l.organization_id = $1 and l.deleted_at is null and i.deleted_at is null and i.voided_at is null and l.corrects_line_id is null and l.subscription_id is not null and l.managed_by = 'SUBSCRIPTION'
        and i.kind = 'SUBSCRIPTION' and (l.feature_key = 'witness' or l.name = 'later fee'))
    select * from billed where before > period_from`,
  'nothing that is due was left': `
    select w.customer_id, w.source, w.due_at from due_work w left join test_clock c on c.id = w.test_clock_id where w.organization_id = $1 and w.due_at <= coalesce(c.now, $2::timestamptz)`,
};

/** What breaks a fact, by its name; empty when all hold. `now` is real time. */
export async function broken(world: World, now: string): Promise<Record<string, object[]>> {
  const found: Record<string, object[]> = {};
  const { pool } = world.product.core.database;
  for (const [name, text] of Object.entries(facts)) {
    const { rows } = await pool.query(text.replaceAll('$2', `'${now}'`), [world.organizationId]);
    if (rows.length > 0) found[name] = rows;
  }
  return found;
}

/** What issued invoices say, by id: never to change, whatever happens to their payment. */
export async function issued(world: World): Promise<Map<string, string>> {
  const { rows } = await world.product.core.database.pool.query<{ id: string; said: string }>(
    `select i.id, md5(concat_ws('|', i.number, i.issued_at, i.billed_to, i.supplier, i.currency, i.period_from, i.period_to, i.settlement, ${sums('i')}, i.credit_notes_total, i.wallets_total,
       (select string_agg(concat_ws('|', l.id, l.name, l.period_from, l.period_to, l.quantity, l.metered_quantity, l.price, l.detailed_lines, l.discounts, l.taxes, ${sums('l')}), '/' order by l.id) from invoice_line l where l.invoice_id = i.id and l.deleted_at is null))) as said
     from invoice i where i.organization_id = $1 and i.issued_at is not null and not i.numbered_when_paid`,
    [world.organizationId],
  );
  return new Map(rows.map(({ id, said }) => [id, said]));
}
