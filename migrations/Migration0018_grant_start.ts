import { Migration } from '@mikro-orm/migrations';

export class Migration0018_grant_start extends Migration {
  override up(): void {
    this.addSql(`create index "entitlement_grant_start" on "entitlement_grant" ("entitlement_id", "effective_at");`);
  }
}
