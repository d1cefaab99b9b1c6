import { Migration } from '@mikro-orm/migrations';

/** What an issued invoice says, as Migration0030 has it; the number apart. */
const said = [
  'id', 'organization_id', 'customer_id', 'billing_profile_id', 'kind', 'working_number', 'currency', 'supplier', 'billed_to', 'period_from', 'period_to',
  'amount', 'charges_total', 'discounts_total', 'taxes_inclusive_total', 'taxes_exclusive_total', 'taxes_total', 'credits_total', 'total', 'settlement',
  'credit_notes_total', 'wallets_total', 'issued_at', 'due_at', 'created_at', 'numbered_when_paid',
];
const row = (of: string) => `row(${said.map((column) => `${of}.${column}`).join(', ')})`;
/** Invoices of test clocks go with their clock. */
const onTestClock = `exists (select 1 from customer c where c.id = old.customer_id and c.test_clock_id is not null)`;

export class Migration0037_purchases_numbered_when_paid extends Migration {
  override up(): void {
    this.addSql(`alter table "invoice" add column "numbered_when_paid" boolean not null default false;`);
    this.addSql(`create or replace function refuse_issued_invoice_change() returns trigger language plpgsql as $$
      begin
        if old.issued_at is null then return coalesce(new, old); end if;
        if tg_op = 'DELETE' then
          if ${onTestClock} then return old; end if;
        elsif ${row('new')} is not distinct from ${row('old')}
          and (new.number is not distinct from old.number or (old.number is null and old.numbered_when_paid and new.paid_at is not null)) then return new;
        end if;
        raise exception 'invoice % is issued and never changes', old.id using errcode = 'restrict_violation';
      end $$;`);
  }
}
