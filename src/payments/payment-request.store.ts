import { joined } from '../platform/keyset.ts';
import type { Reader, Where } from '../platform/reader.ts';
import { PaymentSchema } from './payment.entity.ts';
import type { PaymentRow } from './payment.entity.ts';
import { PaymentRequestSchema } from './payment-request.entity.ts';
import type { PaymentRequestRow, PaymentRequestStatus } from './payment-request.entity.ts';
import { RequestedInvoiceSchema } from './requested-invoice.entity.ts';
import type { RequestedInvoiceRow } from './requested-invoice.entity.ts';

/** Requests by id, in the order of the ids; null where there is none in reach. */
export function paymentRequestsByIds(read: Reader, ids: readonly string[]): Promise<(PaymentRequestRow | null)[]> {
  return read.byKeys(PaymentRequestSchema, 'id', ids);
}

/** The invoices of each request with what each is asked for, in the order in which they were named. */
export function invoicesOfRequests(read: Reader, requestIds: readonly string[]): Promise<RequestedInvoiceRow[][]> {
  return read.listByKeys(RequestedInvoiceSchema, 'paymentRequestId', requestIds, { orderBy: [{ property: 'id', direction: 'asc' }] });
}

/** The payments of each request, first to last. */
export function paymentsOfRequests(read: Reader, requestIds: readonly string[]): Promise<PaymentRow[][]> {
  return read.listByKeys(PaymentSchema, 'paymentRequestId', requestIds, {
    orderBy: [
      { property: 'createdAt', direction: 'asc' },
      { property: 'id', direction: 'asc' },
    ],
  });
}

/** Which requests a list holds; every member that is given must hold. */
export interface PaymentRequestListFilter {
  readonly customerIds?: readonly string[] | null | undefined;
  readonly statuses?: readonly PaymentRequestStatus[] | null | undefined;
}

export function paymentRequestWhere({ customerIds, statuses }: PaymentRequestListFilter): Where | undefined {
  let where: Where | undefined;
  if (customerIds != null) where = joined(where, { text: 't.customer_id = any($1::uuid[])', values: [customerIds] });
  if (statuses != null) where = joined(where, { text: 't.status = any($1::text[])', values: [statuses] });
  return where;
}
