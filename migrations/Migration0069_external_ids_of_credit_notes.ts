import { Migration } from '@mikro-orm/migrations';

/** Credit notes carry the names that other systems have for them, and keep them as all that they say. */
export class Migration0069_external_ids_of_credit_notes extends Migration {
  override up(): void {
    this.addSql(`alter table "credit_note" add column "external_id" varchar(256) null;`);
    this.addSql(`create unique index "credit_note_external_id_unique" on "credit_note" ("organization_id", "external_id") where external_id is not null;`);
    this.addSql(`create function refuse_credit_note_renaming() returns trigger language plpgsql as $$
      begin
        raise exception 'credit note % is issued and never changes', old.id using errcode = 'restrict_violation';
      end $$;`);
    this.addSql(`create trigger credit_note_named before update on credit_note for each row
      when (new.external_id is distinct from old.external_id) execute function refuse_credit_note_renaming();`);
  }
}
