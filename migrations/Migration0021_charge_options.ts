import { Migration } from '@mikro-orm/migrations';

export class Migration0021_charge_options extends Migration {
  override up(): void {
    this.addSql(`alter table "plan" add column "billing_terms" jsonb null;`);
  }
}
