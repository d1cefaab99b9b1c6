import type { Reader } from '../platform/reader.ts';
import { RequestedInvoiceSchema } from './requested-invoice.entity.ts';
import type { RequestedInvoiceRow } from './requested-invoice.entity.ts';

/** The invoices of each request with what each is asked for, in the order in which they were named. */
export function invoicesOfRequests(read: Reader, requestIds: readonly string[]): Promise<RequestedInvoiceRow[][]> {
  return read.listByKeys(RequestedInvoiceSchema, 'paymentRequestId', requestIds, { orderBy: [{ property: 'id', direction: 'asc' }] });
}
