import { Migration } from '@mikro-orm/migrations';

export class Migration0024_taxes extends Migration {
  override up(): void {
    this.addSql(`alter table "plan" add column "taxes" jsonb not null default '[]';`);
    this.addSql(`alter table "plan" alter column "taxes" drop default;`);
    this.addSql(`create table "tax" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "key" varchar(64) not null,
      "name" varchar(256) not null,
      "description" varchar(1024) null,
      "rate" numeric not null,
      "applied_to_organization" boolean not null,
      "created_at" timestamptz not null,
      "updated_at" timestamptz not null,
      "deleted_at" timestamptz null,
      primary key ("id"));`);
    this.addSql(`create index "tax_created" on "tax" ("organization_id", "created_at", "id");`);
    this.addSql(`create unique index "tax_live_key_unique" on "tax" ("organization_id", "key") where deleted_at is null;`);
    this.addSql(`alter table "tax" add constraint "tax_organization_id_foreign" foreign key ("organization_id") references "organization" ("id");`);
  }
}
