import { Migration } from '@mikro-orm/migrations';

/**
 * Whether the invoice of a line and of a payment is there can be looked at when the transaction ends, by those who ask for it: an invoice that is made, issued
 * and paid in one transaction is then written once, after its lines. It is looked at at once where nobody asks.
 */
export class Migration0071_references_to_invoices extends Migration {
  override up(): void {
    for (const table of ['invoice_line', 'payment']) this.addSql(`alter table "${table}" alter constraint "${table}_invoice_id_foreign" deferrable initially immediate;`);
  }
}
