import { Migration } from '@mikro-orm/migrations';

export class Migration0041_late_usage extends Migration {
  override up(): void {
    this.addSql(`create table "billed_usage_change" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "customer_id" uuid not null,
      "invoice_line_id" uuid not null,
      "correction_line_id" uuid null,
      "sequence" int not null,
      "quantity_before" numeric null,
      "quantity_after" numeric null,
      "amount_before" numeric not null,
      "amount_after" numeric not null,
      "action" varchar(16) not null,
      "created_at" timestamptz not null,
      primary key ("id"));`);
    this.addSql(`create index "billed_usage_change_created" on "billed_usage_change" ("organization_id", "created_at", "id");`);
    this.addSql(`create index "billed_usage_change_customer" on "billed_usage_change" ("customer_id", "created_at", "id");`);
    this.addSql(`alter table "billed_usage_change" add constraint "billed_usage_change_sequence_unique" unique ("invoice_line_id", "sequence");`);
    this.addSql(`alter table "billed_usage_change" add constraint "billed_usage_change_organization_id_foreign" foreign key ("organization_id") references "organization" ("id");`);
    this.addSql(`alter table "billed_usage_change" add constraint "billed_usage_change_customer_id_foreign" foreign key ("customer_id") references "customer" ("id");`);
    this.addSql(`alter table "billed_usage_change" add constraint "billed_usage_change_invoice_line_id_foreign" foreign key ("invoice_line_id") references "invoice_line" ("id");`);
    this.addSql(`alter table "billed_usage_change" add constraint "billed_usage_change_correction_line_id_foreign" foreign key ("correction_line_id") references "invoice_line" ("id") on delete restrict;`);
    this.addSql(`alter table "invoice_line" add column "corrects_line_id" uuid null;`);
    this.addSql(`create index "invoice_line_corrects" on "invoice_line" ("corrects_line_id") where corrects_line_id is not null;`);
  }
}
