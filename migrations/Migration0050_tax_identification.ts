import { Migration } from '@mikro-orm/migrations';

export class Migration0050_tax_identification extends Migration {
  override up(): void {
    this.addSql(`alter table "customer" add column "customer_type" varchar(16) null, add column "legal_name" varchar(256) null,
      add column "legal_number" varchar(256) null, add column "tax_identification_number" varchar(64) null;`);
  }
}
