import { Migration } from '@mikro-orm/migrations';

/** What an issued invoice says, as Migration0029 has it, with its kind and what credit notes and wallets paid of it. */
const said = [
  'id', 'organization_id', 'customer_id', 'billing_profile_id', 'kind', 'number', 'working_number', 'currency', 'supplier', 'billed_to', 'period_from', 'period_to',
  'amount', 'charges_total', 'discounts_total', 'taxes_inclusive_total', 'taxes_exclusive_total', 'taxes_total', 'credits_total', 'total', 'settlement',
  'credit_notes_total', 'wallets_total', 'issued_at', 'due_at', 'created_at',
];
const row = (of: string) => `row(${said.map((column) => `${of}.${column}`).join(', ')})`;
/** Invoices of test clocks go with their clock. */
const onTestClock = `exists (select 1 from customer c where c.id = old.customer_id and c.test_clock_id is not null)`;

export class Migration0030_invoice_settlement extends Migration {
  override up(): void {
    this.addSql(`alter table "invoice" add column "kind" varchar(32) not null default 'SUBSCRIPTION', add column "credit_notes_total" numeric not null default '0', add column "wallets_total" numeric not null default '0';`);
    this.addSql(`create or replace function refuse_issued_invoice_change() returns trigger language plpgsql as $$
      begin
        if old.issued_at is null then return coalesce(new, old); end if;
        if tg_op = 'DELETE' then
          if ${onTestClock} then return old; end if;
        elsif ${row('new')} is not distinct from ${row('old')} then return new;
        end if;
        raise exception 'invoice % is issued and never changes', old.id using errcode = 'restrict_violation';
      end $$;`);
  }
}
