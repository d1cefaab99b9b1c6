import { Migration } from '@mikro-orm/migrations';

/**
 * Stored events by the month of their time. What is older than the first month is in `usage_event_past`, what lies further ahead than the last
 * one in `usage_event_ahead`; a job adds months before they are needed. The events that are there already stay where they are: their table
 * becomes the one for the past, up to the end of the month that the youngest of them is in.
 */
export class Migration0013_usage_partitions extends Migration {
  override up(): void {
    this.addSql(`alter table "usage_event" rename to "usage_event_past";`);
    for (const name of ['usage_event_pkey', 'usage_event_time', 'usage_event_late', 'usage_event_issues', 'usage_event_voided']) {
      this.addSql(`alter index "${name}" rename to "${name.replace('usage_event', 'usage_event_past')}";`);
    }
    this.addSql(`create table "usage_event" (like "usage_event_past" including defaults,
      primary key ("organization_id", "type", "subject", "time", "sequence")) partition by range ("time");`);
    this.addSql(`create index "usage_event_time" on "usage_event" ("organization_id", "time");`);
    this.addSql(`create index "usage_event_late" on "usage_event" ("organization_id", "time") where late;`);
    this.addSql(`create index "usage_event_issues" on "usage_event" ("organization_id", "time") where issues is not null;`);
    this.addSql(`create index "usage_event_voided" on "usage_event" ("organization_id", "time") where voided_at is not null;`);
    // Empty but for what senders date far ahead, so that looking through it for a new month's events takes no time.
    this.addSql(`create table "usage_event_ahead" partition of "usage_event" default;`);
    // Events dated further ahead than a job would make months are no measure of where the past ends.
    this.addSql(`do $$
      declare
        this_month timestamptz := date_trunc('month', now(), 'UTC');
        youngest timestamptz := (select max("time") from "usage_event_past" where "time" < now() + interval '3 months');
        first_month timestamptz := case when youngest is null then this_month - interval '1 month' else greatest(date_trunc('month', youngest, 'UTC') + interval '1 month', this_month) end;
      begin
        with far as (delete from "usage_event_past" where "time" >= first_month returning *) insert into "usage_event_ahead" select * from far;
        execute format('alter table "usage_event" attach partition "usage_event_past" for values from (minvalue) to (%L)', first_month);
        for n in 0..15 loop
          exit when first_month >= this_month + interval '3 months';
          execute format('create table %I partition of "usage_event" for values from (%L) to (%L)', to_char(first_month at time zone 'UTC', '"usage_event_"YYYY_MM'), first_month, first_month + interval '1 month');
          first_month := first_month + interval '1 month';
        end loop;
      end $$;`);
    // From when on an organization's events are kept: earlier ones may have been removed, and their roll-ups have not.
    this.addSql(`create table "usage_retention" (
      "organization_id" uuid not null,
      "kept_from" timestamptz not null,
      primary key ("organization_id"));`);
  }
}
