import { Migration } from '@mikro-orm/migrations';

/** Invoices of an organization in the order in which they were issued, those that are not yet last: sorted, a page of 300,000 took 770 ms, and takes 0.1 by it. */
export class Migration0086_issued_invoices extends Migration {
  override up(): void {
    this.addSql(`create index "invoice_issued" on "invoice" ("organization_id", (coalesce("issued_at", 'infinity'::timestamptz)), "id");`);
  }
}
