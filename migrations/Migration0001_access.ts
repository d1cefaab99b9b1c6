import { Migration } from '@mikro-orm/migrations';

export class Migration0001_access extends Migration {
  override up(): void {
    this.addSql(`create table "idempotency_record" ("organization_id" uuid not null,
      "credential_id" uuid not null,
      "key" varchar(255) not null,
      "fingerprint" varchar(64) not null,
      "answer" text null,
      "created_at" timestamptz not null,
      primary key ("organization_id", "credential_id", "key"));`);
    this.addSql(`create index "idempotency_record_age" on "idempotency_record" ("created_at");`);
    this.addSql(`create table "organization" (
      "id" uuid not null,
      "key" varchar(64) not null,
      "name" varchar(256) not null,
      "settings" jsonb not null,
      "created_at" timestamptz not null,
      primary key ("id"));`);
    this.addSql(`alter table "organization" add constraint "organization_key_unique" unique ("key");`);
    this.addSql(`create table "api_key" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "name" varchar(256) null,
      "hash" varchar(64) not null,
      "prefix" varchar(16) not null,
      "scopes" text[] not null,
      "created_at" timestamptz not null,
      "expires_at" timestamptz null,
      "revoked_at" timestamptz null,
      "last_used_at" timestamptz null,
      primary key ("id"));`);
    this.addSql(`create index "api_key_organization" on "api_key" ("organization_id", "created_at");`);
    this.addSql(`alter table "api_key" add constraint "api_key_hash_unique" unique ("hash");`);
    this.addSql(`create table "outbox_event" ("id" bigserial primary key,
      "organization_id" uuid not null,
      "type" varchar(128) not null,
      "subject_id" uuid not null,
      "customer_id" uuid null,
      "payload" jsonb not null,
      "created_at" timestamptz not null);`);
    this.addSql(`create index "outbox_event_organization" on "outbox_event" ("organization_id", "id");`);
    this.addSql(`create index "outbox_event_age" on "outbox_event" ("created_at");`);
    this.addSql(`create table "portal_token" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "customer_id" uuid null,
      "subject" varchar(1024) null,
      "allowed_meter_keys" text[] null,
      "created_at" timestamptz not null,
      "expires_at" timestamptz not null,
      "invalidated_at" timestamptz null,
      primary key ("id"));`);
    this.addSql(`create index "portal_token_organization" on "portal_token" ("organization_id", "created_at");`);
    this.addSql(`alter table "api_key" add constraint "api_key_organization_id_foreign" foreign key ("organization_id") references "organization" ("id");`);
    this.addSql(`alter table "portal_token" add constraint "portal_token_organization_id_foreign" foreign key ("organization_id") references "organization" ("id");`);
  }
}
