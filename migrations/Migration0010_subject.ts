import { Migration } from '@mikro-orm/migrations';

export class Migration0010_subject extends Migration {
  override up(): void {
    this.addSql(`create table "subject" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "key" varchar(1024) not null,
      "display_name" varchar(256) null,
      "metadata" jsonb null,
      "current_period_start" timestamptz null,
      "current_period_end" timestamptz null,
      "stripe_customer_id" varchar(256) null,
      "created_at" timestamptz not null,
      "updated_at" timestamptz not null,
      "deleted_at" timestamptz null,
      primary key ("id"));`);
    this.addSql(`create index "subject_organization" on "subject" ("organization_id", "id");`);
    this.addSql(`create unique index "subject_live_key_unique" on "subject" ("organization_id", "key") where deleted_at is null;`);
    this.addSql(`alter table "subject" add constraint "subject_organization_id_foreign" foreign key ("organization_id") references "organization" ("id");`);
  }
}
