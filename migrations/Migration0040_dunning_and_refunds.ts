import { Migration } from '@mikro-orm/migrations';

export class Migration0040_dunning_and_refunds extends Migration {
  override up(): void {
    this.addSql(`create table "dunning_campaign" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "key" varchar(64) not null,
      "name" varchar(256) not null,
      "description" varchar(1024) null,
      "thresholds" jsonb not null,
      "days_between_attempts" int not null,
      "max_attempts" int not null,
      "when_exhausted" varchar(32) not null,
      "is_default" boolean not null,
      "billing_profile_ids" jsonb not null,
      "created_at" timestamptz not null,
      "updated_at" timestamptz not null,
      "deleted_at" timestamptz null,
      primary key ("id"));`);
    this.addSql(`create index "dunning_campaign_created" on "dunning_campaign" ("organization_id", "created_at", "id");`);
    this.addSql(`create unique index "dunning_campaign_live_key_unique" on "dunning_campaign" ("organization_id", "key") where deleted_at is null;`);
    this.addSql(`create unique index "dunning_campaign_default_unique" on "dunning_campaign" ("organization_id") where is_default and deleted_at is null;`);
    this.addSql(`create table "customer_dunning" ("customer_id" uuid not null,
      "organization_id" uuid not null,
      "campaign_id" uuid null,
      "is_excluded" boolean not null,
      "run_campaign_id" uuid null,
      "attempts" int not null,
      "last_attempt_at" timestamptz null,
      "next_attempt_at" timestamptz null,
      "exhausted_at" timestamptz null,
      "updated_at" timestamptz not null,
      primary key ("customer_id"));`);
    this.addSql(`create table "refund" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "customer_id" uuid not null,
      "credit_note_id" uuid not null,
      "invoice_id" uuid not null,
      "app" varchar(32) not null,
      "attempt" int not null,
      "amount" numeric not null,
      "currency" varchar(3) not null,
      "status" varchar(16) not null,
      "failure" varchar(1024) null,
      "failure_code" varchar(64) null,
      "request_at" timestamptz null,
      "created_at" timestamptz not null,
      "updated_at" timestamptz not null,
      primary key ("id"));`);
    this.addSql(`create index "refund_invoice" on "refund" ("invoice_id", "created_at", "id");`);
    this.addSql(`create index "refund_request" on "refund" ("customer_id", "request_at") where request_at is not null;`);
    this.addSql(`alter table "refund" add constraint "refund_attempt_unique" unique ("credit_note_id", "attempt");`);
    this.addSql(`alter table "dunning_campaign" add constraint "dunning_campaign_organization_id_foreign" foreign key ("organization_id") references "organization" ("id");`);
    this.addSql(`alter table "customer_dunning" add constraint "customer_dunning_customer_id_foreign" foreign key ("customer_id") references "customer" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "customer_dunning" add constraint "customer_dunning_organization_id_foreign" foreign key ("organization_id") references "organization" ("id");`);
    this.addSql(`alter table "customer_dunning" add constraint "customer_dunning_campaign_id_foreign" foreign key ("campaign_id") references "dunning_campaign" ("id") on delete restrict;`);
    this.addSql(`alter table "refund" add constraint "refund_organization_id_foreign" foreign key ("organization_id") references "organization" ("id");`);
    this.addSql(`alter table "refund" add constraint "refund_customer_id_foreign" foreign key ("customer_id") references "customer" ("id");`);
    this.addSql(`alter table "refund" add constraint "refund_credit_note_id_foreign" foreign key ("credit_note_id") references "credit_note" ("id");`);
    this.addSql(`alter table "refund" add constraint "refund_invoice_id_foreign" foreign key ("invoice_id") references "invoice" ("id");`);
    this.addSql(`create index "invoice_overdue" on "invoice" ("organization_id", "customer_id") where overdue_at is not null;`);
  }
}
