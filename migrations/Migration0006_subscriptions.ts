import { Migration } from '@mikro-orm/migrations';

export class Migration0006_subscriptions extends Migration {
  override up(): void {
    this.addSql(`create table "subscription" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "customer_id" uuid not null,
      "plan_id" uuid null,
      "key" varchar(256) null,
      "external_id" varchar(256) null,
      "name" varchar(256) not null,
      "metadata" jsonb null,
      "currency" varchar(3) not null,
      "billing_cadence" varchar(16) not null,
      "pro_rating" varchar(16) not null,
      "billing_anchor" timestamptz not null,
      "active_from" timestamptz not null,
      "active_to" timestamptz null,
      "created_at" timestamptz not null,
      "updated_at" timestamptz not null,
      "deleted_at" timestamptz null,
      primary key ("id"));`);
    this.addSql(`create index "subscription_customer" on "subscription" ("customer_id", "active_from", "id");`);
    this.addSql(`create index "subscription_active_from" on "subscription" ("organization_id", "active_from", "id");`);
    this.addSql(`create index "subscription_plan" on "subscription" ("plan_id") where plan_id is not null;`);
    this.addSql(`create unique index "subscription_live_key_unique" on "subscription" ("organization_id", "key") where deleted_at is null;`);
    this.addSql(`create unique index "subscription_live_external_id_unique" on "subscription" ("organization_id", "external_id") where deleted_at is null;`);
    this.addSql(`create table "subscription_phase" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "customer_id" uuid not null,
      "subscription_id" uuid not null,
      "key" varchar(64) not null,
      "name" varchar(256) not null,
      "position" int not null,
      "active_from" timestamptz not null,
      primary key ("id"));`);
    this.addSql(`alter table "subscription_phase" add constraint "subscription_phase_key_unique" unique ("subscription_id", "key");`);
    this.addSql(`create table "subscription_item" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "customer_id" uuid not null,
      "subscription_id" uuid not null,
      "phase_id" uuid not null,
      "key" varchar(64) not null,
      "version" int not null,
      "position" int not null,
      "name" varchar(256) not null,
      "feature_id" uuid null,
      "price" jsonb null,
      "billing_cadence" varchar(64) null,
      "discounts" jsonb null,
      "entitlement_template" jsonb null,
      "entitlement_id" uuid null,
      "active_from" timestamptz not null,
      "active_to" timestamptz null,
      primary key ("id"));`);
    this.addSql(`create index "subscription_item_subscription" on "subscription_item" ("subscription_id");`);
    this.addSql(`create index "subscription_item_feature" on "subscription_item" ("feature_id") where feature_id is not null;`);
    this.addSql(`alter table "subscription_item" add constraint "subscription_item_version_unique" unique ("phase_id", "key", "version");`);
    this.addSql(`alter table "subscription" add constraint "subscription_organization_id_foreign" foreign key ("organization_id") references "organization" ("id");`);
    this.addSql(`alter table "subscription" add constraint "subscription_customer_id_foreign" foreign key ("customer_id") references "customer" ("id");`);
    this.addSql(`alter table "subscription" add constraint "subscription_plan_id_foreign" foreign key ("plan_id") references "plan" ("id") on delete restrict;`);
    this.addSql(`alter table "subscription_phase" add constraint "subscription_phase_organization_id_foreign" foreign key ("organization_id") references "organization" ("id");`);
    this.addSql(`alter table "subscription_phase" add constraint "subscription_phase_customer_id_foreign" foreign key ("customer_id") references "customer" ("id");`);
    this.addSql(`alter table "subscription_phase" add constraint "subscription_phase_subscription_id_foreign" foreign key ("subscription_id") references "subscription" ("id");`);
    this.addSql(`alter table "subscription_item" add constraint "subscription_item_organization_id_foreign" foreign key ("organization_id") references "organization" ("id");`);
    this.addSql(`alter table "subscription_item" add constraint "subscription_item_customer_id_foreign" foreign key ("customer_id") references "customer" ("id");`);
    this.addSql(`alter table "subscription_item" add constraint "subscription_item_subscription_id_foreign" foreign key ("subscription_id") references "subscription" ("id");`);
    this.addSql(`alter table "subscription_item" add constraint "subscription_item_phase_id_foreign" foreign key ("phase_id") references "subscription_phase" ("id");`);
    this.addSql(`alter table "subscription_item" add constraint "subscription_item_feature_id_foreign" foreign key ("feature_id") references "feature" ("id") on delete restrict;`);
    this.addSql(`alter table "subscription_item" add constraint "subscription_item_entitlement_id_foreign" foreign key ("entitlement_id") references "entitlement" ("id") on delete restrict;`);
  }
}
