import { Migration } from '@mikro-orm/migrations';

/** What the start of a phase comes from, so that an edit moves it by the calendar: months stay months. Null of phases that are there: their start itself. */
export class Migration0091_phase_starts extends Migration {
  override up(): void {
    this.addSql(`alter table "subscription_phase" add column "counted_from" timestamptz null, add column "counted_after" text null;`);
  }
}
