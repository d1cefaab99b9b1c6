import { Migration } from '@mikro-orm/migrations';

export class Migration0039_recorded_invoices extends Migration {
  override up(): void {
    this.addSql(`alter table "invoice" add column "external_id" varchar(256) null, add column "payment_dispute_lost_at" timestamptz null;`);
    this.addSql(`create unique index "invoice_external_id_unique" on "invoice" ("organization_id", "external_id") where external_id is not null;`);
    this.addSql(`alter table "invoice_line" add column "recorded" jsonb null;`);
  }
}
