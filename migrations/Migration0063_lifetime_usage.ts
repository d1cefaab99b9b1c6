import { Migration } from '@mikro-orm/migrations';

export class Migration0063_lifetime_usage extends Migration {
  override up(): void {
    this.addSql(`alter table "subscription" add column "historical_usage" numeric null;`);
    this.addSql(`create table "applied_usage_threshold" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "customer_id" uuid not null,
      "invoice_id" uuid not null,
      "subscription_id" uuid not null,
      "amount" numeric not null,
      "name" varchar(256) null,
      "is_recurring" boolean not null,
      "lifetime_usage" numeric not null,
      "created_at" timestamptz not null,
      primary key ("id"));`);
    this.addSql(`create index "applied_usage_threshold_customer" on "applied_usage_threshold" ("customer_id");`);
    this.addSql(`create index "applied_usage_threshold_invoice" on "applied_usage_threshold" ("invoice_id", "id");`);
    this.addSql(`create index "applied_usage_threshold_subscription" on "applied_usage_threshold" ("subscription_id");`);
    this.addSql(`alter table "applied_usage_threshold" add constraint "applied_usage_threshold_organization_id_foreign" foreign key ("organization_id") references "organization" ("id");`);
    this.addSql(`alter table "applied_usage_threshold" add constraint "applied_usage_threshold_customer_id_foreign" foreign key ("customer_id") references "customer" ("id");`);
    this.addSql(`alter table "applied_usage_threshold" add constraint "applied_usage_threshold_invoice_id_foreign" foreign key ("invoice_id") references "invoice" ("id");`);
    this.addSql(`alter table "applied_usage_threshold" add constraint "applied_usage_threshold_subscription_id_foreign" foreign key ("subscription_id") references "subscription" ("id");`);
  }
}
