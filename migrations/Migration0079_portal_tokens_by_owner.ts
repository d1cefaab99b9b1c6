import { Migration } from '@mikro-orm/migrations';

/** The tokens of a customer or subject are looked up when they are listed or ended: there may be one for each visit of each buyer. */
export class Migration0079_portal_tokens_by_owner extends Migration {
  override up(): void {
    this.addSql(`create index "portal_token_customer" on "portal_token" ("customer_id") where customer_id is not null;`);
    this.addSql(`create index "portal_token_subject" on "portal_token" ("organization_id", "subject") where subject is not null;`);
  }
}
