import { Migration } from '@mikro-orm/migrations';

export class Migration0025_subscription_changes extends Migration {
  override up(): void {
    this.addSql(`alter table "subscription"
      add column "description" varchar(1024) null,
      add column "managed_by" varchar(16) not null default 'TOLLGATE',
      add column "recorded" jsonb null,
      add column "previous_subscription_id" uuid null,
      add column "end_is_prorated" boolean not null default false,
      add column "flat_fees_from" timestamptz null;`);
    this.addSql(`create index "subscription_previous" on "subscription" ("previous_subscription_id") where previous_subscription_id is not null;`);
    // What an edit takes away is kept: lines that stood for it may have been billed. Its key is free again.
    this.addSql(`alter table "subscription_phase" add column "deleted_at" timestamptz null;`);
    this.addSql(`alter table "subscription_phase" drop constraint "subscription_phase_key_unique";`);
    this.addSql(`create unique index "subscription_phase_key_unique" on "subscription_phase" ("subscription_id", "key") where deleted_at is null;`);
    this.addSql(`alter table "subscription_item" add column "quantity" int not null default 1, add column "further" jsonb null, add column "deleted_at" timestamptz null;`);
    this.addSql(`alter table "subscription_item" drop constraint "subscription_item_version_unique";`);
    this.addSql(`create unique index "subscription_item_version_unique" on "subscription_item" ("phase_id", "key", "version") where deleted_at is null;`);
    this.addSql(`create index "subscription_item_phase" on "subscription_item" ("phase_id");`);
    this.addSql(`create table "subscription_pause" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "customer_id" uuid not null,
      "subscription_id" uuid not null,
      "pause_from" timestamptz not null,
      "pause_to" timestamptz null,
      "cuts" jsonb not null,
      "created_at" timestamptz not null,
      primary key ("id"));`);
    this.addSql(`create index "subscription_pause_subscription" on "subscription_pause" ("subscription_id", "pause_from");`);
    this.addSql(`alter table "subscription_pause" add constraint "subscription_pause_organization_id_foreign" foreign key ("organization_id") references "organization" ("id");`);
    this.addSql(`alter table "subscription_pause" add constraint "subscription_pause_customer_id_foreign" foreign key ("customer_id") references "customer" ("id");`);
    this.addSql(`alter table "subscription_pause" add constraint "subscription_pause_subscription_id_foreign" foreign key ("subscription_id") references "subscription" ("id");`);
  }
}
