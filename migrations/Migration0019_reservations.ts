import { Migration } from '@mikro-orm/migrations';

export class Migration0019_reservations extends Migration {
  override up(): void {
    this.addSql(`create table "entitlement_allowance" (
      "entitlement_id" uuid not null,
      "organization_id" uuid not null,
      "customer_id" uuid not null,
      "revision" int not null,
      "usage_revision" bigint not null,
      "meter_id" uuid not null,
      "subjects" text[] not null,
      "remaining" numeric not null,
      "valid_from" timestamptz not null,
      "valid_until" timestamptz null,
      primary key ("entitlement_id"));`);
    this.addSql(`create table "entitlement_reservation" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "customer_id" uuid not null,
      "entitlement_id" uuid not null,
      "feature_id" uuid not null,
      "feature_key" varchar(64) not null,
      "meter_id" uuid not null,
      "hash" uuid not null,
      "event_id" varchar(1024) not null,
      "source" varchar(1024) not null,
      "event_type" varchar(256) not null,
      "subject" varchar(1024) not null,
      "data" text null,
      "requested" numeric not null,
      "amount" numeric not null,
      "committed_amount" numeric null,
      "status" varchar(16) not null,
      "created_at" timestamptz not null,
      "expires_at" timestamptz not null,
      "closed_at" timestamptz null,
      primary key ("id"));`);
    this.addSql(`create index "entitlement_reservation_open" on "entitlement_reservation" ("customer_id", "feature_key", "expires_at") where closed_at is null;`);
    this.addSql(`create index "entitlement_reservation_due" on "entitlement_reservation" ("expires_at") where closed_at is null;`);
    this.addSql(`create index "entitlement_reservation_closed" on "entitlement_reservation" ("closed_at") where closed_at is not null;`);
    this.addSql(`create index "entitlement_reservation_created" on "entitlement_reservation" ("organization_id", "created_at", "id");`);
    this.addSql(`create index "entitlement_reservation_customer" on "entitlement_reservation" ("organization_id", "customer_id", "created_at", "id");`);
    this.addSql(`create index "entitlement_reservation_entitlement" on "entitlement_reservation" ("entitlement_id");`);
    this.addSql(`alter table "entitlement_reservation" add constraint "entitlement_reservation_name_unique" unique ("organization_id", "hash");`);
    this.addSql(`alter table "entitlement_allowance" add constraint "entitlement_allowance_entitlement_id_foreign" foreign key ("entitlement_id") references "entitlement" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "entitlement_allowance" add constraint "entitlement_allowance_organization_id_foreign" foreign key ("organization_id") references "organization" ("id");`);
    this.addSql(`alter table "entitlement_allowance" add constraint "entitlement_allowance_customer_id_foreign" foreign key ("customer_id") references "customer" ("id");`);
    this.addSql(`alter table "entitlement_reservation" add constraint "entitlement_reservation_organization_id_foreign" foreign key ("organization_id") references "organization" ("id");`);
    this.addSql(`alter table "entitlement_reservation" add constraint "entitlement_reservation_customer_id_foreign" foreign key ("customer_id") references "customer" ("id");`);
    this.addSql(`alter table "entitlement_reservation" add constraint "entitlement_reservation_entitlement_id_foreign" foreign key ("entitlement_id") references "entitlement" ("id") on delete cascade;`);
  }
}
