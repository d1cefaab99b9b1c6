import { Migration } from '@mikro-orm/migrations';

export class Migration0017_entitlement_terms extends Migration {
  override up(): void {
    this.addSql(`alter table "entitlement" add column "is_unlimited" boolean null;`);
    this.addSql(`alter table "entitlement_grant" add column "annotations" jsonb null;`);
    this.addSql(`create index "entitlement_grant_effective" on "entitlement_grant" ("organization_id", "effective_at", "id");`);
  }
}
