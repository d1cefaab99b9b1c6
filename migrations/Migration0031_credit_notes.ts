import { Migration } from '@mikro-orm/migrations';

/** What a credit note says: everything but what is left of it, where its parts stand, and what is noted about it. */
const said = [
  'id', 'organization_id', 'customer_id', 'invoice_id', 'sequence', 'number', 'currency', 'reason', 'coupons_adjustment', 'sub_total', 'taxes_total',
  'taxes_inclusive_total', 'precise_taxes_total', 'tax_rounding', 'tax_rate', 'taxes', 'total', 'credit_amount', 'refund_amount', 'issued_at', 'created_at',
];
const used = ['id', 'organization_id', 'customer_id', 'credit_note_id', 'invoice_id', 'amount', 'created_at'];
const row = (of: string, columns: readonly string[]) => `row(${columns.map((column) => `${of}.${column}`).join(', ')})`;
/** What is a test clock's goes with it. */
const onTestClock = `exists (select 1 from customer c where c.id = old.customer_id and c.test_clock_id is not null)`;

export class Migration0031_credit_notes extends Migration {
  override up(): void {
    this.addSql(`alter table "invoice_line" add column "coupons_precise" numeric not null default '0';`);
    this.addSql(`create table "credit_note" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "customer_id" uuid not null,
      "invoice_id" uuid not null,
      "sequence" int not null,
      "number" varchar(80) not null,
      "currency" varchar(3) not null,
      "reason" varchar(32) not null,
      "description" varchar(1024) null,
      "coupons_adjustment" numeric not null,
      "sub_total" numeric not null,
      "taxes_total" numeric not null,
      "taxes_inclusive_total" numeric not null,
      "precise_taxes_total" numeric not null,
      "tax_rounding" numeric not null,
      "tax_rate" numeric not null,
      "taxes" jsonb not null,
      "total" numeric not null,
      "credit_amount" numeric not null,
      "refund_amount" numeric not null,
      "balance" numeric not null,
      "credit_status" varchar(16) null,
      "refund_status" varchar(16) null,
      "refund_failure" jsonb null,
      "refunded_at" timestamptz null,
      "metadata" jsonb null,
      "issued_at" timestamptz not null,
      "voided_at" timestamptz null,
      "created_at" timestamptz not null,
      "updated_at" timestamptz not null,
      primary key ("id"));`);
    this.addSql(`create index "credit_note_created" on "credit_note" ("organization_id", "created_at", "id");`);
    this.addSql(`create index "credit_note_customer" on "credit_note" ("customer_id", "created_at", "id");`);
    this.addSql(`create index "credit_note_available" on "credit_note" ("customer_id", "issued_at", "id") where credit_status = 'AVAILABLE';`);
    this.addSql(`alter table "credit_note" add constraint "credit_note_sequence_unique" unique ("invoice_id", "sequence");`);
    this.addSql(`alter table "credit_note" add constraint "credit_note_number_unique" unique ("organization_id", "number");`);
    this.addSql(`create table "credit_note_item" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "customer_id" uuid not null,
      "credit_note_id" uuid not null,
      "invoice_line_id" uuid not null,
      "amount" numeric not null,
      primary key ("id"));`);
    this.addSql(`create index "credit_note_item_line" on "credit_note_item" ("invoice_line_id");`);
    this.addSql(`alter table "credit_note_item" add constraint "credit_note_item_unique" unique ("credit_note_id", "invoice_line_id");`);
    this.addSql(`create table "credit_note_application" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "customer_id" uuid not null,
      "credit_note_id" uuid not null,
      "invoice_id" uuid not null,
      "amount" numeric not null,
      "created_at" timestamptz not null,
      "returned_at" timestamptz null,
      primary key ("id"));`);
    this.addSql(`create index "credit_note_application_note" on "credit_note_application" ("credit_note_id", "id");`);
    this.addSql(`alter table "credit_note_application" add constraint "credit_note_application_unique" unique ("invoice_id", "credit_note_id");`);
    this.addSql(`alter table "credit_note" add constraint "credit_note_organization_id_foreign" foreign key ("organization_id") references "organization" ("id");`);
    this.addSql(`alter table "credit_note" add constraint "credit_note_customer_id_foreign" foreign key ("customer_id") references "customer" ("id");`);
    this.addSql(`alter table "credit_note" add constraint "credit_note_invoice_id_foreign" foreign key ("invoice_id") references "invoice" ("id");`);
    this.addSql(`alter table "credit_note_item" add constraint "credit_note_item_organization_id_foreign" foreign key ("organization_id") references "organization" ("id");`);
    this.addSql(`alter table "credit_note_item" add constraint "credit_note_item_customer_id_foreign" foreign key ("customer_id") references "customer" ("id");`);
    this.addSql(`alter table "credit_note_item" add constraint "credit_note_item_credit_note_id_foreign" foreign key ("credit_note_id") references "credit_note" ("id");`);
    this.addSql(`alter table "credit_note_item" add constraint "credit_note_item_invoice_line_id_foreign" foreign key ("invoice_line_id") references "invoice_line" ("id");`);
    this.addSql(`alter table "credit_note_application" add constraint "credit_note_application_organization_id_foreign" foreign key ("organization_id") references "organization" ("id");`);
    this.addSql(`alter table "credit_note_application" add constraint "credit_note_application_customer_id_foreign" foreign key ("customer_id") references "customer" ("id");`);
    this.addSql(`alter table "credit_note_application" add constraint "credit_note_application_credit_note_id_foreign" foreign key ("credit_note_id") references "credit_note" ("id");`);
    this.addSql(`alter table "credit_note_application" add constraint "credit_note_application_invoice_id_foreign" foreign key ("invoice_id") references "invoice" ("id");`);
    // A credit note never changes, whatever a program asks for, and no more is used of it than it credits.
    this.addSql(`create function refuse_credit_note_change() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' then
          if ${onTestClock} then return old; end if;
        elsif ${row('new', said)} is not distinct from ${row('old', said)} then
          if new.balance < 0 or new.balance > new.credit_amount then
            raise exception 'credit note % cannot have % left of %', new.id, new.balance, new.credit_amount using errcode = 'check_violation';
          end if;
          return new;
        end if;
        raise exception 'credit note % is issued and never changes', old.id using errcode = 'restrict_violation';
      end $$;`);
    this.addSql(`create trigger credit_note_unchanged before update or delete on credit_note for each row execute function refuse_credit_note_change();`);
    this.addSql(`create function refuse_credit_note_item_change() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' and ${onTestClock} then return old; end if;
        raise exception 'item % is of a credit note and never changes', old.id using errcode = 'restrict_violation';
      end $$;`);
    this.addSql(`create trigger credit_note_item_unchanged before update or delete on credit_note_item for each row execute function refuse_credit_note_item_change();`);
    this.addSql(`create function refuse_credit_note_application_change() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' then
          if ${onTestClock} then return old; end if;
        elsif old.returned_at is null and ${row('new', used)} is not distinct from ${row('old', used)} then return new;
        end if;
        raise exception 'use % of a credit note never changes', old.id using errcode = 'restrict_violation';
      end $$;`);
    this.addSql(`create trigger credit_note_application_unchanged before update or delete on credit_note_application for each row execute function refuse_credit_note_application_change();`);
  }
}
