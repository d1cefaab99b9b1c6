import { defineEntity, p } from '@mikro-orm/core';
import { Organization } from '../access/index.ts';
import { Invoice } from '../billing/index.ts';
import { Customer } from '../customers/index.ts';
import { numeric, organizationFilter } from '../platform/entity.ts';
import type { RowOf } from '../platform/entity.ts';
import { PaymentRequest } from './payment-request.entity.ts';

/** An invoice of a payment request, and how much of the request is for it: what was outstanding when the request was made. */
export const RequestedInvoiceSchema = defineEntity({
  name: 'RequestedInvoice',
  tableName: 'payment_request_invoice',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    customerId: () => p.manyToOne(Customer).mapToPk().fieldName('customer_id'),
    paymentRequestId: () => p.manyToOne(PaymentRequest).mapToPk().fieldName('payment_request_id'),
    invoiceId: () => p.manyToOne(Invoice).mapToPk().fieldName('invoice_id'),
    amount: numeric(),
  },
  uniques: [{ name: 'payment_request_invoice_unique', properties: ['paymentRequestId', 'invoiceId'] }],
  indexes: [{ name: 'payment_request_invoice_of', properties: ['invoiceId'] }],
  filters: organizationFilter,
});
export class RequestedInvoice extends RequestedInvoiceSchema.class {}
RequestedInvoiceSchema.setClass(RequestedInvoice);

export type RequestedInvoiceRow = RowOf<typeof RequestedInvoiceSchema>;
