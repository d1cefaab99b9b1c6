import { Migration } from '@mikro-orm/migrations';

/**
 * What is kept of a value is found by what it is asked by, and is its whole answer. Whatever is changed of an entitlement drops what was kept of it in the
 * same transaction, and a customer that is renamed or deleted counts as a change of all that it holds. Nothing is lost with what was kept so far: it
 * is computed again.
 */
export class Migration0070_kept_answers extends Migration {
  override up(): void {
    this.addSql('truncate "entitlement_balance";');
    this.addSql(`alter table "entitlement_balance" drop column "last_event_at", drop column "minute", drop column "valid_until", drop column "has_access",
      drop column "balance", drop column "usage", drop column "overage", drop column "total_available", drop column "period_from", drop column "period_to",
      add column "customer_key" varchar(256) null, add column "feature_key" varchar(64) not null, add column "is_real_time" boolean not null,
      add column "holds_until" timestamptz not null, add column "answer" text not null;`);
    this.addSql(`create index "entitlement_balance_asked_by_key" on "entitlement_balance" ("organization_id", "customer_key", "feature_key");`);
    this.addSql(`create index "entitlement_balance_customer" on "entitlement_balance" ("customer_id", "feature_key");`);
    this.addSql(`create function forget_kept_value() returns trigger language plpgsql as $$
      begin
        delete from entitlement_balance where entitlement_id = old.id;
        return null;
      end $$;`);
    this.addSql('create trigger entitlement_value_forgotten after update on entitlement for each row execute function forget_kept_value();');
    // By way of the entitlements: whoever keeps a value meanwhile holds those, or finds that they have changed.
    this.addSql(`create function forget_kept_values_of_customer() returns trigger language plpgsql as $$
      begin
        update entitlement set revision = revision + 1 where customer_id = new.id;
        return null;
      end $$;`);
    this.addSql(`create trigger customer_values_forgotten after update on customer for each row
      when (old.key is distinct from new.key or old.deleted_at is distinct from new.deleted_at or old.test_clock_id is distinct from new.test_clock_id)
      execute function forget_kept_values_of_customer();`);
  }
}
