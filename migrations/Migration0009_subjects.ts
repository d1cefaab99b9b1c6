import { Migration } from '@mikro-orm/migrations';

export class Migration0009_subjects extends Migration {
  override up(): void {
    this.addSql(`alter table "meter" add column "metadata" jsonb null;`);
    this.addSql(`update "meter" set "name" = "key" where "name" is null;`);
    this.addSql(`alter table "meter" alter column "name" set not null;`);
    // Lists of events, latest first. Events of one second share an entry, so that it costs ingest little.
    this.addSql(`create index "usage_event_time" on "usage_event" ("organization_id", "time");`);
  }
}
