import { Migration } from '@mikro-orm/migrations';

export class Migration0054_late_usage_notes extends Migration {
  override up(): void {
    this.addSql(`alter table "billed_usage_change" add column "credit_note_id" uuid null;`);
  }
}
