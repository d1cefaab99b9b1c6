import { Migration } from '@mikro-orm/migrations';

export class Migration0049_fees extends Migration {
  override up(): void {
    this.addSql(`create index "invoice_line_made" on "invoice_line" ("organization_id", "id") where deleted_at is null;`);
  }
}
