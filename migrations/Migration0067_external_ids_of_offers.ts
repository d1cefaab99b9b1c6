import { Migration } from '@mikro-orm/migrations';

/** Plans and add-ons carry the names that other systems have for them: one for all versions of a key. */
export class Migration0067_external_ids_of_offers extends Migration {
  override up(): void {
    for (const table of ['plan', 'addon']) {
      this.addSql(`alter table "${table}" add column "external_id" varchar(256) null;`);
      this.addSql(`create unique index "${table}_external_id_unique" on "${table}" ("organization_id", "external_id") where version = 1;`);
      this.addSql(`create index "${table}_external_id" on "${table}" ("organization_id", "external_id") where external_id is not null;`);
    }
  }
}
