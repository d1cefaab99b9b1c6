import { Migration } from '@mikro-orm/migrations';

/** What an issued invoice says beside its figures. It has a trigger of its own beside that of Migration0007. */
const said = ['description', 'customer_party', 'due_by'];
const row = (of: string) => `row(${said.map((column) => `${of}.${column}`).join(', ')})`;

export class Migration0033_invoice_editing extends Migration {
  override up(): void {
    this.addSql(`alter table "invoice" add column "description" varchar(1024) null, add column "customer_party" jsonb null, add column "due_by" timestamptz null, add column "revision" int not null default 0;`);
    this.addSql(`alter table "invoice_line" add column "adjustment" jsonb null, add column "own_taxes" jsonb null;`);
    this.addSql(`create function refuse_issued_text_change() returns trigger language plpgsql as $$
      begin
        if old.issued_at is null or ${row('new')} is not distinct from ${row('old')} then return new; end if;
        raise exception 'invoice % is issued and never changes', old.id using errcode = 'restrict_violation';
      end $$;`);
    this.addSql(`create trigger invoice_issued_text_unchanged before update on invoice for each row execute function refuse_issued_text_change();`);
  }
}
