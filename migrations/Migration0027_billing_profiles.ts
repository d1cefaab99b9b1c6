import { Migration } from '@mikro-orm/migrations';

export class Migration0027_billing_profiles extends Migration {
  override up(): void {
    this.addSql(`alter table "billing_profile" add column "description" varchar(1024) null, add column "metadata" jsonb null;`);
    this.addSql(`create index "billing_profile_created" on "billing_profile" ("organization_id", "created_at", "id");`);
    this.addSql(`update "billing_profile" set "workflow" = "workflow" || '{"tax": {"enabled": true, "enforced": false}}'::jsonb;`);
    this.addSql(`update "invoice" set "workflow" = "workflow" || '{"tax": {"enabled": true, "enforced": false}}'::jsonb;`);
    this.addSql(`create table "customer_billing_override" (
      "customer_id" uuid not null,
      "organization_id" uuid not null,
      "billing_profile_id" uuid null,
      "created_at" timestamptz not null,
      "updated_at" timestamptz not null,
      primary key ("customer_id"));`);
    this.addSql(`create index "customer_billing_override_profile" on "customer_billing_override" ("billing_profile_id") where billing_profile_id is not null;`);
    this.addSql(`alter table "customer_billing_override" add constraint "customer_billing_override_organization_id_foreign" foreign key ("organization_id") references "organization" ("id");`);
    this.addSql(`alter table "customer_billing_override" add constraint "customer_billing_override_customer_id_foreign" foreign key ("customer_id") references "customer" ("id");`);
    this.addSql(`alter table "customer_billing_override" add constraint "customer_billing_override_billing_profile_id_foreign" foreign key ("billing_profile_id") references "billing_profile" ("id");`);
  }
}
