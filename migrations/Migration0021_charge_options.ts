import { Migration } from '@mikro-orm/migrations';

export class Migration0021_charge_options extends Migration {
  override up(): void {
    this.addSql(`alter table "plan" add column "billing_terms" jsonb null;`);
    this.addSql(`alter table "subscription" add column "billing_terms" jsonb null;`);
    this.addSql(`alter table "invoice_line" add column "charging" jsonb null;`);
  }
}
