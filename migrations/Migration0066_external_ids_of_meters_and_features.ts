import { Migration } from '@mikro-orm/migrations';

/** Meters and features carry the names that other systems have for them. */
export class Migration0066_external_ids_of_meters_and_features extends Migration {
  override up(): void {
    this.addSql(`alter table "meter" add column "external_id" varchar(256) null;`);
    this.addSql(`create unique index "meter_external_id_unique" on "meter" ("organization_id", "external_id") where deleted_at is null;`);
    this.addSql(`alter table "feature" add column "external_id" varchar(256) null;`);
    this.addSql(`create unique index "feature_external_id_unique" on "feature" ("organization_id", "external_id") where archived_at is null;`);
  }
}
