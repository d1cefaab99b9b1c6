import { Migration } from '@mikro-orm/migrations';

/** When coupons can be given, how often, and for how many months they are. */
export class Migration0057_coupon_redemptions extends Migration {
  override up(): void {
    this.addSql(`alter table "coupon" add column "starts_at" timestamptz null, add column "max_redemptions" int null, add column "max_redemptions_per_customer" int null, add column "duration_in_months" int null;`);
    this.addSql(`alter table "applied_coupon" add column "duration_in_months" int null, add column "first_period_at" timestamptz null;`);
  }
}
