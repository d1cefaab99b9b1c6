import { Migration } from '@mikro-orm/migrations';

/** What is a test clock's goes with it. */
const onTestClock = `exists (select 1 from customer c where c.id = old.customer_id and c.test_clock_id is not null)`;
/** What a move of credits says, as Migration0032 has it, and the note that it belongs to. */
const said = ['id', 'organization_id', 'customer_id', 'wallet_id', 'type', 'kind', 'source', 'credits', 'amount', 'rule_id', 'invoice_id', 'credit_note_id', 'metadata', 'created_at'];
const row = (of: string) => `row(${said.map((column) => `${of}.${column}`).join(', ')})`;

export class Migration0056_refunded_purchases extends Migration {
  override up(): void {
    this.addSql(`alter table "wallet_transaction" add column "credit_note_id" uuid null;`);
    this.addSql(`create index "wallet_transaction_credit_note" on "wallet_transaction" ("credit_note_id") where credit_note_id is not null;`);
    this.addSql(`alter table "wallet_transaction" add constraint "wallet_transaction_credit_note_id_foreign" foreign key ("credit_note_id") references "credit_note" ("id") on delete restrict;`);
    this.addSql(`create or replace function refuse_wallet_transaction_change() returns trigger language plpgsql as $$
      begin
        if tg_op = 'INSERT' then
          if new.credits <= 0 or new.amount < 0 then raise exception 'transaction % moves no credits', new.id using errcode = 'check_violation'; end if;
          return new;
        end if;
        if tg_op = 'DELETE' then
          if ${onTestClock} then return old; end if;
        elsif ${row('new')} is not distinct from ${row('old')}
          and (old.status, new.status) in (('PENDING', 'SETTLED'), ('PENDING', 'FAILED'), ('FAILED', 'SETTLED')) and old.kind = 'PURCHASED' then return new;
        end if;
        raise exception 'transaction % of a wallet never changes but for being settled', old.id using errcode = 'restrict_violation';
      end $$;`);
  }
}
