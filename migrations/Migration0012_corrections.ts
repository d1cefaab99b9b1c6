import { Migration } from '@mikro-orm/migrations';

export class Migration0012_corrections extends Migration {
  override up(): void {
    // Null in nearly every event, so that they cost the others nothing.
    this.addSql(`alter table "usage_event" add column "late" boolean null, add column "issues" text[] null, add column "voided_at" timestamptz null;`);
    this.addSql(`create index "usage_event_late" on "usage_event" ("organization_id", "time") where late;`);
    this.addSql(`create index "usage_event_issues" on "usage_event" ("organization_id", "time") where issues is not null;`);
    this.addSql(`create index "usage_event_voided" on "usage_event" ("organization_id", "time") where voided_at is not null;`);
    // Where the event of a name is to be found; null for those stored before this column was there.
    this.addSql(`alter table "usage_event_key" add column "time" timestamptz null;`);
    // Who took an event back, when and why, and what stands in its place. It outlives the events.
    this.addSql(`create table "usage_correction" (
      "organization_id" uuid not null,
      "hash" uuid not null,
      "replacement_hash" uuid null,
      "at" timestamptz not null,
      "actor_kind" varchar(16) not null,
      "actor_id" uuid null,
      "reason" varchar(1024) not null,
      "original" json not null,
      "replacement" json null,
      primary key ("organization_id", "hash"));`);
    this.addSql(`create unique index "usage_correction_replacement_unique" on "usage_correction" ("organization_id", "replacement_hash") where replacement_hash is not null;`);
    // What a new meter still has to count of the events that were stored before it: those below before_sequence, by subject, time and
    // sequence, behind the one that was counted last.
    this.addSql(`create table "usage_backfill" (
      "organization_id" uuid not null,
      "id" uuid not null,
      "meter_id" uuid not null,
      "before_sequence" bigint not null,
      "subject" text null,
      "time" timestamptz null,
      "sequence" bigint null,
      "total" bigint null,
      "counted" bigint not null default 0,
      "failed" bigint not null default 0,
      "created_at" timestamptz not null,
      "updated_at" timestamptz not null,
      "finished_at" timestamptz null,
      primary key ("organization_id", "id"));`);
    this.addSql(`create unique index "usage_backfill_open_unique" on "usage_backfill" ("organization_id", "meter_id") where finished_at is null;`);
    this.addSql(`create index "usage_backfill_meter" on "usage_backfill" ("organization_id", "meter_id", "id");`);
    // Whose a subject was at an instant of real time: customers on test clocks are attributed at their clock's.
    this.addSql(`alter table "customer_attribution" add column "since" timestamptz null, add column "until" timestamptz null;`);
    this.addSql(`update "customer_attribution" set "since" = "created_at", "until" = "deleted_at";`);
    this.addSql(`alter table "customer_attribution" alter column "since" set not null, alter column "since" set default now();`);
    this.addSql(`create index "customer_attribution_past" on "customer_attribution" ("organization_id", "subject_key", "since");`);
  }
}
