import { Migration } from '@mikro-orm/migrations';

export class Migration0005_entitlements extends Migration {
  override up(): void {
    this.addSql(`create table "entitlement" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "customer_id" uuid not null,
      "feature_id" uuid not null,
      "feature_key" varchar(64) not null,
      "type" varchar(16) not null,
      "active_from" timestamptz not null,
      "active_to" timestamptz null,
      "subscription_item_id" uuid null,
      "subscription_id" uuid null,
      "config" text null,
      "usage_interval" varchar(64) null,
      "usage_anchor" timestamptz null,
      "measure_usage_from" timestamptz null,
      "is_soft_limit" boolean null,
      "preserve_overage_at_reset" boolean null,
      "issue_after_reset" numeric null,
      "issue_after_reset_priority" int null,
      "metadata" jsonb null,
      "revision" int not null,
      "created_at" timestamptz not null,
      "updated_at" timestamptz not null,
      "deleted_at" timestamptz null,
      primary key ("id")) with (fillfactor = 80);`);
    this.addSql(`create index "entitlement_customer" on "entitlement" ("customer_id", "feature_key", "active_from");`);
    this.addSql(`create index "entitlement_created" on "entitlement" ("organization_id", "created_at", "id");`);
    this.addSql(`create index "entitlement_feature" on "entitlement" ("feature_id");`);
    this.addSql(`create index "entitlement_subscription_item" on "entitlement" ("subscription_item_id") where subscription_item_id is not null;`);
    // Ranges of numbers can be excluded without any extension, and quickly: 126 bits of the customer and the key stand for both.
    this.addSql(`alter table "entitlement" add constraint "entitlement_one_at_a_time" exclude using gist (int8range(hashtextextended(customer_id::text || feature_key, 0) >> 1, hashtextextended(customer_id::text || feature_key, 0) >> 1, '[]') with &&, int8range(hashtextextended(customer_id::text || feature_key, 1) >> 1, hashtextextended(customer_id::text || feature_key, 1) >> 1, '[]') with &&, tstzrange(active_from, case when coalesce(active_to, deleted_at) is not null then greatest(active_from, least(active_to, deleted_at)) end) with &&);`);
    this.addSql(`create table "entitlement_grant" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "customer_id" uuid not null,
      "entitlement_id" uuid not null,
      "amount" numeric not null,
      "priority" int not null,
      "effective_at" timestamptz not null,
      "expires_at" timestamptz null,
      "min_rollover_amount" numeric not null,
      "max_rollover_amount" numeric not null,
      "recurrence_interval" varchar(64) null,
      "recurrence_anchor" timestamptz null,
      "issued_after_reset" boolean not null,
      "metadata" jsonb null,
      "voided_at" timestamptz null,
      "created_at" timestamptz not null,
      "updated_at" timestamptz not null,
      "deleted_at" timestamptz null,
      primary key ("id"));`);
    this.addSql(`create index "entitlement_grant_entitlement" on "entitlement_grant" ("entitlement_id", "created_at", "id");`);
    this.addSql(`create index "entitlement_grant_created" on "entitlement_grant" ("organization_id", "created_at", "id");`);
    this.addSql(`create index "entitlement_grant_customer" on "entitlement_grant" ("customer_id");`);
    this.addSql(`create table "entitlement_reset" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "customer_id" uuid not null,
      "entitlement_id" uuid not null,
      "at" timestamptz not null,
      "anchor" timestamptz not null,
      "preserve_overage" boolean not null,
      "created_at" timestamptz not null,
      primary key ("id"));`);
    this.addSql(`create index "entitlement_reset_customer" on "entitlement_reset" ("customer_id");`);
    this.addSql(`alter table "entitlement_reset" add constraint "entitlement_reset_unique" unique ("entitlement_id", "at");`);
    this.addSql(`create table "entitlement_balance" (
      "entitlement_id" uuid not null,
      "organization_id" uuid not null,
      "customer_id" uuid not null,
      "revision" int not null,
      "usage_revision" bigint not null,
      "meter_id" uuid not null,
      "subjects" text[] not null,
      "last_event_at" timestamptz null,
      "computed_at" timestamptz not null,
      "minute" timestamptz not null,
      "valid_until" timestamptz null,
      "has_access" boolean not null,
      "balance" numeric null,
      "usage" numeric null,
      "overage" numeric null,
      "total_available" numeric null,
      "period_from" timestamptz null,
      "period_to" timestamptz null,
      primary key ("entitlement_id")) with (fillfactor = 60);`);
    this.addSql(`create table "balance_snapshot" (
      "entitlement_id" uuid not null,
      "at" timestamptz not null,
      "organization_id" uuid not null,
      "customer_id" uuid not null,
      "balances" jsonb not null,
      "overage" numeric not null,
      "usage_in_period" numeric not null,
      "grant_usage_in_period" numeric not null,
      primary key ("entitlement_id", "at"));`);
    this.addSql(`alter table "entitlement" add constraint "entitlement_organization_id_foreign" foreign key ("organization_id") references "organization" ("id");`);
    this.addSql(`alter table "entitlement" add constraint "entitlement_customer_id_foreign" foreign key ("customer_id") references "customer" ("id");`);
    this.addSql(`alter table "entitlement" add constraint "entitlement_feature_id_foreign" foreign key ("feature_id") references "feature" ("id");`);
    this.addSql(`alter table "entitlement_grant" add constraint "entitlement_grant_organization_id_foreign" foreign key ("organization_id") references "organization" ("id");`);
    this.addSql(`alter table "entitlement_grant" add constraint "entitlement_grant_customer_id_foreign" foreign key ("customer_id") references "customer" ("id");`);
    this.addSql(`alter table "entitlement_grant" add constraint "entitlement_grant_entitlement_id_foreign" foreign key ("entitlement_id") references "entitlement" ("id");`);
    this.addSql(`alter table "entitlement_reset" add constraint "entitlement_reset_organization_id_foreign" foreign key ("organization_id") references "organization" ("id");`);
    this.addSql(`alter table "entitlement_reset" add constraint "entitlement_reset_customer_id_foreign" foreign key ("customer_id") references "customer" ("id");`);
    this.addSql(`alter table "entitlement_reset" add constraint "entitlement_reset_entitlement_id_foreign" foreign key ("entitlement_id") references "entitlement" ("id");`);
    this.addSql(`alter table "entitlement_balance" add constraint "entitlement_balance_entitlement_id_foreign" foreign key ("entitlement_id") references "entitlement" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "entitlement_balance" add constraint "entitlement_balance_organization_id_foreign" foreign key ("organization_id") references "organization" ("id");`);
    this.addSql(`alter table "entitlement_balance" add constraint "entitlement_balance_customer_id_foreign" foreign key ("customer_id") references "customer" ("id");`);
    this.addSql(`alter table "balance_snapshot" add constraint "balance_snapshot_entitlement_id_foreign" foreign key ("entitlement_id") references "entitlement" ("id") on delete cascade;`);
    this.addSql(`alter table "balance_snapshot" add constraint "balance_snapshot_organization_id_foreign" foreign key ("organization_id") references "organization" ("id");`);
    this.addSql(`alter table "balance_snapshot" add constraint "balance_snapshot_customer_id_foreign" foreign key ("customer_id") references "customer" ("id");`);
  }
}
