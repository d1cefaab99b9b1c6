import { Migration } from '@mikro-orm/migrations';

/** Up to when the lines of a customer's subscriptions need not be looked at as time goes by, and a way to the later ones that passes by the earlier. */
export class Migration0072_settled_lines extends Migration {
  override up(): void {
    this.addSql(`create table "settled_lines" ("customer_id" uuid not null, "organization_id" uuid not null, "until" timestamptz not null, primary key ("customer_id"));`);
    for (const [column, table] of [['customer_id', 'customer'], ['organization_id', 'organization']] as const) {
      this.addSql(`alter table "settled_lines" add constraint "settled_lines_${column}_foreign" foreign key ("${column}") references "${table}" ("id");`);
    }
    this.addSql(`drop index "invoice_line_customer";`);
    this.addSql(`create index "invoice_line_customer" on "invoice_line" ("customer_id", "period_to");`);
  }
}
