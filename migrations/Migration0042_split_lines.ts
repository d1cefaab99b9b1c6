import { Migration } from '@mikro-orm/migrations';

export class Migration0042_split_lines extends Migration {
  override up(): void {
    this.addSql(`create table "split_line_group" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "customer_id" uuid not null,
      "reference" varchar(512) null,
      "period_from" timestamptz not null,
      "period_to" timestamptz not null,
      "created_at" timestamptz not null,
      "updated_at" timestamptz not null,
      "deleted_at" timestamptz null,
      primary key ("id"));`);
    this.addSql(`create index "split_line_group_customer" on "split_line_group" ("customer_id");`);
    this.addSql(`create unique index "split_line_group_reference_unique" on "split_line_group" ("organization_id", "reference") where deleted_at is null and reference is not null;`);
    this.addSql(`alter table "split_line_group" add constraint "split_line_group_organization_id_foreign" foreign key ("organization_id") references "organization" ("id");`);
    this.addSql(`alter table "split_line_group" add constraint "split_line_group_customer_id_foreign" foreign key ("customer_id") references "customer" ("id");`);
    this.addSql(`alter table "invoice_line" add column "split_group_id" uuid null;`);
    this.addSql(`alter table "invoice_line" add constraint "invoice_line_split_group_id_foreign" foreign key ("split_group_id") references "split_line_group" ("id") on delete restrict;`);
    this.addSql(`create index "invoice_line_split_group" on "invoice_line" ("split_group_id") where split_group_id is not null;`);
  }
}
