import { Migration } from '@mikro-orm/migrations';

/** Roll-ups of days that are over: a month's usage is then thirty rows a group instead of seven hundred. */
export class Migration0015_usage_days extends Migration {
  override up(): void {
    this.addSql(`create table "usage_rollup_day" (
      "organization_id" uuid not null,
      "meter_id" uuid not null,
      "day" timestamptz not null,
      "group_hash" uuid not null,
      "event_count" bigint not null,
      "value_count" bigint not null,
      "first_time" timestamptz not null,
      "last_time" timestamptz not null,
      "sum" numeric null,
      "moment" numeric null,
      "min" numeric null,
      "max" numeric null,
      "latest" numeric[] null,
      "subject" text not null,
      "group_values" text[] not null,
      primary key ("organization_id", "meter_id", "subject", "day", "group_hash"));`);
    // Every day of UTC before it is in usage_rollup_day, null: none. An event of an earlier day lowers it in the statement that stores the event.
    this.addSql(`alter table "usage_head" add column "folded_until" timestamptz null;`);
  }
}
