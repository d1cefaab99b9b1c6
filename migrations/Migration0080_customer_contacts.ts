import { Migration } from '@mikro-orm/migrations';

/** The person behind a customer, its addresses in the web, and where goods go. */
export class Migration0080_customer_contacts extends Migration {
  override up(): void {
    this.addSql(`alter table "customer" add column "first_name" varchar(256) null, add column "last_name" varchar(256) null, add column "url" varchar(2048) null,
      add column "logo_url" varchar(2048) null, add column "shipping_address" jsonb null;`);
  }

  override down(): void {
    this.addSql(`alter table "customer" drop column "first_name", drop column "last_name", drop column "url", drop column "logo_url", drop column "shipping_address";`);
  }
}
