import { Migration } from '@mikro-orm/migrations';

export class Migration0004_catalog extends Migration {
  override up(): void {
    this.addSql(`create table "feature" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "key" varchar(64) not null,
      "name" varchar(256) not null,
      "meter_id" uuid null,
      "filter_group_by" jsonb not null,
      "metadata" jsonb null,
      "created_at" timestamptz not null,
      "updated_at" timestamptz not null,
      "archived_at" timestamptz null,
      primary key ("id"));`);
    this.addSql(`create index "feature_key" on "feature" ("organization_id", "key", "id");`);
    this.addSql(`create index "feature_meter" on "feature" ("meter_id") where meter_id is not null;`);
    this.addSql(`create unique index "feature_live_key_unique" on "feature" ("organization_id", "key") where archived_at is null;`);
    this.addSql(`create table "plan" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "key" varchar(64) not null,
      "version" int not null,
      "name" varchar(256) not null,
      "description" varchar(1024) null,
      "currency" varchar(3) not null,
      "billing_cadence" varchar(16) not null,
      "pro_rating" varchar(16) not null,
      "phases" jsonb not null,
      "metadata" jsonb null,
      "effective_from" timestamptz null,
      "effective_to" timestamptz null,
      "created_at" timestamptz not null,
      "updated_at" timestamptz not null,
      "deleted_at" timestamptz null,
      primary key ("id"));`);
    this.addSql(`create index "plan_created" on "plan" ("organization_id", "created_at", "id");`);
    this.addSql(`alter table "plan" add constraint "plan_version_unique" unique ("organization_id", "key", "version");`);
    this.addSql(`create unique index "plan_draft_unique" on "plan" ("organization_id", "key") where effective_from is null and deleted_at is null;`);
    this.addSql(`alter table "feature" add constraint "feature_organization_id_foreign" foreign key ("organization_id") references "organization" ("id");`);
    this.addSql(`alter table "feature" add constraint "feature_meter_id_foreign" foreign key ("meter_id") references "meter" ("id") on delete restrict;`);
    this.addSql(`alter table "plan" add constraint "plan_organization_id_foreign" foreign key ("organization_id") references "organization" ("id");`);
  }
}
