import { Migration } from '@mikro-orm/migrations';

export class Migration0022_billing_days extends Migration {
  override up(): void {
    this.addSql(`alter table "subscription" add column "billing_time" varchar(16) null, add column "time_zone" varchar(64) null;`);
    this.addSql(`alter table "entitlement" add column "usage_time_zone" varchar(64) null;`);
  }
}
