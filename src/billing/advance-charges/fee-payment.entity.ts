import { defineEntity, p } from '@mikro-orm/core';
import { Organization } from '../../access/index.ts';
import { Customer } from '../../customers/index.ts';
import { instant, json, organizationFilter } from '../../platform/entity.ts';
import { InvoiceLine } from '../invoice-line.entity.ts';
import type { InvoiceTaxJson } from '../settlement/settlement-json.ts';
import type { FeePaymentStatus } from './fee-payment.ts';

/** How the payment of a fee stands that is paid on its own; lines that are paid with their invoice have none. */
export const FeePaymentSchema = defineEntity({
  name: 'FeePayment',
  tableName: 'fee_payment',
  properties: {
    invoiceLineId: () => p.manyToOne(InvoiceLine).mapToPk().fieldName('invoice_line_id').primary().deleteRule('no action').updateRule('no action'),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    customerId: () => p.manyToOne(Customer).mapToPk().fieldName('customer_id'),
    status: p.string().length(16).$type<FeePaymentStatus>(),
    /** When it last came to be so; null: it never was. */
    succeededAt: instant().nullable(),
    failedAt: instant().nullable(),
    refundedAt: instant().nullable(),
    /** The taxes that were computed on the fee by itself, with their amounts. */
    taxes: json<readonly InvoiceTaxJson[]>().default([]),
    /** When it went onto the invoice of its period: from then on its payment is that invoice's. */
    invoicedAt: instant().nullable(),
    createdAt: instant(),
    updatedAt: instant(),
  },
  indexes: [
    { name: 'fee_payment_open', properties: ['organizationId', 'customerId'], where: 'invoiced_at is null' },
  ],
  filters: organizationFilter,
});
export class FeePayment extends FeePaymentSchema.class {}
FeePaymentSchema.setClass(FeePayment);
