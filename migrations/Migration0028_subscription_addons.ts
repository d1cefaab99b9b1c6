import { Migration } from '@mikro-orm/migrations';

export class Migration0028_subscription_addons extends Migration {
  override up(): void {
    this.addSql(`alter table "subscription_item" add column "origin_id" uuid null, add column "overlay" jsonb null;`);
    this.addSql(`create table "subscription_addon" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "customer_id" uuid not null,
      "subscription_id" uuid not null,
      "addon_id" uuid not null,
      "name" varchar(256) not null,
      "description" varchar(1024) null,
      "metadata" jsonb null,
      "changes" jsonb not null,
      "created_at" timestamptz not null,
      "updated_at" timestamptz not null,
      primary key ("id"));`);
    this.addSql(`create index "subscription_addon_addon" on "subscription_addon" ("addon_id");`);
    this.addSql(`alter table "subscription_addon" add constraint "subscription_addon_unique" unique ("subscription_id", "addon_id");`);
    this.addSql(`alter table "subscription_addon" add constraint "subscription_addon_organization_id_foreign" foreign key ("organization_id") references "organization" ("id");`);
    this.addSql(`alter table "subscription_addon" add constraint "subscription_addon_customer_id_foreign" foreign key ("customer_id") references "customer" ("id");`);
    this.addSql(`alter table "subscription_addon" add constraint "subscription_addon_subscription_id_foreign" foreign key ("subscription_id") references "subscription" ("id");`);
    this.addSql(`alter table "subscription_addon" add constraint "subscription_addon_addon_id_foreign" foreign key ("addon_id") references "addon" ("id");`);
  }
}
