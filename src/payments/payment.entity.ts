import { defineEntity, p } from '@mikro-orm/core';
import { Organization } from '../access/index.ts';
import { Invoice } from '../billing/index.ts';
import type { PaymentAppType, PaymentStatus } from '../billing/index.ts';
import { Customer } from '../customers/index.ts';
import { instant, numeric, organizationFilter } from '../platform/entity.ts';
import type { RowOf } from '../platform/entity.ts';

/** One attempt to be paid for an invoice, with what came of it. Never changed and never removed. */
export const PaymentSchema = defineEntity({
  name: 'Payment',
  tableName: 'payment',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    customerId: () => p.manyToOne(Customer).mapToPk().fieldName('customer_id'),
    invoiceId: () => p.manyToOne(Invoice).mapToPk().fieldName('invoice_id'),
    app: p.string().length(32).$type<PaymentAppType>(),
    /** Names the attempt: asked twice, it is made once. */
    attemptKey: p.string().length(128),
    amount: numeric(),
    currency: p.string().length(3),
    status: p.string().length(32).$type<PaymentStatus>(),
    /** Why it was not paid; null otherwise. */
    failure: p.string().length(1024).nullable(),
    createdAt: instant(),
  },
  uniques: [{ name: 'payment_attempt_unique', properties: ['organizationId', 'attemptKey'] }],
  indexes: [{ name: 'payment_invoice', properties: ['invoiceId', 'createdAt', 'id'] }],
  filters: organizationFilter,
});
export class Payment extends PaymentSchema.class {}
PaymentSchema.setClass(Payment);

export type PaymentRow = RowOf<typeof PaymentSchema>;
