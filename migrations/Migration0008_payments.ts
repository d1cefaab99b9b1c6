import { Migration } from '@mikro-orm/migrations';

export class Migration0008_payments extends Migration {
  override up(): void {
    this.addSql(`create table "payment" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "customer_id" uuid not null,
      "invoice_id" uuid not null,
      "app" varchar(32) not null,
      "attempt_key" varchar(128) not null,
      "amount" numeric not null,
      "currency" varchar(3) not null,
      "status" varchar(32) not null,
      "failure" varchar(1024) null,
      "created_at" timestamptz not null,
      primary key ("id"));`);
    this.addSql(`create index "payment_invoice" on "payment" ("invoice_id", "created_at", "id");`);
    this.addSql(`alter table "payment" add constraint "payment_attempt_unique" unique ("organization_id", "attempt_key");`);
    this.addSql(`alter table "payment" add constraint "payment_organization_id_foreign" foreign key ("organization_id") references "organization" ("id");`);
    this.addSql(`alter table "payment" add constraint "payment_customer_id_foreign" foreign key ("customer_id") references "customer" ("id");`);
    this.addSql(`alter table "payment" add constraint "payment_invoice_id_foreign" foreign key ("invoice_id") references "invoice" ("id");`);
  }
}
