import { Migration } from '@mikro-orm/migrations';

export class Migration0034_invoice_numbering extends Migration {
  override up(): void {
    this.addSql(`alter table "invoice_counter" add column "is_shared" boolean not null default false;`);
    // One series for all issued invoices of an organization, whichever way they are paid.
    this.addSql(`update "invoice_counter" set "scope" = replace("scope", 'invoices/app/sandbox', 'invoices/issued') where "scope" like '%invoices/app/sandbox';`);
    this.addSql(`create table "customer_invoice_counter" (
      "customer_id" uuid not null,
      "organization_id" uuid not null,
      "position" int null,
      "last" int not null,
      primary key ("customer_id"));`);
    this.addSql(`alter table "customer_invoice_counter" add constraint "customer_invoice_counter_customer_id_foreign" foreign key ("customer_id") references "customer" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "customer_invoice_counter" add constraint "customer_invoice_counter_organization_id_foreign" foreign key ("organization_id") references "organization" ("id");`);
    // Customers' own sequences have been running all along.
    this.addSql(`insert into "customer_invoice_counter" ("customer_id", "organization_id", "last")
      select customer_id, organization_id, count(*) from "invoice" where number is not null group by customer_id, organization_id;`);
  }
}
