import { Migration } from '@mikro-orm/migrations';

/** Finds the lines that were taken away from an invoice: the index of its lines leaves them out. Few lines are, and no line is when it is made. */
export class Migration0081_deleted_lines extends Migration {
  override up(): void {
    this.addSql('create index "invoice_line_deleted" on "invoice_line" ("invoice_id", "id") where deleted_at is not null;');
  }
}
