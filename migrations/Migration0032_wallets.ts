import { Migration } from '@mikro-orm/migrations';

/** Wallets of test clocks go with their clock. */
const onTestClock = `exists (select 1 from customer c where c.id = old.customer_id and c.test_clock_id is not null)`;
/** What a move of credits says, beside whether it counts. */
const said = ['id', 'organization_id', 'customer_id', 'wallet_id', 'type', 'kind', 'source', 'credits', 'amount', 'rule_id', 'invoice_id', 'metadata', 'created_at'];
/** What only moves of credits change of a wallet. */
const held = ['credits', 'consumed_credits', 'consumed_amount', 'last_consumed_at'];
/** What nothing changes of one. */
const promised = ['id', 'organization_id', 'customer_id', 'currency', 'rate', 'created_at'];
const row = (of: string, columns: readonly string[]) => `row(${columns.map((column) => `${of}.${column}`).join(', ')})`;

export class Migration0032_wallets extends Migration {
  override up(): void {
    this.addSql(`create table "wallet" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "customer_id" uuid not null,
      "name" varchar(256) null,
      "currency" varchar(3) not null,
      "rate" numeric not null,
      "priority" int not null,
      "credits" numeric not null,
      "consumed_credits" numeric not null,
      "consumed_amount" numeric not null,
      "last_consumed_at" timestamptz null,
      "invoice_requires_successful_payment" boolean not null,
      "is_depleted" boolean not null,
      "expires_at" timestamptz null,
      "metadata" jsonb null,
      "created_at" timestamptz not null,
      "updated_at" timestamptz not null,
      "terminated_at" timestamptz null,
      primary key ("id"));`);
    this.addSql(`create index "wallet_customer" on "wallet" ("customer_id", "id");`);
    this.addSql(`create index "wallet_created" on "wallet" ("organization_id", "created_at", "id");`);
    this.addSql(`create table "wallet_rule" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "customer_id" uuid not null,
      "wallet_id" uuid not null,
      "trigger" varchar(16) not null,
      "interval" varchar(16) null,
      "threshold_credits" numeric null,
      "method" varchar(16) not null,
      "paid_credits" numeric not null,
      "granted_credits" numeric not null,
      "target_ongoing_credits" numeric null,
      "started_at" timestamptz null,
      "zone" varchar(64) not null,
      "invoice_requires_successful_payment" boolean null,
      "transaction_metadata" jsonb null,
      "next_at" timestamptz null,
      "created_at" timestamptz not null,
      "ended_at" timestamptz null,
      primary key ("id"));`);
    this.addSql(`create index "wallet_rule_wallet" on "wallet_rule" ("wallet_id", "id");`);
    this.addSql(`create index "wallet_rule_customer" on "wallet_rule" ("customer_id");`);
    this.addSql(`create table "wallet_transaction" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "customer_id" uuid not null,
      "wallet_id" uuid not null,
      "type" varchar(16) not null,
      "kind" varchar(16) not null,
      "status" varchar(16) not null,
      "source" varchar(16) not null,
      "credits" numeric not null,
      "amount" numeric not null,
      "rule_id" uuid null,
      "invoice_id" uuid null,
      "metadata" jsonb null,
      "created_at" timestamptz not null,
      "settled_at" timestamptz null,
      "failed_at" timestamptz null,
      primary key ("id"));`);
    this.addSql(`create index "wallet_transaction_wallet" on "wallet_transaction" ("wallet_id", "created_at", "id");`);
    this.addSql(`create index "wallet_transaction_customer" on "wallet_transaction" ("customer_id", "id");`);
    this.addSql(`create index "wallet_transaction_invoice" on "wallet_transaction" ("invoice_id") where invoice_id is not null;`);
    this.addSql(`create index "wallet_transaction_created" on "wallet_transaction" ("organization_id", "created_at", "id");`);
    this.addSql(`create function refuse_wallet_change() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' then
          if ${onTestClock} then return old; end if;
          raise exception 'wallet % is never removed: terminate it', old.id using errcode = 'restrict_violation';
        end if;
        if tg_op = 'INSERT' then
          if new.credits <> 0 or new.consumed_credits <> 0 or new.consumed_amount <> 0 then raise exception 'wallet % begins empty: its transactions fill it', new.id using errcode = 'restrict_violation'; end if;
          return new;
        end if;
        if ${row('new', promised)} is distinct from ${row('old', promised)} then raise exception 'what wallet % was made for never changes', old.id using errcode = 'restrict_violation'; end if;
        if pg_trigger_depth() < 2 and ${row('new', held)} is distinct from ${row('old', held)} then raise exception 'what wallet % holds is moved by its transactions alone', old.id using errcode = 'restrict_violation'; end if;
        if new.credits < 0 then raise exception 'wallet % does not hold that many credits', old.id using errcode = 'check_violation'; end if;
        return new;
      end $$;`);
    this.addSql(`create trigger wallet_guarded before insert or update or delete on wallet for each row execute function refuse_wallet_change();`);
    this.addSql(`create function refuse_wallet_transaction_change() returns trigger language plpgsql as $$
      begin
        if tg_op = 'INSERT' then
          if new.credits <= 0 or new.amount < 0 then raise exception 'transaction % moves no credits', new.id using errcode = 'check_violation'; end if;
          return new;
        end if;
        if tg_op = 'DELETE' then
          if ${onTestClock} then return old; end if;
        elsif ${row('new', said)} is not distinct from ${row('old', said)}
          and (old.status, new.status) in (('PENDING', 'SETTLED'), ('PENDING', 'FAILED'), ('FAILED', 'SETTLED')) and old.kind = 'PURCHASED' then return new;
        end if;
        raise exception 'transaction % of a wallet never changes but for being settled', old.id using errcode = 'restrict_violation';
      end $$;`);
    this.addSql(`create trigger wallet_transaction_guarded before insert or update or delete on wallet_transaction for each row execute function refuse_wallet_transaction_change();`);
    this.addSql(`create function move_wallet_credits() returns trigger language plpgsql as $$
      declare
        moved numeric := case new.type when 'INBOUND' then new.credits else -new.credits end;
        worth numeric := case new.type when 'INBOUND' then new.amount else -new.amount end;
      begin
        if new.status <> 'SETTLED' then return null; end if;
        update wallet w set credits = w.credits + moved, updated_at = greatest(w.updated_at, new.settled_at),
          consumed_credits = w.consumed_credits - case new.kind when 'INVOICED' then moved else 0 end,
          consumed_amount = w.consumed_amount - case new.kind when 'INVOICED' then worth else 0 end,
          last_consumed_at = case when new.kind = 'INVOICED' and new.type = 'OUTBOUND' then new.settled_at else w.last_consumed_at end
        where w.organization_id = new.organization_id and w.id = new.wallet_id;
        return null;
      end $$;`);
    this.addSql(`create trigger wallet_transaction_moves after insert or update on wallet_transaction for each row execute function move_wallet_credits();`);
    this.addSql(`alter table "wallet" add constraint "wallet_organization_id_foreign" foreign key ("organization_id") references "organization" ("id");`);
    this.addSql(`alter table "wallet" add constraint "wallet_customer_id_foreign" foreign key ("customer_id") references "customer" ("id");`);
    this.addSql(`alter table "wallet_rule" add constraint "wallet_rule_organization_id_foreign" foreign key ("organization_id") references "organization" ("id");`);
    this.addSql(`alter table "wallet_rule" add constraint "wallet_rule_customer_id_foreign" foreign key ("customer_id") references "customer" ("id");`);
    this.addSql(`alter table "wallet_rule" add constraint "wallet_rule_wallet_id_foreign" foreign key ("wallet_id") references "wallet" ("id");`);
    this.addSql(`alter table "wallet_transaction" add constraint "wallet_transaction_organization_id_foreign" foreign key ("organization_id") references "organization" ("id");`);
    this.addSql(`alter table "wallet_transaction" add constraint "wallet_transaction_customer_id_foreign" foreign key ("customer_id") references "customer" ("id");`);
    this.addSql(`alter table "wallet_transaction" add constraint "wallet_transaction_wallet_id_foreign" foreign key ("wallet_id") references "wallet" ("id");`);
    this.addSql(`alter table "wallet_transaction" add constraint "wallet_transaction_rule_id_foreign" foreign key ("rule_id") references "wallet_rule" ("id") on delete restrict;`);
    this.addSql(`alter table "wallet_transaction" add constraint "wallet_transaction_invoice_id_foreign" foreign key ("invoice_id") references "invoice" ("id") on delete restrict;`);
  }
}
