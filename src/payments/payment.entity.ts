import { defineEntity, p } from '@mikro-orm/core';
import { Organization } from '../access/index.ts';
import { Invoice } from '../billing/index.ts';
import type { PaymentAction, PaymentAppType, PaymentStatus } from '../billing/index.ts';
import { Customer } from '../customers/index.ts';
import { instant, json, numeric, organizationFilter } from '../platform/entity.ts';
import type { RowOf } from '../platform/entity.ts';
import { PaymentRequest } from './payment-request.entity.ts';

/** Who took the money: an app, or somebody outside who told of it. */
export type PaymentSource = PaymentAppType | 'RECORDED';

/** One attempt to be paid, or money that came outside, with what came of it. Changed only when the app says later what came of it (`paymentMoves`), and never removed. */
export const PaymentSchema = defineEntity({
  name: 'Payment',
  tableName: 'payment',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    customerId: () => p.manyToOne(Customer).mapToPk().fieldName('customer_id'),
    /** What it was for; null where it was for the invoices of a payment request. */
    invoiceId: () => p.manyToOne(Invoice).mapToPk().fieldName('invoice_id').nullable().deleteRule('restrict').deferMode('immediate'),
    /** The request that it was made by; null where it was for one invoice. Of both exactly one is there. */
    paymentRequestId: () => p.manyToOne(PaymentRequest).mapToPk().fieldName('payment_request_id').nullable().deleteRule('restrict'),
    app: p.string().length(32).$type<PaymentSource>(),
    /** Names the attempt: asked twice, it is made once. */
    attemptKey: p.string().length(128),
    /** Which attempt for the same thing it was, 1 for the first; 0 for money that came outside. */
    attempt: p.integer(),
    /** The name that somebody outside gave it, unique in the organization; null for an app's. */
    reference: p.string().length(256).nullable(),
    amount: numeric(),
    currency: p.string().length(3),
    status: p.string().length(32).$type<PaymentStatus>(),
    /** Why it was not paid, for people; null otherwise. */
    failure: p.string().length(1024).nullable(),
    /** The same for programs; null also where the app has no code. */
    failureCode: p.string().length(64).nullable(),
    /** What the payer has to do; null unless it has to act. */
    action: json<PaymentAction>().nullable(),
    metadata: json<Record<string, unknown>>().nullable(),
    /** When it was tried; of money that came outside, when it came. */
    createdAt: instant(),
  },
  uniques: [
    { name: 'payment_attempt_unique', properties: ['organizationId', 'attemptKey'] },
    { name: 'payment_reference_unique', properties: ['organizationId', 'reference'], where: 'reference is not null' },
  ],
  indexes: [
    { name: 'payment_invoice', properties: ['invoiceId', 'createdAt', 'id'] },
    { name: 'payment_of_request', properties: ['paymentRequestId'], where: 'payment_request_id is not null' },
    { name: 'payment_created', properties: ['organizationId', 'createdAt', 'id'] },
    { name: 'payment_customer', properties: ['customerId', 'createdAt', 'id'] },
  ],
  filters: organizationFilter,
});
export class Payment extends PaymentSchema.class {}
PaymentSchema.setClass(Payment);

export type PaymentRow = RowOf<typeof PaymentSchema>;
