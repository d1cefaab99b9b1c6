import { Migration } from '@mikro-orm/migrations';

/**
 * Customers can be anonymized, and with them their copies in issued invoices, in this one way: who was billed becomes what `anonymous_party` makes
 * of it, a description goes whole. Numbers, amounts, currencies, dates and lines are refused as before.
 */
export class Migration0078_anonymized_customers extends Migration {
  override up(): void {
    this.addSql(`alter table "customer" add column "anonymized_at" timestamptz null, add column "anonymized_by" varchar(64) null;`);
    // The same members, so that a copy stays one: the customer's pseudonyms, and of the address the country it is taxed in.
    this.addSql(`create function anonymous_party(party jsonb, customer uuid) returns jsonb language sql immutable strict as $$
      select case when jsonb_typeof(party) <> 'object' then party else coalesce((select jsonb_object_agg(m.key, case
        when m.value = 'null' then m.value
        when m.key = 'name' then to_jsonb('Anonymous'::text)
        when m.key = 'key' then to_jsonb('anonymous-' || customer)
        when m.key = 'address' and m.value ? 'country' then jsonb_build_object('country', m.value -> 'country')
        else 'null' end) from jsonb_each(case when jsonb_typeof(party) = 'object' then party else '{}' end) m), '{}') end $$;`);
    this.addSql(`create function is_anonymized(customer uuid) returns boolean language sql stable as $$
      select exists (select 1 from customer c where c.id = customer and c.anonymized_at is not null) $$;`);
    this.addSql(`create or replace function refuse_issued_invoice_change() returns trigger language plpgsql as $$
      begin
        if old.issued_at is null then return coalesce(new, old); end if;
        if tg_op = 'DELETE' then
          if exists (select 1 from customer c where c.id = old.customer_id and c.test_clock_id is not null) then return old; end if;
        else
          if new.billed_to is distinct from old.billed_to and new.billed_to is not distinct from anonymous_party(old.billed_to, old.customer_id) and is_anonymized(old.customer_id) then
            old.billed_to := new.billed_to;
          end if;
          if row(new.id, new.organization_id, new.customer_id, new.billing_profile_id, new.kind, new.working_number, new.currency, new.supplier, new.billed_to, new.period_from, new.period_to, new.amount, new.charges_total, new.discounts_total, new.taxes_inclusive_total, new.taxes_exclusive_total, new.taxes_total, new.credits_total, new.total, new.settlement, new.credit_notes_total, new.wallets_total, new.issued_at, new.due_at, new.created_at, new.numbered_when_paid) is not distinct from row(old.id, old.organization_id, old.customer_id, old.billing_profile_id, old.kind, old.working_number, old.currency, old.supplier, old.billed_to, old.period_from, old.period_to, old.amount, old.charges_total, old.discounts_total, old.taxes_inclusive_total, old.taxes_exclusive_total, old.taxes_total, old.credits_total, old.total, old.settlement, old.credit_notes_total, old.wallets_total, old.issued_at, old.due_at, old.created_at, old.numbered_when_paid)
            and (new.number is not distinct from old.number or (old.number is null and old.numbered_when_paid and new.paid_at is not null)) then return new;
          end if;
        end if;
        raise exception 'invoice % is issued and never changes', old.id using errcode = 'restrict_violation';
      end $$;`);
    this.addSql(`create or replace function refuse_issued_text_change() returns trigger language plpgsql as $$
      begin
        if old.issued_at is null or row(new.description, new.customer_party, new.due_by) is not distinct from row(old.description, old.customer_party, old.due_by) then return new; end if;
        if new.due_by is not distinct from old.due_by and (new.description is null or new.description = old.description)
          and (new.customer_party is not distinct from old.customer_party or new.customer_party is not distinct from anonymous_party(old.customer_party, old.customer_id))
          and is_anonymized(old.customer_id) then return new;
        end if;
        raise exception 'invoice % is issued and never changes', old.id using errcode = 'restrict_violation';
      end $$;`);
    this.addSql(`create or replace function refuse_credit_note_renaming() returns trigger language plpgsql as $$
      begin
        if old.external_id is not null and new.external_id = 'anonymous-' || old.id and is_anonymized(old.customer_id) then return new; end if;
        raise exception 'credit note % is issued and never changes', old.id using errcode = 'restrict_violation';
      end $$;`);
    // Credits move when a transaction is settled, and not when its metadata goes afterwards.
    this.addSql(`create or replace function move_wallet_credits() returns trigger language plpgsql as $$
      declare
        moved numeric := case new.type when 'INBOUND' then new.credits else -new.credits end;
        worth numeric := case new.type when 'INBOUND' then new.amount else -new.amount end;
      begin
        if new.status <> 'SETTLED' or (tg_op = 'UPDATE' and old.status = 'SETTLED') then return null; end if;
        update wallet w set credits = w.credits + moved, updated_at = greatest(w.updated_at, new.settled_at),
          consumed_credits = w.consumed_credits - case new.kind when 'INVOICED' then moved else 0 end,
          consumed_amount = w.consumed_amount - case new.kind when 'INVOICED' then worth else 0 end,
          last_consumed_at = case when new.kind = 'INVOICED' and new.type = 'OUTBOUND' then new.settled_at else w.last_consumed_at end
        where w.organization_id = new.organization_id and w.id = new.wallet_id;
        return null;
      end $$;`);
    this.addSql(`create or replace function refuse_wallet_transaction_change() returns trigger language plpgsql as $$
      begin
        if tg_op = 'INSERT' then
          if new.credits <= 0 or new.amount < 0 then raise exception 'transaction % moves no credits', new.id using errcode = 'check_violation'; end if;
          return new;
        end if;
        if tg_op = 'DELETE' then
          if exists (select 1 from customer c where c.id = old.customer_id and c.test_clock_id is not null) then return old; end if;
        elsif row(new.id, new.organization_id, new.customer_id, new.wallet_id, new.type, new.kind, new.source, new.credits, new.amount, new.rule_id, new.invoice_id, new.credit_note_id, new.created_at) is not distinct from row(old.id, old.organization_id, old.customer_id, old.wallet_id, old.type, old.kind, old.source, old.credits, old.amount, old.rule_id, old.invoice_id, old.credit_note_id, old.created_at) then
          if new.metadata is distinct from old.metadata then
            if old.metadata @> coalesce(new.metadata, '{}') and row(new.status, new.settled_at) is not distinct from row(old.status, old.settled_at) and is_anonymized(old.customer_id) then return new; end if;
          elsif (old.status, new.status) in (('PENDING', 'SETTLED'), ('PENDING', 'FAILED'), ('FAILED', 'SETTLED')) and old.kind = 'PURCHASED' then return new;
          end if;
        end if;
        raise exception 'transaction % of a wallet never changes but for being settled', old.id using errcode = 'restrict_violation';
      end $$;`);
  }
}
