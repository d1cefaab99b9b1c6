import { Migration } from '@mikro-orm/migrations';

/** A way to usage by hand, whose periods are as long as somebody wanted: late usage of it is looked for however long ago it began. */
export class Migration0073_usage_by_hand extends Migration {
  override up(): void {
    this.addSql(`create index "invoice_line_by_hand" on "invoice_line" ("customer_id") where managed_by = 'MANUAL' and price->>'type' <> 'FLAT';`);
  }
}
