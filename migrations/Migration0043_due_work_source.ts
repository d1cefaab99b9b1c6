import { Migration } from '@mikro-orm/migrations';

/** Whose step of one kind is due: they are done together, the longest due first. */
export class Migration0043_due_work_source extends Migration {
  override up(): void {
    this.addSql(`create index "due_work_source" on "due_work" ("organization_id", "source", "due_at", "customer_id") where test_clock_id is null;`);
  }
}
