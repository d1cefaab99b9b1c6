import { Migration } from '@mikro-orm/migrations';

/** Requests for invoices that are sent wait for the money; those that were made had the app asked. */
export class Migration0059_sent_payment_requests extends Migration {
  override up(): void {
    this.addSql(`alter table "payment_request" add column "collection_method" varchar(32) not null default 'CHARGE_AUTOMATICALLY';`);
  }
}
