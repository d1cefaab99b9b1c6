import { Migration } from '@mikro-orm/migrations';

export class Migration0002_customers extends Migration {
  override up(): void {
    this.addSql(`create table "due_work" ("organization_id" uuid not null,
      "customer_id" uuid not null,
      "source" varchar(64) not null,
      "due_at" timestamptz not null,
      "test_clock_id" uuid null,
      primary key ("organization_id", "customer_id", "source"));`);
    this.addSql(`create index "due_work_real_time" on "due_work" ("due_at") where test_clock_id is null;`);
    this.addSql(`create index "due_work_test_clock" on "due_work" ("test_clock_id", "due_at") where test_clock_id is not null;`);
    this.addSql(`create table "test_clock" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "name" varchar(256) null,
      "now" timestamptz not null,
      "created_at" timestamptz not null,
      primary key ("id"));`);
    this.addSql(`create index "test_clock_organization" on "test_clock" ("organization_id", "created_at", "id");`);
    this.addSql(`create table "customer" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "key" varchar(256) null,
      "name" varchar(256) not null,
      "description" varchar(1024) null,
      "external_id" varchar(256) null,
      "primary_email" varchar(320) null,
      "currency" varchar(3) null,
      "time_zone" varchar(64) null,
      "billing_address" jsonb null,
      "metadata" jsonb null,
      "test_clock_id" uuid null,
      "created_at" timestamptz not null,
      "updated_at" timestamptz not null,
      "deleted_at" timestamptz null,
      primary key ("id"));`);
    this.addSql(`create index "customer_name" on "customer" ("organization_id", "name", "id");`);
    this.addSql(`create index "customer_created" on "customer" ("organization_id", "created_at", "id");`);
    this.addSql(`create index "customer_test_clock" on "customer" ("test_clock_id") where test_clock_id is not null;`);
    this.addSql(`create unique index "customer_live_key_unique" on "customer" ("organization_id", "key") where deleted_at is null;`);
    this.addSql(`create unique index "customer_live_external_id_unique" on "customer" ("organization_id", "external_id") where deleted_at is null;`);
    this.addSql(`create table "customer_attribution" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "customer_id" uuid not null,
      "subject_key" varchar(1024) not null,
      "is_key" boolean not null,
      "is_subject" boolean not null,
      "position" int not null,
      "created_at" timestamptz not null,
      "deleted_at" timestamptz null,
      primary key ("id"));`);
    this.addSql(`create index "customer_attribution_customer" on "customer_attribution" ("customer_id", "position");`);
    this.addSql(`create unique index "customer_attribution_live_unique" on "customer_attribution" ("organization_id", "subject_key") where deleted_at is null;`);
    this.addSql(`alter table "test_clock" add constraint "test_clock_organization_id_foreign" foreign key ("organization_id") references "organization" ("id");`);
    this.addSql(`alter table "customer" add constraint "customer_organization_id_foreign" foreign key ("organization_id") references "organization" ("id");`);
    this.addSql(`alter table "customer" add constraint "customer_test_clock_id_foreign" foreign key ("test_clock_id") references "test_clock" ("id") on delete restrict;`);
    this.addSql(`alter table "customer_attribution" add constraint "customer_attribution_organization_id_foreign" foreign key ("organization_id") references "organization" ("id");`);
    this.addSql(`alter table "customer_attribution" add constraint "customer_attribution_customer_id_foreign" foreign key ("customer_id") references "customer" ("id");`);
  }
}
