import { Migration } from '@mikro-orm/migrations';

export class Migration0053_usage_snapshot extends Migration {
  override up(): void {
    this.addSql(`alter table "invoice_line" add column "usage_snapshot" jsonb null;`);
  }
}
