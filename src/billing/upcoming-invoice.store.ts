import type { Reader } from '../platform/reader.ts';
import { InvoiceSchema } from './invoice.entity.ts';
import type { InvoiceRow } from './invoice.entity.ts';

/** The invoices that a customer's lines gather on, by currency; only that of one currency where it is named. Fees that are paid on their own are billed by none. Those on which nothing gathers now only where that is asked. */
export function gatheringInvoices(read: Reader, customerId: string, currency: string | null, withEmpty = false): Promise<InvoiceRow[]> {
  return read.list(InvoiceSchema, {
    where: { text: `t.customer_id = $1 and t.status = 'GATHERING' and t.kind = 'SUBSCRIPTION' and (t.deleted_at is null or $3::bool) and ($2::text is null or t.currency = $2)`, values: [customerId, currency, withEmpty] },
    orderBy: [{ property: 'currency', direction: 'asc' }],
  });
}
