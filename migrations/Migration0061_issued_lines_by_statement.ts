import { Migration } from '@mikro-orm/migrations';

/** Invoices of test clocks go with their clock. */
const onTestClock = `exists (select 1 from customer c where c.id = l.customer_id and c.test_clock_id is not null)`;

/** Refuses where one of the lines of a statement is on an issued invoice. */
const look = (lines: string, and: string, raise: string): string => `
        select l.id, i.id as invoice into found from ${lines} l join invoice i on i.id = l.invoice_id where i.issued_at is not null${and} limit 1;
        if found.id is not null then raise exception ${raise} using errcode = 'restrict_violation'; end if;`;
const change = (and: string): string => look('old_line', and, `'line % is of an issued invoice and never changes', found.id`);
const take = look('new_line', '', `'invoice % is issued and takes no line', found.invoice`);

/**
 * Lines of issued invoices are kept from changes by a look at all rows of a statement together: a look at each row took longer than writing it. Replaces
 * the trigger of Migration0007.
 */
export class Migration0061_issued_lines_by_statement extends Migration {
  override up(): void {
    this.addSql(`drop trigger invoice_line_issued_unchanged on invoice_line;`);
    this.addSql(`drop function refuse_issued_line_change();`);
    const trigger = (event: string, tables: string, looks: readonly string[]): void => {
      const name = `refuse_issued_line_${event}`;
      this.addSql(`create function ${name}() returns trigger language plpgsql as $$
      declare found record;
      begin${looks.join('')}
        return null;
      end $$;`);
      this.addSql(`create trigger invoice_line_issued_${event} after ${event} on invoice_line referencing ${tables} for each statement execute function ${name}();`);
    };
    trigger('insert', 'new table as new_line', [take]);
    trigger('update', 'old table as old_line new table as new_line', [change(''), take]);
    trigger('delete', 'old table as old_line', [change(` and not ${onTestClock}`)]);
  }
}
