import { Migration } from '@mikro-orm/migrations';

/** What an issued invoice says, as Migration0007 has it, and how it came from its lines to its total. */
const said = [
  'id', 'organization_id', 'customer_id', 'billing_profile_id', 'number', 'working_number', 'currency', 'supplier', 'billed_to', 'period_from', 'period_to',
  'amount', 'charges_total', 'discounts_total', 'taxes_inclusive_total', 'taxes_exclusive_total', 'taxes_total', 'credits_total', 'total', 'settlement',
  'issued_at', 'due_at', 'created_at',
];
const row = (of: string) => `row(${said.map((column) => `${of}.${column}`).join(', ')})`;
/** Invoices of test clocks go with their clock. */
const onTestClock = `exists (select 1 from customer c where c.id = old.customer_id and c.test_clock_id is not null)`;

export class Migration0029_coupons extends Migration {
  override up(): void {
    this.addSql(`alter table "invoice" add column "settlement" jsonb null;`);
    this.addSql(`alter table "invoice_line" add column "coupons_total" numeric not null default '0', add column "taxes" jsonb not null default '[]';`);
    this.addSql(`create or replace function refuse_issued_invoice_change() returns trigger language plpgsql as $$
      begin
        if old.issued_at is null then return coalesce(new, old); end if;
        if tg_op = 'DELETE' then
          if ${onTestClock} then return old; end if;
        elsif ${row('new')} is not distinct from ${row('old')} then return new;
        end if;
        raise exception 'invoice % is issued and never changes', old.id using errcode = 'restrict_violation';
      end $$;`);
    this.addSql(`create table "coupon" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "code" varchar(256) not null,
      "name" varchar(256) not null,
      "description" varchar(1024) null,
      "value_type" varchar(16) not null,
      "amount" numeric null,
      "currency" varchar(3) null,
      "percentage" numeric null,
      "frequency" varchar(16) not null,
      "frequency_duration" int null,
      "limited_to" jsonb null,
      "expires_at" timestamptz null,
      "reusable" boolean not null,
      "metadata" jsonb null,
      "created_at" timestamptz not null,
      "updated_at" timestamptz not null,
      "deleted_at" timestamptz null,
      primary key ("id"));`);
    this.addSql(`create index "coupon_created" on "coupon" ("organization_id", "created_at", "id");`);
    this.addSql(`create unique index "coupon_live_code_unique" on "coupon" ("organization_id", "code") where deleted_at is null;`);
    this.addSql(`create table "customer_tax" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "customer_id" uuid not null,
      "tax_id" uuid not null,
      "position" int not null,
      primary key ("id"));`);
    this.addSql(`create index "customer_tax_tax" on "customer_tax" ("tax_id");`);
    this.addSql(`alter table "customer_tax" add constraint "customer_tax_unique" unique ("customer_id", "tax_id");`);
    this.addSql(`create table "applied_coupon" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "customer_id" uuid not null,
      "coupon_id" uuid not null,
      "code" varchar(256) not null,
      "name" varchar(256) not null,
      "value_type" varchar(16) not null,
      "amount" numeric null,
      "currency" varchar(3) null,
      "percentage" numeric null,
      "frequency" varchar(16) not null,
      "frequency_duration" int null,
      "limited_to" jsonb null,
      "uses_left" int null,
      "used" numeric not null,
      "created_at" timestamptz not null,
      "updated_at" timestamptz not null,
      "terminated_at" timestamptz null,
      primary key ("id"));`);
    this.addSql(`create index "applied_coupon_customer" on "applied_coupon" ("customer_id", "id");`);
    this.addSql(`create index "applied_coupon_coupon" on "applied_coupon" ("coupon_id", "id");`);
    this.addSql(`create index "applied_coupon_created" on "applied_coupon" ("organization_id", "created_at", "id");`);
    this.addSql(`alter table "coupon" add constraint "coupon_organization_id_foreign" foreign key ("organization_id") references "organization" ("id");`);
    this.addSql(`alter table "customer_tax" add constraint "customer_tax_organization_id_foreign" foreign key ("organization_id") references "organization" ("id");`);
    this.addSql(`alter table "customer_tax" add constraint "customer_tax_customer_id_foreign" foreign key ("customer_id") references "customer" ("id");`);
    this.addSql(`alter table "customer_tax" add constraint "customer_tax_tax_id_foreign" foreign key ("tax_id") references "tax" ("id");`);
    this.addSql(`alter table "applied_coupon" add constraint "applied_coupon_organization_id_foreign" foreign key ("organization_id") references "organization" ("id");`);
    this.addSql(`alter table "applied_coupon" add constraint "applied_coupon_customer_id_foreign" foreign key ("customer_id") references "customer" ("id");`);
    this.addSql(`alter table "applied_coupon" add constraint "applied_coupon_coupon_id_foreign" foreign key ("coupon_id") references "coupon" ("id");`);
  }
}
