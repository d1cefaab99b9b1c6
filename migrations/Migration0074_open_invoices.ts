import { Migration } from '@mikro-orm/migrations';

/** A way to the drafts of a customer, which are few, past its invoices, which become more with each month: every settlement looks for them. */
export class Migration0074_open_invoices extends Migration {
  override up(): void {
    this.addSql(`create index "invoice_open" on "invoice" ("customer_id") where status in ('DRAFT', 'ISSUING') and issued_at is null and deleted_at is null;`);
  }
}
