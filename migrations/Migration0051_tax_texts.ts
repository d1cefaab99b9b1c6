import { Migration } from '@mikro-orm/migrations';

export class Migration0051_tax_texts extends Migration {
  override up(): void {
    this.addSql(`alter table "tax" add column "invoice_texts" jsonb not null default '[]';`);
  }
}
