import { Migration } from '@mikro-orm/migrations';

export class Migration0011_metrics extends Migration {
  override up(): void {
    this.addSql(`alter table "meter"
      add column "expression" varchar(2000) null,
      add column "recurring" boolean not null default false,
      add column "rounding_function" varchar(8) null,
      add column "rounding_precision" smallint null,
      add column "filters" jsonb not null default '[]';`);
    // What meters that are there already say; a new one says it itself.
    this.addSql(`alter table "meter" alter column "recurring" drop default, alter column "filters" drop default;`);
    // Sum of values times their seconds since 1970: what a weighted sum needs to know of an hour.
    this.addSql(`alter table "usage_rollup_hour" add column "moment" numeric null;`);
  }
}
