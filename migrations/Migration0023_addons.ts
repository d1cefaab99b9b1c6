import { Migration } from '@mikro-orm/migrations';

export class Migration0023_addons extends Migration {
  override up(): void {
    this.addSql(`create table "addon" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "key" varchar(64) not null,
      "version" int not null,
      "name" varchar(256) not null,
      "description" varchar(1024) null,
      "currency" varchar(3) not null,
      "instance_type" varchar(16) not null,
      "rate_cards" jsonb not null,
      "taxes" jsonb not null,
      "metadata" jsonb null,
      "effective_from" timestamptz null,
      "effective_to" timestamptz null,
      "created_at" timestamptz not null,
      "updated_at" timestamptz not null,
      "deleted_at" timestamptz null,
      primary key ("id"));`);
    this.addSql(`create index "addon_created" on "addon" ("organization_id", "created_at", "id");`);
    this.addSql(`alter table "addon" add constraint "addon_version_unique" unique ("organization_id", "key", "version");`);
    this.addSql(`create unique index "addon_draft_unique" on "addon" ("organization_id", "key") where effective_from is null and deleted_at is null;`);
    this.addSql(`create table "plan_addon" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "plan_id" uuid not null,
      "addon_id" uuid not null,
      "from_plan_phase" varchar(64) not null,
      "max_quantity" int null,
      "metadata" jsonb null,
      "created_at" timestamptz not null,
      "updated_at" timestamptz not null,
      "deleted_at" timestamptz null,
      primary key ("id"));`);
    this.addSql(`create index "plan_addon_plan" on "plan_addon" ("organization_id", "plan_id", "id");`);
    this.addSql(`create index "plan_addon_addon" on "plan_addon" ("addon_id");`);
    this.addSql(`create unique index "plan_addon_live_unique" on "plan_addon" ("plan_id", "addon_id") where deleted_at is null;`);
    this.addSql(`alter table "addon" add constraint "addon_organization_id_foreign" foreign key ("organization_id") references "organization" ("id");`);
    this.addSql(`alter table "plan_addon" add constraint "plan_addon_organization_id_foreign" foreign key ("organization_id") references "organization" ("id");`);
    this.addSql(`alter table "plan_addon" add constraint "plan_addon_plan_id_foreign" foreign key ("plan_id") references "plan" ("id");`);
    this.addSql(`alter table "plan_addon" add constraint "plan_addon_addon_id_foreign" foreign key ("addon_id") references "addon" ("id");`);
  }
}
