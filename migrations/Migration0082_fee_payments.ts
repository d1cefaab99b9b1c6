import { Migration } from '@mikro-orm/migrations';

/** Fees that are paid on their own: how their payment stands, and beside what gathers for a currency what they gather on. */
export class Migration0082_fee_payments extends Migration {
  override up(): void {
    this.addSql(`create table "fee_payment" ("invoice_line_id" uuid not null primary key, "organization_id" uuid not null, "customer_id" uuid not null, "status" varchar(16) not null,
      "succeeded_at" timestamptz null, "failed_at" timestamptz null, "refunded_at" timestamptz null, "taxes" jsonb not null default '[]', "invoiced_at" timestamptz null,
      "created_at" timestamptz not null, "updated_at" timestamptz not null);`);
    this.addSql(`create index "fee_payment_open" on "fee_payment" ("organization_id", "customer_id") where invoiced_at is null;`);
    this.addSql(`alter table "fee_payment" add constraint "fee_payment_invoice_line_id_foreign" foreign key ("invoice_line_id") references "invoice_line" ("id");`);
    this.addSql(`alter table "fee_payment" add constraint "fee_payment_organization_id_foreign" foreign key ("organization_id") references "organization" ("id");`);
    this.addSql(`alter table "fee_payment" add constraint "fee_payment_customer_id_foreign" foreign key ("customer_id") references "customer" ("id");`);
    this.addSql(`drop index "invoice_gathering_unique";`);
    this.addSql(`create unique index "invoice_gathering_unique" on "invoice" ("customer_id", "currency", "kind") where status = 'GATHERING';`);
  }

  override down(): void {
    this.addSql(`drop table "fee_payment";`);
    this.addSql(`drop index "invoice_gathering_unique";`);
    this.addSql(`create unique index "invoice_gathering_unique" on "invoice" ("customer_id", "currency") where status = 'GATHERING';`);
  }
}
