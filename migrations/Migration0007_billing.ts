import { Migration } from '@mikro-orm/migrations';

/** What an issued invoice says: everything but where its payment stands, and what is noted about it. */
const said = [
  'id', 'organization_id', 'customer_id', 'billing_profile_id', 'number', 'working_number', 'currency', 'supplier', 'billed_to', 'period_from', 'period_to',
  'amount', 'charges_total', 'discounts_total', 'taxes_inclusive_total', 'taxes_exclusive_total', 'taxes_total', 'credits_total', 'total',
  'issued_at', 'due_at', 'created_at',
];
const row = (of: string) => `row(${said.map((column) => `${of}.${column}`).join(', ')})`;
/** Invoices of test clocks go with their clock. */
const onTestClock = `exists (select 1 from customer c where c.id = old.customer_id and c.test_clock_id is not null)`;

export class Migration0007_billing extends Migration {
  override up(): void {
    this.addSql(`create table "invoice_counter" ("organization_id" uuid not null,
      "scope" varchar(64) not null,
      "last" int not null,
      primary key ("organization_id", "scope"));`);
    this.addSql(`create table "billing_profile" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "name" varchar(256) not null,
      "supplier" jsonb not null,
      "workflow" jsonb not null,
      "is_default" boolean not null,
      "created_at" timestamptz not null,
      "updated_at" timestamptz not null,
      "deleted_at" timestamptz null,
      primary key ("id"));`);
    this.addSql(`create unique index "billing_profile_default_unique" on "billing_profile" ("organization_id") where is_default and deleted_at is null;`);
    this.addSql(`create table "invoice" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "customer_id" uuid not null,
      "billing_profile_id" uuid not null,
      "number" varchar(64) null,
      "working_number" varchar(64) null,
      "status" varchar(32) not null,
      "state" varchar(48) not null,
      "currency" varchar(3) not null,
      "supplier" jsonb not null,
      "billed_to" jsonb null,
      "workflow" jsonb not null,
      "period_from" timestamptz null,
      "period_to" timestamptz null,
      "amount" numeric not null,
      "charges_total" numeric not null,
      "discounts_total" numeric not null,
      "taxes_inclusive_total" numeric not null,
      "taxes_exclusive_total" numeric not null,
      "taxes_total" numeric not null,
      "credits_total" numeric not null,
      "total" numeric not null,
      "collection_at" timestamptz null,
      "quantities_at" timestamptz null,
      "draft_until" timestamptz null,
      "issued_at" timestamptz null,
      "due_at" timestamptz null,
      "paid_at" timestamptz null,
      "voided_at" timestamptz null,
      "advance_at" timestamptz null,
      "payment_round" int not null,
      "payment_asked_at" timestamptz null,
      "issues" jsonb not null,
      "metadata" jsonb null,
      "created_at" timestamptz not null,
      "updated_at" timestamptz not null,
      "deleted_at" timestamptz null,
      primary key ("id"));`);
    this.addSql(`create index "invoice_created" on "invoice" ("organization_id", "created_at", "id");`);
    this.addSql(`create index "invoice_customer_created" on "invoice" ("customer_id", "created_at", "id");`);
    this.addSql(`create index "invoice_advance" on "invoice" ("customer_id", "advance_at") where advance_at is not null;`);
    this.addSql(`create unique index "invoice_number_unique" on "invoice" ("organization_id", "number") where number is not null;`);
    this.addSql(`create unique index "invoice_gathering_unique" on "invoice" ("customer_id", "currency") where status = 'GATHERING';`);
    this.addSql(`create table "invoice_line" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "customer_id" uuid not null,
      "invoice_id" uuid not null,
      "subscription_id" uuid null,
      "subscription_item_id" uuid null,
      "reference" varchar(512) null,
      "managed_by" varchar(16) not null,
      "name" varchar(256) not null,
      "description" varchar(1024) null,
      "feature_id" uuid null,
      "feature_key" varchar(64) null,
      "price" jsonb not null,
      "rate_card_discounts" jsonb null,
      "currency" varchar(3) not null,
      "period_from" timestamptz null,
      "period_to" timestamptz null,
      "full_period_from" timestamptz null,
      "full_period_to" timestamptz null,
      "billing_period_from" timestamptz null,
      "billing_period_to" timestamptz null,
      "invoice_at" timestamptz not null,
      "metered_quantity" numeric null,
      "quantity" numeric null,
      "quantity_before" numeric null,
      "discounts" jsonb not null,
      "detailed_lines" jsonb not null,
      "amount" numeric not null,
      "charges_total" numeric not null,
      "discounts_total" numeric not null,
      "taxes_inclusive_total" numeric not null,
      "taxes_exclusive_total" numeric not null,
      "taxes_total" numeric not null,
      "credits_total" numeric not null,
      "total" numeric not null,
      "rated_at" timestamptz null,
      "metadata" jsonb null,
      "created_at" timestamptz not null,
      "updated_at" timestamptz not null,
      "deleted_at" timestamptz null,
      primary key ("id"));`);
    this.addSql(`create index "invoice_line_invoice" on "invoice_line" ("invoice_id", "id") where deleted_at is null;`);
    this.addSql(`create index "invoice_line_subscription" on "invoice_line" ("subscription_id") where subscription_id is not null;`);
    this.addSql(`create index "invoice_line_customer" on "invoice_line" ("customer_id");`);
    this.addSql(`create unique index "invoice_line_reference_unique" on "invoice_line" ("organization_id", "reference") where deleted_at is null and reference is not null;`);
    // An issued invoice never changes, whatever a program asks for.
    this.addSql(`create function refuse_issued_invoice_change() returns trigger language plpgsql as $$
      begin
        if old.issued_at is null then return coalesce(new, old); end if;
        if tg_op = 'DELETE' then
          if ${onTestClock} then return old; end if;
        elsif ${row('new')} is not distinct from ${row('old')} then return new;
        end if;
        raise exception 'invoice % is issued and never changes', old.id using errcode = 'restrict_violation';
      end $$;`);
    this.addSql(`create trigger invoice_issued_unchanged before update or delete on invoice for each row execute function refuse_issued_invoice_change();`);
    this.addSql(`create function refuse_issued_line_change() returns trigger language plpgsql as $$
      begin
        if tg_op <> 'INSERT' and exists (select 1 from invoice i where i.id = old.invoice_id and i.issued_at is not null)
          and not (tg_op = 'DELETE' and ${onTestClock}) then
          raise exception 'line % is of an issued invoice and never changes', old.id using errcode = 'restrict_violation';
        end if;
        if tg_op <> 'DELETE' and exists (select 1 from invoice i where i.id = new.invoice_id and i.issued_at is not null) then
          raise exception 'invoice % is issued and takes no line', new.invoice_id using errcode = 'restrict_violation';
        end if;
        return coalesce(new, old);
      end $$;`);
    this.addSql(`create trigger invoice_line_issued_unchanged before insert or update or delete on invoice_line for each row execute function refuse_issued_line_change();`);
    this.addSql(`alter table "billing_profile" add constraint "billing_profile_organization_id_foreign" foreign key ("organization_id") references "organization" ("id");`);
    this.addSql(`alter table "invoice" add constraint "invoice_organization_id_foreign" foreign key ("organization_id") references "organization" ("id");`);
    this.addSql(`alter table "invoice" add constraint "invoice_customer_id_foreign" foreign key ("customer_id") references "customer" ("id");`);
    this.addSql(`alter table "invoice" add constraint "invoice_billing_profile_id_foreign" foreign key ("billing_profile_id") references "billing_profile" ("id");`);
    this.addSql(`alter table "invoice_line" add constraint "invoice_line_organization_id_foreign" foreign key ("organization_id") references "organization" ("id");`);
    this.addSql(`alter table "invoice_line" add constraint "invoice_line_customer_id_foreign" foreign key ("customer_id") references "customer" ("id");`);
    this.addSql(`alter table "invoice_line" add constraint "invoice_line_invoice_id_foreign" foreign key ("invoice_id") references "invoice" ("id");`);
    this.addSql(`alter table "invoice_line" add constraint "invoice_line_subscription_id_foreign" foreign key ("subscription_id") references "subscription" ("id") on delete restrict;`);
    this.addSql(`alter table "invoice_line" add constraint "invoice_line_subscription_item_id_foreign" foreign key ("subscription_item_id") references "subscription_item" ("id") on delete restrict;`);
    this.addSql(`alter table "invoice_line" add constraint "invoice_line_feature_id_foreign" foreign key ("feature_id") references "feature" ("id") on delete restrict;`);
  }
}
