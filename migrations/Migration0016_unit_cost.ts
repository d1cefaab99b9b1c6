import { Migration } from '@mikro-orm/migrations';

export class Migration0016_unit_cost extends Migration {
  override up(): void {
    this.addSql(`alter table "feature" add column "unit_cost" jsonb null;`);
    this.addSql(`create table "llm_price_override" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "provider" varchar(256) not null,
      "model" varchar(256) not null,
      "input_per_token" numeric not null,
      "output_per_token" numeric not null,
      "cache_read_per_token" numeric null,
      "reasoning_per_token" numeric null,
      "cache_write_per_token" numeric null,
      "effective_from" timestamptz not null,
      "effective_to" timestamptz null,
      "origin" varchar(256) not null,
      "created_at" timestamptz not null,
      "updated_at" timestamptz not null,
      "deleted_at" timestamptz null,
      primary key ("id"));`);
    this.addSql(`create index "llm_price_override_model" on "llm_price_override" ("organization_id", "provider", "model", "effective_from", "id");`);
    this.addSql(`create unique index "llm_price_override_live_unique" on "llm_price_override" ("organization_id", "provider", "model", "effective_from") where deleted_at is null;`);
    this.addSql(`alter table "llm_price_override" add constraint "llm_price_override_organization_id_foreign" foreign key ("organization_id") references "organization" ("id");`);
  }
}
