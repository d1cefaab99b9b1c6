import { Migration } from '@mikro-orm/migrations';

/** Taxes, coupons, wallets and dunning campaigns carry the names that other systems have for them. */
export class Migration0068_external_ids_of_what_bills extends Migration {
  override up(): void {
    const live = { tax: 'deleted_at is null', coupon: 'deleted_at is null', wallet: 'terminated_at is null', dunning_campaign: 'deleted_at is null' };
    for (const [table, where] of Object.entries(live)) {
      this.addSql(`alter table "${table}" add column "external_id" varchar(256) null;`);
      this.addSql(`create unique index "${table}_external_id_unique" on "${table}" ("organization_id", "external_id") where ${where};`);
    }
  }
}
