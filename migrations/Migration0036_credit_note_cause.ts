import { Migration } from '@mikro-orm/migrations';

/** What a credit note says, as Migration0031 has it, and what made it. */
const said = [
  'id', 'organization_id', 'customer_id', 'invoice_id', 'sequence', 'number', 'currency', 'cause', 'reason', 'coupons_adjustment', 'sub_total', 'taxes_total',
  'taxes_inclusive_total', 'precise_taxes_total', 'tax_rounding', 'tax_rate', 'taxes', 'total', 'credit_amount', 'refund_amount', 'issued_at', 'created_at',
];
const row = (of: string) => `row(${said.map((column) => `${of}.${column}`).join(', ')})`;
/** What is a test clock's goes with it. */
const onTestClock = `exists (select 1 from customer c where c.id = old.customer_id and c.test_clock_id is not null)`;

export class Migration0036_credit_note_cause extends Migration {
  override up(): void {
    this.addSql(`alter table "credit_note" add column "cause" varchar(16) not null default 'REQUEST';`);
    this.addSql(`create or replace function refuse_credit_note_change() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' then
          if ${onTestClock} then return old; end if;
        elsif ${row('new')} is not distinct from ${row('old')} then
          if new.balance < 0 or new.balance > new.credit_amount then
            raise exception 'credit note % cannot have % left of %', new.id, new.balance, new.credit_amount using errcode = 'check_violation';
          end if;
          return new;
        end if;
        raise exception 'credit note % is issued and never changes', old.id using errcode = 'restrict_violation';
      end $$;`);
  }
}
