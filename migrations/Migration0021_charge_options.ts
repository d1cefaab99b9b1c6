import { Migration } from '@mikro-orm/migrations';

export class Migration0021_charge_options extends Migration {
  override up(): void {
    this.addSql(`alter table "plan" add column "billing_terms" jsonb null;`);
    this.addSql(`alter table "subscription" add column "billing_terms" jsonb null;`);
    this.addSql(`alter table "invoice_line" add column "charging" jsonb null;`);
    this.addSql(`create table "in_advance_event" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "customer_id" uuid not null,
      "subscription_id" uuid not null,
      "reference" varchar(512) not null,
      "sequence" bigint not null,
      "position" int not null,
      "event_time" timestamptz not null,
      "quantity" numeric not null,
      "amount" numeric null,
      "current" numeric not null,
      "peak" numeric not null,
      "prorated_peak" numeric not null,
      "created_at" timestamptz not null,
      primary key ("id"));`);
    this.addSql(`create index "in_advance_event_customer" on "in_advance_event" ("customer_id");`);
    this.addSql(`create index "in_advance_event_subscription" on "in_advance_event" ("subscription_id");`);
    this.addSql(`alter table "in_advance_event" add constraint "in_advance_event_unique" unique ("organization_id", "reference", "sequence");`);
    for (const parent of ['organization', 'customer', 'subscription']) {
      this.addSql(`alter table "in_advance_event" add constraint "in_advance_event_${parent}_id_foreign" foreign key ("${parent}_id") references "${parent}" ("id");`);
    }
  }
}
