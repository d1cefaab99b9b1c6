import { Migration } from '@mikro-orm/migrations';

export class Migration0035_payments extends Migration {
  override up(): void {
    this.addSql(`create table "payment_request" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "customer_id" uuid not null,
      "app" varchar(32) not null,
      "email" varchar(320) null,
      "amount" numeric not null,
      "currency" varchar(3) not null,
      "status" varchar(32) not null,
      "attempts" int not null,
      "failure" varchar(1024) null,
      "dunning_campaign_id" uuid null,
      "collect_at" timestamptz null,
      "created_at" timestamptz not null,
      "updated_at" timestamptz not null,
      primary key ("id"));`);
    this.addSql(`create index "payment_request_created" on "payment_request" ("organization_id", "created_at", "id");`);
    this.addSql(`create index "payment_request_customer" on "payment_request" ("customer_id", "created_at", "id");`);
    this.addSql(`create index "payment_request_collect" on "payment_request" ("customer_id", "collect_at") where collect_at is not null;`);
    this.addSql(`create table "payment_request_invoice" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "customer_id" uuid not null,
      "payment_request_id" uuid not null,
      "invoice_id" uuid not null,
      "amount" numeric not null,
      primary key ("id"));`);
    this.addSql(`create index "payment_request_invoice_of" on "payment_request_invoice" ("invoice_id");`);
    this.addSql(`alter table "payment_request_invoice" add constraint "payment_request_invoice_unique" unique ("payment_request_id", "invoice_id");`);
    this.addSql(`alter table "payment" alter column "invoice_id" drop not null,
      add column "payment_request_id" uuid null,
      add column "attempt" int null,
      add column "reference" varchar(256) null,
      add column "failure_code" varchar(64) null,
      add column "action" jsonb null,
      add column "metadata" jsonb null;`);
    // Attempts of before were named by their invoice and its round.
    this.addSql(`update "payment" set "attempt" = split_part("attempt_key", ':', 2)::int;`);
    this.addSql(`alter table "payment" alter column "attempt" set not null;`);
    this.addSql(`create index "payment_of_request" on "payment" ("payment_request_id") where payment_request_id is not null;`);
    this.addSql(`create index "payment_created" on "payment" ("organization_id", "created_at", "id");`);
    this.addSql(`create index "payment_customer" on "payment" ("customer_id", "created_at", "id");`);
    this.addSql(`create unique index "payment_reference_unique" on "payment" ("organization_id", "reference") where reference is not null;`);
    this.addSql(`alter table "payment_request" add constraint "payment_request_organization_id_foreign" foreign key ("organization_id") references "organization" ("id");`);
    this.addSql(`alter table "payment_request" add constraint "payment_request_customer_id_foreign" foreign key ("customer_id") references "customer" ("id");`);
    this.addSql(`alter table "payment_request_invoice" add constraint "payment_request_invoice_organization_id_foreign" foreign key ("organization_id") references "organization" ("id");`);
    this.addSql(`alter table "payment_request_invoice" add constraint "payment_request_invoice_customer_id_foreign" foreign key ("customer_id") references "customer" ("id");`);
    this.addSql(`alter table "payment_request_invoice" add constraint "payment_request_invoice_payment_request_id_foreign" foreign key ("payment_request_id") references "payment_request" ("id");`);
    this.addSql(`alter table "payment_request_invoice" add constraint "payment_request_invoice_invoice_id_foreign" foreign key ("invoice_id") references "invoice" ("id");`);
    this.addSql(`alter table "payment" drop constraint "payment_invoice_id_foreign";`);
    this.addSql(`alter table "payment" add constraint "payment_invoice_id_foreign" foreign key ("invoice_id") references "invoice" ("id") on delete restrict;`);
    this.addSql(`alter table "payment" add constraint "payment_payment_request_id_foreign" foreign key ("payment_request_id") references "payment_request" ("id") on delete restrict;`);
    this.addSql(`alter table "invoice" add column "paid_amount" numeric not null default '0', add column "payment_retries" int not null default 0,
      add column "payment_retry_at" timestamptz null, add column "paid_through" varchar(36) null, add column "overdue_at" timestamptz null;`);
    // None of these is what an issued invoice says: its payment goes on after it is issued.
    this.addSql(`update "invoice" i set "paid_amount" = p.paid from (select "invoice_id", sum("amount") as paid from "payment" where "status" = 'PAID' group by 1) p where p."invoice_id" = i."id";`);
    this.addSql(`update "invoice" set "overdue_at" = "due_at" where "status" = 'OVERDUE';`);
  }
}
