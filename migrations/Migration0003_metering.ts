import { Migration } from '@mikro-orm/migrations';

/** The `usage_` tables are written by hand-made statements only and have no foreign keys: a check a row would cost a tenth of the ingest rate. */
export class Migration0003_metering extends Migration {
  override up(): void {
    this.addSql(`create table "meter" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "key" varchar(64) not null,
      "name" varchar(256) null,
      "description" varchar(1024) null,
      "aggregation" varchar(16) not null,
      "event_type" varchar(256) not null,
      "value_property" varchar(512) null,
      "group_by" jsonb not null,
      "event_from" timestamptz null,
      "created_at" timestamptz not null,
      "updated_at" timestamptz not null,
      "deleted_at" timestamptz null,
      primary key ("id"));`);
    this.addSql(`create index "meter_key" on "meter" ("organization_id", "key", "id");`);
    this.addSql(`create unique index "meter_live_key_unique" on "meter" ("organization_id", "key") where deleted_at is null;`);
    this.addSql(`alter table "meter" add constraint "meter_organization_id_foreign" foreign key ("organization_id") references "organization" ("id");`);
    // Which meters there are, as a number that grows: a writer states the number it worked with, and is told when it is stale.
    this.addSql(`create table "usage_fence" (
      "organization_id" uuid not null,
      "revision" bigint not null,
      primary key ("organization_id"));`);
    // (source, id) of every event ever accepted, as a hash: the claim that makes it count once.
    this.addSql(`create table "usage_event_key" (
      "organization_id" uuid not null,
      "hash" uuid not null,
      primary key ("organization_id", "hash"));`);
    this.addSql(`create sequence "usage_batch";`);
    this.addSql(`create table "usage_event" (
      "organization_id" uuid not null,
      "sequence" bigint not null,
      "time" timestamptz not null,
      "ingested_at" timestamptz not null,
      "stored_at" timestamptz not null default clock_timestamp(),
      "id" text not null,
      "source" text not null,
      "type" text not null,
      "subject" text not null,
      "data" json null,
      "attributes" json null,
      primary key ("organization_id", "type", "subject", "time", "sequence"));`);
    this.addSql(`create table "usage_rollup_hour" (
      "organization_id" uuid not null,
      "meter_id" uuid not null,
      "hour" timestamptz not null,
      "group_hash" uuid not null,
      "event_count" bigint not null,
      "value_count" bigint not null,
      "first_time" timestamptz not null,
      "last_time" timestamptz not null,
      "sum" numeric null,
      "min" numeric null,
      "max" numeric null,
      "latest" numeric[] null,
      "subject" text not null,
      "group_values" text[] not null,
      primary key ("organization_id", "meter_id", "subject", "hour", "group_hash")) with (fillfactor = 80);`);
    this.addSql(`create table "usage_rollup_value" (
      "organization_id" uuid not null,
      "meter_id" uuid not null,
      "hour" timestamptz not null,
      "group_hash" uuid not null,
      "value_hash" uuid not null,
      "subject" text not null,
      primary key ("organization_id", "meter_id", "subject", "hour", "group_hash", "value_hash"));`);
    // `unread_from`: the earliest event stored since it was last taken note of, for what is computed ahead and must know of late events.
    this.addSql(`create table "usage_head" (
      "organization_id" uuid not null,
      "meter_id" uuid not null,
      "revision" bigint not null,
      "first_time" timestamptz not null,
      "last_time" timestamptz not null,
      "unread_from" timestamptz null,
      "subject" text not null,
      primary key ("organization_id", "meter_id", "subject")) with (fillfactor = 60);`);
  }
}
